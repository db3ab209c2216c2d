/**
 * The structure in 3-D, by 3Dmol: 160 kB gzipped and WebGL alone, where Mol* would be ten times that. It is a file of this page, loaded
 * with the first result; it asks for nothing from elsewhere.
 */
import { mmcif, type FoldResult } from "trifold";
import { idle } from "../pauses.js";
import { colourOf } from "./colours.js";
import { residueScores } from "./residues.js";
import { traceOf, type Trace } from "./trace.js";
import { drawsFast, settled } from "./webgl.js";

interface Atom {
  b: number;
  chain: string;
  resi: number;
}

interface Viewer {
  addModel(text: string, format: string): unknown;
  removeAllModels(): void;
  removeAllShapes(): void;
  setStyle(selection: object, style: object): void;
  addStyle(selection: object, style: object): void;
  addCylinder(spec: object): unknown;
  zoomTo(selection?: object): void;
  resize(): void;
  render(): void;
}

interface Library {
  createViewer(place: HTMLElement, options: object): Viewer | undefined;
}

const PICKED = "#d6006c";

export type Style = "cartoon" | "atoms";

export class StructureViewer {
  readonly #place: HTMLElement;
  #viewer: Viewer | undefined;
  #picked: object | undefined;
  #trace: Trace | undefined;
  #styled: Style = "cartoon";
  #opening: Promise<Viewer> | undefined;
  #round = 0;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Step by step, as the library does each in one go; a later call ends an earlier one. @throws Error where the browser has no WebGL. */
  async show(result: FoldResult, sample: number, style: Style): Promise<void> {
    const round = (this.#round += 1);
    this.#opening ??= this.#open();
    this.#viewer = await this.#opening;
    const steps = [() => this.#read(result, sample), () => this.#style(style), () => this.#viewer?.zoomTo(), () => this.#viewer?.render()];
    for (const step of steps) {
      await settled(this.#place);
      await idle();
      if (round !== this.#round) return;
      step();
    }
    this.#place.dataset.shown = "true";
  }

  restyle(style: Style): void {
    this.#style(style);
    this.#viewer?.render();
  }

  /** Draws a residue's atoms too. */
  pick({ structure }: FoldResult, residue: number): void {
    const { chain = 0, number = 0 } = structure.residues[residue] ?? {};
    this.#picked = { chain: structure.chains[chain]?.id, resi: number };
    this.#restyle();
    this.#viewer?.render();
  }

  #read(result: FoldResult, sample: number): void {
    this.#picked = undefined;
    this.#viewer?.removeAllModels();
    this.#viewer?.addModel(mmcif(result, sample), "cif");
    const of = result.samples[sample];
    this.#trace = of && traceOf(result, of.coordinates, residueScores(result, of).map(({ plddt }) => plddt));
  }

  #style(style: Style): void {
    this.#styled = style;
    this.#restyle();
  }

  async #open(): Promise<Viewer> {
    await idle();
    const library = (await import("3dmol/build/3Dmol.es6-min.js")) as unknown as Library;
    await idle();
    const antialias = drawsFast();
    await idle();
    const viewer = library.createViewer(this.#place, { backgroundColor: "white", backgroundAlpha: 0, antialias });
    if (!viewer) throw new Error("this browser has no WebGL");
    let width = this.#place.clientWidth;
    new ResizeObserver(() => {
      // Resizing the canvas is itself seen as a change of size.
      if (width === this.#place.clientWidth) return;
      width = this.#place.clientWidth;
      viewer.resize();
      viewer.render();
    }).observe(this.#place);
    return viewer;
  }

  #restyle(): void {
    const viewer = this.#viewer;
    if (!viewer) return;
    const colorfunc = ({ b }: Atom) => colourOf(b);
    const width = Math.max(1, (this.#trace?.step ?? 0) / 6);
    const sticks = { stick: { radius: 0.16, colorfunc }, sphere: { radius: 0.35 * width, colorfunc } };
    viewer.removeAllShapes();
    if (this.#styled === "atoms") viewer.setStyle({}, sticks);
    else if (this.#trace?.scattered) {
      // A ribbon needs residues where a chain would have them, which random weights do not give: the chain is drawn from residue to residue.
      viewer.setStyle({}, { sphere: { radius: 0.14 * width, colorfunc } });
      for (const { start, end, plddt } of this.#trace.segments) viewer.addCylinder({ start, end, radius: 0.4 * width, fromCap: 2, toCap: 2, color: colourOf(plddt) });
    } else {
      viewer.setStyle({}, { cartoon: { colorfunc, thickness: 0.5 } });
      viewer.addStyle({ hetflag: true }, sticks);
    }
    if (this.#picked) viewer.addStyle(this.#picked, { stick: { radius: 0.28, color: PICKED }, sphere: { radius: 0.5 * width, color: PICKED } });
  }
}
