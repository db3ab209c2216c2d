/** Stores the form's input while it is edited. */
import { loadDraft, saveDraft, type Input } from "./folds.js";

/** Delay after a change, so that typing writes little. */
const PAUSE_MS = 400;

export class DraftStore {
  #timer = 0;

  save(input: Input): void {
    clearTimeout(this.#timer);
    // Without a database the input is not restored, which the history says.
    this.#timer = window.setTimeout(() => void saveDraft(input).catch(() => undefined), PAUSE_MS);
  }

  load(): Promise<Input | undefined> {
    return loadDraft().catch(() => undefined);
  }
}
