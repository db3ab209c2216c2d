/** What a fold goes on from when its device was lost. */
import type { Checkpoint as Kept } from "./wasm/trifold_folding.js";

interface Wasm {
  Checkpoint: new () => Kept;
}

let made = 0;

/**
 * Give an empty one to `fold`, and it keeps what is done: whole cycles of the trunk, and denoising
 * steps. Where the fold rejects with a `DeviceLostError`, open again, in the same worker where one
 * folds, and give it to `fold` with the same query and options: the result is that of a fold
 * without an end in between. It takes the memory of one pair representation, and is empty once a
 * fold is done.
 */
export class Checkpoint {
  /** By which a worker knows it. @internal */
  readonly id = (made += 1);
  #place: { wasm: Wasm; kept: Kept } | undefined;

  /** Where it is kept: in the memory of the wasm that folds. @internal */
  within(wasm: Wasm): Kept {
    this.#place ??= { wasm, kept: new wasm.Checkpoint() };
    if (this.#place.wasm !== wasm) {
      throw new Error(
        "trifold: the checkpoint is in the memory of another wasm, which the option `module` chose when its fold began",
      );
    }
    return this.#place.kept;
  }
}
