/** The confidence of every pair of chains: ipTM, the mean PAE and ipSAE. */
import type { FoldResult, FoldSample } from "trifold";
import { headings, html, scrolling } from "../dom.js";
import "./chain-pairs.css";

/** Chains from which the table has too many columns to be read. */
const MOST_CHAINS = 16;

type Chain = FoldResult["structure"]["chains"][number];

/** Undefined for a single chain. */
export function chainPairs(result: FoldResult, sample: FoldSample): HTMLElement | undefined {
  const { chains } = result.structure;
  if (chains.length < 2 || chains.length > MOST_CHAINS) return undefined;
  const tokens = chainTokens(result);
  const rows = chains.map((chain, row) => {
    const { id } = chain;
    const cells = chains.map((other, column) =>
      html(
        "td",
        { class: "number", "data-own": row === column },
        html("strong", {}, score(sample, id, other.id)),
        html("span", {}, `${meanPae(sample.pae, tokens[row], tokens[column]).toFixed(1)} Å`),
        ...interfaceScore(sample, chain, other),
      ),
    );
    return html("tr", {}, html("th", { scope: "row" }, id), ...cells);
  });
  const caption = html(
    "caption",
    {},
    "ipTM and mean PAE: the row’s chain is aligned on, the column’s is scored. On the diagonal ",
    "is the pTM of a chain. ipTM above 0.8 is good, below 0.6 probably wrong. ipSAE, of polymers, ",
    "is the higher of both directions; it counts only residues with a PAE below 10 Å.",
  );
  const table = html(
    "table",
    { class: "chain-pairs" },
    caption,
    headings(["Chain", ...chains.map(({ id }) => `#${id}`)]),
    html("tbody", {}, ...rows),
  );
  return scrolling("Pairs of chains", table);
}

function score({ scores }: FoldSample, one: string, other: string): string {
  const value = one === other ? scores.chainPtm[one] : ofPair(scores.chainPairIptm, one, other);
  return value === undefined ? "–" : value.toFixed(2);
}

/** ipSAE, which ligands do not have. */
function interfaceScore({ scores }: FoldSample, one: Chain, other: Chain): HTMLElement[] {
  const value = ofPair(scores.chainPairIpsae, one.id, other.id);
  const apart = one.id !== other.id && [one, other].every(({ kind }) => kind !== "ligand");
  return apart && value !== undefined ? [html("span", {}, `ipSAE ${value.toFixed(2)}`)] : [];
}

/** The value of a pair, whose key has the ids in alphabetical order or in that of another file. */
function ofPair(pairs: Record<string, number>, one: string, other: string): number | undefined {
  return pairs[`(${one}, ${other})`] ?? pairs[`(${other}, ${one})`];
}

type Range = [start: number, end: number];

/** The tokens of each chain. */
function chainTokens({ structure }: FoldResult): Range[] {
  return structure.chains.map(({ residues: [start, end] }) => [
    structure.residues[start]?.tokens[0] ?? 0,
    structure.residues[end - 1]?.tokens[1] ?? 0,
  ]);
}

function meanPae(pae: Float32Array, aligned: Range = [0, 0], scored: Range = [0, 0]): number {
  const count = Math.round(Math.sqrt(pae.length));
  let sum = 0;
  for (let row = aligned[0]; row < aligned[1]; row += 1)
    for (let column = scored[0]; column < scored[1]; column += 1)
      sum += pae[row * count + column] ?? 0;
  return sum / Math.max(1, (aligned[1] - aligned[0]) * (scored[1] - scored[0]));
}
