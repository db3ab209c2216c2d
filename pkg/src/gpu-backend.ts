/** The wasm on this thread. */
import type { Stop } from "./abort.js";
import {
  lendsSubgroups,
  named,
  requireAdapter,
  whileCreating,
  whileRequesting,
} from "./adapter.js";
import type {
  Backend,
  BenchOptions,
  KeptBackend,
  LayerBackend,
  ModelBackend,
  OnProgress,
  OpenOptions,
  Options,
  Tensors,
} from "./backend.js";
import { watchCompilation } from "./compilation.js";
import type { FoldState } from "./fold-state.js";
import { camelCased, type InRust } from "./camel-case.js";
import { superposing } from "./coordinates.js";
import { fromWasm, TrifoldError } from "./errors.js";
import type {
  FoldEstimate,
  FoldOptions,
  FoldResult,
  FoldStage,
  ModelReport,
  QueryFile,
  QueryReport,
} from "./folding-types.js";
import { GpuTensor, type AnyTensors, type GpuTensors } from "./gpu-tensor.js";
import type { Keeper, KeptTensor } from "./gpu-tensor.js";
import { init, suitable } from "./init.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type { OperationName } from "./operations.js";
import type { HostTensor } from "./tensor.js";
import { inWorkerScope } from "./runtime.js";
import * as whole from "./wasm/trifold.js";
import * as folding from "./wasm/trifold_folding.js";
import type { Gpu, Layer, WasmKept } from "./wasm/trifold.js";
import type { FoldingGpu, Model } from "./wasm/trifold_folding.js";
import { readable, type OnBytes, type WeightsFile } from "./weight-files.js";

/** The functions of a wasm module that need no GPU. */
type Functions = Pick<typeof folding, "checkQuery" | "FoldState" | "operations">;

export class GpuBackend implements Backend {
  readonly report: AdapterReport;
  readonly tiers: TierReport[];
  readonly tier: Tier;
  readonly warning: string | undefined;
  readonly operations: OperationName[];
  readonly #gpu: FoldingGpu;
  readonly #wasm: Functions;
  readonly #options: OpenOptions;
  #whole: Promise<Gpu> | undefined;

  private constructor(gpu: FoldingGpu, wasm: Functions, adapter: GPUAdapter, options: OpenOptions) {
    this.#gpu = gpu;
    this.#wasm = wasm;
    this.#options = options;
    this.report = named(camelCased(gpu.report()), adapter);
    this.tiers = gpu.tiers();
    this.tier = gpu.tier();
    this.warning = gpu.warning();
    this.operations = wasm.operations();
  }

  static async open(options: OpenOptions): Promise<GpuBackend> {
    const adapter = await requireAdapter(options);
    const module = suitable(options.module ?? "whole");
    await init(undefined, module);
    if (module === "folding")
      return new GpuBackend(
        await openGpu(folding.Gpu, adapter, options),
        folding,
        adapter,
        options,
      );
    const gpu = await openGpu(whole.Gpu, adapter, options);
    const backend = new GpuBackend(gpu, whole, adapter, options);
    backend.#whole = Promise.resolve(gpu);
    return backend;
  }

  /**
   * The GPU in the whole wasm module. The two modules share no memory, so it opens a second device
   * if only the folding module was loaded.
   */
  #complete(): Promise<Gpu> {
    this.#whole ??= openWhole(this.#options).catch((error: unknown) => {
      this.#whole = undefined;
      throw error;
    });
    return this.#whole;
  }

  async run(op: string, tensors: Tensors, options: Options): Promise<Tensors> {
    const gpu = await this.#complete();
    return (await answered(gpu.run(op, tensors, options, false))) as Tensors;
  }

  async load(op: string, weights: Tensors, options: Options): Promise<LayerBackend> {
    const gpu = await this.#complete();
    return new GpuLayer(await answered(gpu.load(op, weights, options)), keeperOf(gpu));
  }

  readonly kept: KeptBackend = {
    upload: async (tensor) => {
      const gpu = await this.#complete();
      const keeper = keeperOf(gpu);
      return new GpuTensor(
        thrown(() => gpu.upload(tensor)),
        keeper,
      );
    },
    adopt: async (buffer, shape, offset) => {
      const gpu = await this.#complete();
      const { gpuDevice } = this.#options;
      if (!gpuDevice)
        throw new TrifoldError(
          "unsupported",
          "fromBuffer: the buffer belongs to a GPUDevice on which trifold was not opened: " +
            "pass that device as `gpuDevice` to `Device.open`",
        );
      const adopt = () => gpu.adopt(Uint32Array.from(shape), buffer.size, buffer.usage, offset);
      const kept = whileCreating(gpuDevice, buffer, () => thrown(adopt));
      return new GpuTensor(kept, keeperOf(gpu));
    },
    run: async (op, tensors, options) => {
      const gpu = await this.#complete();
      const keeper = keeperOf(gpu);
      const kept = await answered(gpu.run(op, byNumber(tensors, keeper), options, true));
      return gpuTensors(kept as Record<string, KeptTensor>, keeper);
    },
  };

  async verify(bytes: Uint8Array): Promise<VerifyLine[]> {
    const gpu = await this.#complete();
    return (await answered(gpu.verify(bytes))).map(reported);
  }

  async selfTest(onReport?: OnProgress<CaseReport>, signal?: AbortSignal): Promise<CaseReport[]> {
    const gpu = await this.#complete();
    const reports = await untilAborted({ onProgress: onReport, signal }, (onPiece) =>
      answered(gpu.selfTest(onPiece)),
    );
    return reports.map(reported);
  }

  async bench(
    options: BenchOptions,
    onRow?: OnProgress<BenchRow>,
    signal?: AbortSignal,
  ): Promise<BenchRow[]> {
    const gpu = await this.#complete();
    const rows = await untilAborted({ onProgress: onRow, signal }, (onPiece) =>
      answered(gpu.bench(options, onPiece)),
    );
    return rows.map(reported);
  }

  async loadModel(files: WeightsFile[], onBytes?: OnBytes, stop?: Stop): Promise<ModelBackend> {
    const load = async (guarded: Guard) => {
      const watch = {
        onBytes: onBytes && guarded(onBytes),
        stop: stop && { throwIfAborted: guarded(() => stop.throwIfAborted()) },
      };
      return answered(this.#gpu.loadModel(await readable(files, watch)));
    };
    const model = new GpuModel(await withThrown(load), this.#wasm);
    try {
      stop?.throwIfAborted();
      return model;
    } catch (error) {
      model.dispose();
      throw error;
    }
  }

  async checkQuery(query: QueryFile): Promise<QueryReport> {
    return checkQueryIn(this.#wasm, query);
  }

  /** The memory of both devices, if there are two. */
  async memory(): Promise<MemoryUse> {
    const own = this.#gpu.memory();
    const other = this.#whole && (await this.#whole);
    if (!other || other === this.#gpu) return own;
    const { live, pooled, peak } = other.memory();
    return { live: own.live + live, pooled: own.pooled + pooled, peak: own.peak + peak };
  }

  /** Running calls still hold the device, and reject. */
  dispose(): void {
    close(this.#gpu);
    this.#whole?.then((gpu) => gpu !== this.#gpu && close(gpu)).catch(() => undefined);
  }
}

async function openWhole(options: OpenOptions): Promise<Gpu> {
  const adapter = await requireAdapter(options);
  await init(undefined, "whole");
  return openGpu(whole.Gpu, adapter, options);
}

interface Opener<Opened> {
  open(options: Parameters<typeof Gpu.open>[0]): Promise<Opened>;
}

function openGpu<Opened>(
  Gpu: Opener<Opened>,
  adapter: GPUAdapter,
  { module: _, gpuDevice, ...options }: OpenOptions,
): Promise<Opened> {
  const subgroups = lendsSubgroups(gpuDevice ?? adapter);
  const lent = gpuDevice !== undefined;
  const open = () => answered(Gpu.open({ ...options, subgroups, lent }));
  return inWorkerScope(() => whileRequesting(adapter, gpuDevice, open));
}

function close(gpu: FoldingGpu): void {
  gpu.destroy();
  gpu.free();
}

/** Reads a query with the functions of a wasm module. */
export function checkQueryIn(
  { checkQuery }: Pick<Functions, "checkQuery">,
  query: QueryFile,
): QueryReport {
  return camelCased(thrown(() => checkQuery(query)));
}

/** A value of the wasm; its errors become errors of this package. */
function thrown<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw fromWasm(error);
  }
}

/** The answer of the wasm; its errors become errors of this package. */
function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw fromWasm(error);
  });
}

const keepers = new WeakMap<Gpu, Keeper>();

/** The tensors that a device keeps. One keeper per device, since tensors compare it. */
function keeperOf(gpu: Gpu): Keeper {
  const keeper: Keeper = keepers.get(gpu) ?? {
    read: (id) => answered(gpu.read(id)),
    buffer: (id) => thrown(() => gpu.buffer(id)),
    release: (id) => gpu.release(id),
  };
  keepers.set(gpu, keeper);
  return keeper;
}

/** Tensors on the GPU by their numbers, as the wasm reads them. */
function byNumber(tensors: AnyTensors, keeper: Keeper): Record<string, HostTensor | WasmKept> {
  const named = Object.entries(tensors).map(([name, tensor]) => [
    name,
    tensor instanceof GpuTensor ? { gpu: tensor.id(keeper) } : tensor,
  ]);
  return Object.fromEntries(named) as Record<string, HostTensor | WasmKept>;
}

function gpuTensors(outputs: Record<string, KeptTensor>, keeper: Keeper): GpuTensors {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, kept]) => [name, new GpuTensor(kept, keeper)]),
  );
}

class GpuLayer implements LayerBackend {
  readonly #layer: Layer;
  readonly #keeper: Keeper;

  constructor(layer: Layer, keeper: Keeper) {
    this.#layer = layer;
    this.#keeper = keeper;
  }

  async run(tensors: Tensors): Promise<Tensors> {
    return (await answered(this.#layer.run(tensors, false))) as Tensors;
  }

  readonly runKept = async (tensors: AnyTensors): Promise<GpuTensors> => {
    const kept = await answered(this.#layer.run(byNumber(tensors, this.#keeper), true));
    return gpuTensors(kept as Record<string, KeptTensor>, this.#keeper);
  };

  /** Running calls keep the weights until they end. */
  dispose(): void {
    this.#layer.free();
  }
}

class GpuModel implements ModelBackend {
  readonly about: ModelReport;
  readonly #model: Model;
  readonly #wasm: Functions;

  constructor(model: Model, wasm: Functions) {
    this.#model = model;
    this.#wasm = wasm;
    this.about = model.about();
  }

  async estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate> {
    return camelCased(await answered(this.#model.estimate(query, options)));
  }

  async fold(
    query: QueryFile,
    options: FoldOptions,
    onStage?: (stage: FoldStage) => void,
    signal?: AbortSignal,
    state?: FoldState,
  ): Promise<FoldResult> {
    signal?.throwIfAborted();
    let thrown: { error: unknown } | undefined;
    const tell = onStage && superposing(onStage);
    const report = (stage: FoldStage) => {
      try {
        signal?.throwIfAborted();
        tell?.(stage);
      } catch (error) {
        thrown = { error };
      }
      return thrown === undefined;
    };
    const model = this.#model;
    const { stages, end } = withCompilation(report);
    const folding = state
      ? model.foldFrom(query, options, stages, state.within(this.#wasm))
      : model.fold(query, options, stages);
    const result = await answered(folding)
      .catch((error: unknown) => {
        // The wasm reports a callback that stopped the fold as a cancelled one.
        throw thrown ? thrown.error : error;
      })
      .finally(end);
    state?.clear();
    const samples = result.samples.map(({ scores, ...sample }) => ({
      ...sample,
      scores: camelCased(scores),
    }));
    return { ...result, samples };
  }

  /** A running fold keeps the weights until it ends. */
  dispose(): void {
    this.#model.free();
  }
}

/** Time between reports of compiled shaders. */
const COMPILING_MS = 100;

/** Adds the compilation of shaders to the stages of a fold. */
function withCompilation(report: (stage: FoldStage) => boolean): {
  stages: (stage: FoldStage) => boolean;
  end: () => void;
} {
  let share = 0;
  let reported = 0;
  const end = watchCompilation((done, total) => {
    const now = performance.now();
    if (done === 0 || (done < total && now - reported < COMPILING_MS)) return;
    reported = now;
    report({ stage: "compiling", step: done - 1, of: total, share });
  });
  const stages = (stage: FoldStage) => {
    share = stage.share;
    return report(stage);
  };
  return { stages, end };
}

type Guard = <Given extends unknown[]>(
  callback: (...given: Given) => void,
) => (...given: Given) => void;

/**
 * Runs `work` with callbacks that may throw, which ends it in the wasm. The thrown value is
 * rethrown, instead of the wasm's error.
 */
async function withThrown<Result>(work: (guarded: Guard) => Promise<Result>): Promise<Result> {
  let thrown: { error: unknown } | undefined;
  const guarded: Guard =
    (callback) =>
    (...given) => {
      try {
        callback(...given);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    };
  try {
    return await work(guarded);
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** Runs `work` with a callback that throws once the signal is aborted. */
async function untilAborted<Piece extends object, Result>(
  { onProgress, signal }: Watch<Piece>,
  work: (onPiece: OnProgress<InRust<Piece>>) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const onPiece: OnProgress<InRust<Piece>> = (piece, done, total) => {
    signal?.throwIfAborted();
    onProgress?.(reported(piece), done, total);
  };
  return withThrown((guarded) => work(guarded(onPiece)));
}

interface Watch<Piece> {
  onProgress: OnProgress<Piece> | undefined;
  signal: AbortSignal | undefined;
}

/** Reports are JSON, which writes an infinite error (that of NaN) as null. */
function reported<Piece extends object>(piece: InRust<Piece>): Piece {
  return Object.fromEntries(
    Object.entries(camelCased(piece)).map(([name, value]) => [name, value ?? Infinity]),
  ) as Piece;
}
