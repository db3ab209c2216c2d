/** Files of weights, which are read in pieces. */
import type * as web from "./platform.js";
import { TrifoldError } from "./errors.js";
import type { Stop } from "./abort.js";
import { bytes, type Check } from "./options.js";
import { isNode, nodeFs } from "./runtime.js";

/** One part of a checkpoint. A text is an address, in Node also a path. */
export type WeightsPart = string | web.URL | web.Blob | ArrayBuffer | Uint8Array;

/**
 * OpenFold3's weights: `.pt` or safetensors, one file or the shards of one checkpoint; "built-in"
 * is the small network of the package, for protein chains of up to about 100 residues.
 */
export type WeightsSource = "built-in" | WeightsPart | readonly WeightsPart[];

/** A check of `WeightsSource`. */
export const weightsCheck: Check = {
  expected: '"built-in", an address, a Blob, an ArrayBuffer, a Uint8Array or a list of these',
  typed: (value) =>
    Array.isArray(value) ? value.length > 0 && value.every(isPart) : isPart(value),
};

function isPart(value: unknown): boolean {
  const isText = typeof value === "string" && value !== "";
  return isText || value instanceof URL || value instanceof Blob || bytes.typed(value);
}

/** Called with the number of bytes of the weights that are loaded. */
export type OnBytes = (loaded: number, total: number) => void;

/** A file that can be sent to a worker. */
export type WeightsFile = { name: string; blob: web.Blob } | { name: string; path: string };

/** A file that the wasm reads. */
export interface ReadableFile {
  name: string;
  size: number;
  read: (start: number, length: number) => Uint8Array;
}

/** Largest number of bytes on a page's thread, which can only read whole files. */
const MOST_WHOLE = 1.5e9;

/** Turns weights into files; downloads those given by address. */
export async function weightsFiles(
  source: WeightsSource,
  network: web.URL | string,
  onBytes?: OnBytes,
  signal?: web.AbortSignal,
): Promise<WeightsFile[]> {
  const parts = source === "built-in" ? [network] : isList(source) ? source : [source];
  const files: WeightsFile[] = [];
  for (const part of parts) files.push(await fileOf(part, onBytes, signal));
  return files;
}

function isList(source: WeightsSource): source is readonly WeightsPart[] {
  return Array.isArray(source);
}

async function fileOf(
  part: WeightsPart,
  onBytes?: OnBytes,
  signal?: web.AbortSignal,
): Promise<WeightsFile> {
  if (part instanceof Blob)
    return { name: "name" in part ? String(part.name) : "weights", blob: part };
  if (part instanceof ArrayBuffer || part instanceof Uint8Array)
    return { name: "weights", blob: new Blob([part as BlobPart]) };
  const place = String(part);
  const remote = /^(https?|data|blob):/.test(place);
  if (isNode() && !remote) return { name: place, path: place };
  return { name: place.split("/").at(-1) || place, blob: await download(part, onBytes, signal) };
}

/** Browsers keep large blobs on disk. */
async function download(
  place: string | web.URL,
  onBytes?: OnBytes,
  signal?: web.AbortSignal,
): Promise<web.Blob> {
  const response = await fetch(place, signal ? { signal } : {});
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || type.startsWith("text/html")) {
    throw new TrifoldError(
      "file",
      `trifold: the weights should be at ${response.url}, got ` +
        (response.ok ? `a page (${type})` : `${response.status} ${response.statusText}`),
    );
  }
  if (!onBytes || !response.body) return response.blob();
  const total = Number(response.headers.get("content-length") ?? 0);
  let loaded = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      onBytes(loaded, Math.max(total, loaded));
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter)).blob();
}

/** Callbacks while the wasm reads; an error that they throw ends reading. */
export interface ReadWatch {
  onBytes?: OnBytes | undefined;
  stop?: Stop | undefined;
}

/**
 * Opens files for the wasm, which reads synchronously: a worker can do that with any file, a page
 * only with bytes in memory.
 */
export async function readable(
  files: readonly WeightsFile[],
  { onBytes, stop }: ReadWatch,
): Promise<ReadableFile[]> {
  const opened = await Promise.all(
    files.map(async (file) =>
      "path" in file ? fromDisk(file.path) : fromBlob(file.name, file.blob),
    ),
  );
  const total = opened.reduce((sum, { size }) => sum + size, 0);
  let reported = 0;
  let furthest = 0;
  return opened.map(({ name, size, read }, index) => ({
    name,
    size,
    read(start, length) {
      stop?.throwIfAborted();
      // The wasm reads the files more than once and out of order; only the first time counts as
      // progress.
      const before = opened.slice(0, index).reduce((sum, file) => sum + file.size, 0);
      furthest = Math.max(furthest, Math.min(before + start + length, total));
      if (furthest - reported > total / 200) onBytes?.((reported = furthest), total);
      return read(start, length);
    },
  }));
}

async function fromBlob(name: string, blob: web.Blob): Promise<ReadableFile> {
  const { FileReaderSync: Reader } = globalThis as {
    FileReaderSync?: new () => { readAsArrayBuffer(blob: web.Blob): ArrayBuffer };
  };
  if (Reader) {
    const reader = new Reader();
    return {
      name,
      size: blob.size,
      read: (start, length) =>
        new Uint8Array(reader.readAsArrayBuffer(blob.slice(start, start + length))),
    };
  }
  if (blob.size > MOST_WHOLE) {
    throw new TrifoldError(
      "too-large",
      `trifold: weights of ${blob.size} bytes exceed the ${MOST_WHOLE} that this thread can ` +
        "hold: open trifold with a `worker`, in Node with the path of the file",
    );
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return {
    name,
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, start + length),
  };
}

function fromDisk(path: string): ReadableFile {
  const fs = nodeFs();
  const file = fs.openSync(path.startsWith("file:") ? new URL(path) : path, "r");
  const { size } = fs.fstatSync(file);
  return {
    name: path,
    size,
    read(start, length) {
      const bytes = new Uint8Array(length);
      let read = 0;
      while (read < length) {
        const count = fs.readSync(file, bytes, read, length - read, start + read);
        if (count === 0) throw new TrifoldError("input", `${path} ends at byte ${start + read}`);
        read += count;
      }
      return bytes;
    },
  };
}
