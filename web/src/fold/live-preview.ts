/**
 * A live preview of the structure: the atoms of the first sample after every denoising step, on a
 * canvas.
 */
import { centre, superposed } from "trifold";
import { byId } from "../dom.js";
import "./live-preview.css";

export class LivePreview {
  readonly #canvas = byId("live-preview", HTMLCanvasElement);
  #before: Float32Array | undefined;

  hide(): void {
    this.#canvas.hidden = true;
    this.#before = undefined;
  }

  /** Draws the first sample of `coordinates` [samples, atoms, 3], and returns it superposed. */
  draw(coordinates: Float32Array, atoms: number): Float32Array {
    const own = coordinates.subarray(0, atoms * 3);
    const placed =
      this.#before?.length === own.length ? superposed(own, this.#before) : own.slice();
    this.#before = placed;
    this.#canvas.hidden = false;
    paintAtoms(this.#canvas, placed);
    return placed;
  }
}

/** Draws atoms [A, 3] on a square canvas, those in front last. */
export function paintAtoms(canvas: HTMLCanvasElement, points: Float32Array): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const size = Math.min(canvas.clientWidth, canvas.clientHeight || Infinity) || 240;
  canvas.width = canvas.height = size * ratio;
  const [x = 0, y = 0, z = 0] = centre(points);
  let reach = 1;
  const far: number[] = [];
  for (let at = 0; at < points.length; at += 3)
    far.push(
      Math.hypot((points[at] ?? 0) - x, (points[at + 1] ?? 0) - y, (points[at + 2] ?? 0) - z),
    );
  // A few outlying atoms may leave the picture.
  reach = Math.max(
    reach,
    far.sort((one, other) => one - other)[Math.floor(0.95 * far.length)] ?? 1,
  );
  const scale = (size * ratio * 0.46) / reach;
  const order = Array.from({ length: points.length / 3 }, (_, atom) => atom).sort(
    (one, other) => (points[3 * one + 2] ?? 0) - (points[3 * other + 2] ?? 0),
  );
  for (const atom of order) {
    const [dx, dy, dz] = [
      (points[3 * atom] ?? 0) - x,
      (points[3 * atom + 1] ?? 0) - y,
      (points[3 * atom + 2] ?? 0) - z,
    ];
    const near = (dz / reach + 1) / 2;
    const hue = 200 + (140 * atom) / (points.length / 3);
    context.fillStyle = `hsl(${hue} 65% ${40 + 25 * near}% / ${0.35 + 0.6 * near})`;
    context.beginPath();
    context.arc(
      (size * ratio) / 2 + dx * scale,
      (size * ratio) / 2 - dy * scale,
      ratio * Math.max(1.6, 0.9 * (scale / ratio) * (0.7 + 0.5 * near)),
      0,
      7,
    );
    context.fill();
  }
}
