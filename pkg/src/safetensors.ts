/**
 * Reads safetensors files: eight bytes of header length, a JSON header, then the data.
 * The header is checked against the size of the data.
 */
import { SafetensorsError } from "./errors.js";
import { bytes as bytesCheck, checkValue, required } from "./options.js";
import { widen, type StoredType, STORED_TYPES } from "./stored-types.js";
import type { HostTensor } from "./tensor.js";

interface Entry {
  dtype: string;
  shape: number[];
  /** From the start of the data. */
  begin: number;
  end: number;
}

/** The format's limit on the header. */
const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;

/**
 * A parsed file. Tensors are read on access; f32 tensors without a copy if the file's alignment
 * allows.
 */
export class Safetensors {
  /** The header's `__metadata__`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #data: Uint8Array;

  /**
   * @throws SafetensorsError if the header is truncated, not JSON, or does not match the data.
   */
  constructor(file: ArrayBuffer | Uint8Array) {
    checkValue("Safetensors: `file`", file, required(bytesCheck));
    const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
    const header = readHeader(bytes);
    this.#data = bytes.subarray(LENGTH_BYTES + header.length);
    const { __metadata__: metadata, ...entries } = header.json;
    this.metadata = (metadata ?? {}) as Record<string, string>;
    const checked = Object.entries(entries).map(
      ([name, raw]) => [name, checkEntry(name, raw, this.#data.length)] as const,
    );
    this.#entries = new Map(checked);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The shape of a tensor, without reading it. */
  shape(name: string): readonly number[] {
    return this.#entry(name).shape;
  }

  /** A tensor as f32, or as booleans if it was stored so. */
  tensor(name: string): HostTensor {
    const { dtype, shape, begin, end } = this.#entry(name);
    const data = widen(name, dtype, this.#data.subarray(begin, end));
    return { data, shape } as HostTensor;
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry)
      throw new SafetensorsError(`there is no tensor \`${name}\` among ${this.#entries.size}`);
    return entry;
  }
}

function readHeader(bytes: Uint8Array): { json: Record<string, unknown>; length: number } {
  if (bytes.length < LENGTH_BYTES) {
    throw new SafetensorsError(
      `the file should begin with ${LENGTH_BYTES} bytes of header length, ` +
        `got ${bytes.length} bytes in all`,
    );
  }
  const length = Number(
    new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true),
  );
  const rest = bytes.length - LENGTH_BYTES;
  if (length > Math.min(rest, MAX_HEADER_BYTES)) {
    throw new SafetensorsError(
      `the header should take ${length} bytes, but ${rest} follow: ` +
        "the file is truncated, or not a safetensors file",
    );
  }
  return { json: parseHeader(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length)), length };
}

function parseHeader(text: Uint8Array): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch (error) {
    throw new SafetensorsError(
      `the header is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new SafetensorsError("the header should be a JSON object");
  return json as Record<string, unknown>;
}

function checkEntry(name: string, raw: unknown, dataBytes: number): Entry {
  const {
    dtype,
    shape,
    data_offsets: offsets,
  } = (raw ?? {}) as { dtype?: unknown; shape?: unknown; data_offsets?: unknown };
  if (typeof dtype !== "string" || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new SafetensorsError(
      `\`${name}\` should have dtype, shape and two data_offsets, got ${JSON.stringify(raw)}`,
    );
  }
  const [begin, end] = offsets as [number, number];
  if (begin > end || end > dataBytes) {
    throw new SafetensorsError(
      `\`${name}\` should be within the ${dataBytes} bytes of data, got bytes ${begin} to ${end}`,
    );
  }
  checkLength(name, dtype, shape, end - begin);
  return { dtype, shape, begin, end };
}

function checkLength(name: string, dtype: string, shape: number[], bytes: number): void {
  const width = STORED_TYPES[dtype as StoredType] as number | undefined;
  // The file may contain types that cannot be read, next to the requested tensors.
  if (width === undefined) return;
  const expected = shape.reduce((product, extent) => product * extent, width);
  if (expected !== bytes) {
    throw new SafetensorsError(
      `\`${name}\` should take ${expected} bytes as ${dtype} [${shape.join(", ")}], got ${bytes}`,
    );
  }
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
