/** Measures the distance between two residues or atoms, picked one after the other. */
import type { FoldResult, FoldSample } from "trifold";
import { byId } from "../dom.js";
import { residueScores } from "./residues.js";
import { representative } from "./trace.js";
import type { Distance } from "./viewer.js";

export class Distances {
  readonly #button = byId("result-measure", HTMLButtonElement);
  readonly #status = byId("result-distance", HTMLElement);
  readonly #onMeasure: (distance: Distance | undefined) => void;
  #shown: { result: FoldResult; sample: FoldSample } | undefined;
  /** The atom at one end; undefined while neither is picked. */
  #first: number | undefined;

  constructor(onMeasure: (distance: Distance | undefined) => void) {
    this.#onMeasure = onMeasure;
    this.#button.addEventListener("click", () => this.#turn(!this.active));
  }

  get active(): boolean {
    return this.#button.getAttribute("aria-pressed") === "true";
  }

  show(result: FoldResult, sample: FoldSample): void {
    this.#shown = { result, sample };
    this.#turn(false);
  }

  /** Takes an end: an atom by its name, or the one that represents the residue. */
  pick(residue: number, name?: string): void {
    if (!this.active || !this.#shown) return;
    const atom = this.#atomOf(residue, name);
    const first = this.#first;
    if (first === undefined || first === atom) {
      this.#first = atom;
      this.#status.textContent = `${this.#label(atom)}: click the other end.`;
      return;
    }
    this.#first = undefined;
    const text = `${this.#label(first)} to ${this.#label(atom)}: ${this.#length(first, atom)} Å`;
    this.#status.textContent = text;
    this.#onMeasure({ ends: [first, atom], text });
  }

  #turn(active: boolean): void {
    this.#button.setAttribute("aria-pressed", String(active));
    this.#first = undefined;
    this.#status.textContent = active ? "Click two residues or atoms." : "";
    if (!active) this.#onMeasure(undefined);
  }

  #atomOf(residue: number, name: string | undefined): number {
    const { result } = this.#shown!;
    const [start, end] = result.structure.residues[residue]?.atoms ?? [0, 0];
    const at = result.structure.atoms.slice(start, end).findIndex(([own]) => own === name);
    return at < 0 ? representative(result, residue) : start + at;
  }

  #label(atom: number): string {
    const { result, sample } = this.#shown!;
    const residue = result.structure.residues.findIndex(
      ({ atoms: [start, end] }) => atom >= start && atom < end,
    );
    return `${residueScores(result, sample)[residue]?.label} ${result.structure.atoms[atom]?.[0]}`;
  }

  #length(one: number, other: number): string {
    const { coordinates } = this.#shown!.sample;
    const axes = [0, 1, 2].map(
      (axis) => (coordinates[3 * one + axis] ?? 0) - (coordinates[3 * other + axis] ?? 0),
    );
    return Math.hypot(...axes).toFixed(1);
  }
}
