/** The query: pasted or opened, and checked as it is typed. */
import type { ErrorPlace, QueryFile, QueryReport } from "trifold";
import { byId, html } from "../dom.js";
import { plural } from "../format.js";
import { messageOf } from "../error-messages.js";
import type { Session } from "../session.js";
import { EXAMPLES } from "./examples.js";
import { excerpt } from "./excerpt.js";
import "./query-panel.css";

/** Delay after a key press, so that typing is not interrupted. */
const PAUSE_MS = 250;

export class QueryPanel {
  readonly #session: Session;
  readonly #text = byId("query-text", HTMLTextAreaElement);
  readonly #status = byId("query-status", HTMLElement);
  readonly #onChange: () => void;
  #name: string | undefined;
  #files: Record<string, string> = {};
  #components: string | undefined;
  #report: QueryReport | undefined;
  #round = 0;
  #timer = 0;

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#text.addEventListener("input", () => this.#edited());
    const input = byId("query-file", HTMLInputElement);
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      void this.take(files);
    });
    const examples = EXAMPLES.map((example) => {
      const button = html("button", { type: "button", class: "button-small" }, example.label);
      button.addEventListener("click", () => this.#set(example.text, `${example.name}.fasta`));
      return button;
    });
    byId("query-examples", HTMLElement).append(...examples);
  }

  /** Opens the example of that name, or lists the names. */
  showExample(name: string): void {
    const example = EXAMPLES.find((one) => one.name === name);
    if (example) this.#set(example.text, `${example.name}.fasta`);
    else {
      const names = EXAMPLES.map((one) => one.name).join(", ");
      this.#show([`There is no example “${name}”; there are ${names}.`], true);
    }
  }

  /** The query, if it can be folded. */
  get query(): QueryFile | undefined {
    const report = this.#report;
    const lacks = report?.queries[0]?.components.length && this.#components === undefined;
    return report && !lacks ? this.#given() : undefined;
  }

  /** Number of letters in all chains. */
  get length(): number {
    return this.#report?.queries[0]?.chains.reduce((sum, { length }) => sum + length, 0) ?? 0;
  }

  /** Takes a query file and the files that it names: alignments (.a3m) and components (.cif). */
  async take(files: File[]): Promise<void> {
    const texts = await Promise.all(
      files.map(async (file) => [file.name, await file.text()] as const),
    );
    const query =
      texts.find(([name]) => name.endsWith(".json")) ??
      texts.find(([name]) => !name.endsWith(".cif"));
    const beside = texts.filter((text) => text !== query);
    for (const [name, text] of beside) {
      if (name.endsWith(".cif")) this.#components = text;
      else this.#files[name] = text;
    }
    if (query) this.#set(query[1], query[0]);
    else void this.#check();
  }

  #set(text: string, name: string): void {
    this.#text.value = text;
    this.#name = name;
    void this.#check();
  }

  #edited(): void {
    // An edited text is no longer the opened file, and its report is outdated.
    this.#name = undefined;
    this.#report = undefined;
    this.#onChange();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check(), PAUSE_MS);
  }

  #given(): QueryFile {
    const { value: text } = this.#text;
    const components = this.#components === undefined ? {} : { components: this.#components };
    return {
      text,
      files: this.#files,
      ...components,
      ...(this.#name === undefined ? {} : { name: this.#name }),
    };
  }

  async #check(): Promise<void> {
    const round = (this.#round += 1);
    this.#report = undefined;
    if (this.#text.value.trim() === "") {
      this.#show([], false);
      return this.#onChange();
    }
    try {
      const device = await this.#session.device();
      const report = await device.checkQuery(this.#given());
      if (round !== this.#round) return;
      this.#report = report;
      const missing = report.queries[0]?.components ?? [];
      const lacks = missing.length > 0 && this.#components === undefined;
      this.#show(
        lacks
          ? [`Open a components file (CCD, .cif) with ${missing.join(", ")} too.`]
          : [described(report)],
        lacks,
      );
    } catch (error) {
      if (round !== this.#round) return;
      this.#show(this.#explained(error), true);
    }
    this.#onChange();
  }

  #explained(error: unknown): (Node | string)[] {
    // The text has no file name that the visitor knows.
    const own = messageOf(error).replace(/^query(\.\w+)?,? ?/, "");
    const found =
      error instanceof Error ? excerpt(this.#text.value, error as ErrorPlace) : undefined;
    if (!found) return [own];
    const button = html("button", { type: "button", class: "button-small" }, "Go to it");
    button.addEventListener("click", () => {
      this.#text.focus();
      this.#text.setSelectionRange(found.index, found.index + 1);
    });
    const place = html(
      "code",
      { class: "query-excerpt" },
      `…${found.before}`,
      html("mark", {}, found.letter),
      `${found.after}…`,
    );
    return [own, html("br"), place, " ", button];
  }

  #show(content: (Node | string)[], bad: boolean): void {
    this.#status.replaceChildren(...content);
    this.#status.classList.toggle("bad", bad);
    this.#text.setAttribute("aria-invalid", String(bad));
  }
}

function described({ queries: [query, ...others] }: QueryReport): string {
  const chains = query?.chains ?? [];
  const each = chains.map(({ id, kind, length, sequence, alignmentRows: rows }) => {
    const size =
      kind === "ligand" ? sequence : plural(length, kind === "protein" ? "residue" : "nucleotide");
    const aligned = rows > 1 ? `, ${rows} aligned` : "";
    return `${id}: ${kind === "rna" || kind === "dna" ? kind.toUpperCase() : kind}, ${size}${aligned}`;
  });
  const more =
    others.length > 0
      ? ` The file has ${plural(others.length, "more query")}; the first is folded.`
      : "";
  const notes = chains.flatMap(({ id, notes }) => notes.map((note) => ` Chain ${id}: ${note}.`));
  return `${plural(chains.length, "chain")}. ${each.join("; ")}.${notes.join("")}${more}`;
}
