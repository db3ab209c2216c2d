/** The actions, progress and messages of the fold panel. */
import { byId } from "../dom.js";
import type { Run, State } from "./panel-state.js";

/** Values that the view shows in addition to the state. */
export interface Surroundings {
  /** Whether any run uses the GPU. */
  busy: boolean;
  /** How long the fold takes, in words, and whether that is known. */
  time: { text: string; known: boolean };
  /** Whether the input of the form is being folded or waits in the queue. */
  isOrdered: boolean;
}

/** The reason why nothing can be folded yet. */
const EMPTY = "Enter a sequence to fold, or try an example.";

export class FoldView {
  readonly run = byId("fold-run", HTMLButtonElement);
  readonly stop = byId("fold-stop", HTMLButtonElement);
  readonly resume = byId("fold-on", HTMLButtonElement);
  readonly again = byId("fold-again", HTMLButtonElement);
  readonly measure = byId("fold-measure", HTMLButtonElement);
  readonly #status = byId("fold-status", HTMLElement);
  readonly #estimate = byId("fold-estimate", HTMLElement);
  readonly #queue = byId("fold-queue", HTMLElement);
  readonly #time = byId("fold-time", HTMLElement);
  readonly #progress = byId("fold-progress", HTMLElement);

  render({ check, run, queue }: State, { busy, time, isOrdered }: Surroundings): void {
    const focused = document.activeElement;
    const running = run.kind === "running";
    const ready = check.kind === "ready";
    const order = run.kind === "failed" ? run.order : undefined;
    const from = order?.resume?.from;
    this.run.hidden = running && (isOrdered || !ready);
    this.run.disabled = !ready || (busy && !running);
    this.run.textContent = running ? "Add to the queue" : "Fold";
    this.run.classList.toggle("button-primary", !running);
    this.stop.hidden = !running;
    this.again.hidden = order === undefined;
    this.again.classList.toggle("button-primary", from === undefined);
    this.resume.hidden = from === undefined;
    this.resume.textContent = `Resume from ${from}`;
    this.measure.hidden = !ready || busy || running || time.known;
    this.measure.disabled = this.run.disabled;
    write(this.#queue, queue.length === 0 ? "" : `${queue.length} waiting in the queue.`);
    this.#renderProgress(run);
    write(this.#status, run.text, run.kind === "failed");
    write(this.#estimate, check.kind === "empty" ? EMPTY : check.text, check.kind === "refused");
    write(this.#time, ready ? time.text : "");
    this.#keepFocus(focused);
  }

  #renderProgress(run: Run): void {
    this.#progress.hidden = run.kind !== "running";
    const share = run.kind === "running" ? run.share : undefined;
    const bar = this.#progress.querySelector("progress");
    if (share === undefined) bar?.removeAttribute("value");
    else bar?.setAttribute("value", String(share));
    const percent = share === undefined ? "" : `${Math.floor(share * 100)} %`;
    this.#progress.querySelector("span")?.replaceChildren(percent);
  }

  /** A focused button that becomes hidden would lose the keyboard's place on the page. */
  #keepFocus(focused: Element | null): void {
    const buttons = [this.stop, this.resume, this.again, this.run];
    const lost = [...buttons, this.measure].some((button) => button === focused && button.hidden);
    if (lost) buttons.find((button) => !button.hidden)?.focus();
  }
}

/** Leaves an unchanged text, so that observers see only changes. */
function write(place: HTMLElement, text: string, bad = false): void {
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("bad", bad);
}
