/**
 * Messages to and from the worker that stores weights. They hold addresses and files, never
 * queries.
 */
import type * as web from "../platform.js";
import type { ErrorData } from "../errors.js";
import type { StoreProgress, WeightsAddress } from "./manifest.js";

export type StoreRequest = { addresses: WeightsAddress[] } | { files: web.File[] };

/** An answer: progress any number of times, then the folder or an error. */
export type StoreReply = { progress: StoreProgress } | { done: string } | { failed: ErrorData };
