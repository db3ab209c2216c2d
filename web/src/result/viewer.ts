/**
 * The structure in 3-D, drawn by 3Dmol (160 kB gzipped, a tenth of Mol*), which is loaded with the
 * first result.
 */
import { mmcif, type FoldResult } from "trifold";
import { html } from "../dom.js";
import { idle } from "../yield.js";
import { atomColour, colourOf } from "./colours.js";
import { linesOver } from "./experiment.js";
import type { Atom, Library, Shape, View, Viewer } from "./library.js";
import { levelled } from "./orientation.js";
import { residueScores } from "./residues.js";
import { traceOf, type Trace } from "./trace.js";
import { drawsFast, settled } from "./webgl.js";
import { steer } from "./steering.js";
import "./viewer.css";

/** Time that a pointer rests before the atom below it is looked up. */
const HOVER_MS = 60;
const MOST_CLOSER = 1.2;
/** The colour of experimental structures, which no band of pLDDT has. */
const EXPERIMENT = "#777777";

export type Style = "cartoon" | "atoms";

/** A marked residue. */
export interface Mark {
  residue: number;
  colour: string;
}

export class StructureViewer {
  readonly #place: HTMLElement;
  readonly #onPick: (residue: number, atom?: string) => void;
  #viewer: Viewer | undefined;
  #shown: { result: FoldResult; coordinates: Float32Array; trace: Trace } | undefined;
  #styled: Style = "cartoon";
  #opening: Promise<Viewer> | undefined;
  #round = 0;
  #home: View | undefined;
  readonly #label = html("p", { id: "result-label" });
  #marks: readonly Mark[] = [];
  #marked: Shape[] = [];
  #marking = false;
  #overlay: Float32Array | undefined;

  /** `onPick` gets the residue that is pointed at or clicked, and the atom if there is one. */
  constructor(place: HTMLElement, onPick: (residue: number, atom?: string) => void) {
    this.#place = place;
    this.#onPick = onPick;
  }

  /**
   * Shows a sample in steps, between which the page responds; a later call ends an earlier one.
   * @throws Error if the browser has no WebGL.
   */
  async show(result: FoldResult, sample: number, style: Style): Promise<void> {
    const round = (this.#round += 1);
    this.#marks = [];
    this.#label.remove();
    this.#opening ??= this.#open();
    this.#viewer = await this.#opening;
    this.#styled = style;
    const steps = [
      () => this.#read(result, sample),
      () => this.#restyle(),
      () => this.#level(),
      () => this.#viewer?.render(),
    ];
    for (const step of steps) {
      await settled(this.#place);
      await idle();
      if (round !== this.#round) return;
      step();
    }
    this.#place.dataset.shown = "true";
  }

  restyle(style: Style): void {
    this.#styled = style;
    this.#restyle();
    this.#drawMarks();
  }

  /** Draws a CA trace over the structure, superposed, or removes it. */
  overlay(trace: Float32Array | undefined): void {
    this.#overlay = trace;
    this.#restyle();
    this.#drawMarks();
  }

  /** Restores the first view. */
  reset(): void {
    if (this.#home) this.#viewer?.setView(this.#home);
    this.#viewer?.render();
  }

  /**
   * Marks residues. The label is an element over the picture, because a label in it would take two
   * more renderings. A rendering starts only when the one before it is done.
   */
  mark(marks: readonly Mark[], label: string): void {
    this.#marks = marks;
    this.#label.textContent = label;
    this.#place.append(this.#label);
    if (!this.#marking) void this.#markSoon();
  }

  async #markSoon(): Promise<void> {
    this.#marking = true;
    for (let drawn: readonly Mark[] | undefined; drawn !== this.#marks;) {
      await settled(this.#place);
      drawn = this.#marks;
      this.#drawMarks();
    }
    this.#marking = false;
  }

  #read(result: FoldResult, sample: number): void {
    const viewer = this.#viewer;
    const of = result.samples[sample];
    if (!viewer || !of) return;
    viewer.removeAllModels();
    viewer.addModel(mmcif(result, sample), "cif");
    const places = new Map(
      result.structure.residues.map(({ chain, number }, at) => [
        `${result.structure.chains[chain]?.id} ${number}`,
        at,
      ]),
    );
    const pick = ({ chain, resi, atom }: Atom) =>
      this.#onPick(places.get(`${chain} ${resi}`) ?? 0, atom);
    viewer.setClickable({}, true, pick);
    viewer.setHoverable({}, true, pick, () => undefined);
    this.#shown = {
      result,
      coordinates: of.coordinates,
      trace: traceOf(
        result,
        of.coordinates,
        residueScores(result, of).map(({ plddt }) => plddt),
      ),
    };
  }

  #level(): void {
    const viewer = this.#viewer;
    if (!viewer || !this.#shown) return;
    viewer.zoomTo();
    const [x, y, z, zoom] = viewer.getView();
    viewer.setView([x, y, z, zoom, ...levelled(this.#shown.coordinates)]);
    // The view fits in any direction, and the picture is wider than high.
    viewer.zoom(
      Math.min(MOST_CLOSER, this.#place.clientWidth / Math.max(1, this.#place.clientHeight)),
    );
    this.#home = viewer.getView();
  }

  async #open(): Promise<Viewer> {
    await idle();
    const library = (await import("3dmol/build/3Dmol.es6-min.js")) as unknown as Library;
    await idle();
    const antialias = drawsFast();
    await idle();
    const viewer = library.createViewer(this.#place, {
      backgroundColor: "white",
      backgroundAlpha: 0,
      antialias,
      hoverDuration: HOVER_MS,
    });
    if (!viewer) throw new Error("this browser has no WebGL");
    steer(this.#place, viewer);
    return viewer;
  }

  #restyle(): void {
    const [viewer, trace] = [this.#viewer, this.#shown?.trace];
    if (!viewer || !trace) return;
    const colorfunc = ({ b }: Atom) => colourOf(b);
    const width = this.#width();
    const sticks = {
      stick: { radius: 0.14, colorfunc: atomColour },
      sphere: { radius: (trace.scattered ? 0.24 : 0.34) * width, colorfunc: atomColour },
    };
    viewer.removeAllShapes();
    this.#marked = [];
    if (this.#styled === "atoms") {
      viewer.setStyle({}, sticks);
      if (trace.scattered) this.#drawTrace(trace, 0.12 * width);
    } else if (trace.scattered) {
      // A ribbon needs plausible distances between residues, which random weights do not give: the
      // chain is drawn as cylinders from residue to residue.
      viewer.setStyle({}, { sphere: { radius: 0.14 * width, colorfunc } });
      this.#drawTrace(trace, 0.4 * width);
    } else {
      viewer.setStyle({}, { cartoon: { colorfunc, thickness: 0.5 } });
      viewer.addStyle({ hetflag: true }, sticks);
    }
    this.#drawOverlay();
  }

  #drawOverlay(): void {
    const { segments = [] } = this.#shown?.trace ?? {};
    const [first] = segments;
    if (!this.#overlay || !first) return;
    const chain = [first.start, ...segments.map(({ end }) => end)];
    for (const [start, end] of linesOver(this.#overlay, chain))
      this.#viewer?.addCylinder({
        start,
        end,
        radius: 0.25,
        fromCap: 2,
        toCap: 2,
        color: EXPERIMENT,
      });
  }

  #drawTrace({ segments }: Trace, radius: number): void {
    for (const { start, end, residue, plddt } of segments) {
      const pick = () => this.#onPick(residue);
      const answers = {
        clickable: true,
        callback: pick,
        hoverable: true,
        hover_callback: pick,
        unhover_callback: () => undefined,
      };
      this.#viewer?.addCylinder({
        start,
        end,
        radius,
        fromCap: 2,
        toCap: 2,
        color: colourOf(plddt),
        ...answers,
      });
    }
  }

  /** Draws marks as shapes: new styles of atoms would rebuild the whole model. */
  #drawMarks(): void {
    const viewer = this.#viewer;
    if (!viewer || !this.#shown) return;
    this.#marked.forEach((shape) => viewer.removeShape(shape));
    this.#marked = this.#marks.map(({ residue, colour }) => {
      const shape = viewer.addShape({ color: colour });
      for (const center of this.#atomsOf(residue))
        shape.addSphere({ center, radius: 0.5 * this.#width(), color: colour });
      return shape;
    });
    viewer.render();
  }

  #atomsOf(residue: number): { x: number; y: number; z: number }[] {
    const { result, coordinates = new Float32Array() } = this.#shown ?? {};
    const [start, end] = result?.structure.residues[residue]?.atoms ?? [0, 0];
    return Array.from({ length: end - start }, (_, at) => 3 * (start + at)).map((at) => ({
      x: coordinates[at] ?? 0,
      y: coordinates[at + 1] ?? 0,
      z: coordinates[at + 2] ?? 0,
    }));
  }

  /** Scale of cylinders and spheres, from the distance between residues. */
  #width(): number {
    return Math.max(1, (this.#shown?.trace.step ?? 0) / 6);
  }
}
