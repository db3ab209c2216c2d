/** Texts of query files, read as the command line reads them. */

import type * as web from "./platform.js";

/** The first bytes of gzip files. */
const GZIP = [0x1f, 0x8b];

/**
 * The text of a file, unpacked if it is gzip. Bytes that are neither UTF-8 nor UTF-16 are read as
 * Windows-1252, which is Latin-1 with more letters.
 *
 * @throws TypeError if gzip is damaged.
 */
export async function textOf(file: web.Blob): Promise<string> {
  const first = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
  const isGzip = GZIP.every((byte, at) => first[at] === byte);
  return decoded(new Uint8Array(await (isGzip ? unpacked(file) : file.arrayBuffer())));
}

async function unpacked(file: web.Blob): Promise<ArrayBuffer> {
  const bytes = file.stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(bytes).arrayBuffer();
  } catch (cause) {
    throw new TypeError("trifold: the file is damaged gzip", { cause });
  }
}

function decoded(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The byte order of a UTF-16 text, which has a mark or a zero in every second byte. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0)) return "utf-16be";
  return undefined;
}
