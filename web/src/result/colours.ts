/** The colours of the AlphaFold database: how sure the model is of a residue. */

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
