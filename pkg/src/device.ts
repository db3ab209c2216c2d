/**
 * A GPU opened for work: the operations and layers of trifold, with tensors from and to the host.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { TrifoldError } from "./errors.js";
import { optionsOf, requireTensors, tensorsOf } from "./arguments.js";
import type {
  Backend,
  BenchOptions,
  LayerBackend,
  OnProgress,
  OpenOptions,
  Options,
  Tensors,
} from "./backend.js";
import { fileOf, type Query, type QueryReport } from "./folding-types.js";
import { GpuBackend } from "./gpu-backend.js";
import { Layer, LoadedOperation } from "./layer.js";
import type * as args from "./operations.js";
import type { OperationName } from "./operations.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type { FloatTensor } from "./tensor.js";
import { selectWeights, type Weights } from "./weights.js";

/** Prefix of a layer's weights in a checkpoint, such as "pairformer_stack.blocks.0.". */
export interface LoadOptions {
  prefix?: string;
}

export interface TriangleAttentionOptions extends LoadOptions {
  /** Around the ending node (columns of the pair representation), not the starting one (rows). */
  ending: boolean;
  /**
   * With `ending`: the orientation of the pair bias. "query-key" is that of OpenFold3's blocks,
   * "key-query" that of the papers.
   */
  bias?: "query-key" | "key-query";
}

/**
 * Every call rejects with an `Error` whose message names the operation, the argument, what was
 * expected and what came; the device stays usable. NaN is not refused: it passes through
 * arithmetic, but a GPU may drop it in `max` and `clamp`.
 */
export class Device {
  readonly #backend: Backend;
  #disposed = false;

  /** @internal */
  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /**
   * Opens the GPU on this thread, loading the wasm first where `init` was not called. For a page,
   * see `createWorkerDevice`.
   */
  static async open(options: OpenOptions = {}): Promise<Device> {
    return new Device(await GpuBackend.open(options));
  }

  /** The GPU's name, driver, limits and features. */
  report(): AdapterReport {
    return this.#backend.report;
  }

  /** Which families of kernel variants run here, and why the others do not. */
  tiers(): TierReport[] {
    return this.#backend.tiers;
  }

  /** The family of kernels that layers and models use here: "portable" or "f16". */
  tier(): Tier {
    return this.#backend.tier;
  }

  /**
   * A warning for the user, such as a tier that computed wrong numbers here and is not used;
   * `undefined` if there is none.
   */
  warning(): string | undefined {
    return this.#backend.warning;
  }

  /** Names of the operations. */
  operations(): OperationName[] {
    return this.#backend.operations;
  }

  /** GPU memory that this device holds. */
  async memory(): Promise<MemoryUse> {
    return this.#open().memory();
  }

  /** @returns o, [B, S, N, H, D] */
  async evoformerAttention(inputs: args.EvoformerAttentionInputs): Promise<FloatTensor> {
    return this.#one("evoformer_attention", "o", inputs);
  }

  /** @returns o, [B, N, H, Q, D] */
  async triangleAttention(inputs: args.TriangleAttentionInputs): Promise<FloatTensor> {
    return this.#one("triangle_attention", "o", inputs, ["scale"]);
  }

  /** @returns y, [..., N] */
  async linear(inputs: args.LinearInputs): Promise<FloatTensor> {
    return this.#one("linear", "y", inputs, ["activation"]);
  }

  /** @returns y, [..., N] */
  async gatedLinear(inputs: args.GatedLinearInputs): Promise<FloatTensor> {
    return this.#one("gated_linear", "y", inputs, ["activation"]);
  }

  /** @returns o, shaped as a and b */
  async swiglu(inputs: args.SwiGluInputs): Promise<FloatTensor> {
    return this.#one("swiglu", "o", inputs);
  }

  /** @returns y, shaped as x */
  async layerNorm(inputs: args.LayerNormInputs): Promise<FloatTensor> {
    return this.#one("layer_norm", "y", inputs, ["epsilon"]);
  }

  /** Softmax over the last axis. @returns o, shaped as x */
  async softmax(x: FloatTensor): Promise<FloatTensor> {
    return this.#one("softmax", "o", { x });
  }

  /** @returns y, shaped as x */
  async activation(x: FloatTensor, activation: args.Activation): Promise<FloatTensor> {
    return this.#one("activation", "y", { x, activation }, ["activation"]);
  }

  /** Any operation, under the names of the Rust crate. */
  async run(op: OperationName, tensors: Tensors, options: Options = {}): Promise<Tensors> {
    return this.#open().run(op, requireTensors(op, tensors), options);
  }

  /**
   * Any layer, under the names of the Rust crate. `options.prefix` is the prefix of its weights.
   */
  async load(
    name: OperationName,
    weights: Weights,
    options: Options & LoadOptions = {},
  ): Promise<LoadedOperation> {
    const { prefix, ...rest } = options;
    return new LoadedOperation(await this.#loadBackend(name, weights, prefix, rest), name);
  }

  /**
   * OpenFold3's gated `Attention`: `linear_q.weight` [H * D, C] and so on. `forward` returns o,
   * [..., N, C].
   */
  async loadAttention(
    weights: Weights,
    options: LoadOptions & { heads: number },
  ): Promise<Layer<args.AttentionLayerInputs>> {
    return this.#load("attention_two_bias", "o", weights, options.prefix, {
      no_heads: options.heads,
    });
  }

  /**
   * OpenFold3's `TriangleAttention` (AF3 Algorithms 14 and 15): `linear_z.weight`,
   * `mha.linear_q.weight` and so on.
   */
  async loadTriangleAttention(
    weights: Weights,
    options: TriangleAttentionOptions,
  ): Promise<Layer<args.TriangleAttentionLayerInputs>> {
    return this.#load(triangleAttentionName(options), "update", weights, options.prefix);
  }

  /**
   * OpenFold3's `SwiGLUTransition` (AF3 Algorithm 11): `swiglu.linear_a.weight`,
   * `linear_out.weight` and so on.
   */
  async loadSwiGluTransition(
    weights: Weights,
    options: LoadOptions = {},
  ): Promise<Layer<args.TransitionLayerInputs>> {
    return this.#load("swiglu_transition", "update", weights, options.prefix);
  }

  /** Reads a query and says what it holds; rejects with the offending letter and its place. */
  async checkQuery(query: Query): Promise<QueryReport> {
    return this.#open().checkQuery(fileOf(query));
  }

  /**
   * Runs a case file: inputs, weights and expected outputs in one safetensors file whose metadata
   * names the operation.
   */
  async verify(file: ArrayBuffer | Uint8Array): Promise<VerifyLine[]> {
    return this.#open().verify(file instanceof Uint8Array ? file : new Uint8Array(file));
  }

  /**
   * Every kernel variant against its f64 reference. An abort ends the run after the case under way.
   */
  async selfTest(
    options: { onReport?: OnProgress<CaseReport>; signal?: AbortSignal } = {},
  ): Promise<CaseReport[]> {
    return this.#open().selfTest(options.onReport, options.signal);
  }

  /** Times operations. An abort ends the run after the measurement under way. */
  async bench(
    options: BenchOptions & { onRow?: OnProgress<BenchRow>; signal?: AbortSignal } = {},
  ): Promise<BenchRow[]> {
    const { onRow, signal, ...what } = options;
    return this.#open().bench(what, onRow, signal);
  }

  /** Frees the GPU's memory; later calls reject. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#backend.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** @internal */
  backend(): Backend {
    return this.#open();
  }

  #open(): Backend {
    if (this.#disposed)
      throw new TrifoldError("disposed", "trifold: the device was disposed; open a new one");
    return this.#backend;
  }

  async #one<Inputs extends object>(
    op: OperationName,
    output: string,
    inputs: Inputs,
    options: readonly (keyof Inputs & string)[] = [],
  ): Promise<FloatTensor> {
    const outputs = await this.run(op, tensorsOf(inputs, options), optionsOf(inputs, options));
    return outputs[output] as FloatTensor;
  }

  async #load<Inputs extends object>(
    name: OperationName,
    output: string,
    weights: Weights,
    prefix: string | undefined,
    options: Options = {},
  ): Promise<Layer<Inputs>> {
    return new Layer(await this.#loadBackend(name, weights, prefix, options), name, output);
  }

  async #loadBackend(
    name: OperationName,
    weights: Weights,
    prefix = "",
    options: Options,
  ): Promise<LayerBackend> {
    return this.#open().load(name, selectWeights(name, weights, prefix), options);
  }
}

function triangleAttentionName({
  ending,
  bias = "query-key",
}: TriangleAttentionOptions): OperationName {
  if (!ending) return "tri_att_start";
  return bias === "query-key" ? "tri_att_end_as_used" : "tri_att_ending_class_unused";
}
