/** The device that all panels share: one worker, opened on first use, opened anew after a failure. */
import { createWorkerDevice, type Device } from "trifold";

/** How long a stopped run may take to end by itself. */
const GRACE_MS = 1000;

interface Opened {
  worker: Worker;
  device: Device;
}

export class Session {
  #opened: Promise<Opened> | undefined;
  #busy = false;
  readonly #listeners: ((busy: boolean) => void)[] = [];

  /** The open device. */
  async device(): Promise<Device> {
    this.#opened ??= open();
    try {
      return (await this.#opened).device;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  /** One run at a time: two would spoil each other's times. */
  async exclusively<Result>(signal: AbortSignal, work: (device: Device) => Promise<Result>): Promise<Result> {
    this.#setBusy(true);
    try {
      return await Promise.race([work(await this.device()), overdue(signal)]);
    } catch (error) {
      // A lost device, a failed worker or one that does not stop: the next run gets a fresh one.
      if (!isAbort(error)) await this.#discard();
      throw error instanceof Overdue ? signal.reason : error;
    } finally {
      this.#setBusy(false);
    }
  }

  /** Calls `listener` whenever a run begins or ends. */
  onBusy(listener: (busy: boolean) => void): void {
    this.#listeners.push(listener);
    listener(this.#busy);
  }

  async #discard(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    (await opened?.catch(() => undefined))?.worker.terminate();
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    for (const listener of this.#listeners) listener(busy);
  }
}

class Overdue extends Error {}

/** Rejects when an abort has not been followed for a while: a slow GPU can take minutes for one measurement. */
function overdue(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setTimeout(() => reject(new Overdue()), GRACE_MS), { once: true });
  });
}

/** True for what a signal's abort throws. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

async function open(): Promise<Opened> {
  const worker = new Worker(new URL("trifold/worker", import.meta.url), { type: "module", name: "trifold" });
  try {
    return { worker, device: await createWorkerDevice(worker) };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
