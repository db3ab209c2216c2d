/** The query: typed, built or opened, and checked after every change. */
import { textOf, type ErrorPlace, type QueryFile, type QueryReport } from "trifold";
import { isBuiltIn, loadBuiltIn } from "../components/built-in.js";
import { byId, html } from "../dom.js";
import { messageOf } from "../error-messages.js";
import type { Session } from "../session.js";
import { BuilderPanel } from "./builder-panel.js";
import { read } from "./entities.js";
import { EXAMPLES, type Example } from "./examples.js";
import { excerpt } from "./excerpt.js";
import { KIND_NAMES, kindQuestion, withKind, type KindQuestion } from "./kind-question.js";
import { chainList, summary } from "./query-chains.js";
import "./query-panel.css";

/** Delay after a key press, so that typing is not interrupted. */
const PAUSE_MS = 250;
/** Names of component files. */
const COMPONENTS = /\.cif(\.gz)?$/i;
/** Names of structure files, which can be templates, and of components. */
const STRUCTURE = /\.(cif|mmcif|pdb|ent)(\.gz)?$/i;

type State =
  | { kind: "blank" }
  | { kind: "checking" }
  | { kind: "read"; report: QueryReport; missing: string[]; builtIn: string | undefined }
  | { kind: "refused"; error: unknown };

export class QueryPanel {
  readonly #session: Session;
  readonly #text = byId("query-text", HTMLTextAreaElement);
  readonly #name = byId("query-name", HTMLInputElement);
  readonly #status = byId("query-status", HTMLElement);
  readonly #chains = byId("query-chains", HTMLElement);
  readonly #builder: BuilderPanel;
  readonly #onChange: () => void;
  /** The name of the opened file, whose ending gives the format. */
  #file: string | undefined;
  /** The job's name, if the visitor typed one. */
  #typedName = "";
  #files: Record<string, string> = {};
  /** Component files of the visitor. */
  #components = "";
  #state: State = { kind: "blank" };
  #round = 0;
  #timer = 0;

  /** `onFiles` gets the files that the visitor opens, which can be of any kind. */
  constructor(session: Session, onChange: () => void, onFiles: (files: File[]) => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#builder = new BuilderPanel((text) => this.#built(text));
    this.#text.addEventListener("input", () => this.#edited());
    this.#name.addEventListener("change", () => this.#renamed());
    const input = byId("query-file", HTMLInputElement);
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      onFiles(files);
    });
    const examples = EXAMPLES.map((example) => {
      const button = html("button", { type: "button", class: "button-small" }, example.label);
      button.addEventListener("click", () => this.#showExample(example));
      return button;
    });
    byId("query-examples", HTMLElement).append(...examples);
  }

  /** Opens the example of that name, or lists the names. */
  showExample(name: string): void {
    const example = EXAMPLES.find((one) => one.name === name);
    if (example) return this.#showExample(example);
    const names = EXAMPLES.map((one) => one.name).join(", ");
    this.refuse(`There is no example “${name}”; there are ${names}.`);
  }

  #showExample({ text, name }: Example): void {
    this.show({ text, name: `${name}.fasta` });
  }

  /** Shows an error that is not about the text. */
  refuse(message: string): void {
    this.#set({ kind: "refused", error: new Error(message) });
  }

  /** Shows a query, such as that of an earlier fold. */
  show({ text, name, files = {}, components = "" }: QueryFile): void {
    this.#text.value = text;
    this.#file = name;
    this.#files = { ...files };
    // Built-in components were stored with the query; they are loaded again.
    this.#components = components;
    this.#typedName = "";
    void this.#check("text");
  }

  /** The query, if it can be folded. */
  get query(): QueryFile | undefined {
    const state = this.#state;
    if (state.kind !== "read" || state.missing.length > 0) return undefined;
    return this.#given(state.builtIn);
  }

  /** The query as it is written, whether it can be folded or not. */
  get given(): QueryFile {
    return this.#given(undefined);
  }

  get isBlank(): boolean {
    return this.#text.value.trim() === "";
  }

  /** The chains in words. */
  get summary(): string {
    return this.#state.kind === "read" ? summary(this.#state.report) : "";
  }

  /** The name under which the query is folded. */
  get name(): string {
    return (this.#state.kind === "read" && this.#state.report.queries[0]?.name) || "query";
  }

  /** Number of letters in all chains. */
  get length(): number {
    if (this.#state.kind !== "read") return 0;
    const chains = this.#state.report.queries[0]?.chains ?? [];
    return chains.reduce((sum, { length }) => sum + length, 0);
  }

  /**
   * Takes a query file and the files that it names: alignments (.a3m), templates (.cif, .pdb) and
   * components (.cif), each of them gzip or not.
   */
  async take(files: File[]): Promise<void> {
    const texts = await this.#texts(files);
    const query =
      texts.find(([name]) => /\.json(\.gz)?$/i.test(name)) ??
      texts.find(([name]) => !STRUCTURE.test(name));
    const others = texts.filter((text) => text !== query);
    for (const [name, text] of others) {
      if (COMPONENTS.test(name) && !text.includes("_atom_site.")) this.#components += `${text}\n`;
      else this.#files[name] = text;
    }
    if (query) {
      this.#text.value = query[1];
      this.#file = query[0];
      this.#typedName = "";
    }
    if (texts.length > 0) void this.#check("text");
  }

  /** Names and texts of files; none, with an error on the page, if one cannot be unpacked. */
  async #texts(files: File[]): Promise<(readonly [string, string])[]> {
    try {
      return await Promise.all(files.map(async (file) => [file.name, await textOf(file)] as const));
    } catch (error) {
      this.#set({ kind: "refused", error });
      return [];
    }
  }

  #edited(): void {
    // An edited text is no longer the opened file.
    this.#file = undefined;
    this.#set({ kind: "checking" });
    clearTimeout(this.#timer);
    // The builder would write its old complex over a text that it has not read yet.
    this.#builder.wait();
    const pause = this.#text.value.trim() === "" ? 0 : PAUSE_MS;
    this.#timer = window.setTimeout(() => void this.#check("text"), pause);
  }

  #built(text: string): void {
    this.#text.value = text;
    this.#file = undefined;
    this.#set({ kind: "checking" });
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check("builder"), PAUSE_MS);
  }

  /** OpenFold3's JSON contains its name; other texts have that of their file. */
  #renamed(): void {
    this.#typedName = this.#name.value.trim();
    this.#text.value = withName(this.#text.value, this.#typedName) ?? this.#text.value;
    void this.#check("text");
  }

  #given(builtIn: string | undefined): QueryFile {
    const components = this.#components + (builtIn ?? "");
    const name = fileName(this.#typedName, this.#file) ?? this.#file;
    return {
      text: this.#text.value,
      files: this.#files,
      ...(components !== "" && { components }),
      ...(name !== undefined && { name }),
    };
  }

  /** `from`: the part that the visitor edited, which is left as it is. */
  async #check(from: "text" | "builder"): Promise<void> {
    const round = (this.#round += 1);
    if (this.#text.value.trim() === "") {
      if (from === "text") this.#builder.show({ name: "", entities: [], bonds: [] });
      return this.#set({ kind: "blank" });
    }
    this.#set({ kind: "checking" });
    const state = await this.#read();
    if (round !== this.#round) return;
    if (from === "text")
      this.#builder.show(state.kind === "read" ? read(this.#text.value, state.report) : undefined);
    this.#set(state);
  }

  async #read(): Promise<State> {
    try {
      const device = await this.#session.device();
      const report = await device.checkQuery(this.#given(undefined));
      const wanted = report.queries[0]?.components ?? [];
      const lacking = wanted.filter((code) => !this.#components.includes(`data_${code}\n`));
      const missing = lacking.filter((code) => !isBuiltIn(code));
      const builtIn = lacking.length > missing.length ? await loadBuiltIn() : undefined;
      return { kind: "read", report, missing, builtIn };
    } catch (error) {
      return { kind: "refused", error };
    }
  }

  #set(state: State): void {
    this.#state = state;
    this.#render();
    this.#onChange();
  }

  #render(): void {
    const state = this.#state;
    this.#chains.replaceChildren(...(state.kind === "read" ? [chainList(state.report)] : []));
    if (state.kind === "read") {
      const name = state.report.queries[0]?.name ?? "";
      if (document.activeElement !== this.#name) this.#name.value = name === "query" ? "" : name;
      if (state.missing.length > 0) this.#write(missingText(state.missing), true);
      else this.#write([summary(state.report)], false);
    } else if (state.kind === "refused") this.#write(this.#explained(state.error), true);
    // While a text is checked, the outcome of the one before stays.
    else if (state.kind === "blank") this.#write([], false);
  }

  #explained(error: unknown): (Node | string)[] {
    const text = this.#text.value;
    const place = error instanceof Error ? (error as ErrorPlace) : {};
    const question = place.position === undefined ? kindQuestion(text, place) : undefined;
    if (question) return this.#question(question);
    // The text has no file name that the visitor knows.
    const own = messageOf(error).replace(/^query(\.\w+)?,? ?/, "");
    const found = error instanceof Error ? excerpt(text, place) : undefined;
    if (!found) return [own];
    const button = html("button", { type: "button", class: "button-small" }, "Go to it");
    button.addEventListener("click", () => {
      this.#text.focus();
      this.#text.setSelectionRange(found.index, found.index + 1);
    });
    const shown = html(
      "code",
      { class: "query-excerpt" },
      `…${found.before}`,
      html("mark", {}, found.letter),
      `${found.after}…`,
    );
    return [own, html("br"), shown, " ", button];
  }

  #question(question: KindQuestion): (Node | string)[] {
    const [likely = "dna"] = question.kinds;
    const buttons = question.kinds.flatMap((kind) => {
      const button = html("button", { type: "button", class: "button-small" }, KIND_NAMES[kind]);
      button.addEventListener("click", () => {
        this.#text.value = withKind(this.#text.value, question, kind);
        this.#text.focus();
        void this.#check("text");
      });
      return [" ", button];
    });
    return [`This looks like ${KIND_NAMES[likely]}. Fold it as`, ...buttons];
  }

  #write(content: (Node | string)[], bad: boolean): void {
    this.#status.replaceChildren(...content);
    this.#status.classList.toggle("bad", bad);
    this.#text.setAttribute("aria-invalid", String(bad));
  }
}

/** Names the components without data, and where the PDB has them. */
function missingText(codes: readonly string[]): (Node | string)[] {
  const links = codes.flatMap((code) => [
    " ",
    html(
      "a",
      {
        href: `https://files.rcsb.org/ligands/download/${code}.cif`,
        target: "_blank",
        rel: "noreferrer",
      },
      `${code}.cif`,
    ),
  ]);
  const what = codes.length === 1 ? `${codes[0]} is` : `${codes.join(", ")} are`;
  return [`${what} not built in. Download from the PDB, then open it here:`, ...links];
}

/** OpenFold3's JSON with another name for its query; undefined for other texts. */
function withName(text: string, name: string): string | undefined {
  if (!/^\s*\{/.test(text) || name === "") return undefined;
  try {
    const file = JSON.parse(text) as { queries?: Record<string, unknown> };
    const [query, ...others] = Object.values(file.queries ?? {});
    if (query === undefined || others.length > 0) return undefined;
    return `${JSON.stringify({ ...file, queries: { [name]: query } }, undefined, 2)}\n`;
  } catch {
    return undefined;
  }
}

/** A file name of the job's name, with the ending of the opened file, which gives the format. */
function fileName(name: string, file = ""): string | undefined {
  const stem = name.replaceAll(/[./\\]/g, "_");
  const [ending = ""] = /\.\w+$/.exec(file) ?? [];
  return stem === "" ? undefined : stem + ending;
}
