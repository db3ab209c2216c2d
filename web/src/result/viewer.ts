/**
 * The structure in 3-D, drawn by 3Dmol (160 kB gzipped, a tenth of Mol*), which is loaded with the
 * first result.
 */
import { mmcif, superposed, type FoldResult } from "trifold";
import { html } from "../dom.js";
import { idle } from "../yield.js";
import { linesOver } from "./experiment.js";
import { chainColour, colouring, type Colouring, type Scheme } from "./colouring.js";
import type { Atom, Library, Shape, View, Viewer } from "./library.js";
import { levelled } from "./orientation.js";
import { traceOf, type Point, type Trace } from "./trace.js";
import { drawsFast, settled } from "./webgl.js";
import { steer } from "./steering.js";
import "./viewer.css";

/** Time that a pointer rests before the atom at its position is looked up. */
const HOVER_MS = 60;
const MOST_CLOSER = 1.2;
/** The colour of experimental structures, which no band of pLDDT has. */
const EXPERIMENT = "#777777";

export type Style = "cartoon" | "atoms";

/** How a structure is drawn. */
export interface Look {
  style: Style;
  scheme: Scheme;
  /** Whether the other samples are drawn as lines, superposed. */
  all: boolean;
}

/** A line between two atoms, with its length in words. */
export interface Distance {
  ends: [atom: number, atom: number];
  text: string;
}

/** A marked residue. */
export interface Mark {
  residue: number;
  colour: string;
}

/** Gets the residue, the atom if any, and whether it was clicked. */
type OnPick = (residue: number, atom: string | undefined, pressed: boolean) => void;

export class StructureViewer {
  readonly #place: HTMLElement;
  readonly #onPick: OnPick;
  #viewer: Viewer | undefined;
  #shown:
    { result: FoldResult; sample: number; coordinates: Float32Array; trace: Trace } | undefined;
  #look: Look = { style: "cartoon", scheme: "plddt", all: false };
  #distance: Distance | undefined;
  #opening: Promise<Viewer> | undefined;
  #round = 0;
  #home: View | undefined;
  readonly #label = html("p", { id: "result-label" });
  #marks: readonly Mark[] = [];
  #marked: Shape[] = [];
  #marking = false;
  #overlay: Float32Array | undefined;

  /** `onPick` gets the residue that is pointed at or clicked, and the atom if any. */
  constructor(place: HTMLElement, onPick: OnPick) {
    this.#place = place;
    this.#onPick = onPick;
  }

  /**
   * Shows a sample in steps, between which the page responds; a later call ends an earlier one.
   * @throws Error if the browser has no WebGL.
   */
  async show(result: FoldResult, sample: number, look: Look): Promise<void> {
    const round = (this.#round += 1);
    this.#marks = [];
    this.#label.remove();
    this.#opening ??= this.#open();
    this.#viewer = await this.#opening;
    this.#look = look;
    this.#distance = undefined;
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

  restyle(look: Look): void {
    this.#look = look;
    this.#restyle();
    this.#drawMarks();
  }

  /** Draws a CA trace over the structure, superposed, or removes it. */
  overlay(trace: Float32Array | undefined): void {
    this.#overlay = trace;
    this.#restyle();
    this.#drawMarks();
  }

  /** Draws a distance, or removes it. */
  measure(distance: Distance | undefined): void {
    this.#distance = distance;
    this.#drawMarks();
  }

  /** The picture as a PNG. */
  async picture(): Promise<Blob> {
    const canvas = this.#place.querySelector("canvas");
    // The browser clears the picture after showing it.
    this.#viewer?.render();
    const blob = await new Promise<Blob | null>((resolve) => canvas?.toBlob(resolve));
    if (!blob) throw new Error("this browser gives no picture");
    return blob;
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
    const pick =
      (pressed: boolean) =>
      ({ chain, resi, atom }: Atom) =>
        this.#onPick(places.get(`${chain} ${resi}`) ?? 0, atom, pressed);
    viewer.setClickable({}, true, pick(true));
    viewer.setHoverable({}, true, pick(false), () => undefined);
    const trace = traceOf(result, of.coordinates);
    this.#shown = { result, sample, coordinates: of.coordinates, trace };
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
    const [viewer, shown] = [this.#viewer, this.#shown];
    if (!viewer || !shown) return;
    const { trace, result } = shown;
    const { ofAtom: colorfunc, ofBall } = colouring(this.#look.scheme, result.structure);
    const width = this.#width();
    const sticks = {
      stick: { radius: 0.14, colorfunc: ofBall },
      sphere: { radius: (trace.scattered ? 0.24 : 0.34) * width, colorfunc: ofBall },
    };
    viewer.removeAllShapes();
    this.#marked = [];
    if (this.#look.style === "atoms") {
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
    if (this.#look.all) this.#drawOthers(0.12 * width);
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
    const colours = this.#residueColours();
    for (const { start, end, residue } of segments) {
      const answers = {
        clickable: true,
        callback: () => this.#onPick(residue, undefined, true),
        hoverable: true,
        hover_callback: () => this.#onPick(residue, undefined, false),
        unhover_callback: () => undefined,
      };
      this.#viewer?.addCylinder({
        start,
        end,
        radius,
        fromCap: 2,
        toCap: 2,
        color: colours[residue],
        ...answers,
      });
    }
  }

  /** The other samples as lines, each in its own colour, superposed on the one in view. */
  #drawOthers(radius: number): void {
    const { result, sample: shown, coordinates } = this.#shown ?? {};
    if (!result || !coordinates) return;
    result.samples.forEach((sample, at) => {
      if (at === shown) return;
      const placed = superposed(sample.coordinates, coordinates);
      const color = chainColour(at);
      for (const { start, end } of traceOf(result, placed).segments)
        this.#viewer?.addCylinder({ start, end, radius, fromCap: 1, toCap: 1, color });
    });
  }

  /** Colours of residues, each that of its first atom. */
  #residueColours(): string[] {
    const { result } = this.#shown ?? {};
    const atoms = this.#viewer?.getModel().selectedAtoms({}) ?? [];
    const { ofAtom }: Colouring = colouring(
      this.#look.scheme,
      result?.structure ?? { chains: [], residues: [], atoms: [] },
    );
    return (result?.structure.residues ?? []).map(({ atoms: [start, end] }) => {
      const own = atoms.slice(start, end);
      const [first] = own;
      const b = own.reduce((sum, atom) => sum + atom.b, 0) / Math.max(1, own.length);
      return first ? ofAtom({ ...first, b }) : "#888888";
    });
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
    if (this.#distance) this.#marked.push(this.#distanceLine(viewer, this.#distance));
    viewer.render();
  }

  #distanceLine(viewer: Viewer, { ends }: Distance): Shape {
    const [start, end] = ends.map((atom) => this.#pointOf(atom));
    const radius = 0.12 * this.#width();
    return viewer.addCylinder({ start, end, radius, dashed: true, color: "#d6006c" });
  }

  #pointOf(atom: number): Point {
    const [x = 0, y = 0, z = 0] = this.#shown?.coordinates.subarray(3 * atom, 3 * atom + 3) ?? [];
    return { x, y, z };
  }

  #atomsOf(residue: number): Point[] {
    const [start, end] = this.#shown?.result.structure.residues[residue]?.atoms ?? [0, 0];
    return Array.from({ length: end - start }, (_, at) => this.#pointOf(start + at));
  }

  /** Scale of cylinders and spheres, from the distance between residues. */
  #width(): number {
    return Math.max(1, (this.#shown?.trace.step ?? 0) / 6);
  }
}
