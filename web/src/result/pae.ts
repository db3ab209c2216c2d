/** The expected position error of every pair of tokens, as a picture: dark green is sure, as in the AlphaFold database. */
import type { FoldResult, FoldSample } from "trifold";
import { html } from "../dom.js";
import { Slices } from "../pauses.js";
import { chainBorders, residueOfToken } from "./residues.js";

/** The model's bins end here, in angstroms. */
const MOST = 32;
const [SURE, UNSURE] = [[20, 92, 45], [247, 252, 245]] as const;

export function paePlot(result: FoldResult, { pae }: FoldSample, onPick: (residue: number) => void): HTMLElement {
  const count = Math.round(Math.sqrt(pae.length));
  const canvas = html("canvas", { role: "img", tabindex: 0, "aria-label": label(result, count) });
  void paint(canvas, pae, count, chainBorders(result));
  const readout = html("figcaption", { "aria-live": "polite" }, "Point at a pair of residues, or use the arrow keys.");
  const residues = residueOfToken(result);
  let [row, column] = [0, 0];
  const show = () => {
    const error = pae[row * count + column] ?? 0;
    readout.textContent = `${name(result, residues, column)} seen from ${name(result, residues, row)}: expected error ${error.toFixed(1)} Å`;
    onPick(residues[column] ?? 0);
  };
  canvas.addEventListener("pointermove", (event) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const place = (share: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    [row, column] = [place((event.clientY - top) / height), place((event.clientX - left) / width)];
    show();
  });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    row = Math.min(count - 1, Math.max(0, row + (step[0] ?? 0)));
    column = Math.min(count - 1, Math.max(0, column + (step[1] ?? 0)));
    show();
  });
  const scale = html("p", { class: "scale" }, html("span", {}, "0 Å, sure"), html("span", { class: "ramp", "aria-hidden": "true" }), html("span", {}, `${MOST} Å`));
  return html("figure", { class: "pae" }, canvas, scale, readout);
}

async function paint(canvas: HTMLCanvasElement, pae: Float32Array, count: number, borders: number[]): Promise<void> {
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
    for (const [from, to] of [[[border, 0], [border, count]], [[0, border], [count, border]]] as const) {
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
      for (let part = 0; part < 3; part += 1) image.data[4 * pair + part] = (SURE[part] ?? 0) + share * ((UNSURE[part] ?? 0) - (SURE[part] ?? 0));
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
  return `Predicted aligned error of ${count} by ${count} tokens in ${result.structure.chains.length} chains`;
}
