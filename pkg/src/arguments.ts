/** From the names in TypeScript to those of the Rust crate: `resMask` becomes `res_mask`. */
import type { Options, Tensors } from "./backend.js";
import { TrifoldError } from "./errors.js";
import { GpuTensor, type AnyTensors } from "./gpu-tensor.js";
import { isObject, wrongOption } from "./options.js";
import { isTensor, type HostTensor } from "./tensor.js";

/** The tensors among `args`: all present values that are not options. */
export function tensorsOf(args: object, options: readonly string[] = []): Tensors {
  const given = Object.entries(args).filter(
    ([name, value]) => value !== undefined && !options.includes(name),
  );
  return Object.fromEntries(given.map(([name, value]) => [rustName(name), value as HostTensor]));
}

/** The options among `args`, without absent ones. */
export function optionsOf<Args extends object>(
  args: Args,
  names: readonly (keyof Args & string)[],
): Options {
  const given = names.filter((name) => args[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => [rustName(name), rustValue(args[name] as Options[string])]),
  );
}

/**
 * Refuses values that are not tensors, before they reach the wasm or a worker.
 */
export function requireTensors(op: string, tensors: Tensors): Tensors {
  if (!isObject(tensors)) throw wrongOption(`${op}: the tensors`, "an object of tensors", tensors);
  for (const [name, value] of Object.entries(tensors)) requireTensor(op, name, value);
  return tensors;
}

/** `requireTensors` for tensors on the host or the GPU. */
export function requireAnyTensors(op: string, tensors: AnyTensors): AnyTensors {
  if (!isObject(tensors)) throw wrongOption(`${op}: the tensors`, "an object of tensors", tensors);
  for (const [name, value] of Object.entries(tensors))
    if (!(value instanceof GpuTensor)) requireTensor(op, name, value);
  return tensors;
}

/** Refuses tensors on the GPU for a device in a worker. */
export function noGpuTensors(op: string): TrifoldError {
  return new TrifoldError(
    "unsupported",
    `${op}: tensors stay on the GPU only for a device on this thread: open it with \`Device.open\``,
  );
}

export function requireTensor(op: string, argument: string, value: unknown): HostTensor {
  if (isTensor(value)) return value;
  const expected = "a tensor { data: Float32Array or Uint8Array, shape: number[] }";
  const { data = value } = (isObject(value) ? value : {}) as { data?: unknown };
  throw wrongOption(`${op}: \`${argument}\``, expected, data);
}

function rustName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names of functions are also options. */
function rustValue(value: Options[string]): Options[string] {
  return typeof value === "string" ? rustName(value) : value;
}
