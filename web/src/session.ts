/** The shared device: one worker, opened on first use and reopened after a failure. */
import type { FoldState, Device, OpenProgress, Trifold, WeightsSource } from "trifold";
import type { Opened } from "./engine.js";
import { isAbort } from "./error-messages.js";
import { explainError } from "./error-messages.js";

/** Time in which an aborted run may end by itself. */
const GRACE_MS = 700;

/** Weights, identified by their key. */
export interface Weights {
  key: string;
  label: string;
  source: WeightsSource;
  bytes?: number;
  /** SHA-256 of its files, if they are stored. */
  sha256?: string;
}

interface Loaded {
  key: string;
  model: Promise<Trifold>;
}

export class Session {
  #opened: Promise<Opened> | undefined;
  /** A worker whose device is gone. */
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

  /** The model with these weights; a previous model is freed. */
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

  /** A state for a fold that may have to resume: an empty one, or one of an earlier visit. */
  async foldState(stored?: Uint8Array): Promise<FoldState> {
    const { FoldState } = await import("./engine.js");
    return stored ? FoldState.fromBytes(stored) : new FoldState();
  }

  /** Discards the worker: the next run starts with a new one. */
  restart(): Promise<void> {
    return this.#discard();
  }

  /** Runs one job at a time: concurrent runs would distort each other's times. */
  async exclusively<Result>(
    signal: AbortSignal,
    work: (device: Device) => Promise<Result>,
  ): Promise<Result> {
    this.#setBusy(true);
    try {
      return await Promise.race([work(await this.device()), overdue(signal)]);
    } catch (error) {
      // After a lost device, a failed worker or one that does not stop, the next run gets a new
      // one.
      if (!isAbort(error)) await this.#discard(explainError(error).gpu);
      throw error instanceof Overdue ? signal.reason : error;
    } finally {
      this.#setBusy(false);
    }
  }

  /** Calls `listener` now and whenever a run begins or ends. */
  onBusy(listener: (busy: boolean) => void): void {
    this.#listeners.push(listener);
    listener(this.#busy);
  }

  /** Calls `listener` with the open device, and with every later one. */
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

  /** `keepWorker` keeps the states of folds, which are in the worker's memory. */
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
 * Rejects if an abort has no effect for a while: one measurement can take minutes on a slow GPU.
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
