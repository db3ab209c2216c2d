/** Fold: a query, weights, an estimate, a run, a result. */
import type { FoldEstimate, FoldOptions, FoldResult, FoldStage, OpenProgress, QueryFile } from "trifold";
import { byId } from "../dom.js";
import { bytes, duration, plural } from "../format.js";
import { messageOf } from "../run-panel.js";
import { isAbort, type Session, type Weights } from "../session.js";
import { ResultPanel } from "../result/result-panel.js";
import { Forming } from "./forming.js";
import { QueryPanel } from "./query-panel.js";
import { WeightsPanel } from "./weights-panel.js";

/** Enough to see that everything runs; real weights are worth OpenFold3's own settings. */
const USUAL = { demo: { samples: 2, steps: 20, recycles: 0 }, own: { samples: 5, steps: 200, recycles: 3 } };
const SETTINGS = ["samples", "steps", "recycles", "seed"] as const;
const STAGES: Record<FoldStage["stage"], string> = { embedding: "Reading the sequence", trunk: "Trunk", diffusion: "Denoising", confidence: "Confidence" };

export class FoldPanel {
  readonly #session: Session;
  readonly #query: QueryPanel;
  readonly #weights: WeightsPanel;
  readonly #forming = new Forming();
  readonly #result = new ResultPanel();
  readonly #run = byId("fold-run", HTMLButtonElement);
  readonly #stop = byId("fold-stop", HTMLButtonElement);
  readonly #status = byId("fold-status", HTMLElement);
  readonly #estimate = byId("fold-estimate", HTMLElement);
  readonly #progress = byId("fold-progress", HTMLElement);
  #controller: AbortController | undefined;
  #fits = false;
  #round = 0;
  #weightsKey = "demo";

  constructor(session: Session) {
    this.#session = session;
    this.#query = new QueryPanel(session, () => void this.#changed());
    this.#weights = new WeightsPanel(() => void this.#changed());
    this.#run.addEventListener("click", () => void this.#start());
    this.#stop.addEventListener("click", () => this.#controller?.abort());
    for (const name of SETTINGS) setting(name).addEventListener("change", () => void this.#changed());
    session.onBusy(() => this.#enable());
    acceptDrops((files) => this.#drop(files));
  }

  async #drop(files: File[]): Promise<void> {
    const weights = files.filter(({ name }) => /\.(pt|ckpt|safetensors)$/.test(name));
    const others = files.filter((file) => !weights.includes(file));
    if (weights.length > 0) await this.#weights.take(weights);
    if (others.length > 0) await this.#query.take(others);
  }

  /** Anew after every change: what fits, and how large it is. */
  async #changed(): Promise<void> {
    const round = (this.#round += 1);
    this.#fits = false;
    this.#enable();
    const weights = this.#weights.chosen;
    if (weights.key !== this.#weightsKey) this.#usual(weights);
    const { query } = this.#query;
    if (!query) return this.#tell(this.#estimate, "");
    this.#tell(this.#estimate, "Measuring…");
    try {
      const estimate = await this.#estimated(query, weights);
      if (round !== this.#round) return;
      this.#fits = true;
      this.#tell(this.#estimate, await this.#described(estimate));
    } catch (error) {
      if (round === this.#round) this.#tell(this.#estimate, messageOf(error), true);
    }
    this.#enable();
  }

  #usual(weights: Weights): void {
    this.#weightsKey = weights.key;
    const usual = weights.key === "demo" ? USUAL.demo : USUAL.own;
    for (const name of ["samples", "steps", "recycles"] as const) setting(name).value = String(usual[name]);
  }

  async #estimated(query: QueryFile, weights: Weights): Promise<FoldEstimate> {
    const model = await this.#session.model(weights, (progress) => this.#tell(this.#estimate, opening(weights, progress)));
    return model.estimate(query, options());
  }

  async #described({ tokens, atoms, device_bytes: needed, weight_bytes: weights }: FoldEstimate): Promise<string> {
    const device = await this.#session.device();
    const { buffer_bytes: buffer } = device.report().limits;
    return (
      `${plural(tokens, "token")}, ${plural(atoms, "atom")}. Takes ${bytes(needed)} of GPU memory, ${bytes(weights)} of it weights, in buffers below this GPU’s limit of ${bytes(buffer)}. ` +
      "Browsers do not say how much GPU memory there is: if it runs out, the run ends and says so."
    );
  }

  async #start(): Promise<void> {
    const { query } = this.#query;
    if (!query) return;
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    const weights = this.#weights.chosen;
    this.#running(true);
    this.#tell(this.#status, "Folding…");
    const begun = performance.now();
    try {
      const result = await this.#session.exclusively(signal, (device) => this.#fold(device, query, weights, signal));
      this.#tell(this.#status, `Folded in ${duration(performance.now() - begun)}.`);
      await this.#result.show(result);
    } catch (error) {
      this.#tell(this.#status, isAbort(error) ? "Cancelled." : `It failed: ${messageOf(error)}`, !isAbort(error));
    } finally {
      this.#running(false);
    }
  }

  async #fold(_device: unknown, query: QueryFile, weights: Weights, signal: AbortSignal): Promise<FoldResult> {
    const model = await this.#session.model(weights, (progress) => this.#tell(this.#status, opening(weights, progress)));
    const begun = performance.now();
    const samples = options().samples ?? 1;
    const onStage = (stage: FoldStage) => {
      this.#tell(this.#status, told(stage, performance.now() - begun));
      this.#bar(stage.share);
      if (stage.coordinates) this.#forming.draw(stage.coordinates, stage.coordinates.length / 3 / samples);
    };
    return model.fold(query, { ...options(), signal, onStage });
  }

  #running(running: boolean): void {
    // A button that vanishes would take the keyboard's place on the page with it.
    const focused = document.activeElement;
    this.#stop.hidden = !running;
    this.#progress.hidden = !running;
    this.#bar(undefined);
    if (!running) this.#forming.hide();
    if (running && focused === this.#run) this.#stop.focus();
    this.#enable();
    if (!running && focused === this.#stop) this.#run.focus();
  }

  #bar(share: number | undefined): void {
    const bar = this.#progress.querySelector("progress");
    if (share === undefined) bar?.removeAttribute("value");
    else bar?.setAttribute("value", String(share));
    this.#progress.querySelector("span")?.replaceChildren(share === undefined ? "" : `${Math.floor(share * 100)} %`);
  }

  #enable(): void {
    this.#run.disabled = !this.#fits || this.#session.busy;
  }

  #tell(place: HTMLElement, text: string, bad = false): void {
    place.textContent = text;
    place.classList.toggle("bad", bad);
  }
}

function setting(name: (typeof SETTINGS)[number]): HTMLInputElement {
  return byId(`fold-${name}`, HTMLInputElement);
}

function options(): FoldOptions {
  return Object.fromEntries(SETTINGS.map((name) => [name, Math.max(Number(setting(name).min), Math.floor(Number(setting(name).value)) || 0)]));
}

function opening({ label }: Weights, { stage, loaded, total }: OpenProgress): string {
  const doing = { device: "Opening the GPU", weights: `Fetching ${label}`, model: `Reading ${label} to the GPU` }[stage];
  return total > 1 ? `${doing}: ${bytes(loaded)} of ${bytes(total)}` : `${doing}…`;
}

function told({ stage, step, of, share }: FoldStage, elapsed: number): string {
  const left = share > 0.02 && share < 1 ? `, about ${duration((elapsed * (1 - share)) / share)} left` : "";
  return `${STAGES[stage]}${of > 1 ? `, ${step + 1} of ${of}` : ""}${left}`;
}

function acceptDrops(take: (files: File[]) => Promise<void>): void {
  const section = byId("fold", HTMLElement);
  section.addEventListener("dragover", (event) => {
    event.preventDefault();
    section.classList.add("dropping");
  });
  section.addEventListener("dragleave", () => section.classList.remove("dropping"));
  section.addEventListener("drop", (event) => {
    event.preventDefault();
    section.classList.remove("dropping");
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}
