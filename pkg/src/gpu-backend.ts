/** The wasm on this thread. */
import type { Backend, BenchOptions, LayerBackend, OnProgress, OpenOptions, Options, Tensors } from "./backend.js";
import { requireWebGpu } from "./errors.js";
import { init } from "./init.js";
import type { AdapterReport, BenchRow, CaseReport, MemoryUse, TierReport, VerifyLine } from "./reports.js";
import { inWorkerScope } from "./runtime.js";
import { Gpu, operations, type Layer } from "./wasm/trifold.js";

export class GpuBackend implements Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  readonly operations: string[];
  readonly #gpu: Gpu;

  private constructor(gpu: Gpu) {
    this.#gpu = gpu;
    this.report = gpu.report();
    this.tiers = gpu.tiers();
    this.operations = operations();
  }

  static async open(options: OpenOptions): Promise<GpuBackend> {
    requireWebGpu();
    await init();
    return new GpuBackend(await inWorkerScope(() => Gpu.open(options)));
  }

  run(op: string, tensors: Tensors, options: Options): Promise<Tensors> {
    return this.#gpu.run(op, tensors, options);
  }

  async load(op: string, weights: Tensors, options: Options): Promise<LayerBackend> {
    return new GpuLayer(await this.#gpu.load(op, weights, options));
  }

  verify(bytes: Uint8Array): Promise<VerifyLine[]> {
    return this.#gpu.verify(bytes);
  }

  async selfTest(onReport?: OnProgress<CaseReport>, signal?: AbortSignal): Promise<CaseReport[]> {
    signal?.throwIfAborted();
    return this.#gpu.selfTest(untilAborted(onReport, signal));
  }

  async bench(options: BenchOptions, onRow?: OnProgress<BenchRow>, signal?: AbortSignal): Promise<BenchRow[]> {
    signal?.throwIfAborted();
    return this.#gpu.bench(options, untilAborted(onRow, signal));
  }

  async memory(): Promise<MemoryUse> {
    return this.#gpu.memory();
  }

  /** The wasm object itself stays until it is collected: calls under way still hold it, and later ones get its error. */
  dispose(): void {
    this.#gpu.destroy();
  }
}

/** The wasm refuses to free what a call still holds, so a layer in use is freed when its last call ends. */
class GpuLayer implements LayerBackend {
  readonly #layer: Layer;
  #running = 0;
  #disposed = false;

  constructor(layer: Layer) {
    this.#layer = layer;
  }

  async run(tensors: Tensors): Promise<Tensors> {
    this.#running += 1;
    try {
      return await this.#layer.run(tensors);
    } finally {
      this.#running -= 1;
      this.#freeWhenIdle();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#freeWhenIdle();
  }

  #freeWhenIdle(): void {
    if (this.#disposed && this.#running === 0) this.#layer.free();
  }
}

/** The wasm ends a run whose callback throws. */
function untilAborted<Piece>(onProgress: OnProgress<Piece> | undefined, signal: AbortSignal | undefined): OnProgress<Piece> {
  return (piece, done, total) => {
    signal?.throwIfAborted();
    onProgress?.(piece, done, total);
  };
}
