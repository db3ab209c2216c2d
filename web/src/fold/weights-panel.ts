/** The choice of weights: the built-in network, or OpenFold3's from a file or an address. */
import { announce } from "../announce.js";
import { byId, html } from "../dom.js";
import { bytes, percent } from "../format.js";
import { isAbort, messageOf } from "../error-messages.js";
import type { Weights } from "../session.js";
import {
  checksumsOf,
  forget,
  labelOf,
  listStored,
  storeWeights,
  type Part,
  type StoredWeights,
  type StorePart,
  type StoreProgress,
} from "trifold/weights-store";
import { checksum } from "./checksum.js";
import "./weights-panel.css";

const BUILT_IN: Weights = {
  key: "built-in",
  label: "the built-in network",
  source: "built-in",
};

export class WeightsPanel {
  readonly #list = byId("weights-list", HTMLElement);
  readonly #unfinished = byId("weights-unfinished", HTMLElement);
  readonly #addresses = byId("weights-url", HTMLTextAreaElement);
  readonly #download = byId("weights-download", HTMLButtonElement);
  readonly #file = byId("weights-file", HTMLInputElement);
  readonly #progress = byId("weights-progress", HTMLElement);
  readonly #status = byId("weights-status", HTMLElement);
  readonly #onChange: (others: boolean) => void;
  #chosen: Weights = BUILT_IN;
  #controller: AbortController | undefined;

  /** Calls `onChange` at every choice, with whether it is of other weights than before. */
  constructor(onChange: (others: boolean) => void) {
    this.#onChange = onChange;
    this.#file.addEventListener("change", () => {
      const files = [...(this.#file.files ?? [])];
      this.#file.value = "";
      if (files.length > 0) void this.take(files);
    });
    this.#download.addEventListener("click", () => void this.#downloadTyped());
    byId("weights-stop", HTMLButtonElement).addEventListener("click", () =>
      this.#controller?.abort(),
    );
    void this.#show();
  }

  get chosen(): Weights {
    return this.#chosen;
  }

  /** Chooses the weights with that key, if they are still stored. */
  async prefer(key: string): Promise<void> {
    if (key === this.#chosen.key) return;
    const stored = (await listStored()).filter(({ complete }) => complete).map(storedWeights);
    const found = [BUILT_IN, ...stored].find((one) => one.key === key);
    if (!found) return;
    this.#choose(found);
    await this.#show();
  }

  /**
   * Stores files of the visitor, if possible, and selects them. Several files are the shards of one
   * checkpoint.
   */
  async take(files: File[]): Promise<void> {
    const unkept = (why: string) => {
      this.#choose(unstoredWeights(files));
      this.#say(`${why} The weights can be used now: choose them again on the next visit.`);
    };
    await this.#fill(files, unkept);
  }

  async #downloadTyped(): Promise<void> {
    this.#filling(true);
    this.#say("Checking the weights…");
    try {
      const { parseAddresses } = await import("./addresses.js");
      await this.#fill(parseAddresses(this.#addresses.value));
    } catch (error) {
      this.#say(messageOf(error), true);
      this.#filling(false);
    }
  }

  /** `onUnstored` is called if this browser cannot store the files. */
  async #fill(parts: StorePart[], unkept?: (why: string) => void): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#filling(true);
    this.#say("Checking the weights…");
    try {
      const stored = await storeWeights(parts, {
        worker: () =>
          new Worker(new URL("trifold/weights-worker", import.meta.url), {
            type: "module",
            name: "weights",
          }),
        signal: controller.signal,
        onProgress: (progress) => this.#tell(progress),
      });
      this.#choose(storedWeights(stored));
      this.#say(
        `Kept in this browser for the next visit. ${stored.manifest.parts.map(checked).join(" ")}`,
      );
    } catch (error) {
      if (isAbort(error)) this.#say("Stopped. The part that has arrived is kept.");
      else if (unkept && isUnstorable(error)) unkept(error.message);
      else this.#say(messageOf(error), true);
    } finally {
      if (this.#controller === controller) this.#filling(false);
      await this.#show();
    }
  }

  #filling(filling: boolean): void {
    this.#download.disabled = filling;
    this.#file.disabled = filling;
    const stop = byId("weights-stop", HTMLButtonElement);
    const focused = document.activeElement === stop;
    this.#progress.hidden = !filling;
    this.#progress.querySelector("progress")?.removeAttribute("value");
    if (!filling && focused) this.#download.focus();
  }

  #tell({ name, doing, loaded, total }: StoreProgress): void {
    const bar = this.#progress.querySelector("progress");
    if (total === undefined) bar?.removeAttribute("value");
    else bar?.setAttribute("value", String(loaded / Math.max(1, total)));
    const of =
      total === undefined
        ? bytes(loaded)
        : `${bytes(loaded)} of ${bytes(total)}, ${percent(loaded / Math.max(1, total))}`;
    this.#write(
      `${doing === "checking" ? "Checking the stored part of" : "Storing"} ${name}: ${of}`,
    );
  }

  #choose(weights: Weights): void {
    const others = weights.key !== this.#chosen.key;
    this.#chosen = weights;
    this.#onChange(others);
  }

  async #show(): Promise<void> {
    const all = await listStored();
    const whole = all.filter(({ complete }) => complete);
    const rows: [Weights, StoredWeights?][] = [
      [BUILT_IN],
      ...whole.map((one): [Weights, StoredWeights] => [storedWeights(one), one]),
    ];
    if (!rows.some(([{ key }]) => key === this.#chosen.key)) rows.push([this.#chosen]);
    this.#list.replaceChildren(...rows.map(([weights, one]) => this.#row(weights, one)));
    const broken =
      this.#controller && !this.#progress.hidden ? [] : all.filter(({ complete }) => !complete);
    this.#unfinished.replaceChildren(...broken.map((one) => this.#unfinishedRow(one)));
  }

  #row(weights: Weights, one?: StoredWeights): HTMLElement {
    const radio = html("input", {
      type: "radio",
      name: "weights",
      value: weights.key,
      checked: weights.key === this.#chosen.key,
    });
    radio.addEventListener("change", () => this.#choose(weights));
    const text =
      weights.key === BUILT_IN.key
        ? [
            html("strong", {}, "Built-in network"),
            " (8.4 MB: a small network of trifold’s own, for protein chains of up to about 100 " +
              "residues like those of its training; OpenFold3’s weights are for everything else)",
          ]
        : [html("strong", {}, weights.label), ` (${bytes(weights.bytes ?? 0)})`];
    const row = html(
      "div",
      { class: "weights-choice" },
      html("label", {}, radio, html("span", {}, ...text)),
    );
    if (one)
      row.append(
        ...one.manifest.parts.map((part, _, all) => checksum(part, all.length > 1)),
        this.#deleteButton(one),
      );
    return row;
  }

  #unfinishedRow(one: StoredWeights): HTMLElement {
    const { label, parts } = one.manifest;
    const have = one.files.reduce((sum, { size }) => sum + size, 0);
    const sizes = parts.map(({ source }) => source?.size);
    const total = sizes.every((size) => size !== undefined)
      ? ` of ${bytes(sizes.reduce((sum, size) => sum + size, 0))}`
      : "";
    const row = html(
      "div",
      { class: "weights-choice" },
      html("span", {}, html("strong", {}, label), ` is incomplete: ${bytes(have)}${total}.`),
    );
    const wanted = parts.flatMap(({ url, expected }) =>
      url ? [{ url, ...(expected && { sha256: expected }) }] : [],
    );
    if (wanted.length === parts.length) {
      const resume = html("button", { type: "button", class: "button-small" }, `Resume ${label}`);
      resume.addEventListener("click", () => void this.#fill(wanted));
      row.append(resume);
    } else row.append(html("span", { class: "text-quiet" }, "Choose it again to resume."));
    row.append(this.#deleteButton(one));
    return row;
  }

  #deleteButton(one: StoredWeights): HTMLButtonElement {
    const button = html(
      "button",
      { type: "button", class: "button-small" },
      `Delete ${one.manifest.label}`,
    );
    button.addEventListener("click", () => void this.#remove(one));
    return button;
  }

  async #remove(one: StoredWeights): Promise<void> {
    const { label } = one.manifest;
    await forget(one.folder);
    if (this.#chosen.key === storedWeights(one).key) this.#choose(BUILT_IN);
    await this.#show();
    this.#say(`${label} was deleted from this browser.`);
  }

  #say(text: string, bad = false): void {
    this.#write(text, bad);
    announce(text);
  }

  #write(text: string, bad = false): void {
    this.#status.textContent = text;
    this.#status.classList.toggle("bad", bad);
  }
}

/** Whether the browser cannot store the files, which can be used nevertheless. */
function isUnstorable(error: unknown): error is Error {
  const { code } = error as { code?: string };
  return error instanceof Error && (code === "quota" || code === "no-storage");
}

/** Says what a file's checksum was compared with. */
function checked({ name, compared }: Part): string {
  if (compared === "given") return `${name} has the SHA-256 that you expect.`;
  if (compared === "stated") return `${name} has the SHA-256 that its server states.`;
  return "";
}

/** Stored weights are identified by their contents: names and sizes may repeat. */
function storedWeights({ manifest, files }: StoredWeights): Weights {
  return {
    key: `${manifest.label} ${checksumsOf(manifest)}`,
    label: manifest.label,
    source: files,
    bytes: sizeOf(files),
    sha256: checksumsOf(manifest),
  };
}

/** The contents of unstored weights are unknown, so every choice gets a new key. */
function unstoredWeights(files: File[]): Weights {
  const label = labelOf(files.map(({ name }) => name));
  return { key: `${label} ${crypto.randomUUID()}`, label, source: files, bytes: sizeOf(files) };
}

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
