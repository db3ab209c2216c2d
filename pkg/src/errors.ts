/** Errors that this package raises itself; those of the operations come from the wasm as plain `Error`s. */

const ADVICE =
  "Use Chrome or Edge 113+, Safari 26+, or Firefox 141+ on a secure page (https or localhost); " +
  'in Node, install the package "webgpu" and call `await useDawn()` from "trifold/node" first';

/** There is no `navigator.gpu` here. */
export class WebGpuUnavailableError extends Error {
  override name = "WebGpuUnavailableError";

  constructor() {
    super(`WebGPU is not available here. ${ADVICE}.`);
  }
}

/** A safetensors file is malformed, or lacks what was asked of it. */
export class SafetensorsError extends Error {
  override name = "SafetensorsError";

  constructor(message: string) {
    super(`safetensors: ${message}`);
  }
}

/** Throws unless this thread can see WebGPU. */
export function requireWebGpu(): void {
  const { navigator } = globalThis as { navigator?: { gpu?: unknown } };
  if (!navigator?.gpu) throw new WebGpuUnavailableError();
}
