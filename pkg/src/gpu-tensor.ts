/** Tensors that stay on the GPU between operations. */
import type * as web from "./platform.js";
import { TrifoldError } from "./errors.js";
import type { FloatTensor, HostTensor } from "./tensor.js";

/** Elements of a tensor in a buffer. */
export interface GpuBinding {
  buffer: web.GPUBuffer;
  /** First byte. */
  offset: number;
  /** Bytes. */
  size: number;
}

/** A kept tensor, as the wasm refers to it. @internal */
export interface KeptTensor {
  id: number;
  shape: number[];
}

/** The part of the wasm that keeps tensors. @internal */
export interface Keeper {
  read(id: number): Promise<FloatTensor>;
  buffer(id: number): GpuBinding;
  release(id: number): void;
}

/** f32 or booleans on the GPU, row-major. */
export class GpuTensor {
  readonly shape: readonly number[];
  readonly #id: number;
  readonly #keeper: Keeper;
  #disposed = false;

  /** @internal */
  constructor({ id, shape }: KeptTensor, keeper: Keeper) {
    this.#id = id;
    this.shape = shape;
    this.#keeper = keeper;
  }

  /** Copies the elements to the host; booleans become 1 and 0. */
  async read(): Promise<FloatTensor> {
    return this.#keeper.read(this.id(this.#keeper));
  }

  /**
   * The elements as f32 in a buffer of the device, for a pipeline of the caller. Their content is
   * that of the operation that returned the tensor, for work submitted after it. The tensor must
   * not be disposed before that work is done, and the buffer must not be destroyed or mapped.
   */
  binding(): GpuBinding {
    return this.#keeper.buffer(this.id(this.#keeper));
  }

  /** Frees the memory. A buffer of the caller is not freed. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#keeper.release(this.#id);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** @internal */
  id(keeper: Keeper): number {
    if (this.#disposed) throw new TrifoldError("disposed", "trifold: the tensor was disposed");
    if (keeper !== this.#keeper)
      throw new TrifoldError("input", "trifold: the tensor is on another device");
    return this.#id;
  }
}

/** Tensors by name, on the host or on the GPU. */
export type AnyTensors = Record<string, HostTensor | GpuTensor>;

/** Tensors by name, on the GPU. */
export type GpuTensors = Record<string, GpuTensor>;
