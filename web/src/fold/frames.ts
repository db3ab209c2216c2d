/** Coordinates of the first sample during denoising, kept for a replay. */
import type { FoldStage } from "trifold";

/** Frames of a replay at most: long folds keep every second step or fewer. */
const MOST = 60;

export class Frames {
  readonly kept: Float32Array[] = [];

  /** `placed`: superposed coordinates [atoms, 3] after a denoising step. */
  record(placed: Float32Array, { step, of }: FoldStage): void {
    const every = Math.ceil(of / MOST);
    if (step % every === 0 || step === of - 1) this.kept.push(placed);
  }
}
