/** The wasm on this thread. */
import { named, requireAdapter } from "./adapter.js";
import type { Backend, BenchOptions, LayerBackend, ModelBackend, OnProgress, OpenOptions, Options, Tensors } from "./backend.js";
import type { FoldEstimate, FoldOptions, FoldResult, FoldStage, ModelReport, QueryFile, QueryReport } from "./folding-types.js";
import { init } from "./init.js";
import type { AdapterReport, BenchRow, CaseReport, MemoryUse, TierReport, VerifyLine } from "./reports.js";
import { inWorkerScope } from "./runtime.js";
import { checkQuery, Gpu, operations, type Layer, type Model } from "./wasm/trifold.js";
import { readable, type OnBytes, type WeightsFile } from "./weight-files.js";

export class GpuBackend implements Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  readonly operations: string[];
  readonly #gpu: Gpu;

  private constructor(gpu: Gpu, adapter: GPUAdapter) {
    this.#gpu = gpu;
    this.report = named(gpu.report(), adapter);
    this.tiers = gpu.tiers();
    this.operations = operations();
  }

  static async open(options: OpenOptions): Promise<GpuBackend> {
    const adapter = await requireAdapter(options);
    await init();
    return new GpuBackend(await inWorkerScope(() => Gpu.open(options)), adapter);
  }

  run(op: string, tensors: Tensors, options: Options): Promise<Tensors> {
    return this.#gpu.run(op, tensors, options);
  }

  async load(op: string, weights: Tensors, options: Options): Promise<LayerBackend> {
    return new GpuLayer(await this.#gpu.load(op, weights, options));
  }

  async verify(bytes: Uint8Array): Promise<VerifyLine[]> {
    return (await this.#gpu.verify(bytes)).map(withInfinities);
  }

  async selfTest(onReport?: OnProgress<CaseReport>, signal?: AbortSignal): Promise<CaseReport[]> {
    const reports = await untilAborted({ onProgress: onReport, signal }, (onPiece) => this.#gpu.selfTest(onPiece));
    return reports.map(withInfinities);
  }

  async bench(options: BenchOptions, onRow?: OnProgress<BenchRow>, signal?: AbortSignal): Promise<BenchRow[]> {
    const rows = await untilAborted({ onProgress: onRow, signal }, (onPiece) => this.#gpu.bench(options, onPiece));
    return rows.map(withInfinities);
  }

  async loadModel(files: WeightsFile[], onBytes?: OnBytes): Promise<ModelBackend> {
    return new GpuModel(await this.#gpu.loadModel(await readable(files, onBytes)));
  }

  async checkQuery(query: QueryFile): Promise<QueryReport> {
    return checkQuery(query);
  }

  async memory(): Promise<MemoryUse> {
    return this.#gpu.memory();
  }

  /** Calls under way still hold the device, and reject. */
  dispose(): void {
    this.#gpu.destroy();
    this.#gpu.free();
  }
}

class GpuLayer implements LayerBackend {
  readonly #layer: Layer;

  constructor(layer: Layer) {
    this.#layer = layer;
  }

  run(tensors: Tensors): Promise<Tensors> {
    return this.#layer.run(tensors);
  }

  /** Calls under way keep the weights until they end. */
  dispose(): void {
    this.#layer.free();
  }
}

class GpuModel implements ModelBackend {
  readonly about: ModelReport;
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
    this.about = model.about();
  }

  estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate> {
    return this.#model.estimate(query, options);
  }

  async fold(query: QueryFile, options: FoldOptions, onStage?: (stage: FoldStage) => void, signal?: AbortSignal): Promise<FoldResult> {
    signal?.throwIfAborted();
    let thrown: { error: unknown } | undefined;
    const tell = (stage: FoldStage) => {
      try {
        signal?.throwIfAborted();
        onStage?.(stage);
      } catch (error) {
        thrown = { error };
      }
      return thrown === undefined;
    };
    const result = await this.#model.fold(query, options, tell);
    if (thrown) throw thrown.error;
    if (!result) throw new Error("trifold: the fold ended without a result");
    return result;
  }

  /** A fold under way keeps the weights until it ends. */
  dispose(): void {
    this.#model.free();
  }
}

/**
 * Runs `work` with a callback that throws once the signal is aborted, which ends the run in the wasm.
 * What was thrown comes back as itself, and not as the wasm's account of it.
 */
async function untilAborted<Piece extends object, Result>(
  { onProgress, signal }: Watch<Piece>,
  work: (onPiece: OnProgress<Piece>) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  let thrown: { error: unknown } | undefined;
  const onPiece: OnProgress<Piece> = (piece, done, total) => {
    try {
      signal?.throwIfAborted();
      onProgress?.(withInfinities(piece), done, total);
    } catch (error) {
      thrown = { error };
      throw error;
    }
  };
  try {
    return await work(onPiece);
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

interface Watch<Piece> {
  onProgress: OnProgress<Piece> | undefined;
  signal: AbortSignal | undefined;
}

/** Reports come through JSON, which writes an infinite error (that of NaN) as null. */
function withInfinities<Piece extends object>(piece: Piece): Piece {
  return Object.fromEntries(Object.entries(piece).map(([name, value]) => [name, value ?? Infinity])) as Piece;
}
