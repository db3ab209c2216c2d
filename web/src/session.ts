/** The device that all panels share: one worker, opened on first use, opened anew after a failure. */
import { createWorkerDevice, type Device } from "trifold";

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
  async exclusively<Result>(work: (device: Device) => Promise<Result>): Promise<Result> {
    this.#setBusy(true);
    try {
      return await work(await this.device());
    } catch (error) {
      // A lost device or a failed worker answers nothing any more; the next run gets a fresh one.
      if (!isAbort(error)) await this.#discard();
      throw error;
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
