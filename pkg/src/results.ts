/** Parts of a result. */
import { TrifoldError } from "./errors.js";
import type { FoldResult, FoldSample } from "./folding-types.js";
import { checkValue, required, whole } from "./options.js";

/**
 * Indices of the samples, best first.
 *
 * @example
 * const best = result.samples[ranking(result.samples)[0]];
 */
export function ranking(samples: readonly FoldSample[]): number[] {
  const score = (index: number) => samples[index]?.scores.sampleRankingScore ?? -Infinity;
  return samples.map((_, index) => index).sort((one, other) => score(other) - score(one));
}

/**
 * The mmCIF of a sample, counted from 0.
 *
 * @example
 * const text = mmcif(result, ranking(result.samples)[0]);
 */
export function mmcif(result: FoldResult, sample: number): string {
  return fileOf("mmcif", result, sample, "cif");
}

/**
 * The PDB file of a sample, counted from 0.
 * @throws TrifoldError with the code "unsupported" if the structure does not fit the format; its
 * message gives the reason.
 *
 * @example
 * const text = pdb(result, ranking(result.samples)[0]);
 */
export function pdb(result: FoldResult, sample: number): string {
  return fileOf("pdb", result, sample, "pdb");
}

function fileOf(call: string, result: FoldResult, sample: number, extension: string): string {
  const { length } = result.samples;
  checkValue(`${call}: \`sample\``, sample, {
    ...required(whole(0)),
    expected: `0 to ${length - 1}`,
    ranged: (value: number) => Number.isInteger(value) && value >= 0 && value < length,
  });
  const end = `_sample_${sample + 1}_model.${extension}`;
  const file = result.files.find(({ path }) => path.endsWith(end));
  if (file) return new TextDecoder().decode(file.bytes);
  const omitted = result.omitted.find(({ path }) => path.endsWith(end));
  throw new TrifoldError("unsupported", omitted?.reason ?? `${call}: the result has no ${end}`);
}
