/**
 * Weights in the private file system of a site (OPFS), where they stay for later visits.
 *
 * This module starts no worker and loads none of the rest of the package.
 */
import type * as web from "../platform.js";
import { fromData, TrifoldError } from "../errors.js";
import {
  callback,
  checkOptions,
  isObject,
  listOf,
  required,
  signal as signalCheck,
  wrongOption,
  type Check,
  type Checks,
} from "../options.js";
import { unwrap, type Envelope } from "../protocol.js";
import { findStored } from "./folders.js";
import type { StoredWeights, StoreProgress, WeightsAddress } from "./manifest.js";
import type { StoreReply, StoreRequest } from "./protocol.js";

export { checksumsOf, findStored, forget, listStored } from "./folders.js";
export { labelOf } from "./manifest.js";
export type {
  Compared,
  Manifest,
  Part,
  SourceInfo,
  StoredWeights,
  StoreProgress,
  WeightsAddress,
} from "./manifest.js";

/** A file to store: its address, its address and SHA-256, or the file itself. */
export type StorePart = string | web.URL | WeightsAddress | web.File;

/** How to store weights. */
export interface StoreOptions {
  /**
   * Starts a worker that runs `trifold/weights-worker`; it is terminated at the end. It connects to
   * the addresses of the weights, so that a page can forbid that to all other code.
   */
  worker: () => web.Worker;
  /** Ends storing. What has arrived is kept, and the next call resumes. */
  signal?: web.AbortSignal;
  onProgress?: (progress: StoreProgress) => void;
}

const OPTIONS: Checks<StoreOptions> = {
  worker: required(callback),
  signal: signalCheck,
  onProgress: callback,
};
const SHA256 = /^[0-9a-f]{64}$/i;
const part: Check = {
  expected: "an address, { url, sha256 } or a File",
  typed: (value) => isFile(value) || isAddress(value),
};
const PARTS = listOf(part, "");

/**
 * Stores a checkpoint: one file, its shards, or the index of its shards
 * (`*.safetensors.index.json`). Files that are already stored are not fetched again, and an
 * interrupted download resumes. Each file is compared with the SHA-256 that is given or that its
 * server states, if any.
 *
 * @throws TrifoldError with the code "quota" if there is not enough space, "no-storage" if the
 * browser stores no files for this site, "weights" if a file holds no weights, and "file" if it
 * cannot be fetched or has another checksum.
 *
 * @example
 * const stored = await storeWeights("https://example.org/weights.safetensors", {
 *   worker: () =>
 *     new Worker(new URL("trifold/weights-worker", import.meta.url), { type: "module" }),
 *   onProgress: ({ loaded, total }) => (bar.value = loaded / (total ?? Infinity)),
 * });
 * const t = await Trifold.open({ weights: stored.files, worker });
 */
export async function storeWeights(
  source: StorePart | readonly StorePart[],
  options: StoreOptions,
): Promise<StoredWeights> {
  const { worker, signal, onProgress } = checkOptions("storeWeights", options, OPTIONS);
  const request = requestOf(source);
  signal?.throwIfAborted();
  const folder = await carriedOut(worker(), request, signal, onProgress);
  const stored = await findStored(folder);
  if (stored) return stored;
  throw new TrifoldError(
    "file",
    "The stored weights are missing: the browser may have deleted them.",
  );
}

function requestOf(source: StorePart | readonly StorePart[]): StoreRequest {
  const parts = (Array.isArray(source) ? source : [source]) as StorePart[];
  if (parts.length === 0 || !PARTS.typed(parts))
    throw wrongOption("storeWeights: `source`", `${part.expected}, or a list of these`, source);
  const files = parts.filter(isFile);
  if (files.length === parts.length) return { files };
  if (files.length === 0) return { addresses: parts.map(addressOf) };
  throw wrongOption("storeWeights: `source`", "either addresses or files", source);
}

function isFile(value: unknown): value is web.File {
  return typeof File !== "undefined" && value instanceof File;
}

function isAddress(value: unknown): value is string | web.URL | WeightsAddress {
  if (typeof value === "string") return value !== "";
  if (!isObject(value) || value instanceof URL) return value instanceof URL;
  const { url, sha256 } = value as Partial<WeightsAddress>;
  return typeof url === "string" && (sha256 === undefined || SHA256.test(sha256));
}

/** Relative addresses are of the page, since the worker may have another. */
function addressOf(given: StorePart): WeightsAddress {
  const { url, sha256 } = (
    typeof given === "string" || given instanceof URL ? { url: String(given) } : given
  ) as WeightsAddress;
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  if (!URL.canParse(url, base)) throw wrongOption("storeWeights: `url`", "an address", url);
  return {
    url: new URL(url, base).href,
    ...(sha256 !== undefined && { sha256: sha256.toLowerCase() }),
  };
}

/** The folder that the worker filled. */
async function carriedOut(
  worker: web.Worker,
  request: StoreRequest,
  signal: web.AbortSignal | undefined,
  onProgress: StoreOptions["onProgress"],
): Promise<string> {
  const done = new Promise<string>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent) => {
      const reply = unwrap<StoreReply>(data);
      if (!reply) return;
      if ("done" in reply) resolve(reply.done);
      else if ("failed" in reply) reject(fromData(reply.failed));
      else
        try {
          onProgress?.(reply.progress);
        } catch (error) {
          reject(error);
        }
    });
    worker.addEventListener("error", ({ message }) =>
      reject(
        new TrifoldError(
          "worker-failed",
          `storeWeights: the worker failed: ${message || "its script did not load"}`,
        ),
      ),
    );
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.postMessage({ trifold: request } satisfies Envelope<StoreRequest>);
  });
  // Asks the browser not to delete the files when space is short.
  void navigator.storage?.persist?.().catch(() => false);
  return done.finally(() => worker.terminate());
}
