/** The result panel: structure, confidence and files. */
import { ranking, type FoldResult, type FoldSample } from "trifold";
import { byId, html } from "../dom.js";
import { messageOf } from "../error-messages.js";
import type { Input, StoredResult } from "../history/folds.js";
import { idle } from "../yield.js";
import { ExperimentToggle } from "./experiment.js";
import { alignmentDepth } from "./alignment-depth.js";
import { chainPairs } from "./chain-pairs.js";
import { colouring, type Scheme } from "./colouring.js";
import { PICKED, SEEN_FROM } from "./colours.js";
import { Distances } from "./distances.js";
import { Files } from "./files.js";
import { paePlot } from "./pae.js";
import { plddtPlot } from "./plddt-plot.js";
import { Replay } from "./replay.js";
import { residueOfToken, residueScores } from "./residues.js";
import { scoresTable, type ScoresTable } from "./scores-table.js";
import { Selection, type Picked } from "./selection.js";
import { sequenceStrip } from "./sequence-strip.js";
import { StructureViewer, type Look, type Mark, type Style } from "./viewer.js";
import { ViewerTools } from "./viewer-tools.js";
import "./result-panel.css";

const HELP =
  "Drag to rotate. To zoom, hold Ctrl or click into the picture, and turn the wheel. " +
  "Point at a residue to see it in the plots.";

export class ResultPanel {
  readonly #section = byId("result", HTMLElement);
  readonly #viewer = new StructureViewer(
    byId("result-viewer", HTMLElement),
    (residue, atom, pressed) => this.#pickResidue(residue, atom, pressed),
  );
  readonly #viewerStatus = byId("result-viewer-status", HTMLElement);
  readonly #samples = byId("result-sample", HTMLSelectElement);
  readonly #style = byId("result-style", HTMLSelectElement);
  readonly #scheme = byId("result-scheme", HTMLSelectElement);
  readonly #all = byId("result-all", HTMLInputElement);
  readonly #files = new Files(byId("result-files", HTMLElement));
  readonly #experiment = new ExperimentToggle(this.#viewer);
  readonly #replay = new Replay();
  readonly #distances = new Distances((distance) => this.#viewer.measure(distance));
  readonly #tools = new ViewerTools(this.#viewer);
  readonly #stale = byId("result-stale", HTMLElement);
  #result: FoldResult | undefined;
  #selection = new Selection();
  #scores: ScoresTable | undefined;

  /** `onRestore` is called to put the result's input into the form. */
  constructor(onRestore: () => void) {
    this.#samples.addEventListener(
      "change",
      () => void this.#showSample(Number(this.#samples.value)),
    );
    for (const field of [this.#style, this.#scheme, this.#all])
      field.addEventListener("change", () => this.#restyle());
    byId("result-input", HTMLButtonElement).addEventListener("click", onRestore);
  }

  /** Marks the result as that of another input than the form's. */
  markStale(stale: boolean): void {
    this.#stale.hidden = !stale;
  }

  /** Shows the best sample of a result. */
  async show({ result, frames }: StoredResult, input: Input): Promise<void> {
    this.#result = result;
    this.#files.clear();
    this.#section.hidden = false;
    byId("to-result", HTMLAnchorElement).hidden = false;
    byId("result-title", HTMLElement).textContent = `Result: ${result.name}, seed ${result.seed}`;
    const note = byId("result-note", HTMLElement);
    note.hidden = result.note === null;
    note.textContent = result.note ?? "";
    this.#experiment.offer(result);
    this.#stale.hidden = true;
    this.#tools.name = result.name;
    this.#replay.show(frames);
    byId("result-all-label", HTMLElement).hidden = result.samples.length < 2;
    const ranked = ranking(result.samples);
    this.#samples.replaceChildren(
      ...ranked.map((sample, rank) =>
        html("option", { value: sample }, `Rank ${rank + 1}: sample ${sample + 1}`),
      ),
    );
    this.#scores = scoresTable(result, ranked, (sample) => this.#choose(sample));
    byId("result-scores", HTMLElement).replaceChildren(this.#scores.element);
    this.#showDepth(input);
    if (!isEditing()) {
      byId("result-title", HTMLElement).focus({ preventScroll: true });
      this.#section.scrollIntoView({ block: "start" });
    }
    await this.#showSample(ranked[0] ?? 0);
    await this.#files.show({ result, frames }, input);
  }

  #showDepth({ query }: Input): void {
    const plot = alignmentDepth(query);
    byId("result-depth-part", HTMLElement).hidden = plot === undefined;
    byId("result-depth", HTMLElement).replaceChildren(...(plot ? [plot] : []));
  }

  #look(): Look {
    const [style, scheme] = [this.#style.value as Style, this.#scheme.value as Scheme];
    return { style, scheme, all: this.#all.checked };
  }

  #restyle(): void {
    this.#showLegend();
    this.#viewer.restyle(this.#look());
  }

  #showLegend(): void {
    const { structure } = this.#result ?? {};
    if (!structure) return;
    const { legend } = colouring(this.#look().scheme, structure);
    const entries = legend.map(({ colour, text }) =>
      html("li", {}, swatch(colour), html("span", {}, text)),
    );
    byId("result-legend", HTMLElement).replaceChildren(...entries);
  }

  #choose(sample: number): void {
    if (this.#samples.value === String(sample)) return;
    this.#samples.value = String(sample);
    void this.#showSample(sample);
  }

  /** Shows a sample in pieces, between which the page paints and responds. */
  async #showSample(index: number): Promise<void> {
    const result = this.#result;
    const sample = result?.samples[index];
    if (!result || !sample) return;
    this.#scores?.mark(index);
    this.#replay.stop();
    this.#distances.show(result, sample);
    this.#showLegend();
    const selection = (this.#selection = new Selection());
    for (const piece of [
      () => this.#showSequence(result, sample),
      () => this.#plotPlddt(result, sample),
      () => this.#plotPae(result, sample),
      () => this.#showPairs(result, sample),
    ]) {
      await idle();
      if (selection !== this.#selection) return;
      piece();
    }
    selection.onPick((picked) => this.#viewer.mark(...marks(result, sample, picked)));
    try {
      await this.#viewer.show(result, index, this.#look());
      this.#viewerStatus.textContent = HELP;
    } catch (error) {
      this.#viewerStatus.textContent =
        `The structure cannot be drawn here: ${messageOf(error)}. ` + "Its files are below.";
    }
  }

  #showSequence(result: FoldResult, sample: FoldSample): void {
    const strip = sequenceStrip(result, sample, (residue, pressed) =>
      this.#pickResidue(residue, undefined, pressed),
    );
    byId("result-sequence", HTMLElement).replaceChildren(strip.element);
    const residues = residueOfToken(result);
    this.#selection.onPick(({ scored }) => strip.mark(residues[scored] ?? 0));
  }

  #showPairs(result: FoldResult, sample: FoldSample): void {
    const table = chainPairs(result, sample);
    byId("result-pairs", HTMLElement).replaceChildren(...(table ? [table] : []));
  }

  #plotPlddt(result: FoldResult, sample: FoldSample): void {
    const plot = plddtPlot(residueScores(result, sample), (residue) => this.#pickResidue(residue));
    byId("result-plddt", HTMLElement).replaceChildren(plot.element);
    const residues = residueOfToken(result);
    this.#selection.onPick(({ scored, aligned }) =>
      plot.mark(residues[scored] ?? 0, aligned === undefined ? undefined : residues[aligned]),
    );
  }

  #plotPae(result: FoldResult, sample: FoldSample): void {
    const selection = this.#selection;
    const plot = paePlot(result, sample, (picked) => selection.pick(picked));
    byId("result-pae", HTMLElement).replaceChildren(plot.element);
    selection.onPick(plot.mark);
  }

  #pickResidue(residue: number, atom?: string, pressed = false): void {
    const scored = this.#result?.structure.residues[residue]?.tokens[0] ?? 0;
    this.#selection.pick({ scored, ...(atom !== undefined && { atom }) });
    if (pressed) this.#distances.pick(residue, atom);
  }
}

/** The marks in the structure for a selection, and their label. */
function marks(
  result: FoldResult,
  sample: FoldSample,
  { scored, aligned, atom }: Picked,
): [Mark[], string] {
  const residues = residueOfToken(result);
  const scores = residueScores(result, sample);
  const residue = residues[scored] ?? 0;
  const [start, end] = result.structure.residues[residue]?.atoms ?? [0, 0];
  const at = result.structure.atoms.slice(start, end).findIndex(([name]) => name === atom);
  const score = scores[residue];
  const plddt = at < 0 ? score?.plddt : sample.plddt[start + at];
  const label = `${score?.label}${at < 0 ? "" : ` ${atom}`}, pLDDT ${plddt?.toFixed(1)}`;
  const from = aligned === undefined ? residue : (residues[aligned] ?? residue);
  const shown: Mark[] = [{ residue, colour: PICKED }];
  if (from === residue) return [shown, label];
  return [
    [{ residue: from, colour: SEEN_FROM }, ...shown],
    `${label}, seen from ${scores[from]?.label}`,
  ];
}

/** Whether the visitor is writing the next query, which a change of focus would interrupt. */
function isEditing(): boolean {
  return document.activeElement?.matches("textarea, input, select") ?? false;
}

function swatch(colour: string): HTMLElement {
  const mark = html("span", { class: "colour-swatch", "aria-hidden": "true" });
  // Set through the object model: the page's policy refuses style attributes.
  mark.style.background = colour;
  return mark;
}
