/** Folding: a model on a GPU, from a query to structures. */
/// <reference lib="esnext.disposable" preserve="true" />
import { TrifoldError } from "./errors.js";
import { unlessAborted } from "./abort.js";
import type { BenchOptions, ModelBackend, OnProgress, OpenOptions } from "./backend.js";
import type { FoldState } from "./fold-state.js";
import { Device } from "./device.js";
import { checkFoldOptions } from "./fold-options.js";
import { Folding } from "./folding.js";
import {
  fileOf,
  type FoldEstimate,
  type FoldOptions,
  type FoldStage,
  type ModelReport,
  type Query,
  type QueryReport,
} from "./folding-types.js";
import { checkQueryIn } from "./gpu-backend.js";
import { init, suitable, type WasmSource } from "./init.js";
import type { BenchRow, CaseReport, VerifyLine } from "./reports.js";
import { weightsFiles, type WeightsSource } from "./weight-files.js";
import { createWorkerDevice } from "./worker-client.js";
import { checkQuery as checkWhole } from "./wasm/trifold.js";
import { checkQuery as checkFolding } from "./wasm/trifold_folding.js";
import type { PostableWasm } from "./protocol.js";

/** How far opening is. */
export interface OpenProgress {
  /**
   * "device": the GPU is opened. "weights": they come over the network. "model": they are read and
   * go to the GPU.
   */
  stage: "device" | "weights" | "model";
  /** Bytes; 0 of 1 where there is nothing to count. */
  loaded: number;
  total: number;
}

/** How to open a model. */
export interface TrifoldOptions extends OpenOptions {
  /** OpenFold3's weights. */
  weights: WeightsSource;
  /**
   * Fold in this worker, which runs `trifold/worker`, so that the page never waits. Large weights
   * need one: see the README.
   */
  worker?: Worker;
  /** Fold on this device, which stays open when the model is disposed. */
  device?: Device;
  /**
   * Where the wasm is, or the wasm: the whole, if `module` does not say that it is the folding one.
   */
  wasm?: URL | PostableWasm;
  /** The address of the built-in network's weights, if they are not beside the module. */
  network?: URL | string;
  /** Ends opening. */
  signal?: AbortSignal;
  onProgress?: (progress: OpenProgress) => void;
}

/** A call of `fold`. */
export interface FoldCall extends FoldOptions {
  /** Ends the fold after the piece of work under way. */
  signal?: AbortSignal;
  /** Progress of the fold, to resume from: see `FoldState`. */
  state?: FoldState;
  /** Told of every finished piece. */
  onStage?: (stage: FoldStage) => void;
}

/**
 * OpenFold3 on a GPU.
 *
 * Every call rejects with an `Error` that says what was wrong, what was expected, and where; the
 * model stays usable.
 */
export class Trifold {
  /** The device that it runs on. */
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
    requireWeights(options);
    const { signal } = options;
    try {
      signal?.throwIfAborted();
      return await Trifold.#open(options);
    } catch (error) {
      // Interrupted work rejects with errors of its own.
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
   * Reads a query and says what it holds; rejects with the offending letter and its place. Needs no
   * GPU time.
   */
  async check(query: Query): Promise<QueryReport> {
    return this.#opened().device.checkQuery(query);
  }

  /** How large a fold would be; rejects where it cannot be done here. */
  async estimate(query: Query, options: FoldOptions = {}): Promise<FoldEstimate> {
    return this.#opened().#model.estimate(fileOf(query), checkFoldOptions(options));
  }

  /**
   * Folds a query. The answer is a promise of the result, and can be iterated for the stages on the
   * way:
   *
   * ```js
   * const folding = t.fold(sequence);
   * for await (const { stage, share } of folding) console.log(stage, share);
   * const result = await folding;
   * ```
   */
  fold(query: Query, options: FoldCall = {}): Folding {
    const { signal, onStage, state, ...what } = options;
    return new Folding(
      (tell, ended) =>
        this.#opened().#model.fold(fileOf(query), checkFoldOptions(what), tell, ended, state),
      { signal, onStage },
    );
  }

  /**
   * Runs a case file: inputs, weights and the outputs that OpenFold3 computed, in one safetensors
   * file.
   */
  async verify(file: ArrayBuffer | Uint8Array): Promise<VerifyLine[]> {
    return this.#opened().device.verify(file);
  }

  /** Every kernel variant against its f64 reference. */
  async selfTest(
    options: { onReport?: OnProgress<CaseReport>; signal?: AbortSignal } = {},
  ): Promise<CaseReport[]> {
    return this.#opened().device.selfTest(options);
  }

  /** Times operations. */
  async bench(
    options: BenchOptions & { onRow?: OnProgress<BenchRow>; signal?: AbortSignal } = {},
  ): Promise<BenchRow[]> {
    return this.#opened().device.bench(options);
  }

  /**
   * Frees the weights, and the device unless it was given. A worker stays the caller's to
   * terminate.
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
 * Reads a query on this thread and says what it holds; no GPU is needed. @throws Error with the
 * offending letter and its place.
 */
export async function checkQuery(query: Query, wasm?: WasmSource): Promise<QueryReport> {
  const module = suitable(wasm === undefined ? "folding" : "whole");
  await init(wasm, module);
  return checkQueryIn(
    { checkQuery: module === "whole" ? checkWhole : checkFolding },
    fileOf(query),
  );
}

function requireWeights(options: Partial<TrifoldOptions> | undefined): void {
  if (options?.weights === undefined || options.weights === null)
    throw new TypeError(
      'Trifold.open: `weights` should be "built-in", an address, a Blob, bytes or a list of these, ' +
        `got ${options?.weights}`,
    );
}

async function openDevice({
  worker,
  wasm,
  limits,
  byteBudget,
  lowPower,
  tier,
  module,
  signal,
}: TrifoldOptions): Promise<Device> {
  const wanted = {
    limits,
    byteBudget,
    lowPower,
    tier,
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
