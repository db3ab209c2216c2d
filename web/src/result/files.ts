/** The files of a result, the most used first. */
import type { FoldFile, FoldResult } from "trifold";
import { html } from "../dom.js";
import { bytes } from "../format.js";
import type { Input, StoredResult } from "../history/folds.js";
import { INPUT_FILE, type InputFile } from "./open-zip.js";
import { serverFiles } from "./server-files.js";
import { zip, type ZipEntry } from "./zip.js";
import "./files.css";

const ORDER = [/\.cif$/, /\.pdb$/, /_confidences\w*\.json$/, /summary\.csv$/, /timing\.json$/];

export class Files {
  readonly #place: HTMLElement;
  #urls: string[] = [];
  #shown: FoldResult | undefined;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  clear(): void {
    this.#shown = undefined;
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
    this.#urls = [];
    this.#place.replaceChildren();
  }

  async show({ result }: StoredResult, input: Input): Promise<void> {
    this.clear();
    this.#shown = result;
    const sorted = result.files.toSorted(
      (one, other) =>
        rank(one) - rank(other) || one.path.localeCompare(other.path, "en", { numeric: true }),
    );
    this.#place.append(
      html(
        "ul",
        {},
        ...sorted.map((file) =>
          html(
            "li",
            {},
            this.#fileLink(file),
            html("span", { class: "number" }, bytes(file.bytes.length)),
          ),
        ),
      ),
    );
    const [first] = result.omitted;
    if (first)
      this.#place.append(
        html(
          "p",
          { class: "text-help" },
          `${result.omitted.length} of ${result.samples.length} structures have no PDB file: ` +
            `${first.reason}.`,
        ),
      );
    const server = await serverFiles(result, input);
    const all = await zip([inputFile(result, input), ...result.files, ...server]);
    if (result !== this.#shown) return;
    const link = this.#link(
      all,
      `${result.name}_seed_${result.seed}.zip`,
      "Download everything as one zip",
    );
    link.classList.add("button-primary");
    this.#place.append(
      link,
      html(
        "p",
        { class: "text-help" },
        "The zip also has the input and settings, with which this page opens it again, and the " +
          "files as AlphaFold Server names them.",
      ),
    );
  }

  #fileLink({ path, bytes: content }: FoldFile): HTMLAnchorElement {
    const name = path.split("/").at(-1) ?? path;
    // Broken between its words only.
    return this.#link(
      new Blob([content]),
      name,
      ...name.split(/(?<=_)/).flatMap((word) => [word, html("wbr")]),
    );
  }

  #link(blob: Blob, download: string, ...text: (string | Node)[]): HTMLAnchorElement {
    const href = URL.createObjectURL(blob);
    this.#urls.push(href);
    return html("a", { href, download }, ...text);
  }
}

/** The input and settings, the weights' name and SHA-256 included. */
function inputFile({ name, seed, note }: FoldResult, { query, options, weights }: Input): ZipEntry {
  const file: InputFile = { name, seed, note, input: { query, options, weights } };
  const bytes = new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`);
  return { path: `${name}/${INPUT_FILE}`, bytes };
}

function rank({ path }: FoldFile): number {
  const found = ORDER.findIndex((pattern) => pattern.test(path));
  return found < 0 ? ORDER.length : found;
}
