/** A layer whose weights stay on the GPU. */
import type { LayerBackend } from "./backend.js";
import { tensorsOf } from "./arguments.js";
import type { FloatTensor } from "./tensor.js";

export class Layer<Inputs extends object> {
  readonly #backend: LayerBackend;
  readonly #name: string;
  readonly #output: string;
  #disposed = false;

  /** @internal */
  constructor(backend: LayerBackend, name: string, output: string) {
    this.#backend = backend;
    this.#name = name;
    this.#output = output;
  }

  /** Runs the layer. Residual layers return the update, without the input added. */
  async forward(inputs: Inputs): Promise<FloatTensor> {
    if (this.#disposed) throw new Error(`${this.#name}: the layer was disposed; load it again`);
    const outputs = await this.#backend.run(tensorsOf(this.#name, inputs));
    return outputs[this.#output] as FloatTensor;
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
