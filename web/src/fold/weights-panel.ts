/** Which weights fold: the demonstration network, or OpenFold3's own from the visitor's disk. */
import { byId, html } from "../dom.js";
import { bytes } from "../format.js";
import type { Weights } from "../session.js";
import { forget, keep, keptWeights } from "./store.js";

const DEMO: Weights = { key: "demo", label: "the demonstration network", source: "demo" };

export class WeightsPanel {
  readonly #list = byId("weights-list", HTMLElement);
  readonly #status = byId("weights-status", HTMLElement);
  readonly #onChange: () => void;
  #chosen: Weights = DEMO;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    const input = byId("weights-file", HTMLInputElement);
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length > 0) void this.take(files);
    });
    void this.#show();
  }

  get chosen(): Weights {
    return this.#chosen;
  }

  /** Keeps files of the visitor, where that is possible, and chooses them. Several are the shards of one checkpoint. */
  async take(files: File[]): Promise<void> {
    const kept: File[] = [];
    let all = true;
    for (const file of files) {
      const copy = await keep(file, (loaded, total) => this.#say(`Keeping ${file.name} in this browser: ${bytes(loaded)} of ${bytes(total)}`));
      all &&= copy !== undefined;
      kept.push(copy?.file ?? file);
    }
    this.#say(all ? "Kept in this browser for the next visit." : "This browser has no room to keep them: choose them again on the next visit.");
    this.#choose(weightsOf(kept));
    await this.#show();
  }

  #choose(weights: Weights): void {
    this.#chosen = weights;
    this.#onChange();
  }

  async #show(): Promise<void> {
    const kept = await keptWeights();
    const shown = [DEMO, ...kept.map(({ file }) => weightsOf([file]))];
    if (!shown.some(({ key }) => key === this.#chosen.key)) shown.push(this.#chosen);
    this.#list.replaceChildren(...shown.map((weights) => this.#row(weights, kept.some(({ name }) => weights.key.startsWith(`${name} `)))));
  }

  #row(weights: Weights, kept: boolean): HTMLElement {
    const radio = html("input", { type: "radio", name: "weights", value: weights.key, checked: weights.key === this.#chosen.key });
    radio.addEventListener("change", () => this.#choose(weights));
    const demo = weights.key === DEMO.key;
    const text = demo
      ? [html("strong", {}, "Demonstration network"), " (2.8 MB of random weights: everything runs as with real ones, but the structure means nothing)"]
      : [html("strong", {}, weights.label), ` (${bytes(weights.bytes ?? 0)})`];
    const row = html("div", { class: "choice" }, html("label", {}, radio, html("span", {}, ...text)));
    if (kept) {
      const remove = html("button", { type: "button", class: "small" }, `Delete ${weights.label}`);
      remove.addEventListener("click", () => void this.#remove(weights));
      row.append(remove);
    }
    return row;
  }

  async #remove(weights: Weights): Promise<void> {
    await forget(weights.label);
    if (this.#chosen.key === weights.key) this.#choose(DEMO);
    await this.#show();
    this.#say(`${weights.label} was deleted from this browser.`);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}

function weightsOf(files: File[]): Weights {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const label = files.length === 1 ? (files[0]?.name ?? "") : `${files[0]?.name} and ${files.length - 1} more`;
  return { key: `${label} ${size}`, label, source: files, bytes: size };
}
