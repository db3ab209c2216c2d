/** The fold panel: query, weights and settings in, an estimate, a run and a result out. */
import type { AdapterReport, FoldEstimate } from "trifold";
import { announce } from "../announce.js";
import { explainError, isAbort, messageOf } from "../error-messages.js";
import { duration, plural } from "../format.js";
import type { FoldRecord, Input, StoredResult } from "../history/folds.js";
import { HistoryPanel } from "../history/history-panel.js";
import { Journal } from "../history/journal.js";
import { DraftStore } from "../history/draft.js";
import { StateKeeper } from "../history/state-keeper.js";
import type { Session, Weights } from "../session.js";
import { acceptDrops } from "./file-drop.js";
import { FoldRunner } from "./fold-runner.js";
import { formatForecast } from "./fold-time.js";
import { FoldView } from "./fold-view.js";
import { InputCheck, warningText } from "./input-check.js";
import {
  fingerprint,
  INITIAL,
  type FoldJob,
  type Order,
  type Run,
  type State,
} from "./panel-state.js";
import { QueryPanel } from "./query-panel.js";
import {
  options,
  setDefaults,
  setOptions,
  setting,
  SETTINGS,
  showSettings,
  wrongSetting,
} from "./settings.js";
import { Speed } from "./speed.js";
import { inputOf } from "./share-link.js";
import { ResultView } from "./result-view.js";
import { ShareButton } from "./share-button.js";
import { offerNotification, showEnd, showInTitle } from "./tab.js";
import { WeightsPanel } from "./weights-panel.js";
import "./fold-panel.css";

export class FoldPanel {
  readonly #session: Session;
  readonly #speed: Speed;
  readonly #query: QueryPanel;
  readonly #weights: WeightsPanel;
  readonly #check: InputCheck;
  readonly #runner: FoldRunner;
  readonly #view = new FoldView();
  readonly #journal = new Journal();
  readonly #draft = new DraftStore();
  #state: State = INITIAL;
  /** Fingerprint of the form's input, if it can be folded. */
  #print: string | undefined;
  readonly #result = new ResultView((input) => void this.#edit(input));

  constructor(session: Session, adapter: AdapterReport) {
    this.#session = session;
    this.#speed = new Speed(`${adapter.name}, ${adapter.kind}`);
    this.#check = new InputCheck(session, (check) => this.#set({ check }));
    this.#runner = new FoldRunner(session, this.#speed, (text, share) =>
      this.#progress(text, share),
    );
    this.#query = new QueryPanel(
      session,
      () => void this.#inputsChanged(),
      (files) => void this.#drop(files),
    );
    this.#weights = new WeightsPanel((others) => {
      if (others) setDefaults(isBuiltIn(this.#weights.chosen) ? "builtIn" : "openfold3");
      void this.#inputsChanged();
    });
    const { run, stop, resume, again, measure } = this.#view;
    run.addEventListener("click", () => void this.#order());
    resume.addEventListener("click", () => void this.#start(this.#failedOrder()));
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
    document.addEventListener("keydown", (event) => this.#shortcut(event));
    offerNotification();
    new ShareButton(() => ({ query: this.#query.given, options: options() }));
    new HistoryPanel(this.#journal, {
      open: (record) => void this.#open(record),
      edit: (record) => void this.#edit(record),
      resume: (record) => void this.#resume(record),
      cancel: (record) => this.#cancel(record),
    });
  }

  /**
   * `?example=ubiquitin` in the address opens an example, and `&run` folds it; `#input=` contains
   * an input. Otherwise the input of the last visit is restored.
   */
  async begin({ search, hash }: Location): Promise<void> {
    const parameters = new URLSearchParams(search);
    const example = parameters.get("example");
    if (example !== null) {
      this.#set({ foldWhenReady: parameters.has("run") });
      return this.#query.showExample(example);
    }
    try {
      const shared = await inputOf(hash);
      const draft = shared ? undefined : await this.#draft.load();
      const input = shared ?? draft;
      if (!input || !this.#query.isBlank) return;
      if (draft) await this.#weights.prefer(draft.weights.key);
      setOptions(input.options);
      this.#query.show(input.query);
    } catch (error) {
      this.#query.refuse(messageOf(error));
    }
  }

  #shortcut(event: KeyboardEvent): void {
    const { run } = this.#view;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!run.hidden && !run.disabled) run.click();
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#render();
  }

  #render(): void {
    const { run, queue } = this.#state;
    const ordered = run.kind === "running" && run.order ? [run.order, ...queue] : queue;
    this.#view.render(this.#state, {
      busy: this.#session.busy,
      time: this.#time(),
      isOrdered: ordered.some(({ print }) => print === this.#print),
    });
  }

  async #drop(files: File[]): Promise<void> {
    const weights = files.filter(({ name }) => /\.(pt|ckpt|safetensors)$/.test(name));
    const zips = files.filter(({ name }) => name.endsWith(".zip"));
    const others = files.filter((file) => !weights.includes(file) && !zips.includes(file));
    if (weights.length > 0) await this.#weights.take(weights);
    for (const zip of zips) await this.#openZip(zip);
    if (others.length > 0) await this.#query.take(others);
  }

  /** Checks the inputs after every change: whether they can be folded, and the size of the job. */
  async #inputsChanged(): Promise<void> {
    const wrong = wrongSetting();
    if (wrong) {
      this.#check.refuse(wrong);
      return;
    }
    showSettings();
    this.#keepInput();
    const job = this.#jobFromInputs();
    this.#print = job && fingerprint(job);
    const estimate = await this.#check.run(job, this.#query.length);
    if (estimate) this.#ready(estimate);
  }

  #ready(estimate: FoldEstimate): void {
    const size = plural(estimate.tokens, "token");
    announce(`${warningText(estimate)}Ready to fold ${size}. ${this.#time().text}`);
    // Loaded before it is needed, so that the result appears without delay or network.
    this.#result.preload();
    const { foldWhenReady: wanted } = this.#state;
    if (wanted === false) return;
    this.#set({ foldWhenReady: false });
    void this.#order(wanted === true ? undefined : wanted);
  }

  /** Stores the input for the next visit, and marks the result if it has another input. */
  #keepInput(): void {
    const { chosen } = this.#weights;
    const input = { query: this.#query.given, options: options(), weights: weightsOf(chosen) };
    this.#draft.save(input);
    void this.#result.compare(fingerprint(input));
  }

  #jobFromInputs(): FoldJob | undefined {
    const { query } = this.#query;
    return query && { query, weights: this.#weights.chosen, options: options() };
  }

  #failedOrder(): Order | undefined {
    const { run } = this.#state;
    return run.kind === "failed" ? run.order : undefined;
  }

  /** Folds the input of the form, or adds it to the queue; `interrupted` has the same input. */
  async #order(interrupted?: FoldRecord): Promise<void> {
    const job = this.#jobFromInputs();
    if (!job) return;
    const print = fingerprint(job);
    if (interrupted && fingerprint(interrupted) !== print)
      return this.#fail(
        `${interrupted.name} cannot resume: ${interrupted.weights.label} is not in this browser.`,
      );
    const record = interrupted ?? (await this.#newRecord(job));
    if (interrupted) await this.#journal.update(record.id, { status: "queued" });
    const order: Order = { ...job, record, print };
    const stored = interrupted && (await this.#journal.state(interrupted.id));
    if (stored)
      order.resume = { ...(await this.#resumable(record, stored.bytes)), from: stored.from };
    if (this.#state.run.kind !== "running") return this.#start(order);
    this.#set({ queue: [...this.#state.queue, order] });
    announce(`${record.name} waits in the queue.`);
  }

  #newRecord({ options, weights }: FoldJob): Promise<FoldRecord> {
    // Without the built-in components, which are loaded again with the input.
    const input = { query: this.#query.given, options, weights: weightsOf(weights) };
    return this.#journal.add(input, this.#query.name, this.#query.summary);
  }

  /** The state of a fold, which is stored while it runs. */
  async #resumable({ id }: FoldRecord, stored?: Uint8Array): Promise<NonNullable<Order["resume"]>> {
    const state = await this.#session.foldState(stored);
    return { state, keeper: new StateKeeper(state, (kept) => this.#journal.keepState(id, kept)) };
  }

  async #resume(record: FoldRecord): Promise<void> {
    this.#set({ foldWhenReady: record });
    await this.#edit(record);
  }

  #fail(text: string): void {
    this.#set({ run: { kind: "failed", text } });
    announce(text);
  }

  async #start(order: Order | undefined): Promise<void> {
    if (!order) return;
    const { record } = order;
    announce("Folding…");
    order.resume ??= await this.#resumable(record);
    void this.#journal.update(record.id, { status: "running" });
    const begun = performance.now();
    const stored = await this.#run("Folding…", (signal) => this.#runner.fold(order, signal), order);
    await (stored ? this.#finished(order, stored, performance.now() - begun) : this.#ended(order));
    this.#startNext();
  }

  async #finished(order: Order, stored: StoredResult, time: number): Promise<void> {
    const text = `Folded in ${duration(time)}.`;
    this.#set({ run: { kind: "idle", text } });
    announce(`${text} The result is below.`);
    showEnd(`Folded ${order.record.name}`);
    void this.#journal.finish(order.record.id, stored, time);
    void this.#journal.dropState(order.record.id);
    // After the messages above have their final height, so that the page scrolls to the title.
    await this.#show(stored, order.record);
  }

  /** Records why a fold ended without a result. */
  async #ended({ record }: Order): Promise<void> {
    const { run } = this.#state;
    const error = run.kind === "idle" ? "cancelled" : run.text;
    if (run.kind === "failed") showEnd(`${record.name} failed`);
    await this.#journal.update(record.id, { status: "failed", error });
    await this.#journal.dropState(record.id);
  }

  /** A fold that can be resumed keeps the queue waiting. */
  #startNext(): void {
    const { run, queue } = this.#state;
    const [next, ...rest] = queue;
    if (!next || run.kind === "running" || (run.kind === "failed" && run.order)) return;
    this.#set({ queue: rest });
    void this.#start(next);
  }

  #cancel({ id }: FoldRecord): void {
    const { run, queue } = this.#state;
    if (run.kind === "running" && run.order?.record.id === id) return run.controller.abort();
    this.#set({ queue: queue.filter(({ record }) => record.id !== id) });
    void this.#journal.remove(id);
  }

  async #open(record: FoldRecord): Promise<void> {
    const stored = await this.#journal.result(record.id);
    if (stored) return this.#show(stored, record);
    this.#fail(`The result of ${record.name} is not in this browser any more.`);
  }

  async #edit({ query, options, weights }: Input): Promise<void> {
    await this.#weights.prefer(weights.key);
    setOptions(options);
    this.#query.show(query);
    document.getElementById("fold")?.scrollIntoView({ block: "start" });
  }

  /** Opens the zip of a result, of this page or of AlphaFold Server. */
  async #openZip(file: File): Promise<void> {
    try {
      const { openZip } = await import("../result/open-zip.js");
      const { name, input, stored } = await openZip(file);
      const known = input ?? { query: this.#query.given, options: options(), weights: UNKNOWN };
      const record = await this.#journal.add(known, name, "Opened from a file");
      await this.#journal.finish(record.id, stored);
      await this.#show(stored, record);
    } catch (error) {
      this.#fail(`${file.name} cannot be opened: ${messageOf(error)}.`);
    }
  }

  async #startOver(): Promise<void> {
    const order = this.#failedOrder();
    if (!order) return;
    const { query, weights, options, record, print } = order;
    // The state of the failed fold is freed with its worker.
    await this.#session.restart();
    await this.#start({ query, weights, options, record, print });
  }

  async #measureSpeed(): Promise<void> {
    const job = this.#jobFromInputs();
    const { check } = this.#state;
    if (!job || check.kind !== "ready") return;
    const { tokens } = check.estimate;
    const text = "Measuring this GPU…";
    announce(text);
    await this.#run(text, (signal) => this.#runner.measure(job, tokens, signal));
    this.#startNext();
  }

  /** Does `work` with the GPU; the result is undefined if it failed or was cancelled. */
  async #run<Result>(
    text: string,
    work: (signal: AbortSignal) => Promise<Result>,
    order?: Order,
  ): Promise<Result | undefined> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#set({ run: { kind: "running", controller, text, ...(order && { order }) } });
    let end: Run = { kind: "idle", text: "" };
    try {
      return await this.#session.exclusively(signal, () => work(signal));
    } catch (error) {
      end = failedRun(error, order);
      announce(end.text);
      return undefined;
    } finally {
      showInTitle("", undefined);
      this.#set({ run: end });
    }
  }

  #progress(text: string, share?: number): void {
    const { run } = this.#state;
    if (run.kind !== "running") return;
    const { controller, order } = run;
    if (order) showInTitle(order.record.name, share ?? 0);
    this.#set({
      run: {
        kind: "running",
        controller,
        text,
        ...(share !== undefined && { share }),
        ...(order && { order }),
      },
    });
  }

  async #show(stored: StoredResult, input: Input): Promise<void> {
    try {
      await this.#result.show(stored, input);
    } catch (error) {
      this.#fail(`Folded, but the result cannot be shown: ${messageOf(error)}`);
    }
  }

  #time(): { text: string; known: boolean } {
    const { check } = this.#state;
    if (check.kind !== "ready") return { text: "", known: false };
    const { tokens } = check.estimate;
    const found = this.#speed.forecast(this.#weights.chosen, { tokens, ...options() });
    if (!found)
      return {
        text: "The time is not known before this GPU has folded something.",
        known: false,
      };
    const basis = `${plural(found.from.tokens, "token")} folded on this GPU before`;
    return { text: `Takes ${formatForecast(found)}, judging by ${basis}.`, known: true };
  }
}

function isBuiltIn({ key }: Weights): boolean {
  return key === "built-in";
}

const UNKNOWN: Input["weights"] = { key: "unknown", label: "weights of another computer" };

/** The part of the weights that is stored with a fold. */
function weightsOf({ key, label, sha256 }: Weights): Input["weights"] {
  return { key, label, ...(sha256 !== undefined && { sha256 }) };
}

function failedRun(error: unknown, order: Order | undefined): Run {
  if (isAbort(error)) return { kind: "idle", text: "Cancelled." };
  const { text, gpu } = explainError(error);
  return { kind: "failed", text, ...(gpu && order && { order }) };
}
