/**
 * Checks by its header and end whether a file can hold weights, before gigabytes of it are copied.
 */
import { bytesText } from "./bytes-text.js";

/** Length of the prefix that identifies the file type. */
export const PREFIX_BYTES = 9;
/** The end record of a zip archive is in its last bytes, before a comment of at most 65,535. */
export const TAIL_BYTES = 22 + 65_535;
/** The longest header that safetensors readers accept. */
const MOST_HEADER = 100_000_000;

/** A file that holds no weights; the message is a sentence for the user. */
export class NotWeightsError extends Error {}

/** @throws {NotWeightsError} */
export async function checkFile(file: File): Promise<void> {
  const part = async (from: number, end: number) =>
    new Uint8Array(await file.slice(from, end).arrayBuffer());
  const first = await part(0, PREFIX_BYTES);
  const start = await part(0, startLength(file.name, first, file.size));
  checkStart(file.name, start, file.size);
  checkEnd(file.name, first, await part(Math.max(0, file.size - TAIL_BYTES), file.size));
}

/**
 * Length of the prefix that `checkStart` needs, by the first `PREFIX_BYTES` bytes. @throws
 * {NotWeightsError}
 */
export function startLength(name: string, first: Uint8Array, size: number | undefined): number {
  if (size === 0) throw new NotWeightsError(`${name} is empty.`);
  if (isZip(first)) return PREFIX_BYTES;
  const header =
    first.length < PREFIX_BYTES
      ? 0
      : Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true));
  if (header >= 2 && header <= MOST_HEADER && first[8] === 0x7b) return 8 + header;
  if (/^\s*</.test(new TextDecoder().decode(first)))
    throw new NotWeightsError(`${name} is a web page, not a weights file.`);
  throw new NotWeightsError(
    `${name} is not a weights file: it begins neither as safetensors nor as a checkpoint of ` +
      "PyTorch (.pt).",
  );
}

/** Checks that the tensors in a safetensors header fit into the file. @throws {NotWeightsError} */
export function checkStart(name: string, start: Uint8Array, size: number | undefined): void {
  if (isZip(start)) return;
  const header = Number(new DataView(start.buffer, start.byteOffset).getBigUint64(0, true));
  const least = 8 + header;
  if (start.length < least) throw cutShort(name, start.length, least);
  const needed = least + lastOffset(name, start.subarray(8, least));
  if (size !== undefined && size < needed) throw cutShort(name, size, needed);
}

/** Checks that a zip archive has its end record. @throws {NotWeightsError} */
export function checkEnd(name: string, start: Uint8Array, tail: Uint8Array): void {
  if (!isZip(start)) return;
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6)
      return;
  }
  throw new NotWeightsError(
    `${name} is truncated: a checkpoint of PyTorch is a zip archive, and the end of this one is ` +
      "missing. Download the file again.",
  );
}

function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && c === 3 && d === 4;
}

/** End of the last tensor, counted from the end of the header. */
function lastOffset(name: string, header: Uint8Array): number {
  try {
    const tensors = JSON.parse(new TextDecoder().decode(header)) as Record<
      string,
      { data_offsets?: [number, number] }
    >;
    return Object.values(tensors).reduce(
      (most, { data_offsets: offsets }) => Math.max(most, offsets?.[1] ?? 0),
      0,
    );
  } catch {
    throw new NotWeightsError(`${name} is not a weights file: its header cannot be read.`);
  }
}

function cutShort(name: string, size: number, needed: number): NotWeightsError {
  return new NotWeightsError(
    `${name} is truncated: it has ${bytesText(size)}, and its header describes ` +
      `${bytesText(needed)}. ` +
      "Download the file again.",
  );
}
