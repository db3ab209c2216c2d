/**
 * An open GPU: the operations and layers of trifold, with tensors from and to the host.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import type * as web from "./platform.js";
import { TrifoldError } from "./errors.js";
import {
  noGpuTensors,
  optionsOf,
  requireAnyTensors,
  requireTensor,
  requireTensors,
  tensorsOf,
} from "./arguments.js";
import type {
  Backend,
  BenchOptions,
  KeptBackend,
  LayerBackend,
  OnProgress,
  OpenOptions,
  Options,
  Tensors,
} from "./backend.js";
import type { QueryReport } from "./folding-types.js";
import { fileOf, type Query } from "./query.js";
import { GpuBackend } from "./gpu-backend.js";
import { Layer, LoadedOperation } from "./layer.js";
import type * as args from "./operations.js";
import { BENCH_NAMES, OPERATION_NAMES, type OperationName } from "./operations.js";
import { OPEN } from "./open-options.js";
import {
  bytes,
  callback,
  checkOptions,
  checkValue,
  flag,
  isObject,
  listOf,
  number,
  oneOf,
  record,
  required,
  signal,
  text,
  whole,
  wrongOption,
  type Check,
  type Checks,
} from "./options.js";
import type {
  AdapterReport,
  BenchRow,
  CaseReport,
  MemoryUse,
  Tier,
  TierReport,
  VerifyLine,
} from "./reports.js";
import type { AnyTensors, GpuTensor, GpuTensors } from "./gpu-tensor.js";
import type { FloatTensor, HostTensor } from "./tensor.js";
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

/** Options of the self-test. */
export interface SelfTestOptions {
  /** Called after each case. */
  onReport?: OnProgress<CaseReport>;
  /** Ends the run after the current case. */
  signal?: web.AbortSignal;
}

/** Options of a benchmark. */
export interface BenchCall extends BenchOptions {
  /** Called after each measurement. */
  onRow?: OnProgress<BenchRow>;
  /** Ends the run after the current measurement. */
  signal?: web.AbortSignal;
}

/** The position of a tensor in a buffer. */
export interface FromBufferOptions {
  /** First byte, a multiple of 4; default: 0. */
  offset?: number;
}

const BUFFER: Check = {
  expected: "a GPUBuffer",
  typed: (value) => isObject(value) && "size" in value && "usage" in value,
  required: true,
};
const SHAPE = required(listOf(whole(1), "whole numbers above zero"));
const FROM_BUFFER: Checks<FromBufferOptions> = { offset: whole(0) };
const ACTIVATION = oneOf("identity", "sigmoid", "silu", "relu", "gelu", "geluTanh", "mish");
const LOAD: Checks<LoadOptions> = { prefix: text };
const ATTENTION: Checks<LoadOptions & { heads: number }> = { ...LOAD, heads: required(whole(1)) };
const TRIANGLE_ATTENTION: Checks<TriangleAttentionOptions> = {
  ...LOAD,
  ending: required(flag),
  bias: oneOf("query-key", "key-query"),
};
const SELF_TEST: Checks<SelfTestOptions> = { onReport: callback, signal };
const BENCH: Checks<BenchCall> = {
  ops: listOf(oneOf(...BENCH_NAMES), `a list of ${BENCH_NAMES.join(", ")}`),
  n: listOf(whole(1), "a list of whole numbers of at least 1"),
  repeats: whole(1),
  onRow: callback,
  signal,
};

/**
 * Every call rejects with an `Error` whose message names the operation, the argument, the expected
 * and the given value; the device remains usable. NaN is not refused: it passes through arithmetic,
 * but a GPU may drop it in `max` and `clamp`.
 */
export class Device {
  readonly #backend: Backend;
  #disposed = false;

  /** @internal */
  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /**
   * Opens the GPU on this thread, and loads the wasm first unless `init` was called. For a page,
   * see `createWorkerDevice`.
   */
  static async open(options: OpenOptions = {}): Promise<Device> {
    return new Device(await GpuBackend.open(checkOptions("Device.open", options, OPEN)));
  }

  /** The GPU's name, driver, limits and features. */
  report(): AdapterReport {
    return this.#backend.report;
  }

  /** The families of kernel variants, with the reason why each does or does not run here. */
  tiers(): TierReport[] {
    return this.#backend.tiers;
  }

  /** The family of kernels that layers and models use here: "portable" or "f16". */
  tier(): Tier {
    return this.#backend.tier;
  }

  /**
   * A warning for the user, such as a tier that computed wrong results and is not used; `undefined`
   * if there is none.
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
    return this.#one("triangle_attention", "o", inputs, { scale: number });
  }

  /** @returns y, [..., N] */
  async linear(inputs: args.LinearInputs): Promise<FloatTensor> {
    return this.#one("linear", "y", inputs, { activation: ACTIVATION });
  }

  /** @returns y, [..., N] */
  async gatedLinear(inputs: args.GatedLinearInputs): Promise<FloatTensor> {
    return this.#one("gated_linear", "y", inputs, { activation: ACTIVATION });
  }

  /** @returns o, shaped as a and b */
  async swiglu(inputs: args.SwiGluInputs): Promise<FloatTensor> {
    return this.#one("swiglu", "o", inputs);
  }

  /** @returns y, shaped as x */
  async layerNorm(inputs: args.LayerNormInputs): Promise<FloatTensor> {
    return this.#one("layer_norm", "y", inputs, { epsilon: number });
  }

  /** Softmax over the last axis. @returns o, shaped as x */
  async softmax(x: FloatTensor): Promise<FloatTensor> {
    return this.#one("softmax", "o", { x });
  }

  /** @returns y, shaped as x */
  async activation(x: FloatTensor, activation: args.Activation): Promise<FloatTensor> {
    const options = { activation: required(ACTIVATION) };
    return this.#one("activation", "y", { x, activation }, options);
  }

  /** Any operation, under the names of the Rust crate. */
  async run(op: OperationName, tensors: Tensors, options: Options = {}): Promise<Tensors> {
    checkValue("run: `op`", op, required(oneOf(...OPERATION_NAMES)));
    checkValue(`${op}: the options`, options, record);
    return this.#open().run(op, requireTensors(op, tensors), options);
  }

  /**
   * Copies a tensor to the GPU, for `runOnGpu`. Not for a device in a worker.
   *
   * @example
   * const x = await device.upload(tensor([1, 2, 3, 4], [2, 2]));
   * const { o } = await device.runOnGpu("softmax", { x });
   * const { y } = await device.runOnGpu("activation", { x: o }, { activation: "silu" });
   * console.log((await y.read()).data);
   */
  async upload(tensor: HostTensor): Promise<GpuTensor> {
    const checked = requireTensor("upload", "tensor", tensor);
    return this.#kept("upload").upload(checked);
  }

  /**
   * f32 in a buffer of the caller, without a copy: row-major from byte `offset`. The buffer needs
   * the usage STORAGE and belongs to the `gpuDevice` on which this device was opened. The caller's
   * writes to it are ordered by submission; it must not be mapped or destroyed meanwhile.
   *
   * @example
   * const device = await Device.open({ gpuDevice });
   * const x = await device.fromBuffer(buffer, [64, 128]);
   */
  async fromBuffer(
    buffer: web.GPUBuffer,
    shape: readonly number[],
    options: FromBufferOptions = {},
  ): Promise<GpuTensor> {
    checkValue("fromBuffer: `buffer`", buffer, BUFFER);
    checkValue("fromBuffer: `shape`", shape, SHAPE);
    const { offset = 0 } = checkOptions("fromBuffer", options, FROM_BUFFER);
    return this.#kept("fromBuffer").adopt(buffer, shape, offset);
  }

  /**
   * Any operation, on tensors of the host or the GPU; its outputs stay on the GPU. Inputs are
   * copied there, since some layers work in place.
   */
  async runOnGpu(
    op: OperationName,
    tensors: AnyTensors,
    options: Options = {},
  ): Promise<GpuTensors> {
    checkValue("runOnGpu: `op`", op, required(oneOf(...OPERATION_NAMES)));
    checkValue(`${op}: the options`, options, record);
    const checked = requireAnyTensors(op, tensors);
    return this.#kept(op).run(op, checked, options);
  }

  #kept(op: string): KeptBackend {
    const { kept } = this.#open();
    if (!kept) throw noGpuTensors(op);
    return kept;
  }

  /**
   * Any layer, under the names of the Rust crate. `options.prefix` is the prefix of its weights.
   */
  async load(
    name: OperationName,
    weights: Weights,
    options: Options & LoadOptions = {},
  ): Promise<LoadedOperation> {
    checkValue("load: `name`", name, required(oneOf(...OPERATION_NAMES)));
    checkValue(`${name}: the options`, options, record);
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
    checkOptions("loadAttention", options, ATTENTION);
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
    checkOptions("loadTriangleAttention", options, TRIANGLE_ATTENTION);
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
    checkOptions("loadSwiGluTransition", options, LOAD);
    return this.#load("swiglu_transition", "update", weights, options.prefix);
  }

  /** Reads a query and returns a summary; rejects with the faulty letter and its position. */
  async checkQuery(query: Query): Promise<QueryReport> {
    return this.#open().checkQuery(fileOf(query));
  }

  /**
   * Runs a case file: inputs, weights and expected outputs in one safetensors file whose metadata
   * names the operation.
   */
  async verify(file: ArrayBuffer | Uint8Array): Promise<VerifyLine[]> {
    checkValue("verify: `file`", file, required(bytes));
    return this.#open().verify(file instanceof Uint8Array ? file : new Uint8Array(file));
  }

  /**
   * Runs every kernel variant and its f64 reference. An abort ends the run after the current case.
   */
  async selfTest(options: SelfTestOptions = {}): Promise<CaseReport[]> {
    checkOptions("selfTest", options, SELF_TEST);
    return this.#open().selfTest(options.onReport, options.signal);
  }

  /** Times operations. An abort ends the run after the current measurement. */
  async bench(options: BenchCall = {}): Promise<BenchRow[]> {
    const { onRow, signal, ...what } = checkOptions("bench", options, BENCH);
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
    checks: Partial<Record<keyof Inputs & string, Check>> = {},
  ): Promise<FloatTensor> {
    if (!isObject(inputs)) throw wrongOption(`${op}: the arguments`, "an object", inputs);
    const options = Object.keys(checks) as (keyof Inputs & string)[];
    for (const [name, check] of Object.entries<Check | undefined>(checks))
      if (check) checkValue(`${op}: \`${name}\``, inputs[name as keyof Inputs], check);
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
    checkValue(`${name}: \`prefix\``, prefix, text);
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
