/**
 * What passes between the page and the worker that fills the shelf. Addresses and files only: it
 * never hears of a sequence.
 */
import type { Wanted } from "./manifest.js";
import type { Progress } from "./transfer.js";

export type Order = { addresses: Wanted[] } | { files: File[] };

/** Why an order was not carried out. */
export type Trouble = "nowhere" | "room" | "other";

export type Word = { progress: Progress } | { done: string } | { failed: string; trouble: Trouble };
