/** Interface of the two engines of a `Device`: the wasm on this thread, or a worker with it. */
import type * as web from "./platform.js";
import type { BenchName, OperationName } from "./operations.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type {
  FoldEstimate,
  FoldOptions,
  FoldResult,
  FoldStage,
  ModelReport,
  QueryFile,
  QueryReport,
} from "./folding-types.js";
import type { FoldState } from "./fold-state.js";
import type { AnyTensors, GpuTensor, GpuTensors } from "./gpu-tensor.js";
import type { HostTensor } from "./tensor.js";
import type { OnBytes, WeightsFile } from "./weight-files.js";

export type Tensors = Record<string, HostTensor>;
export type Options = Record<string, number | string | boolean>;

/** Called after each finished piece of a longer run. */
export type OnProgress<Piece> = (piece: Piece, done: number, total: number) => void;

/** How to open a device. */
export interface OpenOptions {
  /**
   * "best": the highest limits of the adapter. "default": the limits that every WebGPU
   * implementation guarantees.
   */
  limits?: "best" | "default";
  /** Largest size in bytes of one binding or temporary; larger work runs in blocks. */
  byteBudget?: number;
  /** Prefer the GPU that saves power. */
  lowPower?: boolean;
  /**
   * Kernels that layers and models use. "portable": f32, on every GPU. "f16": f16 for weights and
   * activations (sums are f32), with subgroups where available; rejects without `shader-f16`.
   * "best" (default): the best tier that is supported and passes a check of its results when the
   * device opens; see `Device.tier` and `Device.warning`.
   */
  tier?: "best" | Tier;
  /**
   * The wasm module to load. "whole" has all functions. "folding" is smaller and only folds; the
   * first operation, layer, `verify`, `selfTest` or `bench` then loads the whole module too, which
   * opens a second device. Default: "folding" for `Trifold.open` without `wasm`, otherwise "whole".
   */
  module?: WasmModule;
  /**
   * Uses this device instead of a new one, with the limits and features that it was opened with,
   * and leaves it open on `dispose()`. Not with a worker, since a device cannot be sent there.
   */
  gpuDevice?: web.GPUDevice;
}

/** One of the two wasm files: all of trifold, or only folding. */
export type WasmModule = "whole" | "folding";

/** Operations, sizes and repeats of a benchmark. */
export interface BenchOptions {
  /** Names of operations and layers; default: all that can be timed. */
  ops?: BenchName[];
  /** Numbers of tokens; default: a few small ones. */
  n?: number[];
  /** Runs per measurement, whose median is reported; default: 5. */
  repeats?: number;
}

export interface LayerBackend {
  run(tensors: Tensors): Promise<Tensors>;
  /** `undefined` in a worker. */
  readonly runKept?: (tensors: AnyTensors) => Promise<GpuTensors>;
  dispose(): void;
}

/** Operations on tensors that stay on the GPU. */
export interface KeptBackend {
  upload(tensor: HostTensor): Promise<GpuTensor>;
  adopt(buffer: web.GPUBuffer, shape: readonly number[], offset: number): Promise<GpuTensor>;
  run(op: string, tensors: AnyTensors, options: Options): Promise<GpuTensors>;
}

/** A model with its weights on the GPU. */
export interface ModelBackend {
  readonly about: ModelReport;
  estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate>;
  fold(
    query: QueryFile,
    options: FoldOptions,
    onStage?: (stage: FoldStage) => void,
    signal?: web.AbortSignal,
    state?: FoldState,
  ): Promise<FoldResult>;
  dispose(): void;
}

export interface Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  /** The tier whose kernels layers and models use. */
  readonly tier: Tier;
  readonly warning: string | undefined;
  /** Names of the operations that `run` takes. */
  readonly operations: OperationName[];
  run(op: string, tensors: Tensors, options: Options): Promise<Tensors>;
  load(op: string, weights: Tensors, options: Options): Promise<LayerBackend>;
  verify(bytes: Uint8Array): Promise<VerifyLine[]>;
  selfTest(onReport?: OnProgress<CaseReport>, signal?: web.AbortSignal): Promise<CaseReport[]>;
  bench(
    options: BenchOptions,
    onRow?: OnProgress<BenchRow>,
    signal?: web.AbortSignal,
  ): Promise<BenchRow[]>;
  loadModel(
    files: WeightsFile[],
    onBytes?: OnBytes,
    signal?: web.AbortSignal,
  ): Promise<ModelBackend>;
  checkQuery(query: QueryFile): Promise<QueryReport>;
  memory(): Promise<MemoryUse>;
  /** `undefined` in a worker. */
  readonly kept?: KeptBackend;
  dispose(): void;
}
