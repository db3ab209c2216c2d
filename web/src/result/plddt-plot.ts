/** pLDDT along the chains. */
import { html, svg } from "../dom.js";
import { residueTicks } from "./axis.js";
import { BANDS } from "./colours.js";
import type { ResidueScore } from "./residues.js";
import { onPoint } from "./selection.js";
import "./plddt-plot.css";

const [WIDTH, HEIGHT] = [440, 380];
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 10, 10, 60];
const FOOT = HEIGHT - BOTTOM;
const MOST_TICKS = 9;
/** Width of a chain's name; shorter chains have none. */
const MOST_NAME_WIDTH = 48;

export interface PlddtPlot {
  element: HTMLElement;
  /** Marks a residue, and the one that the structure is aligned on. */
  mark(residue: number, aligned?: number): void;
}

/** `onPick` gets the residue under the pointer or the arrow keys. */
export function plddtPlot(
  scores: readonly ResidueScore[],
  onPick: (residue: number) => void,
): PlddtPlot {
  const x = (at: number) => LEFT + ((at + 0.5) / scores.length) * (WIDTH - LEFT - RIGHT);
  const [aligned, cursor] = [verticalLine("aligned"), verticalLine("cursor")];
  const mean = scores.reduce((sum, { plddt }) => sum + plddt, 0) / Math.max(1, scores.length);
  const label = `pLDDT of ${scores.length} residues, ${mean.toFixed(0)} on average`;
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, tabindex: 0 },
    ...bands(),
    ...curves(scores, x),
    aligned,
    cursor,
    ...axes(scores, x),
  );
  const readout = html(
    "figcaption",
    { "aria-live": "polite" },
    "Point at a residue, or use the arrow keys.",
  );
  let picked = -1;
  const mark = (residue: number, from?: number) => {
    const score = scores[residue];
    if (!score) return;
    picked = residue;
    place(cursor, x(residue));
    place(aligned, from === undefined || from === residue ? undefined : x(from));
    readout.textContent = `${score.label}: pLDDT ${score.plddt.toFixed(1)}`;
  };
  const within = (residue: number) => Math.min(scores.length - 1, Math.max(0, residue));
  onPoint(drawing, ({ clientX }) => {
    const { left, width } = drawing.getBoundingClientRect();
    const share = (((clientX - left) / width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
    onPick(within(Math.floor(share * scores.length)));
  });
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    onPick((picked = within(picked + step)));
  });
  return { element: html("figure", { class: "plddt" }, drawing, readout), mark };
}

function y(value: number): number {
  return TOP + (1 - value / 100) * (FOOT - TOP);
}

function verticalLine(kind: string): SVGLineElement {
  return svg("line", { y1: TOP, y2: FOOT, class: kind, visibility: "hidden" });
}

function place(line: SVGLineElement, x: number | undefined): void {
  line.setAttribute("visibility", x === undefined ? "hidden" : "visible");
  for (const end of ["x1", "x2"]) line.setAttribute(end, String(x ?? 0));
}

function bands(): SVGElement[] {
  return BANDS.map(({ from, colour }, at) => {
    const top = y(at === 0 ? 100 : (BANDS[at - 1]?.from ?? 100));
    return svg("rect", {
      x: LEFT,
      y: top,
      width: WIDTH - LEFT - RIGHT,
      height: y(from) - top,
      fill: colour,
      opacity: 0.22,
    });
  });
}

function curves(scores: readonly ResidueScore[], x: (at: number) => number): SVGElement[] {
  const borders = chains(scores)
    .slice(1)
    .map(([start]) =>
      svg("line", {
        x1: (x(start) + x(start - 1)) / 2,
        x2: (x(start) + x(start - 1)) / 2,
        y1: TOP,
        y2: FOOT,
        class: "border",
      }),
    );
  const lines = chains(scores).map(([start, end]) =>
    svg("polyline", {
      points: scores
        .slice(start, end)
        .map(({ plddt }, at) => `${x(start + at).toFixed(1)},${y(plddt).toFixed(1)}`)
        .join(" "),
    }),
  );
  return [...borders, ...lines];
}

function axes(scores: readonly ResidueScore[], x: (at: number) => number): SVGElement[] {
  const values = [0, 50, 70, 90, 100].map((value) =>
    svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)),
  );
  const numbers = residueTicks(scores, MOST_TICKS).flatMap(({ at, text }) => [
    svg("line", { x1: x(at), x2: x(at), y1: FOOT, y2: FOOT + 5, class: "tick" }),
    svg("text", { x: x(at), y: FOOT + 19, "text-anchor": "middle" }, text),
  ]);
  const all = chains(scores);
  const named = all.filter(
    ([start, end]) => all.length === 1 || x(end - 1) - x(start) > MOST_NAME_WIDTH,
  );
  const names = named.map(([start, end]) =>
    svg(
      "text",
      { x: (x(start) + x(end - 1)) / 2, y: HEIGHT - 8, "text-anchor": "middle" },
      all.length === 1
        ? `Residue of chain ${scores[start]?.chain}`
        : `chain ${scores[start]?.chain}`,
    ),
  );
  return [...values, ...numbers, ...names];
}

function chains(scores: readonly ResidueScore[]): [start: number, end: number][] {
  const starts = scores.flatMap(({ chain }, at) =>
    at === 0 || scores[at - 1]?.chain !== chain ? [at] : [],
  );
  return starts.map((start, at) => [start, starts[at + 1] ?? scores.length]);
}
