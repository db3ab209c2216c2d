/**
 * What passes between the page and the worker that fills the shelf. Addresses and files only: it
 * never hears of a sequence.
 */
import type { WeightsAddress } from "./manifest.js";
import type { Progress } from "./transfer.js";

export type StoreRequest = { addresses: WeightsAddress[] } | { files: File[] };

/** Why an order was not carried out. */
export type Trouble = "nowhere" | "room" | "other";

export type WorkerMessage =
  { progress: Progress } | { done: string } | { failed: string; trouble: Trouble };
