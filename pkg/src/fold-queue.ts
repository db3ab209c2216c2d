/** Runs folds one after the other. */
import { unlessAborted } from "./abort.js";
import { Folding } from "./folding.js";
import type { Query } from "./query.js";
import type { FoldCall, Trifold } from "./trifold.js";

/**
 * A queue of folds on one model. Each fold starts when those added before have ended, successfully
 * or not.
 *
 * @example
 * const queue = new FoldQueue(trifold);
 * const foldings = sequences.map((sequence) => queue.add(sequence, { samples: 1 }));
 * foldings[1].cancel(); // also before it has started
 * for (const { status, value } of await Promise.allSettled(foldings))
 *   if (status === "fulfilled") console.log(value.name);
 */
export class FoldQueue {
  readonly #trifold: Pick<Trifold, "fold">;
  #last: Promise<unknown> = Promise.resolve();
  #size = 0;

  constructor(trifold: Pick<Trifold, "fold">) {
    this.#trifold = trifold;
  }

  /** Folds that have not ended. */
  get size(): number {
    return this.#size;
  }

  /** Adds a fold. Its promise, stages and `cancel()` are those of `Trifold.fold`. */
  add(query: Query, options: FoldCall = {}): Folding {
    const turn = this.#last;
    this.#size += 1;
    const folding = Folding.start(options, async ({ call }, tell, ended) => {
      await unlessAborted(turn, ended, () => undefined);
      return this.#trifold.fold(query, { ...call, signal: ended, onStage: tell });
    });
    const left = folding.then(
      () => undefined,
      () => undefined,
    );
    void left.then(() => (this.#size -= 1));
    // A fold that was cancelled while waiting ends before its turn.
    this.#last = Promise.all([turn, left]);
    return folding;
  }

  /** Waits until all folds that were added so far have ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
