/** Reads zip archives: stored and deflated entries, which are all that these tools write. */
import type { ZipEntry } from "./zip.js";

const [END, LISTED] = [0x06054b50, 0x02014b50];
const END_BYTES = 22;
const [STORED, DEFLATED] = [0, 8];

/** @throws Error if it is not a zip archive, or it is truncated. */
export async function unzip(file: Blob): Promise<ZipEntry[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = findEnd(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== LISTED)
      throw new Error("the archive is damaged: an entry is missing");
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)));
    if (!path.endsWith("/")) entries.push({ path, bytes: await content(view, bytes, at) });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The end record, before a comment of any length. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw new Error("it is not a zip archive, or it is truncated");
}

/** The bytes of the entry that is listed at `at`. */
async function content(
  view: DataView,
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
  const head = view.getUint32(at + 42, true);
  const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
  const packed = bytes.slice(start, start + size);
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error("the archive is compressed in a way that is not read");
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
