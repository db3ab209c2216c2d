/** Replays the denoising over the structure. */
import { byId } from "../dom.js";
import { paintAtoms } from "../fold/live-preview.js";
import "./replay.css";

/** Milliseconds of a whole replay, however many frames it has. */
const LASTS_MS = 4000;

export class Replay {
  readonly #button = byId("result-replay", HTMLButtonElement);
  readonly #canvas = byId("result-replay-canvas", HTMLCanvasElement);
  #frames: readonly Float32Array[] = [];
  #timer = 0;

  constructor() {
    this.#button.addEventListener("click", () => (this.#timer === 0 ? this.#play() : this.stop()));
  }

  /** `frames`: coordinates [atoms, 3] of each step, superposed. */
  show(frames: readonly Float32Array[]): void {
    this.stop();
    this.#frames = frames;
    this.#button.hidden = frames.length < 2;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#canvas.hidden = true;
    this.#button.textContent = "Replay denoising";
  }

  #play(): void {
    let at = 0;
    this.#canvas.hidden = false;
    this.#button.textContent = "Stop";
    const draw = () => {
      const frame = this.#frames[at];
      if (!frame) return this.stop();
      paintAtoms(this.#canvas, frame);
      at += 1;
    };
    draw();
    this.#timer = window.setInterval(draw, Math.max(40, LASTS_MS / this.#frames.length));
  }
}
