/** From the names of TypeScript to those of the Rust crate: `resMask` there is `res_mask`. */
import type { Options, Tensors } from "./backend.js";
import { isTensor, type HostTensor } from "./tensor.js";

/** The tensors among `args`: all that are no options and not absent. */
export function tensorsOf(args: object, options: readonly string[] = []): Tensors {
  const given = Object.entries(args).filter(
    ([name, value]) => value !== undefined && !options.includes(name),
  );
  return Object.fromEntries(given.map(([name, value]) => [rustName(name), value as HostTensor]));
}

/** The options among `args`, absent ones left out. */
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
 * Refuses what is no tensor before it reaches the wasm, or a worker that it could not be posted to.
 */
export function requireTensors(op: string, tensors: Tensors): Tensors {
  for (const [name, value] of Object.entries(tensors)) requireTensor(op, name, value);
  return tensors;
}

export function requireTensor(op: string, argument: string, value: unknown): HostTensor {
  if (isTensor(value)) return value;
  throw new TypeError(
    `${op}: \`${argument}\` should be a tensor ` +
      `{ data: Float32Array or Uint8Array, shape: number[] }, got ${describe(value)}`,
  );
}

function rustName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names of functions are options too. */
function rustValue(value: Options[string]): Options[string] {
  return typeof value === "string" ? rustName(value) : value;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- no object comes here
  if (typeof value !== "object") return `the ${typeof value} ${String(value)}`;
  const { data } = value as { data?: unknown };
  return data === undefined
    ? Object.prototype.toString.call(value)
    : `data of ${Object.prototype.toString.call(data)}`;
}
