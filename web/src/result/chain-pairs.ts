/** The confidence of every pair of chains: ipTM and the mean PAE. */
import type { FoldResult, FoldSample } from "trifold";
import { headings, html, scrolling } from "../dom.js";
import "./chain-pairs.css";

/** Chains from which the table has too many columns to be read. */
const MOST_CHAINS = 16;

/** Undefined for a single chain. */
export function chainPairs(result: FoldResult, sample: FoldSample): HTMLElement | undefined {
  const { chains } = result.structure;
  if (chains.length < 2 || chains.length > MOST_CHAINS) return undefined;
  const tokens = chainTokens(result);
  const rows = chains.map(({ id }, row) => {
    const cells = chains.map((other, column) =>
      html(
        "td",
        { class: "number", "data-own": row === column },
        html("strong", {}, score(sample, id, other.id)),
        html("span", {}, `${meanPae(sample.pae, tokens[row], tokens[column]).toFixed(1)} Å`),
      ),
    );
    return html("tr", {}, html("th", { scope: "row" }, id), ...cells);
  });
  const caption = html(
    "caption",
    {},
    "ipTM and mean PAE: the row’s chain is aligned on, the column’s is scored. On the diagonal ",
    "is the pTM of a chain. ipTM above 0.8 is good, below 0.6 probably wrong.",
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
  const pairs = scores.chainPairIptm;
  const value =
    one === other
      ? scores.chainPtm[one]
      : (pairs[`(${one}, ${other})`] ?? pairs[`(${other}, ${one})`]);
  return value === undefined ? "–" : value.toFixed(2);
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
