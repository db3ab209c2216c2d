/**
 * Messages between the page and the worker that stores weights. They hold addresses and files,
 * never sequences.
 */
import type { WeightsAddress } from "./manifest.js";
import type { Progress } from "./transfer.js";

export type StoreRequest = { addresses: WeightsAddress[] } | { files: File[] };

/** Why a request failed. */
export type FailureReason = "no-storage" | "quota" | "other";

export type WorkerMessage =
  { progress: Progress } | { done: string } | { failed: string; reason: FailureReason };
