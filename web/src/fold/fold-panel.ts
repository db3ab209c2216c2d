/** Fold: a query, weights, an estimate, a run, a result. */
import type {
  AdapterReport,
  FoldState,
  FoldEstimate,
  FoldResult,
  FoldStage,
  OpenProgress,
  QueryFile,
} from "trifold";
import { announce } from "../announce.js";
import { byId } from "../dom.js";
import { bytes, duration, plural } from "../format.js";
import { explainError, hasCode, isAbort, messageOf } from "../error-messages.js";
import type { Session, Weights } from "../session.js";
import type { ResultPanel } from "../result/result-panel.js";
import { explainError, hasCode, isAbort, messageOf } from "../error-messages.js";
import { LivePreview } from "./live-preview.js";
import { named, Pace, resumePoint } from "./progress.js";
import { QueryPanel } from "./query-panel.js";
import { largestFit } from "./largest-fit.js";
import { options, setting, SETTINGS, wrongSetting } from "./settings.js";
import { forecast, remember, Stopwatch, told as toldTime } from "./fold-time.js";
import { WeightsPanel } from "./weights-panel.js";
import "./fold-panel.css";

/** Enough to see that everything runs; real weights are worth OpenFold3's own settings. */
const USUAL = {
  demo: { samples: 2, steps: 20, recycles: 0 },
  own: { samples: 5, steps: 200, recycles: 3 },
};
/** What this GPU is measured with: as long as the query, up to this. */
const MOST_PROBE = 64;
const PROBE_STEPS = 4;

/** One fold that was asked for. */
interface Order {
  query: QueryFile;
  weights: Weights;
  options: ReturnType<typeof options>;
  /** What a GPU that is lost leaves, and from where the fold goes on then. */
  kept?: { state: FoldState; from?: string | undefined };
}

export class FoldPanel {
  readonly #session: Session;
  readonly #adapter: string;
  readonly #query: QueryPanel;
  readonly #weights: WeightsPanel;
  readonly #preview = new LivePreview();
  readonly #run = byId("fold-run", HTMLButtonElement);
  readonly #stop = byId("fold-stop", HTMLButtonElement);
  readonly #status = byId("fold-status", HTMLElement);
  readonly #estimate = byId("fold-estimate", HTMLElement);
  readonly #time = byId("fold-time", HTMLElement);
  readonly #measure = byId("fold-measure", HTMLButtonElement);
  readonly #on = byId("fold-on", HTMLButtonElement);
  readonly #again = byId("fold-again", HTMLButtonElement);
  readonly #progress = byId("fold-progress", HTMLElement);
  #controller: AbortController | undefined;
  #fits = false;
  #round = 0;
  #weightsKey = "demo";
  #tokens = 0;
  #failed: Order | undefined;
  #runWhenReady = false;
  #result: Promise<ResultPanel> | undefined;

  constructor(session: Session, adapter: AdapterReport) {
    this.#session = session;
    this.#adapter = `${adapter.name}, ${adapter.kind}`;
    this.#query = new QueryPanel(session, () => void this.#changed());
    this.#weights = new WeightsPanel(() => void this.#changed());
    this.#run.addEventListener("click", () => void this.#start(this.#order()));
    this.#on.addEventListener("click", () => void this.#start(this.#failed));
    this.#again.addEventListener("click", () => void this.#startAnew());
    this.#measure.addEventListener("click", () => void this.#measureSpeed());
    this.#stop.addEventListener("click", () => this.#controller?.abort());
    // Not `change`: that comes with the click on the button, which would then be switched off under
    // the pointer.
    for (const name of SETTINGS)
      setting(name).addEventListener("input", () => void this.#changed());
    this.#tellSettings();
    session.onBusy(() => this.#enable());
    acceptDrops((files) => this.#drop(files));
  }

  /** As an address asks: `?example=ubiquitin` puts in an example, and `&run` folds it. */
  begin(asked: URLSearchParams): void {
    const example = asked.get("example");
    if (example === null) return;
    this.#runWhenReady = asked.has("run");
    this.#query.showExample(example);
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
    const weights = this.#weights.chosen;
    if (weights.key !== this.#weightsKey) this.#usual(weights);
    const wrong = wrongSetting();
    this.#fits = false;
    this.#tokens = 0;
    this.#showTime();
    this.#enable();
    if (wrong) return this.#fail(this.#estimate, wrong);
    this.#tellSettings();
    const { query } = this.#query;
    if (!query) return this.#tell(this.#estimate, "");
    this.#tell(this.#estimate, "Measuring…");
    try {
      const estimate = await this.#estimated(query, weights);
      if (round !== this.#round) return;
      this.#fits = true;
      this.#tokens = estimate.tokens;
      this.#tell(this.#estimate, await this.#described(estimate));
      this.#showTime();
      announce(`Ready to fold ${plural(estimate.tokens, "token")}. ${this.#time.textContent}`);
      void this.#resultPanel().catch(() => undefined);
    } catch (error) {
      if (round === this.#round) this.#fail(this.#estimate, messageOf(error));
      if (hasCode(error, "too-large")) void this.#tellRoom(query, weights, round);
    }
    this.#enable();
    if (this.#fits && this.#runWhenReady) {
      this.#runWhenReady = false;
      void this.#start(this.#order());
    }
  }

  /** Behind the refusal of a query: it takes a while to find out. */
  async #tellRoom(query: QueryFile, weights: Weights, round: number): Promise<void> {
    const model = await this.#session.model(weights, () => undefined);
    const wanted = () => round === this.#round;
    const room = await largestFit(model, query, options(), this.#query.length, wanted);
    if (room && wanted()) this.#fail(this.#estimate, `${this.#estimate.textContent}. ${room}`);
  }

  /** Also where they are folded away. */
  #tellSettings(): void {
    const { samples, steps, recycles, seed } = options();
    byId("fold-settings-now", HTMLElement).textContent =
      `${plural(samples, "sample")}, ${plural(steps, "step")}, ${plural(recycles, "recycle")}, seed ${seed}`;
  }

  #usual(weights: Weights): void {
    this.#weightsKey = weights.key;
    const usual = weights.key === "demo" ? USUAL.demo : USUAL.own;
    for (const name of ["samples", "steps", "recycles"] as const)
      setting(name).value = String(usual[name]);
  }

  async #estimated(query: QueryFile, weights: Weights): Promise<FoldEstimate> {
    const model = await this.#session.model(weights, (progress) =>
      this.#tell(this.#estimate, opening(weights, progress)),
    );
    return model.estimate(query, options());
  }

  async #described({
    tokens,
    atoms,
    device_bytes: needed,
    weight_bytes: weights,
  }: FoldEstimate): Promise<string> {
    const device = await this.#session.device();
    const { buffer_bytes: buffer } = device.report().limits;
    return (
      `${plural(tokens, "token")}, ${plural(atoms, "atom")}. Takes ${bytes(needed)} of GPU memory, ${bytes(weights)} of it weights, in buffers below this GPU’s limit of ${bytes(buffer)}. ` +
      "Browsers do not say how much GPU memory there is: if it runs out, the run ends and says so."
    );
  }

  /** What the visitor sees now. */
  #order(): Order | undefined {
    const { query } = this.#query;
    return query && { query, weights: this.#weights.chosen, options: options() };
  }

  async #start(order: Order | undefined): Promise<void> {
    if (!order) return;
    this.#say(this.#status, "Folding…");
    order.kept ??= { state: await this.#session.newFoldState() };
    const begun = performance.now();
    const result = await this.#exclusively(order, (signal) => this.#fold(order, signal));
    if (!result) return;
    this.#say(
      this.#status,
      `Folded in ${duration(performance.now() - begun)}.`,
      "The result is below.",
    );
    // Only now: what is above it has its last height, so that the page stops at the title.
    await this.#show(result);
  }

  /**
   * Comes once there is something to fold: then it is here when the result is, and also without a
   * network.
   */
  #resultPanel(): Promise<ResultPanel> {
    this.#result ??= import("../result/result-panel.js").then(
      ({ ResultPanel }) => new ResultPanel(),
      (error: unknown) => {
        this.#result = undefined;
        throw error;
      },
    );
    return this.#result;
  }

  async #show(result: FoldResult): Promise<void> {
    try {
      await (await this.#resultPanel()).show(result);
    } catch (error) {
      this.#fail(this.#status, `Folded, but the result cannot be shown: ${messageOf(error)}`);
    }
  }

  async #startAnew(): Promise<void> {
    if (!this.#failed) return;
    const { query, weights, options } = this.#failed;
    // What was kept of it goes with the worker.
    await this.#session.restart();
    await this.#start({ query, weights, options });
  }

  /** A few steps of something short: enough to tell how long the query will take. */
  async #measureSpeed(): Promise<void> {
    const order = this.#order();
    if (!order) return;
    const text = "ACDEFGHIKLMNPQRSTVWY"
      .repeat(4)
      .slice(0, Math.max(8, Math.min(this.#tokens, MOST_PROBE)));
    this.#say(this.#status, "Measuring this GPU…");
    await this.#exclusively(order, async (signal) => {
      const probe: Order = {
        weights: order.weights,
        query: { text },
        options: { ...order.options, steps: PROBE_STEPS, recycles: 0 },
      };
      // The first time is also that of compiling the shaders; the second counts.
      await this.#fold(probe, signal);
      await this.#fold(probe, signal);
      this.#tell(this.#status, "");
    });
  }

  /** What `work` gives; nothing where it was cancelled or failed, which is said. */
  async #exclusively<Result>(
    order: Order,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | undefined> {
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.#failed = undefined;
    this.#running(true);
    this.#measure.hidden = true;
    try {
      return await this.#session.exclusively(signal, () => work(signal));
    } catch (error) {
      if (isAbort(error)) this.#say(this.#status, "Cancelled.");
      else {
        const { text, gpu } = explainError(error);
        this.#failed = gpu ? order : undefined;
        this.#fail(this.#status, text);
      }
      return undefined;
    } finally {
      this.#running(false);
      this.#showTime();
    }
  }

  async #fold({ query, weights, options, kept }: Order, signal: AbortSignal): Promise<FoldResult> {
    const model = await this.#session.model(weights, (progress) =>
      this.#tell(this.#status, opening(weights, progress)),
    );
    const { samples, recycles } = options;
    const { tokens } = await model.estimate(query, options);
    const watch = new Stopwatch({ tokens, samples, recycles });
    const pace = new Pace();
    const onStage = (stage: FoldStage) => {
      watch.tell(stage);
      if (kept) kept.from = resumePoint(stage, recycles) ?? kept.from;
      this.#tell(this.#status, pace.told(stage));
      announce(named(stage));
      this.#bar(stage.share);
      if (stage.coordinates)
        this.#preview.draw(stage.coordinates, stage.coordinates.length / 3 / samples);
    };
    // What goes on from the middle tells nothing of the time of a whole fold.
    const whole = kept?.from === undefined;
    const result = await model.fold(query, {
      ...options,
      signal,
      onStage,
      ...(kept && { state: kept.state }),
    });
    const measured = whole ? watch.measured() : undefined;
    if (measured) remember(this.#speedKey(weights), measured);
    return result;
  }

  /** The demonstration network is far smaller than OpenFold3. */
  #speedKey(weights: Weights): string {
    return `${this.#adapter}, ${weights.key === "demo" ? "demonstration" : "OpenFold3"}`;
  }

  #showTime(): void {
    const found =
      this.#tokens > 0
        ? forecast(this.#speedKey(this.#weights.chosen), { tokens: this.#tokens, ...options() })
        : undefined;
    this.#measure.hidden = this.#session.busy || this.#tokens === 0 || found !== undefined;
    if (this.#tokens === 0) this.#tell(this.#time, "");
    else if (found)
      this.#tell(
        this.#time,
        `Takes ${toldTime(found)}, to judge by ${plural(found.from.tokens, "token")} folded on this GPU before.`,
      );
    else
      this.#tell(
        this.#time,
        "How long it takes is not known before this GPU has folded something.",
      );
  }

  #running(running: boolean): void {
    // A button that vanishes would take the keyboard's place on the page with it.
    const focused = document.activeElement;
    this.#stop.hidden = !running;
    this.#run.hidden = running;
    this.#again.hidden = running || !this.#failed;
    const from = this.#failed?.kept?.from;
    this.#on.hidden = running || from === undefined;
    this.#on.textContent = `Go on from ${from}`;
    this.#again.classList.toggle("button-primary", from === undefined);
    this.#progress.hidden = !running;
    this.#bar(undefined);
    if (!running) this.#preview.hide();
    if (
      running &&
      [this.#run, this.#on, this.#again, this.#measure].some((button) => button === focused)
    )
      this.#stop.focus();
    this.#enable();
    if (!running && focused === this.#stop)
      [this.#on, this.#again, this.#run].find((button) => !button.hidden)?.focus();
  }

  #bar(share: number | undefined): void {
    const bar = this.#progress.querySelector("progress");
    if (share === undefined) bar?.removeAttribute("value");
    else bar?.setAttribute("value", String(share));
    this.#progress
      .querySelector("span")
      ?.replaceChildren(share === undefined ? "" : `${Math.floor(share * 100)} %`);
  }

  #enable(): void {
    this.#run.disabled = !this.#fits || this.#session.busy;
    this.#measure.disabled = this.#run.disabled;
  }

  /** Also to those who do not see it. */
  #say(place: HTMLElement, text: string, besides = ""): void {
    this.#tell(place, text);
    announce(`${text} ${besides}`.trim());
  }

  #fail(place: HTMLElement, text: string): void {
    this.#tell(place, text, true);
    announce(text);
  }

  #tell(place: HTMLElement, text: string, bad = false): void {
    place.textContent = text;
    place.classList.toggle("bad", bad);
  }
}

function opening({ label }: Weights, { stage, loaded, total }: OpenProgress): string {
  const doing = {
    device: "Opening the GPU",
    weights: `Fetching ${label}`,
    model: `Reading ${label} to the GPU`,
  }[stage];
  return total > 1 ? `${doing}: ${bytes(loaded)} of ${bytes(total)}` : `${doing}…`;
}

function acceptDrops(take: (files: File[]) => Promise<void>): void {
  const section = byId("fold", HTMLElement);
  const ofFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  // Anywhere on the page: where nobody takes a file, the browser opens it in place of the page, and
  // the fold is lost.
  document.addEventListener("dragover", (event) => {
    if (!ofFiles(event)) return;
    event.preventDefault();
    section.classList.add("dropping");
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) section.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!ofFiles(event)) return;
    event.preventDefault();
    section.classList.remove("dropping");
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}
