/**
 * The predicted aligned error of every pair of tokens, as a picture: dark green is confident, as in
 * the AlphaFold database.
 */
import type { FoldResult, FoldSample } from "trifold";
import { html, svg } from "../dom.js";
import { plural } from "../format.js";
import { Slices } from "../yield.js";
import { residueTicks, type Place, type Tick } from "./axis.js";
import { chainBorders, residueOfToken } from "./residues.js";
import { onPoint, type Picked } from "./selection.js";
import "./pae.css";

/** The upper end of the model's bins, angstroms. */
const MOST = 32;
const [WIDTH, HEIGHT] = [440, 490];
/** Position and side length of the picture in the drawing. */
const [LEFT, TOP, SIDE] = [62, 10, 364];
const MOST_TICKS = 8;
const [SURE, UNSURE] = [
  [20, 92, 45],
  [247, 252, 245],
] as const;

export interface PaePlot {
  element: HTMLElement;
  mark: (picked: Picked) => void;
}

export function paePlot(
  result: FoldResult,
  { pae }: FoldSample,
  onPick: (picked: Picked) => void,
): PaePlot {
  const count = Math.round(Math.sqrt(pae.length));
  const canvas = html("canvas", { role: "img", tabindex: 0, "aria-label": label(result, count) });
  laidOut(canvas);
  void paint(canvas, pae, count, chainBorders(result));
  const readout = html(
    "figcaption",
    { "aria-live": "polite" },
    "Point at a pair of residues, or use the arrow keys.",
  );
  const residues = residueOfToken(result);
  const cross = [
    svg("line", { class: "cursor", visibility: "hidden" }),
    svg("line", { class: "cursor", visibility: "hidden" }),
  ] as const;
  let [row, column] = [0, 0];
  const within = (place: number) => Math.min(count - 1, Math.max(0, place));
  const mark = ({ scored, aligned }: Picked) => {
    [row, column] = [aligned ?? scored, scored];
    placeCross(cross, (row + 0.5) / count, (column + 0.5) / count);
    const who = name(result, residues, column);
    if (aligned === undefined)
      readout.textContent =
        `${who}: expected error ${meanOf(pae, count, column).toFixed(1)} Å, ` +
        "the mean over all aligned residues";
    else
      readout.textContent =
        `${who} seen from ${name(result, residues, row)}: ` +
        `expected error ${(pae[row * count + column] ?? 0).toFixed(1)} Å`;
  };
  onPoint(canvas, ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    onPick({
      aligned: within(Math.floor(((clientY - top) / height) * count)),
      scored: within(Math.floor(((clientX - left) / width) * count)),
    });
  });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[
      event.key
    ];
    if (!step) return;
    event.preventDefault();
    [row, column] = [within(row + (step[0] ?? 0)), within(column + (step[1] ?? 0))];
    onPick({ aligned: row, scored: column });
  });
  return {
    element: html(
      "figure",
      { class: "pae" },
      html("div", { class: "field" }, canvas, frame(places(result, residues), cross)),
      readout,
    ),
    mark,
  };
}

function laidOut(canvas: HTMLCanvasElement): void {
  // Through the object model: the page's policy refuses style attributes.
  Object.assign(canvas.style, {
    left: `${(100 * LEFT) / WIDTH}%`,
    top: `${(100 * TOP) / HEIGHT}%`,
    width: `${(100 * SIDE) / WIDTH}%`,
    height: `${(100 * SIDE) / HEIGHT}%`,
  });
}

/** Axes and colour bar around the picture, and the cross over it. */
function frame(places: readonly Place[], cross: readonly SVGElement[]): SVGElement {
  const at = (tick: Tick) => ((tick.at + 0.5) / places.length) * SIDE;
  const ticks = residueTicks(places, MOST_TICKS).flatMap((tick) => [
    svg("text", { x: LEFT + at(tick), y: TOP + SIDE + 17, "text-anchor": "middle" }, tick.text),
    svg("text", { x: LEFT - 6, y: TOP + at(tick) + 4, "text-anchor": "end" }, tick.text),
  ]);
  const middle = TOP + SIDE / 2;
  const titles = [
    svg(
      "text",
      { x: LEFT + SIDE / 2, y: TOP + SIDE + 37, "text-anchor": "middle" },
      "Scored residue",
    ),
    svg(
      "text",
      { x: 13, y: middle, "text-anchor": "middle", transform: `rotate(-90 13 ${middle})` },
      "Aligned residue",
    ),
  ];
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    ...ticks,
    ...titles,
    ...colourBar(TOP + SIDE + 56),
    ...cross,
  );
}

function colourBar(y: number): SVGElement[] {
  const stop = (offset: number, colour: readonly number[]) =>
    svg("stop", { offset, "stop-color": `rgb(${colour.join(" ")})` });
  const gradient = svg("linearGradient", { id: "pae-colours" }, stop(0, SURE), stop(1, UNSURE));
  const numbers = [0, MOST / 4, MOST / 2, (3 * MOST) / 4, MOST].map((value) =>
    svg(
      "text",
      { x: LEFT + (value / MOST) * SIDE, y: y + 30, "text-anchor": "middle" },
      String(value),
    ),
  );
  const bar = svg("rect", {
    x: LEFT,
    y,
    width: SIDE,
    height: 14,
    fill: "url(#pae-colours)",
    class: "ramp",
  });
  return [
    svg("defs", {}, gradient),
    bar,
    ...numbers,
    svg(
      "text",
      { x: LEFT + SIDE / 2, y: y + 49, "text-anchor": "middle" },
      "Expected position error (Å)",
    ),
  ];
}

function placeCross(
  [across, down]: readonly [SVGElement, SVGElement],
  row: number,
  column: number,
): void {
  const [x, y] = [LEFT + column * SIDE, TOP + row * SIDE];
  const ends: [SVGElement, Record<string, number>][] = [
    [across, { x1: LEFT, x2: LEFT + SIDE, y1: y, y2: y }],
    [down, { x1: x, x2: x, y1: TOP, y2: TOP + SIDE }],
  ];
  for (const [line, places] of ends) {
    for (const [name, value] of Object.entries(places)) line.setAttribute(name, value.toFixed(1));
    line.setAttribute("visibility", "visible");
  }
}

function meanOf(pae: Float32Array, count: number, column: number): number {
  let sum = 0;
  for (let row = 0; row < count; row += 1) sum += pae[row * count + column] ?? 0;
  return sum / Math.max(1, count);
}

function places({ structure }: FoldResult, residues: readonly number[]): Place[] {
  return residues.map((residue) => {
    const { chain = 0, number = 0 } = structure.residues[residue] ?? {};
    return { chain: structure.chains[chain]?.id ?? "", number };
  });
}

async function paint(
  canvas: HTMLCanvasElement,
  pae: Float32Array,
  count: number,
  borders: number[],
): Promise<void> {
  // Large enough for thin lines between chains.
  const cell = Math.max(1, Math.ceil(480 / count));
  canvas.width = canvas.height = count * cell;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(await picture(pae, count), 0, 0, canvas.width, canvas.height);
  context.strokeStyle = "#b4490f";
  context.lineWidth = Math.max(1, canvas.width / 300);
  for (const border of borders) {
    for (const [from, to] of [
      [
        [border, 0],
        [border, count],
      ],
      [
        [0, border],
        [count, border],
      ],
    ] as const) {
      context.beginPath();
      context.moveTo(from[0] * cell, from[1] * cell);
      context.lineTo(to[0] * cell, to[1] * cell);
      context.stroke();
    }
  }
}

/** A pixel for each pair. */
async function picture(pae: Float32Array, count: number): Promise<HTMLCanvasElement> {
  const canvas = html("canvas", { width: count, height: count });
  const context = canvas.getContext("2d");
  const image = context?.createImageData(count, count);
  if (!context || !image) return canvas;
  const slices = new Slices();
  for (let row = 0; row < count; row += 1) {
    await slices.pause();
    for (let pair = row * count; pair < (row + 1) * count; pair += 1) {
      const share = Math.min(1, (pae[pair] ?? MOST) / MOST);
      for (let part = 0; part < 3; part += 1)
        image.data[4 * pair + part] =
          (SURE[part] ?? 0) + share * ((UNSURE[part] ?? 0) - (SURE[part] ?? 0));
      image.data[4 * pair + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

function name({ structure }: FoldResult, residues: number[], token: number): string {
  const residue = structure.residues[residues[token] ?? 0];
  return residue ? `${structure.chains[residue.chain]?.id} ${residue.number} ${residue.code}` : "";
}

function label(result: FoldResult, count: number): string {
  const chains = plural(result.structure.chains.length, "chain");
  return `Predicted aligned error of ${count} by ${count} tokens in ${chains}`;
}
