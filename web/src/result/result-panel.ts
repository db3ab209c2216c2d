/** A result: the structure, how sure it is, and its files. */
import { ranking, type FoldFile, type FoldResult, type Scores } from "trifold";
import { byId, headings, html, scrolling } from "../dom.js";
import { bytes } from "../format.js";
import { messageOf } from "../errors.js";
import { idle } from "../pauses.js";
import { BANDS } from "./colours.js";
import { paePlot } from "./pae.js";
import { plddtPlot } from "./plddt-plot.js";
import { residueScores } from "./residues.js";
import { StructureViewer, type Style } from "./viewer.js";
import { zip } from "./zip.js";

const COLUMNS: [name: keyof Scores & string, heading: string, digits: number][] = [
  ["sample_ranking_score", "#Rank score", 3],
  ["avg_plddt", "#pLDDT", 1],
  ["ptm", "#pTM", 3],
  ["iptm", "#ipTM", 3],
  ["gpde", "#gPDE, Å", 2],
  ["disorder", "#Disorder", 3],
  ["has_clash", "#Clash", 0],
];

export class ResultPanel {
  readonly #section = byId("result", HTMLElement);
  readonly #viewer = new StructureViewer(byId("result-viewer", HTMLElement));
  readonly #viewerStatus = byId("result-viewer-status", HTMLElement);
  readonly #samples = byId("result-sample", HTMLSelectElement);
  readonly #style = byId("result-style", HTMLSelectElement);
  #result: FoldResult | undefined;
  #urls: string[] = [];

  constructor() {
    byId("result-legend", HTMLElement).replaceChildren(...BANDS.map(({ colour, name, range }) => html("li", {}, swatch(colour), html("span", {}, `${name} (${range})`))));
    this.#samples.addEventListener("change", () => void this.#showSample(Number(this.#samples.value)));
    this.#style.addEventListener("change", () => this.#viewer.restyle(this.#style.value as Style));
  }

  /** Shows the best sample of a result. */
  async show(result: FoldResult): Promise<void> {
    this.#result = result;
    byId("result-files", HTMLElement).replaceChildren();
    this.#section.hidden = false;
    byId("result-title", HTMLElement).textContent = `Result: ${result.name}, seed ${result.seed}`;
    const note = byId("result-note", HTMLElement);
    note.hidden = result.note === null;
    note.textContent = result.note ?? "";
    const ranked = ranking(result.samples);
    this.#samples.replaceChildren(...ranked.map((sample, rank) => html("option", { value: sample }, `Rank ${rank + 1}: sample ${sample + 1}`)));
    byId("result-scores", HTMLElement).replaceChildren(scoresTable(result, ranked));
    if (!isEditing()) {
      byId("result-title", HTMLElement).focus({ preventScroll: true });
      this.#section.scrollIntoView({ block: "start" });
    }
    await this.#showSample(ranked[0] ?? 0);
    await this.#showFiles(result);
  }

  /** Piece by piece: the page paints and answers in between. */
  async #showSample(index: number): Promise<void> {
    const result = this.#result;
    const sample = result?.samples[index];
    if (!result || !sample) return;
    const pick = (residue: number) => this.#viewer.pick(result, residue);
    const pieces = [
      () => byId("result-plddt", HTMLElement).replaceChildren(plddtPlot(residueScores(result, sample), pick)),
      () => byId("result-pae", HTMLElement).replaceChildren(paePlot(result, sample, pick)),
    ];
    for (const piece of pieces) {
      await idle();
      if (result !== this.#result) return;
      piece();
    }
    try {
      await this.#viewer.show(result, index, this.#style.value as Style);
      this.#viewerStatus.textContent = "Drag to turn, scroll to zoom.";
    } catch (error) {
      this.#viewerStatus.textContent = `The structure cannot be drawn here: ${messageOf(error)}. Its files are below.`;
    }
  }

  async #showFiles(result: FoldResult): Promise<void> {
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
    this.#urls = [];
    const place = byId("result-files", HTMLElement);
    const each = html("ul", {}, ...result.files.map((file) => html("li", {}, this.#fileLink(file), html("span", { class: "number" }, bytes(file.bytes.length)))));
    place.replaceChildren(each);
    const all = await zip(result.files);
    if (result !== this.#result) return;
    const link = this.#link(all, `${result.name}_seed_${result.seed}.zip`, "Download everything as one zip");
    link.classList.add("primary");
    place.prepend(link);
  }

  #fileLink({ path, bytes: content }: FoldFile): HTMLAnchorElement {
    const name = path.split("/").at(-1) ?? path;
    return this.#link(new Blob([content]), name, name);
  }

  #link(blob: Blob, download: string, text: string): HTMLAnchorElement {
    const href = URL.createObjectURL(blob);
    this.#urls.push(href);
    return html("a", { href, download }, text);
  }
}

/** Who writes the next query meanwhile is left to it. */
function isEditing(): boolean {
  return document.activeElement?.matches("textarea, input, select") ?? false;
}

function swatch(colour: string): HTMLElement {
  const mark = html("span", { class: "swatch", "aria-hidden": "true" });
  // Through the object model: the page's policy refuses style attributes.
  mark.style.background = colour;
  return mark;
}

function scoresTable({ samples }: FoldResult, ranked: number[]): HTMLElement {
  const rows = ranked.map((index) => {
    const cells = COLUMNS.map(([name, , digits]) => html("td", { class: "number" }, Number(samples[index]?.scores[name]).toFixed(digits)));
    return html("tr", {}, html("th", { scope: "row" }, `Sample ${index + 1}`), ...cells);
  });
  const caption = html("caption", {}, "Samples, best first. pTM and ipTM run from 0 to 1, gPDE is an error in ångström; a single chain has no ipTM.");
  return scrolling("Scores", html("table", {}, caption, headings(["Sample", ...COLUMNS.map(([, heading]) => heading)]), html("tbody", {}, ...rows)));
}
