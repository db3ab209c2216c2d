/** The fold panel: query, weights and settings in, an estimate, a run and a result out. */
import type { AdapterReport, FoldEstimate, FoldResult, FoldStage, OpenProgress } from "trifold";
import { announce } from "../announce.js";
import { explainError, hasCode, isAbort, messageOf } from "../error-messages.js";
import { bytes, duration, plural } from "../format.js";
import type { ResultPanel } from "../result/result-panel.js";
import type { Session, Weights } from "../session.js";
import { acceptDrops } from "./file-drop.js";
import { forecast, formatForecast, remember, Stopwatch } from "./fold-time.js";
import { FoldView } from "./fold-view.js";
import { largestFit } from "./largest-fit.js";
import { LivePreview } from "./live-preview.js";
import { INITIAL, type Check, type FoldJob, type Run, type State } from "./panel-state.js";
import { Pace, resumePoint, stageName } from "./progress.js";
import { QueryPanel } from "./query-panel.js";
import { options, setDefaults, setting, SETTINGS, showSettings, wrongSetting } from "./settings.js";
import { WeightsPanel } from "./weights-panel.js";
import "./fold-panel.css";

/** The longest query that measures the speed of this GPU. */
const MOST_PROBE = 64;
const PROBE_STEPS = 4;

export class FoldPanel {
  readonly #session: Session;
  readonly #adapter: string;
  readonly #query: QueryPanel;
  readonly #weights: WeightsPanel;
  readonly #preview = new LivePreview();
  readonly #view = new FoldView();
  #state: State = INITIAL;
  #result: Promise<ResultPanel> | undefined;

  constructor(session: Session, adapter: AdapterReport) {
    this.#session = session;
    this.#adapter = `${adapter.name}, ${adapter.kind}`;
    this.#query = new QueryPanel(session, () => void this.#inputsChanged());
    this.#weights = new WeightsPanel((others) => {
      if (others) setDefaults(isBuiltIn(this.#weights.chosen) ? "builtIn" : "openfold3");
      void this.#inputsChanged();
    });
    const { run, stop, resume, again, measure } = this.#view;
    run.addEventListener("click", () => void this.#start(this.#jobFromInputs()));
    resume.addEventListener("click", () => void this.#start(this.#failedJob()));
    again.addEventListener("click", () => void this.#startOver());
    measure.addEventListener("click", () => void this.#measureSpeed());
    stop.addEventListener("click", () => {
      if (this.#state.run.kind === "running") this.#state.run.controller.abort();
    });
    // Not `change`, which comes with the click on the button and would disable it at that moment.
    for (const name of SETTINGS)
      setting(name).addEventListener("input", () => void this.#inputsChanged());
    showSettings();
    session.onBusy(() => this.#render());
    acceptDrops((files) => this.#drop(files));
  }

  /** `?example=ubiquitin` in the address opens an example, and `&run` folds it. */
  begin(parameters: URLSearchParams): void {
    const example = parameters.get("example");
    if (example === null) return;
    this.#set({ foldWhenReady: parameters.has("run") });
    this.#query.showExample(example);
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#render();
  }

  #render(): void {
    this.#view.render(this.#state, { busy: this.#session.busy, time: this.#time() });
  }

  async #drop(files: File[]): Promise<void> {
    const weights = files.filter(({ name }) => /\.(pt|ckpt|safetensors)$/.test(name));
    const others = files.filter((file) => !weights.includes(file));
    if (weights.length > 0) await this.#weights.take(weights);
    if (others.length > 0) await this.#query.take(others);
  }

  /** Checks the inputs after every change: whether they can be folded, and the size of the job. */
  async #inputsChanged(): Promise<void> {
    const wrong = wrongSetting();
    if (wrong) {
      this.#refuse(wrong);
      return;
    }
    showSettings();
    const job = this.#jobFromInputs();
    if (!job) return this.#set({ check: { kind: "empty" } });
    let check: Check = { kind: "estimating", text: "Estimating…" };
    this.#set({ check });
    // Later changes replace the check, so that an older answer is dropped.
    const isCurrent = () => this.#state.check === check;
    const update = (next: Check) => {
      if (!isCurrent()) return;
      check = next;
      this.#set({ check });
    };
    try {
      const model = await this.#session.model(job.weights, (progress) =>
        update({ kind: "estimating", text: openingText(job.weights, progress) }),
      );
      const estimate = await model.estimate(job.query, job.options);
      update({ kind: "ready", estimate, text: await this.#describe(estimate) });
      if (isCurrent()) this.#ready(estimate);
    } catch (error) {
      if (!isCurrent()) return;
      check = this.#refuse(messageOf(error));
      if (hasCode(error, "too-large")) await this.#suggestFit(job, isCurrent, update);
    }
  }

  #refuse(text: string): Check {
    const check: Check = { kind: "refused", text };
    this.#set({ check });
    announce(text);
    return check;
  }

  #ready(estimate: FoldEstimate): void {
    const size = plural(estimate.tokens, "token");
    announce(`${warningText(estimate)}Ready to fold ${size}. ${this.#time().text}`);
    // Loaded before it is needed, so that the result appears without delay or network.
    void this.#resultPanel().catch(() => undefined);
    if (!this.#state.foldWhenReady) return;
    this.#set({ foldWhenReady: false });
    void this.#start(this.#jobFromInputs());
  }

  /** Adds to a refusal what would fit; this takes several estimates. */
  async #suggestFit(
    { query, weights, options }: FoldJob,
    isCurrent: () => boolean,
    update: (check: Check) => void,
  ): Promise<void> {
    const model = await this.#session.model(weights, () => undefined);
    const fit = await largestFit(model, query, options, this.#query.length, isCurrent);
    const { check } = this.#state;
    if (!fit || !isCurrent() || check.kind !== "refused") return;
    const text = `${check.text}. ${fit}`;
    update({ kind: "refused", text });
    announce(text);
  }

  async #describe(estimate: FoldEstimate): Promise<string> {
    const { tokens, atoms, deviceBytes: needed, weightBytes: weights } = estimate;
    const device = await this.#session.device();
    const { bufferBytes: buffer } = device.report().limits;
    return (
      `${warningText(estimate)}${plural(tokens, "token")}, ${plural(atoms, "atom")}. Takes ${bytes(needed)} of GPU ` +
      `memory, ${bytes(weights)} of it for the weights, in buffers below this GPU’s limit of ` +
      `${bytes(buffer)}. Browsers do not report how much GPU memory is available: if it runs ` +
      "out, the run ends with an error."
    );
  }

  #jobFromInputs(): FoldJob | undefined {
    const { query } = this.#query;
    return query && { query, weights: this.#weights.chosen, options: options() };
  }

  #failedJob(): FoldJob | undefined {
    const { run } = this.#state;
    return run.kind === "failed" ? run.job : undefined;
  }

  async #start(job: FoldJob | undefined): Promise<void> {
    if (!job) return;
    announce("Folding…");
    job.resume ??= { state: await this.#session.newFoldState() };
    const begun = performance.now();
    const result = await this.#run(job, "Folding…", (signal) => this.#fold(job, signal));
    if (!result) return;
    const text = `Folded in ${duration(performance.now() - begun)}.`;
    this.#set({ run: { kind: "idle", text } });
    announce(`${text} The result is below.`);
    // After the messages above have their final height, so that the page scrolls to the title.
    await this.#show(result);
  }

  async #startOver(): Promise<void> {
    const job = this.#failedJob();
    if (!job) return;
    const { query, weights, options } = job;
    // The state of the failed fold is freed with its worker.
    await this.#session.restart();
    await this.#start({ query, weights, options });
  }

  /** Folds a short query with few steps, to estimate how long the visitor's query will take. */
  async #measureSpeed(): Promise<void> {
    const job = this.#jobFromInputs();
    const { check } = this.#state;
    if (!job || check.kind !== "ready") return;
    const length = Math.max(8, Math.min(check.estimate.tokens, MOST_PROBE));
    const text = "ACDEFGHIKLMNPQRSTVWY".repeat(4).slice(0, length);
    const probe: FoldJob = {
      weights: job.weights,
      query: { text },
      options: { ...job.options, steps: PROBE_STEPS, recycles: 0 },
    };
    announce("Measuring this GPU…");
    await this.#run(job, "Measuring this GPU…", async (signal) => {
      // The first fold also compiles the shaders; the second is measured.
      await this.#fold(probe, signal);
      await this.#fold(probe, signal);
    });
  }

  /** Does `work` with the GPU; the result is undefined if it failed or was cancelled. */
  async #run<Result>(
    job: FoldJob,
    text: string,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | undefined> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#set({ run: { kind: "running", controller, text } });
    let end: Run = { kind: "idle", text: "" };
    try {
      return await this.#session.exclusively(signal, () => work(signal));
    } catch (error) {
      end = failedRun(error, job);
      announce(end.text);
      return undefined;
    } finally {
      this.#preview.hide();
      this.#set({ run: end });
    }
  }

  async #fold({ query, weights, options, resume }: FoldJob, signal: AbortSignal) {
    const model = await this.#session.model(weights, (progress) =>
      this.#progress(openingText(weights, progress)),
    );
    const { samples, recycles } = options;
    const { tokens } = await model.estimate(query, options);
    const stopwatch = new Stopwatch({ tokens, samples, recycles });
    const pace = new Pace();
    const onStage = (stage: FoldStage) => {
      stopwatch.record(stage);
      if (resume) resume.from = resumePoint(stage, recycles) ?? resume.from;
      this.#progress(pace.describe(stage), stage.share);
      announce(stageName(stage));
      if (stage.coordinates)
        this.#preview.draw(stage.coordinates, stage.coordinates.length / 3 / samples);
    };
    // A resumed fold says nothing about the time of a whole one.
    const isWhole = resume?.from === undefined;
    const state = resume && { state: resume.state };
    const result = await model.fold(query, { ...options, signal, onStage, ...state });
    const measured = isWhole ? stopwatch.measured() : undefined;
    if (measured) remember(this.#speedKey(weights), measured);
    return result;
  }

  #progress(text: string, share?: number): void {
    const { run } = this.#state;
    if (run.kind !== "running") return;
    const { controller } = run;
    this.#set({
      run: { kind: "running", controller, text, ...(share !== undefined && { share }) },
    });
  }

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
      const text = `Folded, but the result cannot be shown: ${messageOf(error)}`;
      this.#set({ run: { kind: "failed", text } });
      announce(text);
    }
  }

  #time(): { text: string; known: boolean } {
    const { check } = this.#state;
    if (check.kind !== "ready") return { text: "", known: false };
    const { tokens } = check.estimate;
    const found = forecast(this.#speedKey(this.#weights.chosen), { tokens, ...options() });
    if (!found)
      return {
        text: "The time is not known before this GPU has folded something.",
        known: false,
      };
    const basis = `${plural(found.from.tokens, "token")} folded on this GPU before`;
    return { text: `Takes ${formatForecast(found)}, judging by ${basis}.`, known: true };
  }

  /** The built-in network is far smaller than OpenFold3. */
  #speedKey(weights: Weights): string {
    return `${this.#adapter}, ${isBuiltIn(weights) ? "built-in" : "OpenFold3"}`;
  }
}

function isBuiltIn({ key }: Weights): boolean {
  return key === "built-in";
}

/** The warnings of an estimate as one sentence, for the text before a fold. */
function warningText({ warnings }: FoldEstimate): string {
  return warnings.length === 0
    ? ""
    : `The structure will probably be wrong: ${warnings.join("; ")}. Add OpenFold3’s weights for it. `;
}

function failedRun(error: unknown, job: FoldJob): Run {
  if (isAbort(error)) return { kind: "idle", text: "Cancelled." };
  const { text, gpu } = explainError(error);
  return { kind: "failed", text, ...(gpu && { job }) };
}

function openingText({ label }: Weights, { stage, loaded, total }: OpenProgress): string {
  const doing = {
    device: "Opening the GPU",
    weights: `Fetching ${label}`,
    model: `Loading ${label} onto the GPU`,
  }[stage];
  return total > 1 ? `${doing}: ${bytes(loaded)} of ${bytes(total)}` : `${doing}…`;
}
