/** The element types of stored weights, and how each becomes what the operations take. */
import { SafetensorsError } from "./errors.js";

/** Bytes of one element. */
export const STORED_TYPES = { F64: 8, F32: 4, F16: 2, BF16: 2, U8: 1, BOOL: 1 } as const;

export type StoredType = keyof typeof STORED_TYPES;

/**
 * f32 from any floating-point type, bytes from booleans. Little-endian, like the format and all
 * platforms with WebGPU.
 */
export function widen(name: string, dtype: string, bytes: Uint8Array): Float32Array | Uint8Array {
  switch (dtype) {
    case "F32":
      return aligned(bytes, 4, Float32Array);
    case "F64":
      return Float32Array.from(aligned(bytes, 8, Float64Array));
    case "F16":
      return Float32Array.from(aligned(bytes, 2, Uint16Array), fromHalf);
    case "BF16":
      return fromBrainFloats(aligned(bytes, 2, Uint16Array));
    case "U8":
    case "BOOL":
      return bytes;
    default:
      throw new SafetensorsError(
        `\`${name}\` should be one of ${Object.keys(STORED_TYPES).join(", ")}, got ${dtype}`,
      );
  }
}

type View<T> = new (buffer: ArrayBufferLike, offset: number, length: number) => T;

/** A view of the bytes, or of a copy if they are not aligned to `width`. */
function aligned<T>(bytes: Uint8Array, width: number, View: View<T>): T {
  const placed = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  return new View(placed.buffer, placed.byteOffset, placed.byteLength / width);
}

/** bf16 is the upper half of f32. */
function fromBrainFloats(halves: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(halves, (bits) => bits << 16).buffer);
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
