/** Checks of a caller's options, before the wasm reads them. */

/** A check of one option. */
export interface Check {
  /** Continues the sentence "should be ...". */
  readonly expected: string;
  /** The value has the right type. */
  readonly typed: (value: unknown) => boolean;
  /** A value of the right type is in range. */
  readonly ranged?: (value: never) => boolean;
  /** The option is required. */
  readonly required?: true;
}

/** A check for each option of a call. */
export type Checks<Options> = { readonly [Name in keyof Required<Options>]: Check };

/** A wrong argument: a `TypeError` or `RangeError` whose `code` is "option". */
export function wrongOption(place: string, expected: string, got: unknown, ranged = false): Error {
  const Wrong = ranged ? RangeError : TypeError;
  const error = new Wrong(`${place} should be ${expected}, got ${described(got)}`);
  return Object.assign(error, { code: "option" as const });
}

/**
 * Checks the options of a call.
 * @throws TypeError or RangeError that names the option, the expected and the given value.
 */
export function checkOptions<Options extends object>(
  call: string,
  options: unknown,
  checks: Checks<Options>,
): Options {
  if (!isObject(options)) throw wrongOption(`${call}: the options`, "an object", options);
  for (const name of Object.keys(options)) if (!(name in checks)) throw unknown(call, name, checks);
  for (const [name, check] of Object.entries<Check>(checks))
    checkValue(`${call}: \`${name}\``, (options as Record<string, unknown>)[name], check);
  return options as Options;
}

/** Checks one argument. @throws TypeError or RangeError. */
export function checkValue(place: string, value: unknown, check: Check): void {
  if (value === undefined && !check.required) return;
  if (!check.typed(value)) throw wrongOption(place, check.expected, value);
  if (check.ranged && !check.ranged(value as never))
    throw wrongOption(place, check.expected, value, true);
}

function unknown(call: string, name: string, checks: object): Error {
  const known = Object.keys(checks);
  const near = known.find((candidate) => isNear(candidate.toLowerCase(), name.toLowerCase()));
  const help = near === undefined ? `there are ${known.join(", ")}` : `did you mean \`${near}\`?`;
  const error = new TypeError(`${call}: there is no option \`${name}\`; ${help}`);
  return Object.assign(error, { code: "option" as const });
}

/** One letter changed, added, omitted, or swapped with the next. */
function isNear(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  const swapped = a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0];
  return swapped || [a.slice(1), a].includes(b.slice(1)) || a.slice(1) === b;
}

export const flag: Check = {
  expected: "true or false",
  typed: (value) => typeof value === "boolean",
};
export const text: Check = { expected: "a string", typed: (value) => typeof value === "string" };
export const number: Check = {
  expected: "a finite number",
  typed: (value) => typeof value === "number",
  ranged: (value: number) => Number.isFinite(value),
};
export const callback: Check = {
  expected: "a function",
  typed: (value) => typeof value === "function",
};
export const signal: Check = {
  expected: "an AbortSignal",
  typed: (value) => isObject(value) && "aborted" in value && "addEventListener" in value,
};
export const workerThread: Check = {
  expected: "a Worker",
  typed: (value) => isObject(value) && "postMessage" in value && "addEventListener" in value,
};
export const bytes: Check = {
  expected: "an ArrayBuffer or a Uint8Array",
  typed: (value) => value instanceof ArrayBuffer || value instanceof Uint8Array,
};
export const wasmSource: Check = {
  expected: "an address, a Request, a Response, bytes or a WebAssembly.Module",
  typed: (value) => typeof value === "string" || isObject(value),
};
export const record: Check = { expected: "an object", typed: (value) => isObject(value) };
/** Texts by name. */
export const texts: Check = {
  expected: "an object of strings",
  typed: (value) => isObject(value) && Object.values(value).every(text.typed),
};

export function whole(least: number): Check {
  return {
    expected: `a whole number of at least ${least}`,
    typed: (value) => typeof value === "number",
    ranged: (value: number) => Number.isSafeInteger(value) && value >= least,
  };
}

export function oneOf(...values: readonly string[]): Check {
  return {
    expected: values
      .map((value) => `"${value}"`)
      .join(", ")
      .replace(/, ([^,]*)$/, " or $1"),
    typed: (value) => typeof value === "string",
    ranged: (value: string) => values.includes(value),
  };
}

export function listOf(item: Check, expected: string): Check {
  return {
    expected,
    typed: (value) => Array.isArray(value) && value.every(item.typed),
    ranged: (value: never[]) => value.every((entry) => item.ranged?.(entry) ?? true),
  };
}

export function required(check: Check): Check {
  return { ...check, required: true };
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A value in an error message. */
export function described(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return `the string ${JSON.stringify(shortened(value))}`;
  if (typeof value === "function") return "a function";
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- no object comes here
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${shortened(value.map(described).join(", "))}]`;
  const { name } = (value.constructor as { name?: string } | undefined) ?? {};
  return !name || name === "Object" ? "an object" : `an object of class ${name}`;
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
