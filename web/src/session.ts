/**
 * The device that all panels share: one worker, opened on first use, opened anew after a failure.
 */
import type { FoldState, Device, OpenProgress, Trifold, WeightsSource } from "trifold";
import type { Opened } from "./engine.js";
import { isAbort } from "./error-messages.js";
import { explainError } from "./error-messages.js";

/** How long a stopped run may take to end by itself. */
const GRACE_MS = 700;

/** Weights to fold with, told apart by their key. */
export interface Weights {
  key: string;
  label: string;
  source: WeightsSource;
  bytes?: number;
}

interface Loaded {
  key: string;
  model: Promise<Trifold>;
}

export class Session {
  #opened: Promise<Opened> | undefined;
  /** One whose device is gone. */
  #worker: Worker | undefined;
  #busy = false;
  #loaded: Loaded | undefined;
  readonly #listeners: ((busy: boolean) => void)[] = [];
  readonly #openListeners: ((device: Device) => void)[] = [];

  get busy(): boolean {
    return this.#busy;
  }

  /** The open device. */
  async device(): Promise<Device> {
    this.#opened ??= this.#open();
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
      void before?.then(
        (model) => model.dispose(),
        () => undefined,
      );
      await before?.catch(() => undefined);
      this.#loaded = { key: weights.key, model: loadModel(device, weights, onProgress) };
    }
    const loaded = this.#loaded;
    try {
      return await loaded.model;
    } catch (error) {
      if (this.#loaded === loaded) this.#loaded = undefined;
      throw error;
    }
  }

  /** An empty one, for a fold that may have to go on. */
  async newFoldState(): Promise<FoldState> {
    return new (await import("./engine.js")).FoldState();
  }

  /** The next run gets a worker that remembers nothing. */
  restart(): Promise<void> {
    return this.#discard();
  }

  /** One run at a time: two would spoil each other's times. */
  async exclusively<Result>(
    signal: AbortSignal,
    work: (device: Device) => Promise<Result>,
  ): Promise<Result> {
    this.#setBusy(true);
    try {
      return await Promise.race([work(await this.device()), overdue(signal)]);
    } catch (error) {
      // A lost device, a failed worker or one that does not stop: the next run gets a fresh one.
      if (!isAbort(error)) await this.#discard(explainError(error).gpu);
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

  /** Calls `listener` with the device that is open, and with every one that is opened later. */
  onOpen(listener: (device: Device) => void): void {
    this.#openListeners.push(listener);
    void this.#opened?.then(
      ({ device }) => listener(device),
      () => undefined,
    );
  }

  async #open(): Promise<Opened> {
    const { open } = await import("./engine.js");
    const opened = await open(this.#worker);
    this.#worker = undefined;
    for (const listener of this.#openListeners) listener(opened.device);
    return opened;
  }

  /** With `keepWorker` checkpoints outlive the device: they lie in the worker's memory. */
  async #discard(keepWorker = false): Promise<void> {
    const before = this.#opened;
    this.#opened = undefined;
    this.#loaded = undefined;
    const opened = await before?.catch(() => undefined);
    if (keepWorker) opened?.device.dispose();
    else (opened?.worker ?? this.#worker)?.terminate();
    this.#worker = keepWorker ? opened?.worker : undefined;
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    for (const listener of this.#listeners) listener(busy);
  }
}

class Overdue extends Error {}

/**
 * Rejects when an abort has not been followed for a while: a slow GPU can take minutes for one
 * measurement.
 */
function overdue(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setTimeout(() => reject(new Overdue()), GRACE_MS), {
      once: true,
    });
  });
}

async function loadModel(
  device: Device,
  weights: Weights,
  onProgress: (progress: OpenProgress) => void,
): Promise<Trifold> {
  const { openModel } = await import("./engine.js");
  return openModel(device, weights.source, onProgress);
}
