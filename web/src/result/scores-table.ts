/** The table of scores of all samples. */
import type { FoldResult, Scores } from "trifold";
import { headings, html, scrolling } from "../dom.js";
import "./scores-table.css";

const COLUMNS: [name: keyof Scores & string, heading: string, digits: number][] = [
  ["sampleRankingScore", "#Rank score", 3],
  ["avgPlddt", "#pLDDT", 1],
  ["ptm", "#pTM", 3],
  ["iptm", "#ipTM", 3],
  ["gpde", "#gPDE, Å", 2],
  ["disorder", "#Disorder", 3],
  ["hasClash", "#Clash", 0],
];

export interface ScoresTable {
  element: HTMLElement;
  /** Marks the row of the sample that is shown. */
  mark(sample: number): void;
}

export function scoresTable(
  { samples, structure }: FoldResult,
  ranked: readonly number[],
  onChoose: (sample: number) => void,
): ScoresTable {
  const single = structure.chains.length === 1;
  const rows = ranked.map((index) => {
    const value = (name: string, digits: number) => {
      const score = Number(samples[index]?.scores[name as keyof Scores]);
      return (name === "iptm" && single) || Number.isNaN(score) ? "–" : score.toFixed(digits);
    };
    const cells = COLUMNS.map(([name, heading, digits]) =>
      html("td", { class: "number", "data-label": heading.slice(1) }, value(name, digits)),
    );
    const choose = html("button", { type: "button", class: "button-small" }, `Sample ${index + 1}`);
    const row = html("tr", {}, html("th", { scope: "row" }, choose), ...cells);
    row.addEventListener("click", () => onChoose(index));
    return row;
  });
  const caption = html(
    "caption",
    {},
    "Samples, best first; the marked one is shown, and a click shows another. pTM and ipTM are " +
      "from 0 to 1, gPDE is an error in ångström. A single chain has no ipTM.",
  );
  const table = html(
    "table",
    { class: "scores-table" },
    caption,
    headings(["Sample", ...COLUMNS.map(([, heading]) => heading)]),
    html("tbody", {}, ...rows),
  );
  const mark = (sample: number) => {
    rows.forEach((row, at) => {
      if (ranked[at] === sample) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  };
  return { element: scrolling("Scores", table), mark };
}
