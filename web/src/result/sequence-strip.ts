/** The sequences as letters in the colours of their confidence. */
import type { FoldResult, FoldSample } from "trifold";
import { html } from "../dom.js";
import { colourOf } from "./colours.js";
import { residueScores, type ResidueScore } from "./residues.js";
import { onPoint } from "./selection.js";
import "./sequence-strip.css";

/** A number is written above every tenth residue. */
const NUMBERED = 10;

export interface SequenceStrip {
  element: HTMLElement;
  mark(residue: number): void;
}

/** `onPick` gets the residue under the pointer or the arrow keys, and whether it was pressed. */
export function sequenceStrip(
  result: FoldResult,
  sample: FoldSample,
  onPick: (residue: number, pressed: boolean) => void,
): SequenceStrip {
  const scores = residueScores(result, sample);
  const letters = scores.map((score, at) => letter(result, score, at));
  const rows = result.structure.chains.map(({ id, residues: [start, end] }) =>
    html(
      "div",
      { class: "strip-chain" },
      html("span", { class: "strip-id", "aria-hidden": "true" }, id),
      html("span", { class: "strip-letters" }, ...letters.slice(start, end)),
    ),
  );
  const element = html(
    "div",
    { class: "strip", tabindex: 0, role: "img", "aria-label": label(result) },
    ...rows,
  );
  let picked = -1;
  const within = (at: number) => Math.min(scores.length - 1, Math.max(0, at));
  onPoint(element, ({ target, type }) => {
    const at = letters.indexOf(target as HTMLElement);
    if (at >= 0) onPick(at, type === "click");
  });
  element.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Enter: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onPick(within(picked + step), event.key === "Enter");
  });
  const mark = (residue: number) => {
    letters[picked]?.classList.remove("strip-picked");
    picked = residue;
    letters[picked]?.classList.add("strip-picked");
  };
  return { element, mark };
}

function letter({ structure }: FoldResult, score: ResidueScore, at: number): HTMLElement {
  const { chain = 0, code = "" } = structure.residues[at] ?? {};
  const { sequence = "", kind, residues } = structure.chains[chain] ?? {};
  const isLigand = kind === "ligand";
  const text = isLigand ? code : sequence.charAt(at - (residues?.[0] ?? 0)) || "X";
  const numbered = !isLigand && score.number % NUMBERED === 0;
  const element = html("span", { "data-number": numbered && score.number }, text);
  element.style.setProperty("--confidence", colourOf(score.plddt));
  return element;
}

function label({ structure }: FoldResult): string {
  const chains = structure.chains.map(({ id, residues: [start, end] }) => `${id} ${end - start}`);
  return `Sequences in the colours of their pLDDT; residues by chain: ${chains.join(", ")}`;
}
