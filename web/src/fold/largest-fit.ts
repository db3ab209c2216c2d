/** The largest job that fits, where a query is too large. */
import type { FoldEstimate, FoldOptions, QueryFile } from "trifold";
import { plural } from "../format.js";

/** The part of a model that is used here. */
interface Estimator {
  estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate>;
}

/**
 * Suggests fewer samples, or else the length of a protein that fits. Undefined if not even a short
 * one fits, or once `wanted` returns false: each try takes about as long as an estimate.
 */
export async function largestFit(
  model: Estimator,
  query: QueryFile,
  options: FoldOptions & { samples: number },
  residues: number,
  wanted: () => boolean,
): Promise<string | undefined> {
  const fits = async (query: QueryFile, samples: number) =>
    wanted() &&
    model.estimate(query, { ...options, samples }).then(
      () => true,
      () => false,
    );
  const samples = await largest(1, options.samples, (count) => fits(query, count));
  if (samples > 0) return `${plural(samples, "sample")} of it would fit.`;
  const length = rounded(
    await largest(SHORTEST, residues, (count) =>
      fits({ text: `>A|protein\n${"A".repeat(count)}` }, options.samples),
    ),
  );
  return length > 0
    ? `With these settings a protein of ${plural(length, "residue")} would fit.`
    : undefined;
}

const SHORTEST = 16;

/**
 * The largest count from `least` to below `most` that fits, to within a twelfth; 0 if `least` does
 * not fit.
 */
async function largest(
  least: number,
  most: number,
  does: (count: number) => Promise<boolean>,
): Promise<number> {
  if (least >= most || !(await does(least))) return 0;
  let [good, bad] = [least, most];
  while (bad - good > Math.max(1, good / 12)) {
    const middle = (good + bad) >> 1;
    if (await does(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function rounded(length: number): number {
  return length < 100 ? length : 10 * Math.floor(length / 10);
}
