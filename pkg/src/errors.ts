/** Errors of this package. */

/**
 * Stable codes to branch on; messages may change.
 *
 * - `"invalid_argument"`: an argument or option is missing, of the wrong type or out of range.
 * - `"input"`: a query or file is malformed; `line`, `position` and `chain` say where, if known.
 * - `"weights"`: a weights file does not match the model or layer that reads it.
 * - `"shape"`: a tensor has the wrong rank, shape or element type.
 * - `"too_large"`: the work does not fit this device; use fewer samples or a shorter query.
 * - `"unsupported"`: no kernel variant supports the problem on this device.
 * - `"webgpu_unavailable"`: there is no WebGPU on this thread, or no GPU.
 * - `"device_lost"`: the device is gone; open a new one.
 * - `"out_of_memory"`: the GPU's memory ran out.
 * - `"not_found"`: a file could not be fetched or read.
 * - `"disposed"`: the device, model or layer was disposed.
 * - `"worker_failed"`: the worker did not load, threw or was terminated.
 * - `"safetensors"`: a safetensors file is malformed or lacks a tensor.
 * - `"internal"`: a bug of this package or of a driver.
 */
export type ErrorCode =
  | "invalid_argument"
  | "input"
  | "weights"
  | "shape"
  | "too_large"
  | "unsupported"
  | "webgpu_unavailable"
  | "device_lost"
  | "out_of_memory"
  | "not_found"
  | "disposed"
  | "worker_failed"
  | "safetensors"
  | "internal"
  // Codes of later versions.
  | (string & {});

/** The place in a query that an error is about. */
export interface ErrorPlace {
  /** Line of the text, from 1. */
  line?: number;
  /** Letter of the sequence, from 1; whitespace is not counted. */
  position?: number;
  /** Id of the chain. */
  chain?: string;
}

/**
 * Any error that this package raises. An aborted call rejects with the reason of its signal
 * instead, by default a `DOMException` named "AbortError".
 *
 * @example
 * try {
 *   await trifold.fold(query);
 * } catch (error) {
 *   if (error instanceof TrifoldError && error.code === "too_large") askForFewerSamples();
 *   else throw error;
 * }
 */
export class TrifoldError extends Error implements ErrorPlace {
  override name = "TrifoldError";
  /** The kind of error, to branch on. */
  readonly code: ErrorCode;
  /** Line of the query's text, from 1. */
  declare readonly line?: number;
  /** Letter of the sequence, from 1; whitespace is not counted. */
  declare readonly position?: number;
  /** Id of the chain. */
  declare readonly chain?: string;

  constructor(
    code: ErrorCode,
    message: string,
    { line, position, chain, cause }: ErrorPlace & ErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    if (line !== undefined) this.line = line;
    if (position !== undefined) this.position = position;
    if (chain !== undefined) this.chain = chain;
  }
}

/** There is no WebGPU on this thread, or it offers no GPU. The message says what to do. */
export class WebGpuUnavailableError extends TrifoldError {
  override name = "WebGpuUnavailableError";

  constructor(message: string, options?: ErrorOptions) {
    super("webgpu_unavailable", message, options);
  }
}

/**
 * The GPU device is gone: the driver was reset, the browser took it, or it was destroyed. Open a
 * new one and run again.
 */
export class DeviceLostError extends TrifoldError {
  override name = "DeviceLostError";

  constructor(message: string) {
    super("device_lost", message);
  }
}

/** A safetensors file is malformed, or lacks a tensor that was asked for. */
export class SafetensorsError extends TrifoldError {
  override name = "SafetensorsError";

  constructor(message: string) {
    super("safetensors", `safetensors: ${message}`);
  }
}

/** An error as plain data, which can be posted between threads. */
export interface ErrorData extends ErrorPlace {
  name: string;
  message: string;
  code?: string;
}

/** @internal */
export function toData(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message } = error;
  const { code, line, position, chain } = error as Partial<ErrorData>;
  return {
    name,
    message,
    ...(typeof code === "string" && { code }),
    ...(line !== undefined && { line }),
    ...(position !== undefined && { position }),
    ...(chain !== undefined && { chain }),
  };
}

/** The error that `toData` described, of the class that callers compare with. @internal */
export function fromData(data: ErrorData): Error {
  const { name, message, code } = data;
  if (code === undefined && name !== "DeviceLostError")
    return Object.assign(new Error(message), { name });
  switch (code) {
    case "webgpu_unavailable":
      return new WebGpuUnavailableError(message);
    case undefined:
    case "device_lost":
      return new DeviceLostError(message);
    default:
      return new TrifoldError(code, message, data);
  }
}

/** Errors of the wasm carry their code and place as properties. @internal */
export function fromWasm(error: unknown): unknown {
  return error instanceof TrifoldError || !(error instanceof Error)
    ? error
    : fromData(toData(error));
}
