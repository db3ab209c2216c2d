/**
 * Writes a zip archive. The browser compresses; the rest of the format is simple.
 */
import { Slices } from "../yield.js";

export interface ZipEntry {
  path: string;
  bytes: Uint8Array;
}

/** Bytes whose checksum takes a few milliseconds. */
const CHUNK_BYTES = 1 << 18;

/** 1 January 1980, the format's first day, so that the same files give the same archive. */
const DATE = 0x21;

export async function zip(entries: readonly ZipEntry[]): Promise<Blob> {
  const slices = new Slices();
  const parts: BlobPart[] = [];
  const table: BlobPart[] = [];
  let at = 0;
  let tableBytes = 0;
  for (const { path, bytes: content } of entries) {
    const name = new TextEncoder().encode(path);
    const bytes = await deflated(content);
    const sizes: [number, number] = [bytes.length, content.length];
    const fields = common(await checksum(content, slices), sizes, name.length);
    const head = record(0x04034b50, [[2, 20], ...fields]);
    const listed = record(0x02014b50, [
      [2, 20],
      [2, 20],
      ...fields,
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ]);
    parts.push(head, name, bytes as BlobPart);
    table.push(listed, name);
    at += head.length + name.length + bytes.length;
    tableBytes += listed.length + name.length;
  }
  const count = entries.length;
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, tableBytes],
    [4, at],
    [2, 0],
  ]);
  return new Blob([...parts, ...table, end], { type: "application/zip" });
}

/** The format's number of the method. */
const DEFLATE = 8;

async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

type Field = readonly [width: 2 | 4, value: number];

/**
 * Fields that both records of an entry hold: flags (UTF-8 names), method, time, date, checksum,
 * sizes, lengths of name and extra.
 */
function common(checksum: number, [packed, size]: [number, number], nameBytes: number): Field[] {
  return [
    [2, 0x800],
    [2, DEFLATE],
    [2, 0],
    [2, DATE],
    [4, checksum],
    [4, packed],
    [4, size],
    [2, nameBytes],
    [2, 0],
  ];
}

function record(signature: number, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 4));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The CRC-32 of the bytes. */
async function checksum(bytes: Uint8Array, slices: Slices): Promise<number> {
  let value = 0xffffffff;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    await slices.pause();
    for (const byte of bytes.subarray(at, at + CHUNK_BYTES))
      value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}
