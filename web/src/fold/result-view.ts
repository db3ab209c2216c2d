/** The result panel, which is loaded with the first result, and the input of the result on show. */
import type { Input, StoredResult } from "../history/folds.js";
import type { ResultPanel } from "../result/result-panel.js";
import { fingerprint } from "./panel-state.js";

export class ResultView {
  readonly #onRestore: (input: Input) => void;
  #panel: Promise<ResultPanel> | undefined;
  #input: Input | undefined;
  #current = "";

  /** `onRestore` gets the input of the result on show, to put it into the form. */
  constructor(onRestore: (input: Input) => void) {
    this.#onRestore = onRestore;
  }

  /** Loads the panel, so that a result appears without delay or network. */
  preload(): void {
    void this.#load().catch(() => undefined);
  }

  /** @throws Error if the panel cannot be loaded. */
  async show(stored: StoredResult, input: Input): Promise<void> {
    const panel = await this.#load();
    this.#input = input;
    const shown = panel.show(stored, input);
    this.#mark(panel);
    await shown;
  }

  /** Marks the result if the form, with that fingerprint, has another input. */
  async compare(current: string): Promise<void> {
    this.#current = current;
    if (this.#input) this.#mark(await this.#load());
  }

  #mark(panel: ResultPanel): void {
    if (this.#input) panel.markStale(fingerprint(this.#input) !== this.#current);
  }

  #load(): Promise<ResultPanel> {
    this.#panel ??= import("../result/result-panel.js").then(
      ({ ResultPanel }) => new ResultPanel(() => this.#input && this.#onRestore(this.#input)),
    );
    this.#panel.catch(() => (this.#panel = undefined));
    return this.#panel;
  }
}
