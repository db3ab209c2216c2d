/** What is used of 3Dmol: its own types describe another build of it. */

export interface Atom {
  /** The pLDDT, in the column that is the B factor's elsewhere. */
  b: number;
  elem: string;
  atom: string;
  chain: string;
  resi: number;
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
  resize(): void;
  render(): void;
}

export interface Library {
  createViewer(place: HTMLElement, options: object): Viewer | undefined;
}
