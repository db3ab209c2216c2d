/** pLDDT along the chains. */
import { html, svg } from "../dom.js";
import { BANDS } from "./colours.js";
import type { ResidueScore } from "./residues.js";

const [WIDTH, HEIGHT] = [440, 360];
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 8, 8, 36];

/** `onPick` gets the residue under the pointer or the arrow keys. */
export function plddtPlot(scores: readonly ResidueScore[], onPick: (residue: number) => void): HTMLElement {
  const x = (at: number) => LEFT + ((at + 0.5) / scores.length) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / 100) * (HEIGHT - TOP - BOTTOM);
  const bands = BANDS.map(({ from, colour }, at) => {
    const top = y(at === 0 ? 100 : (BANDS[at - 1]?.from ?? 100));
    return svg("rect", { x: LEFT, y: top, width: WIDTH - LEFT - RIGHT, height: y(from) - top, fill: colour, opacity: 0.22 });
  });
  const cursor = svg("line", { y1: TOP, y2: HEIGHT - BOTTOM, class: "cursor", visibility: "hidden" });
  const lines = chains(scores).map(([start, end]) => svg("polyline", { points: scores.slice(start, end).map(({ plddt }, at) => `${x(start + at).toFixed(1)},${y(plddt).toFixed(1)}`).join(" ") }));
  const ticks = [0, 50, 70, 90, 100].map((value) => svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)));
  const names = chains(scores).map(([start, end]) => svg("text", { x: (x(start) + x(end - 1)) / 2, y: HEIGHT - 8, "text-anchor": "middle" }, `chain ${scores[start]?.chain}, ${end - start}`));
  const borders = chains(scores).slice(1).map(([start]) => svg("line", { x1: (x(start) + x(start - 1)) / 2, x2: (x(start) + x(start - 1)) / 2, y1: TOP, y2: HEIGHT - BOTTOM, class: "border" }));
  const mean = scores.reduce((sum, { plddt }) => sum + plddt, 0) / Math.max(1, scores.length);
  const label = `pLDDT of ${scores.length} residues, ${mean.toFixed(0)} on average`;
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, tabindex: 0 }, ...bands, ...borders, ...lines, cursor, ...ticks, ...names);
  const readout = html("figcaption", { "aria-live": "polite" }, "Point at a residue, or use the arrow keys.");
  let picked = -1;
  const pick = (residue: number) => {
    const score = scores[residue];
    if (!score || residue === picked) return;
    picked = residue;
    cursor.setAttribute("x1", String(x(residue)));
    cursor.setAttribute("x2", String(x(residue)));
    cursor.setAttribute("visibility", "visible");
    readout.textContent = `${score.label}: pLDDT ${score.plddt.toFixed(1)}`;
    onPick(residue);
  };
  drawing.addEventListener("pointermove", (event) => {
    const { left, width } = drawing.getBoundingClientRect();
    const share = (((event.clientX - left) / width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
    pick(Math.min(scores.length - 1, Math.max(0, Math.floor(share * scores.length))));
  });
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    pick(Math.min(scores.length - 1, Math.max(0, picked + step)));
  });
  return html("figure", { class: "plddt" }, drawing, readout);
}

function chains(scores: readonly ResidueScore[]): [start: number, end: number][] {
  const starts = scores.flatMap(({ chain }, at) => (at === 0 || scores[at - 1]?.chain !== chain ? [at] : []));
  return starts.map((start, at) => [start, starts[at + 1] ?? scores.length]);
}
