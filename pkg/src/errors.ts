/** Errors that this package raises itself; those of the operations come from the wasm as plain `Error`s. */

/** There is no WebGPU on this thread, or it offers no GPU. The message says what to do. */
export class WebGpuUnavailableError extends Error {
  override name = "WebGpuUnavailableError";
}

/** A safetensors file is malformed, or lacks what was asked of it. */
export class SafetensorsError extends Error {
  override name = "SafetensorsError";

  constructor(message: string) {
    super(`safetensors: ${message}`);
  }
}
