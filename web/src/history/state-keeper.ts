/** Stores the state of a fold while it runs, so that a later visit can resume it. */
import type { FoldState } from "trifold";

/** Folds that end sooner are not stored. */
const FIRST_MS = 2000;
const EVERY_MS = 10_000;
/** Storing takes at most one part of so many of the time. */
const SHARE = 20;

/** A fold's state as bytes, and the point from which it resumes, in words. */
export interface StoredState {
  bytes: Uint8Array;
  from: string;
}

export class StateKeeper {
  readonly #state: FoldState;
  readonly #store: (state: StoredState) => Promise<void>;
  #next = performance.now() + FIRST_MS;
  #storing = false;

  constructor(state: FoldState, store: (state: StoredState) => Promise<void>) {
    this.#state = state;
    this.#store = store;
  }

  /** Stores the state if enough time has passed since the last time. */
  async record(from: string): Promise<void> {
    const begun = performance.now();
    if (this.#storing || begun < this.#next) return;
    this.#storing = true;
    try {
      await this.#store({ bytes: await this.#state.toBytes(), from });
    } catch {
      // The fold has ended meanwhile; it needs no state any more.
    } finally {
      const end = performance.now();
      this.#next = end + Math.max(EVERY_MS, SHARE * (end - begun));
      this.#storing = false;
    }
  }
}
