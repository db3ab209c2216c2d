/** The experimental structure of an example, laid over its prediction. */
import { superposed, type FoldResult } from "trifold";
import { announce } from "../announce.js";
import { byId } from "../dom.js";
import { messageOf } from "../error-messages.js";
import { experimentOf, type Experiment } from "../fold/examples.js";
import { plural } from "../format.js";
import { LETTERS } from "./amino-acids.js";

/** Draws a CA trace over the structure in view, or removes it. */
export interface Overlay {
  overlay(trace: Float32Array | undefined): void;
}

/** The checkbox "Show experiment", which is there for proteins among the examples. */
export class ExperimentToggle {
  readonly #label = byId("result-experiment-label", HTMLElement);
  readonly #box = byId("result-experiment", HTMLInputElement);
  readonly #viewer: Overlay;
  #experiment: Experiment | undefined;

  constructor(viewer: Overlay) {
    this.#viewer = viewer;
    this.#box.addEventListener("change", () => void this.#draw());
  }

  /** Offers the experimental structure of a result's protein, if there is one. */
  offer(result: FoldResult): void {
    const sequence = result.structure.residues.map(({ code }) => LETTERS[code] ?? "?").join("");
    this.#experiment = experimentOf(sequence);
    this.#box.checked = false;
    this.#viewer.overlay(undefined);
    this.#label.hidden = this.#experiment === undefined;
    const text = this.#experiment ? `Show experiment (PDB ${this.#experiment.entry})` : "";
    byId("result-experiment-text", HTMLElement).textContent = text;
  }

  async #draw(): Promise<void> {
    const experiment = this.#experiment;
    if (!experiment || !this.#box.checked) return this.#viewer.overlay(undefined);
    try {
      const response = await fetch(experiment.trace);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      const trace = readTrace(await response.text());
      if (experiment !== this.#experiment || !this.#box.checked) return;
      this.#viewer.overlay(trace);
      announce(`The experimental structure is shown, ${plural(trace.length / 3, "residue")}.`);
    } catch (error) {
      this.#box.checked = false;
      announce(`The experimental structure cannot be shown: ${messageOf(error)}`);
    }
  }
}

/** The CA atoms of PDB text, [N, 3], angstroms. */
function readTrace(text: string): Float32Array {
  const rows = text.split("\n").filter((line) => line.startsWith("ATOM"));
  const columns = [30, 38, 46];
  return Float32Array.from(
    rows.flatMap((row) => columns.map((at) => Number(row.slice(at, at + 8)))),
  );
}

interface Point {
  x: number;
  y: number;
  z: number;
}

/** The lines of a trace that is superposed on the points of a chain of the same length. */
export function linesOver(trace: Float32Array, chain: readonly Point[]): [Point, Point][] {
  const onto = Float32Array.from(chain.flatMap(({ x, y, z }) => [x, y, z]));
  if (onto.length !== trace.length) return [];
  const placed = superposed(trace, onto);
  const points = chain.map((_, at) => {
    const [x = 0, y = 0, z = 0] = placed.subarray(3 * at, 3 * at + 3);
    return { x, y, z };
  });
  return points.slice(1).map((end, at) => [points[at] ?? end, end]);
}
