/** The history: earlier folds, those in the queue, and the actions for each. */
import { byId, html } from "../dom.js";
import { duration } from "../format.js";
import type { FoldRecord, Status } from "./folds.js";
import type { Journal } from "./journal.js";
import "./history-panel.css";

/** Actions of the page on a fold of the list. */
export interface HistoryActions {
  open: (record: FoldRecord) => void;
  /** Puts the fold's input into the form. */
  edit: (record: FoldRecord) => void;
  /** Resumes an interrupted fold from its stored state. */
  resume: (record: FoldRecord) => void;
  /** Takes a waiting fold out of the queue, or stops a running one. */
  cancel: (record: FoldRecord) => void;
}

const STATUS: Record<Exclude<Status, "done">, string> = {
  queued: "waiting",
  running: "folding",
  failed: "failed",
  interrupted: "interrupted",
};

export class HistoryPanel {
  readonly #journal: Journal;
  readonly #actions: HistoryActions;
  readonly #section = byId("history", HTMLElement);
  readonly #list = byId("history-list", HTMLElement);
  readonly #note = byId("history-note", HTMLElement);
  /** The fold whose name is edited. */
  #renaming: string | undefined;

  constructor(journal: Journal, actions: HistoryActions) {
    this.#journal = journal;
    this.#actions = actions;
    journal.onChange(() => this.#render());
    void journal.load();
  }

  #render(): void {
    const { records, problem } = this.#journal;
    const empty = records.length === 0 && problem === "";
    this.#section.hidden = empty;
    byId("to-history", HTMLAnchorElement).hidden = empty;
    this.#note.hidden = problem === "";
    this.#note.textContent = problem;
    byId("history-count", HTMLElement).textContent = records.length > 0 ? `${records.length}` : "";
    // A field that is being edited stays.
    if (this.#renaming !== undefined && this.#list.querySelector("input:focus")) return;
    this.#list.replaceChildren(...records.map((record) => this.#row(record)));
  }

  #row(record: FoldRecord): HTMLElement {
    const name =
      this.#renaming === record.id ? this.#nameField(record) : html("strong", {}, record.name);
    return html(
      "li",
      { class: "history-row", "data-status": record.status },
      html("div", { class: "history-text" }, name, html("span", {}, described(record))),
      html("div", { class: "history-actions" }, ...this.#buttons(record)),
    );
  }

  #buttons(record: FoldRecord): HTMLElement[] {
    const waits = record.status === "queued" || record.status === "running";
    const { open, edit, resume, cancel } = this.#actions;
    const buttons: [string, () => void][] = [];
    if (record.status === "done") buttons.push(["Open", () => open(record)]);
    if (record.status === "interrupted" && record.resumesFrom !== undefined)
      buttons.push(["Resume", () => resume(record)]);
    if (waits) buttons.push(["Cancel", () => cancel(record)]);
    buttons.push(["Use input", () => edit(record)]);
    buttons.push(["Rename", () => this.#rename(record)]);
    if (!waits) buttons.push(["Delete", () => void this.#journal.remove(record.id)]);
    return buttons.map(([text, act]) => {
      const label = `${text}: ${record.name}`;
      const button = html(
        "button",
        { type: "button", class: "button-small", "aria-label": label },
        text,
      );
      button.addEventListener("click", act);
      return button;
    });
  }

  #rename(record: FoldRecord): void {
    this.#renaming = record.id;
    this.#render();
    this.#list.querySelector<HTMLInputElement>("input")?.select();
  }

  #nameField(record: FoldRecord): HTMLElement {
    const input = html("input", { type: "text", value: record.name, "aria-label": "Name" });
    const end = (name: string) => {
      if (this.#renaming !== record.id) return;
      this.#renaming = undefined;
      void this.#journal.update(record.id, { name: name.trim() || record.name });
    };
    input.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") end(input.value);
      if (key === "Escape") end(record.name);
    });
    input.addEventListener("blur", () => end(input.value));
    return input;
  }
}

function described(record: FoldRecord): string {
  const date = new Date(record.created).toLocaleString("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const { samples, steps } = record.options;
  const settings = `${samples} × ${steps} steps, ${record.weights.label}`;
  return [record.chains.replace(/\.$/, ""), settings, date, ending(record)]
    .filter(Boolean)
    .join(" · ");
}

function ending({ status, duration: ms, error, resumesFrom }: FoldRecord): string {
  if (status === "interrupted" && resumesFrom !== undefined)
    return `${STATUS[status]}, resumes from ${resumesFrom}`;
  if (status === "done") return ms === undefined ? "" : `folded in ${duration(ms)}`;
  return error ? `${STATUS[status]}: ${error}` : STATUS[status];
}
