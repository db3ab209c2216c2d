/** Checks of a caller's options, before the wasm reads them. */
import type { FoldOptions } from "./folding-types.js";

const LEAST: Readonly<Record<keyof FoldOptions, number>> = {
  samples: 1,
  steps: 1,
  recycles: 0,
  seed: 0,
  maxMemory: 1,
};

/** @throws TypeError or RangeError that names the option, what was expected and what came. */
export function checkFoldOptions(options: FoldOptions): FoldOptions {
  for (const [name, least] of Object.entries(LEAST)) {
    const value: unknown = options[name as keyof FoldOptions];
    if (value !== undefined) requireWhole(name, value, least);
  }
  return options;
}

function requireWhole(name: string, value: unknown, least: number): void {
  const expected = `fold: \`${name}\` should be a whole number of at least ${least}`;
  if (typeof value !== "number") throw new TypeError(`${expected}, got ${quoted(value)}`);
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${expected}, got ${value}`);
}

function quoted(value: unknown): string {
  return typeof value === "string" ? `the string "${value}"` : `a value of type ${typeof value}`;
}
