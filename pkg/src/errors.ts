/** Errors of this package. */

/**
 * Stable codes to branch on; messages may change.
 *
 * - `"shape"`: a tensor has the wrong rank, shape or element type.
 * - `"input"`: a query, option or file is malformed; `place`, `line`, `chain` and `position` say
 *   where, if known.
 * - `"file"`: a file could not be fetched or read.
 * - `"weights"`: a weights file is malformed or does not match the model or layer.
 * - `"safetensors"`: a `Safetensors` file is malformed or lacks a tensor.
 * - `"quota"`, `"no-storage"`: the browser has not enough space for weights, or stores no files for
 *   this site.
 * - `"too-large"`: the work does not fit this device: use fewer samples or a shorter query.
 * - `"unsupported"`: no kernel variant supports the problem on this device.
 * - `"webgpu-unavailable"`, `"no-adapter"`: there is no WebGPU on this thread, or no GPU.
 * - `"device-request"`: the GPU refused to open a device.
 * - `"device-lost"`: the device is gone: open a new one.
 * - `"out-of-memory"`: the GPU's memory ran out.
 * - `"validation"`, `"shader"`, `"internal"`: a bug of this package, the browser or the driver.
 * - `"disposed"`: the device, model or layer was disposed.
 * - `"worker-failed"`: the worker did not load, threw or was terminated.
 */
export type ErrorCode =
  | "shape"
  | "input"
  | "file"
  | "weights"
  | "safetensors"
  | "quota"
  | "no-storage"
  | "too-large"
  | "unsupported"
  | "webgpu-unavailable"
  | "no-adapter"
  | "device-request"
  | "device-lost"
  | "out-of-memory"
  | "validation"
  | "shader"
  | "internal"
  | "disposed"
  | "worker-failed"
  // Codes of later versions.
  | (string & {});

/** The place of an error in an input. */
export interface ErrorPlace {
  /** The file, query, field or option. */
  place?: string;
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
 *   if (error instanceof TrifoldError && error.code === "too-large") askForFewerSamples();
 *   else throw error;
 * }
 */
export class TrifoldError extends Error implements ErrorPlace {
  override name = "TrifoldError";
  /** The kind of error, to branch on. */
  readonly code: ErrorCode;
  /** The file, query, field or option. */
  declare readonly place?: string;
  /** Line of the text, from 1. */
  declare readonly line?: number;
  /** Letter of the sequence, from 1; whitespace is not counted. */
  declare readonly position?: number;
  /** Id of the chain. */
  declare readonly chain?: string;

  constructor(
    code: ErrorCode,
    message: string,
    { cause, ...place }: ErrorPlace & ErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, placeOf(place));
  }
}

/** There is no WebGPU on this thread, or it offers no GPU. The message says what to do. */
export class WebGpuUnavailableError extends TrifoldError {
  override name = "WebGpuUnavailableError";

  constructor(message: string, options?: ErrorOptions) {
    super("webgpu-unavailable", message, options);
  }
}

/**
 * The GPU device is gone: the driver was reset, the browser took it, or it was destroyed. Open a
 * new one and run again.
 */
export class DeviceLostError extends TrifoldError {
  override name = "DeviceLostError";

  constructor(message: string) {
    super("device-lost", message);
  }
}

/** A safetensors file is malformed, or lacks a requested tensor. */
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
  const { code, ...rest } = error as Partial<ErrorData>;
  return { name, message, ...(typeof code === "string" && { code }), ...placeOf(rest) };
}

/** The error that `toData` described, of the class that callers compare with. @internal */
export function fromData({ name, message, code, ...place }: ErrorData): Error {
  switch (code) {
    case undefined:
      return Object.assign(new Error(message), { name });
    case "device-lost":
      return new DeviceLostError(message);
    case "webgpu-unavailable":
    case "no-adapter":
      return new WebGpuUnavailableError(message);
    default:
      return new TrifoldError(code, message, place);
  }
}

/** Errors of the wasm carry their code and place as properties. @internal */
export function fromWasm(error: unknown): unknown {
  return error instanceof TrifoldError || !(error instanceof Error)
    ? error
    : fromData(toData(error));
}

/** The known parts of a place. */
function placeOf({ place, line, position, chain }: ErrorPlace): ErrorPlace {
  return {
    ...(place !== undefined && { place }),
    ...(line !== undefined && { line }),
    ...(position !== undefined && { position }),
    ...(chain !== undefined && { chain }),
  };
}
