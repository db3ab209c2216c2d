/** The state of a fold, from which it resumes. */
import { TrifoldError } from "./errors.js";
import { bytes as bytesCheck, checkValue, required } from "./options.js";
import type { FoldState as WasmFoldState } from "./wasm/trifold_folding.js";

interface Wasm {
  FoldState: { new (): WasmFoldState; fromBytes(bytes: Uint8Array): WasmFoldState };
}

/** Reads the state from the worker that holds it; `undefined` if it holds none. */
type Fetch = () => Promise<Uint8Array | undefined>;

let created = 0;

/**
 * Pass an empty state to `fold`, and it records the finished cycles of the trunk and the finished
 * denoising steps. After a lost device, open the model again, in the same worker if the fold ran in
 * one, and pass the state to `fold` with the same query and options: the result equals that of an
 * uninterrupted fold. A state takes the memory of one pair representation and is emptied when its
 * fold is done.
 *
 * `toBytes` copies the state, also while its fold runs, so that a page can store it and resume
 * after a reload with `FoldState.fromBytes`.
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
  /** Stored bytes that no wasm has read yet. */
  #stored: Uint8Array | undefined;
  #held: { wasm: Wasm; state: WasmFoldState } | undefined;
  #fetch: Fetch | undefined;

  /**
   * A state from the bytes of `toBytes`. Only the version of this package that wrote them resumes
   * from them; `fold` rejects other bytes.
   *
   * @example
   * const state = FoldState.fromBytes(await (await file.getFile()).arrayBuffer());
   */
  static fromBytes(stored: Uint8Array | ArrayBuffer): FoldState {
    checkValue("FoldState.fromBytes: `bytes`", stored, required(bytesCheck));
    const state = new FoldState();
    state.#stored = stored instanceof Uint8Array ? stored : new Uint8Array(stored);
    return state;
  }

  /**
   * A copy of the state, to store. It is as large as one pair representation: some tens of
   * megabytes for 500 residues.
   *
   * @throws TrifoldError with the code "input" if no fold has used the state, or its fold is done.
   *
   * @example
   * onStage: async ({ stage, step }) => {
   *   if (stage === "diffusion" && step % 20 === 19) await store.put(await state.toBytes());
   * }
   */
  async toBytes(): Promise<Uint8Array> {
    const bytes = this.#stored ?? this.#held?.state.toBytes() ?? (await this.#fetch?.());
    if (bytes) return bytes;
    throw new TrifoldError("input", "resume state: is empty: no fold has used it, or it is done");
  }

  /** The state in the memory of the wasm that folds. @internal */
  within(wasm: Wasm): WasmFoldState {
    if (!this.#held) {
      const stored = this.#stored;
      this.#held = {
        wasm,
        state: stored ? wasm.FoldState.fromBytes(stored) : new wasm.FoldState(),
      };
      this.#stored = undefined;
    }
    if (this.#held.wasm !== wasm) {
      throw new TrifoldError(
        "input",
        "resume state: belongs to the other wasm module: open the model with the `module` with " +
          "which the fold began",
      );
    }
    return this.#held.state;
  }

  /** Frees the state of a complete fold. @internal */
  clear(): void {
    this.#held?.state.free();
    this.#held = undefined;
  }

  /** The state for a worker, which holds it from now on. @internal */
  sendTo(fetch: Fetch): SentState {
    this.#fetch = fetch;
    const stored = this.#stored;
    this.#stored = undefined;
    return { id: this.id, stored };
  }
}

/** A state as it is sent to a worker: its id, and its bytes if they were stored. */
export interface SentState {
  id: number;
  stored: Uint8Array | undefined;
}
