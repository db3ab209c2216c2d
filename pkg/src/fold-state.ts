/** The state of a fold, from which it resumes after its device was lost. */
import { TrifoldError } from "./errors.js";
import type { FoldState as WasmFoldState } from "./wasm/trifold_folding.js";

interface Wasm {
  FoldState: new () => WasmFoldState;
}

let created = 0;

/**
 * Pass an empty state to `fold`, and it records the finished cycles of the trunk and the finished
 * denoising steps. If the fold rejects with a `DeviceLostError`, open the model again, in the same
 * worker if the fold ran in one, and pass the state to `fold` with the same query and options: the
 * result equals that of an uninterrupted fold. A state takes the memory of one pair representation
 * and is emptied when its fold is done.
 *
 * @example
 * const state = new FoldState();
 * try {
 *   return await trifold.fold(query, { state });
 * } catch (error) {
 *   if (!(error instanceof DeviceLostError)) throw error;
 *   const reopened = await Trifold.open(options);
 *   return await reopened.fold(query, { state });
 * }
 */
export class FoldState {
  /** Identifies the state in its worker. @internal */
  readonly id = (created += 1);
  #stored: { wasm: Wasm; state: WasmFoldState } | undefined;

  /** The state in the memory of the wasm that folds. @internal */
  within(wasm: Wasm): WasmFoldState {
    this.#stored ??= { wasm, state: new wasm.FoldState() };
    if (this.#stored.wasm !== wasm) {
      throw new TrifoldError(
        "input",
        "trifold: the state belongs to the other wasm module: open the model with the `module` " +
          "with which the fold began",
      );
    }
    return this.#stored.state;
  }
}
