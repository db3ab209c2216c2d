/**
 * Errors that this package raises itself; those of the operations come from the wasm as plain
 * `Error`s.
 */

/** There is no WebGPU on this thread, or it offers no GPU. The message says what to do. */
export class WebGpuUnavailableError extends Error {
  override name = "WebGpuUnavailableError";
}

/**
 * The GPU device is gone: the driver was reset, the browser took it, or it was destroyed. Open a
 * new one and run again.
 */
export class DeviceLostError extends Error {
  override name = "DeviceLostError";
}

/** What the wasm throws has the name of its class, and becomes of it here. */
export function typed(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // Compared with an instance's name: bundlers shorten that of the class.
  const known = [WebGpuUnavailableError, DeviceLostError].map((Known) => new Known(error.message));
  return known.find(({ name }) => name === error.name) ?? error;
}

/** A safetensors file is malformed, or lacks what was asked of it. */
export class SafetensorsError extends Error {
  override name = "SafetensorsError";

  constructor(message: string) {
    super(`safetensors: ${message}`);
  }
}
