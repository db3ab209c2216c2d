/** Tensors on the host: row-major data and a shape. */
import { checkValue, listOf, required, whole, type Check } from "./options.js";

/** 32-bit floating point. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** True or false, one byte each: 1 or 0. */
export interface BoolTensor {
  readonly data: Uint8Array;
  readonly shape: readonly number[];
}

export type HostTensor = FloatTensor | BoolTensor;

/**
 * A tensor from row-major numbers (32-bit floating point) or booleans (a mask).
 * Typed arrays are used without a copy.
 *
 * @throws RangeError if `shape` and the length of `data` differ.
 */
export function tensor(
  data: Float32Array | readonly number[],
  shape: readonly number[],
): FloatTensor;
export function tensor(data: Uint8Array | readonly boolean[], shape: readonly number[]): BoolTensor;
export function tensor(
  data: Float32Array | Uint8Array | readonly number[] | readonly boolean[],
  shape: readonly number[],
): HostTensor {
  checkShape(shape);
  checkValue("tensor: `data`", data, required(numbers));
  const count = shape.reduce((product, extent) => product * extent, 1);
  if (data.length !== count) {
    throw new RangeError(
      `tensor: \`data\` should be ${count} elements for shape [${shape.join(", ")}], ` +
        `got ${data.length}`,
    );
  }
  return { data: toTypedArray(data), shape: [...shape] } as HostTensor;
}

/** Whether a value is a tensor for operations. */
export function isTensor(value: unknown): value is HostTensor {
  if (typeof value !== "object" || value === null) return false;
  const { data, shape } = value as Partial<HostTensor>;
  return (data instanceof Float32Array || data instanceof Uint8Array) && Array.isArray(shape);
}

const numbers: Check = {
  expected: "a Float32Array, a Uint8Array, or a list of numbers or of booleans",
  typed: (data) =>
    data instanceof Float32Array ||
    data instanceof Uint8Array ||
    (Array.isArray(data) &&
      data.every((value) => typeof value === typeof data[0]) &&
      ["number", "boolean", "undefined"].includes(typeof data[0])),
};

function checkShape(shape: readonly number[]): void {
  checkValue("tensor: `shape`", shape, required(listOf(whole(1), "whole numbers above zero")));
}

function toTypedArray(
  data: Float32Array | Uint8Array | readonly number[] | readonly boolean[],
): Float32Array | Uint8Array {
  if (data instanceof Float32Array || data instanceof Uint8Array) return data;
  const boolean = typeof data[0] === "boolean";
  return boolean
    ? Uint8Array.from(data as readonly boolean[], Number)
    : Float32Array.from(data as readonly number[]);
}
