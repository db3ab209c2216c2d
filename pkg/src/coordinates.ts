/** Coordinates of a running fold: the denoiser rotates and shifts its atoms in every step. */
import type { FoldStage } from "./folding-types.js";
import { superposed } from "./superpose.js";

/**
 * Passes stages on, with each sample's atoms superposed on those of the previous step, and the
 * first step's on its first sample.
 */
export function superposing(tell: (stage: FoldStage) => void): (stage: FoldStage) => void {
  let before: Float32Array | undefined;
  return (stage) => {
    const { coordinates, samples = 1 } = stage;
    if (!coordinates) return tell(stage);
    before = placed(coordinates, before, samples);
    tell({ ...stage, coordinates: before });
  };
}

function placed(
  coordinates: Float32Array,
  before: Float32Array | undefined,
  samples: number,
): Float32Array {
  const length = coordinates.length / samples;
  const all = new Float32Array(coordinates.length);
  for (let at = 0; at < coordinates.length; at += length) {
    const onto = before ? before.subarray(at, at + length) : coordinates.subarray(0, length);
    all.set(superposed(coordinates.subarray(at, at + length), onto), at);
  }
  return all;
}
