/** Colours of confidence (as in the AlphaFold database), of elements and of marks. */

export interface Band {
  from: number;
  colour: string;
  name: string;
  range: string;
}

export const BANDS: readonly Band[] = [
  { from: 90, colour: "#0053D6", name: "Very high", range: "pLDDT above 90" },
  { from: 70, colour: "#65CBF3", name: "Confident", range: "70 to 90" },
  { from: 50, colour: "#FFDB13", name: "Low", range: "50 to 70" },
  { from: 0, colour: "#FF7D45", name: "Very low", range: "below 50" },
];

export function colourOf(plddt: number): string {
  return (BANDS.find(({ from }) => plddt >= from) ?? BANDS[BANDS.length - 1]!).colour;
}

/** Colours of the selected residue, and of the one that a pair is aligned on. */
export const PICKED = "#d6006c";
export const SEEN_FROM = "#7a3df0";

/** Colours of elements; carbon has the colour of its pLDDT. */
const ELEMENTS: Record<string, string> = {
  N: "#3050f8",
  O: "#ff0d0d",
  S: "#c9a400",
  P: "#ff8000",
  F: "#5fae2c",
  CL: "#1fae1f",
  BR: "#a62929",
  I: "#940094",
  FE: "#e06633",
  ZN: "#7d80b0",
  MG: "#3a9b00",
  CA: "#3dbf00",
};

/** Carbon and elements without a separate colour. */
const CARBON = "#8a9299";

export function elementColour(element: string): string {
  return ELEMENTS[element.toUpperCase()] ?? CARBON;
}

/** The colour of an element, with the pLDDT for carbon. */
export function atomColour({ elem, b }: { elem: string; b: number }): string {
  return ELEMENTS[elem.toUpperCase()] ?? colourOf(b);
}
