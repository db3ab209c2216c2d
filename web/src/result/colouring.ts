/** The colour schemes of the structure, with their legends. */
import type { FoldStructure } from "trifold";
import { atomColour, BANDS, colourOf, elementColour } from "./colours.js";
import type { Atom } from "./library.js";

export type Scheme = "plddt" | "chain" | "element" | "structure";

export interface LegendEntry {
  colour: string;
  text: string;
}

export interface Colouring {
  /** The colour of an atom in cartoons and traces. */
  ofAtom: (atom: Pick<Atom, "b" | "chain" | "elem" | "ss">) => string;
  /** The colour of an atom in balls and sticks; elements are distinguished unless chains are. */
  ofBall: (atom: Pick<Atom, "b" | "chain" | "elem" | "ss">) => string;
  legend: LegendEntry[];
}

/** Distinguishable with colour vision deficiencies (after Okabe and Ito), on light and dark. */
const CHAINS = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#8c6bb1",
  "#9a8c1c",
];

/** Colours and names of the secondary structures by the letters of the viewer. */
const STRUCTURES: Record<string, LegendEntry> = {
  h: { colour: "#d6336c", text: "Helix" },
  s: { colour: "#e0a800", text: "Strand" },
  c: { colour: "#8a9299", text: "Coil" },
};

const COIL = STRUCTURES.c!;

export function colouring(scheme: Scheme, structure: FoldStructure): Colouring {
  return SCHEMES[scheme](structure);
}

const SCHEMES: Record<Scheme, (structure: FoldStructure) => Colouring> = {
  plddt: () => ({
    ofAtom: ({ b }) => colourOf(b),
    ofBall: atomColour,
    legend: BANDS.map(({ colour, name, range }) => ({ colour, text: `${name} (${range})` })),
  }),
  chain: ({ chains }) => {
    const colours = new Map(chains.map(({ id }, at) => [id, chainColour(at)]));
    const ofAtom = ({ chain }: Pick<Atom, "chain">) => colours.get(chain) ?? chainColour(0);
    return {
      ofAtom,
      ofBall: ofAtom,
      legend: chains.map(({ id }, at) => ({ colour: chainColour(at), text: `Chain ${id}` })),
    };
  },
  element: ({ atoms }) => {
    const present = [...new Set(atoms.map(([, element]) => element.toUpperCase()))];
    return {
      ofAtom: ({ elem }) => elementColour(elem),
      ofBall: ({ elem }) => elementColour(elem),
      legend: present.map((element) => ({ colour: elementColour(element), text: element })),
    };
  },
  structure: () => {
    const ofAtom = ({ ss }: Pick<Atom, "ss">) => (STRUCTURES[ss ?? "c"] ?? COIL).colour;
    return { ofAtom, ofBall: ofAtom, legend: Object.values(STRUCTURES) };
  },
};

export function chainColour(at: number): string {
  return CHAINS[at % CHAINS.length] ?? "#0072b2";
}
