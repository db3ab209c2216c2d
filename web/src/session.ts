/** The device that all panels share: one worker, opened on first use, opened anew after a failure. */
import workerAddress from "trifold/worker?worker&url";
import { createWorkerDevice, Trifold, type Device, type OpenProgress, type WeightsSource } from "trifold";

/** The demonstration network, a file of its own. */
const DEMO = new URL("trifold/demo.safetensors", import.meta.url);

/** How long a stopped run may take to end by itself. */
const GRACE_MS = 700;

/** Weights to fold with, told apart by their key. */
export interface Weights {
  key: string;
  label: string;
  source: WeightsSource;
  bytes?: number;
}

interface Opened {
  worker: Worker;
  device: Device;
}

interface Loaded {
  key: string;
  model: Promise<Trifold>;
}

export class Session {
  #opened: Promise<Opened> | undefined;
  #busy = false;
  #loaded: Loaded | undefined;
  readonly #listeners: ((busy: boolean) => void)[] = [];
  readonly #onOpen: (device: Device) => void;

  /** `onOpen` gets every device that is opened: the wasm is fetched only then. */
  constructor(onOpen: (device: Device) => void) {
    this.#onOpen = onOpen;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** The open device. */
  async device(): Promise<Device> {
    this.#opened ??= open(this.#onOpen);
    try {
      return (await this.#opened).device;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  /** The model with these weights; those before it are freed. */
  async model(weights: Weights, onProgress: (progress: OpenProgress) => void): Promise<Trifold> {
    const device = await this.device();
    if (this.#loaded?.key !== weights.key) {
      const before = this.#loaded?.model;
      void before?.then((model) => model.dispose(), () => undefined);
      await before?.catch(() => undefined);
      this.#loaded = { key: weights.key, model: Trifold.open({ device, weights: weights.source, demo: DEMO, onProgress }) };
    }
    const loaded = this.#loaded;
    try {
      return await loaded.model;
    } catch (error) {
      if (this.#loaded === loaded) this.#loaded = undefined;
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
    this.#loaded = undefined;
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

async function open(onOpen: (device: Device) => void): Promise<Opened> {
  const worker = confinedWorker(workerAddress);
  try {
    const device = await createWorkerDevice(worker, { module: "folding" });
    onOpen(device);
    return { worker, device };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** A worker under this page's own policy, so that what folds can ask no other origin for anything. */
function confinedWorker(address: string): Worker {
  const script = `import ${JSON.stringify(new URL(address, import.meta.url).href)};`;
  const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(blob, { type: "module", name: "trifold" });
  worker.addEventListener("message", () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
