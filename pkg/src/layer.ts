/** Layers whose weights stay on the GPU. */
import { TrifoldError } from "./errors.js";
import { noGpuTensors, requireAnyTensors, requireTensors, tensorsOf } from "./arguments.js";
import type { LayerBackend, Tensors } from "./backend.js";
import type { AnyTensors, GpuTensors } from "./gpu-tensor.js";
import type { FloatTensor } from "./tensor.js";

/** Any operation or layer of the Rust crate, by its name there. */
export class LoadedOperation {
  readonly #backend: LayerBackend;
  readonly #name: string;
  #disposed = false;

  /** @internal */
  constructor(backend: LayerBackend, name: string) {
    this.#backend = backend;
    this.#name = name;
  }

  /** From named tensors to named tensors. */
  async run(tensors: Tensors): Promise<Tensors> {
    this.#requireOpen();
    return this.#backend.run(requireTensors(this.#name, tensors));
  }

  /** From named tensors, on the host or the GPU, to named tensors on the GPU. */
  async runOnGpu(tensors: AnyTensors): Promise<GpuTensors> {
    this.#requireOpen();
    const run = this.#backend.runKept;
    if (!run) throw noGpuTensors(this.#name);
    return run(requireAnyTensors(this.#name, tensors));
  }

  #requireOpen(): void {
    if (this.#disposed)
      throw new TrifoldError("disposed", `${this.#name}: the layer was disposed; load it again`);
  }

  /** Frees the weights. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#backend.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** A layer with one output. */
export class Layer<Inputs extends object> extends LoadedOperation {
  readonly #output: string;

  /** @internal */
  constructor(backend: LayerBackend, name: string, output: string) {
    super(backend, name);
    this.#output = output;
  }

  /** Runs the layer. Residual layers return the update, without the input added. */
  async forward(inputs: Inputs): Promise<FloatTensor> {
    const outputs = await this.run(tensorsOf(inputs));
    return outputs[this.#output] as FloatTensor;
  }
}
