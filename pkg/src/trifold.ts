/** Folding: a model on a GPU, from a query to structures. */
/// <reference lib="esnext.disposable" preserve="true" />
import type * as web from "./platform.js";
import { TrifoldError } from "./errors.js";
import { unlessAborted } from "./abort.js";
import type { ModelBackend, OpenOptions } from "./backend.js";
import type { FoldState } from "./fold-state.js";
import { Device, type BenchCall, type SelfTestOptions } from "./device.js";
import { FOLD } from "./fold-options.js";
import { Folding } from "./folding.js";
import type {
  FoldEstimate,
  FoldOptions,
  FoldStage,
  ModelReport,
  QueryReport,
} from "./folding-types.js";
import { fileOf, type Query } from "./query.js";
import { OPEN } from "./open-options.js";
import {
  callback,
  checkOptions,
  checkValue,
  required,
  signal,
  text,
  wasmSource,
  workerThread,
  type Check,
  type Checks,
} from "./options.js";
import { checkQueryIn } from "./gpu-backend.js";
import { init, suitable, type WasmSource } from "./init.js";
import type { BenchRow, CaseReport, VerifyLine } from "./reports.js";
import { weightsCheck, weightsFiles, type WeightsSource } from "./weight-files.js";
import { createWorkerDevice } from "./worker-client.js";
import { checkQuery as checkWhole } from "./wasm/trifold.js";
import { checkQuery as checkFolding } from "./wasm/trifold_folding.js";
import type { PostableWasm } from "./protocol.js";

/** The progress of opening. */
export interface OpenProgress {
  /**
   * "device": the GPU is being opened. "weights": they are being downloaded. "model": they are
   * being read and uploaded to the GPU.
   */
  stage: "device" | "weights" | "model";
  /** Bytes; 0 of 1 if there is nothing to count. */
  loaded: number;
  total: number;
}

/** How to open a model. */
export interface TrifoldOptions extends OpenOptions {
  /** OpenFold3's weights. */
  weights: WeightsSource;
  /**
   * Fold in this worker, which runs `trifold/worker`, so that the page never waits. Large weights
   * need a worker: see the README.
   */
  worker?: web.Worker;
  /** Fold on this device, which stays open when the model is disposed. */
  device?: Device;
  /**
   * The wasm or its address; the whole module, unless `module` is "folding".
   */
  wasm?: web.URL | PostableWasm;
  /** The address of the built-in network's weights, if they are not next to the module. */
  network?: web.URL | string;
  /** Ends opening. */
  signal?: web.AbortSignal;
  onProgress?: (progress: OpenProgress) => void;
}

const openDeviceCheck: Check = {
  expected: "a Device of this package",
  typed: (value) => value instanceof Device,
};
const address: Check = {
  expected: "an address",
  typed: (value) => text.typed(value) || value instanceof URL,
};
const TRIFOLD: Checks<TrifoldOptions> = {
  ...OPEN,
  weights: required(weightsCheck),
  worker: workerThread,
  device: openDeviceCheck,
  wasm: wasmSource,
  network: address,
  signal,
  onProgress: callback,
};

/** A call of `fold`. */
export interface FoldCall extends FoldOptions {
  /** Ends the fold after the current piece of work. */
  signal?: web.AbortSignal;
  /** Progress of the fold, to resume from: see `FoldState`. */
  state?: FoldState;
  /** Called with every stage. */
  onStage?: (stage: FoldStage) => void;
}

/**
 * OpenFold3 on a GPU.
 *
 * Every call rejects with an `Error` that names the fault, the expected value and the place; the
 * model remains usable.
 */
export class Trifold {
  /** The device of the model. */
  readonly device: Device;
  readonly #model: ModelBackend;
  readonly #ownsDevice: boolean;
  #disposed = false;

  private constructor(device: Device, model: ModelBackend, ownsDevice: boolean) {
    this.device = device;
    this.#model = model;
    this.#ownsDevice = ownsDevice;
  }

  /** Opens a GPU and loads weights onto it. */
  static async open(options: TrifoldOptions): Promise<Trifold> {
    checkOptions("Trifold.open", options, TRIFOLD);
    const { signal } = options;
    try {
      signal?.throwIfAborted();
      return await Trifold.#open(options);
    } catch (error) {
      // Interrupted work rejects with other errors.
      throw signal?.aborted ? signal.reason : error;
    }
  }

  static async #open(options: TrifoldOptions): Promise<Trifold> {
    const {
      weights,
      signal,
      onProgress,
      network = new URL("./network.safetensors", import.meta.url),
    } = options;
    const tell = (stage: OpenProgress["stage"]) => (loaded: number, total: number) =>
      onProgress?.({ stage, loaded, total });
    tell("device")(0, 1);
    const device = options.device ?? (await openDevice(options));
    try {
      const files = await weightsFiles(weights, network, tell("weights"), signal);
      tell("model")(0, 1);
      const loading = device.backend().loadModel(files, onProgress && tell("model"), signal);
      const model = await unlessAborted(loading, signal, (late) => late.dispose());
      return new Trifold(device, model, !options.device);
    } catch (error) {
      if (!options.device) device.dispose();
      throw error;
    }
  }

  /** Description of the weights. */
  about(): ModelReport {
    return this.#model.about;
  }

  /**
   * Reads a query and returns a summary; rejects with the faulty letter and its position. Needs no
   * GPU time.
   */
  async check(query: Query): Promise<QueryReport> {
    return this.#opened().device.checkQuery(query);
  }

  /** The size of a fold; rejects if it does not fit this device. */
  async estimate(query: Query, options: FoldOptions = {}): Promise<FoldEstimate> {
    const checked = checkOptions("estimate", options, FOLD);
    return this.#opened().#model.estimate(fileOf(query), checked);
  }

  /**
   * Folds a query. The answer is a promise of the result, which can be iterated for the stages:
   *
   * ```js
   * const folding = t.fold(sequence);
   * for await (const { stage, share } of folding) console.log(stage, share);
   * const result = await folding;
   * ```
   */
  fold(query: Query, options: FoldCall = {}): Folding {
    return Folding.start(options, async ({ state, settings }, tell, ended) =>
      this.#opened().#model.fold(fileOf(query), settings, tell, ended, state),
    );
  }

  /**
   * Runs a case file: inputs, weights and the outputs that OpenFold3 computed, in one safetensors
   * file.
   */
  async verify(file: ArrayBuffer | Uint8Array): Promise<VerifyLine[]> {
    return this.#opened().device.verify(file);
  }

  /** Runs every kernel variant and its f64 reference. */
  async selfTest(options: SelfTestOptions = {}): Promise<CaseReport[]> {
    return this.#opened().device.selfTest(options);
  }

  /** Times operations. */
  async bench(options: BenchCall = {}): Promise<BenchRow[]> {
    return this.#opened().device.bench(options);
  }

  /**
   * Frees the weights, and the device unless it was given. A worker is not terminated.
   */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#model.dispose();
    if (this.#ownsDevice) this.device.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #opened(): this {
    if (this.#disposed)
      throw new TrifoldError("disposed", "trifold: the model was disposed; open it again");
    return this;
  }
}

/**
 * Reads a query on this thread and returns a summary; no GPU is needed. @throws Error with the
 * faulty letter and its position.
 */
export async function checkQuery(query: Query, wasm?: WasmSource): Promise<QueryReport> {
  const file = fileOf(query);
  checkValue("checkQuery: `wasm`", wasm, wasmSource);
  const module = suitable(wasm === undefined ? "folding" : "whole");
  await init(wasm, module);
  return checkQueryIn({ checkQuery: module === "whole" ? checkWhole : checkFolding }, file);
}

async function openDevice({
  worker,
  wasm,
  limits,
  byteBudget,
  lowPower,
  tier,
  module,
  gpuDevice,
  signal,
}: TrifoldOptions): Promise<Device> {
  const wanted = {
    limits,
    byteBudget,
    lowPower,
    tier,
    gpuDevice,
    module: module ?? (wasm === undefined ? "folding" : "whole"),
  };
  const open = Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined),
  ) as OpenOptions;
  if (worker)
    return createWorkerDevice(worker, {
      ...open,
      ...(wasm === undefined ? {} : { wasm }),
      ...(signal ? { signal } : {}),
    });
  return unlessAborted(openHere(wasm, open), signal, (late) => late.dispose());
}

async function openHere(wasm: TrifoldOptions["wasm"], options: OpenOptions): Promise<Device> {
  if (wasm !== undefined) await init(wasm, options.module);
  return Device.open(options);
}
