/** Types of the used part of 3Dmol, whose own types describe another build. */

export interface Atom {
  /** The pLDDT, in the column of the B factor. */
  b: number;
  elem: string;
  atom: string;
  chain: string;
  resi: number;
  /** Secondary structure as the library finds it: "h", "s" or "c". */
  ss?: string;
}

export interface Shape {
  addSphere(spec: object): void;
}

/** Translation, zoom, and a quaternion. */
export type View = [x: number, y: number, z: number, zoom: number, ...turn: number[]];

export interface Viewer {
  addModel(text: string, format: string): unknown;
  removeAllModels(): void;
  removeAllShapes(): void;
  removeShape(shape: Shape): void;
  setStyle(selection: object, style: object): void;
  addStyle(selection: object, style: object): void;
  setClickable(selection: object, clickable: boolean, callback: (atom: Atom) => void): void;
  setHoverable(
    selection: object,
    hoverable: boolean,
    hover: (atom: Atom) => void,
    unhover: () => void,
  ): void;
  setBackgroundColor(colour: number, alpha: number): void;
  addCylinder(spec: object): Shape;
  addShape(spec: object): Shape;
  getView(): View;
  setView(view: View): void;
  rotate(angle: number, axis: "x" | "y"): void;
  zoom(factor: number): void;
  zoomTo(): void;
  getModel(): { selectedAtoms(selection: object): Atom[] };
  resize(): void;
  render(): void;
}

export interface Library {
  createViewer(place: HTMLElement, options: object): Viewer | undefined;
}
