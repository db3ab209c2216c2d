/** The common part of the self-test and the benchmark: run, stop, progress, outcome. */
import type { Device } from "trifold";
import { byId } from "../dom.js";
import { isAbort, messageOf } from "../error-messages.js";
import type { Session } from "../session.js";

/** Shows the progress of a run. */
export interface Run {
  device: Device;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
}

/** The outcome of a run, in a sentence. */
export interface Outcome {
  text: string;
  good: boolean;
}

/** The controls of the section `name`, whose ids in index.html begin with it. */
export class RunPanel {
  readonly #session: Session;
  readonly #runButton: HTMLButtonElement;
  readonly #stopButton: HTMLButtonElement;
  readonly #progress: HTMLElement;
  readonly #status: HTMLElement;
  #controller: AbortController | undefined;

  constructor(name: string, session: Session, work: (run: Run) => Promise<Outcome>) {
    this.#session = session;
    this.#runButton = byId(`${name}-run`, HTMLButtonElement);
    this.#stopButton = byId(`${name}-stop`, HTMLButtonElement);
    this.#progress = byId(`${name}-progress`, HTMLElement);
    this.#status = byId(`${name}-status`, HTMLElement);
    this.#runButton.addEventListener("click", () => void this.#start(work));
    this.#stopButton.addEventListener("click", () => this.#controller?.abort());
  }

  /** Enables the button when nothing else runs. */
  enable(): void {
    this.#session.onBusy((busy) => (this.#runButton.disabled = busy));
  }

  async #start(work: (run: Run) => Promise<Outcome>): Promise<void> {
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.#show({ text: "Running…", good: true });
    this.#setRunning(true);
    const progress = (done: number, total: number) => this.#setProgress(done, total);
    try {
      this.#show(
        await this.#session.exclusively(signal, (device) => work({ device, signal, progress })),
      );
    } catch (error) {
      this.#show(
        isAbort(error)
          ? { text: "Stopped.", good: true }
          : { text: `It failed: ${messageOf(error)}`, good: false },
      );
    } finally {
      this.#setRunning(false);
    }
  }

  #setRunning(running: boolean): void {
    // Hiding a focused button would lose the keyboard's place on the page.
    const focused = document.activeElement;
    this.#stopButton.hidden = !running;
    this.#progress.hidden = !running;
    this.#progress.querySelector("progress")?.removeAttribute("value");
    this.#progress.querySelector("span")?.replaceChildren();
    if (running && focused === this.#runButton) this.#stopButton.focus();
    if (!running && focused === this.#stopButton) this.#runButton.focus();
  }

  #setProgress(done: number, total: number): void {
    const bar = this.#progress.querySelector("progress");
    bar?.setAttribute("max", String(total));
    bar?.setAttribute("value", String(done));
    this.#progress.querySelector("span")?.replaceChildren(`${done} of ${total}`);
  }

  #show(outcome: Outcome): void {
    this.#status.textContent = outcome.text;
    this.#status.classList.toggle("bad", !outcome.good);
  }
}
