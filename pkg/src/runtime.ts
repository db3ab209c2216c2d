/** Differences between browsers and Node. */

import { TrifoldError } from "./errors.js";

interface NodeFs {
  promises: { readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>> };
  openSync(path: string | URL, flags: "r"): number;
  fstatSync(file: number): { size: number };
  readSync(file: number, into: Uint8Array, at: number, length: number, position: number): number;
  closeSync(file: number): void;
}

interface NodeProcess {
  versions?: { node?: string };
  getBuiltinModule?(name: "node:fs"): NodeFs;
}

interface Scopes {
  process?: NodeProcess;
  Window?: unknown;
  WorkerGlobalScope?: unknown;
}

const scopes = globalThis as Scopes;

/** True in Node and similar runtimes: no window, no web worker. */
export function isNode(): boolean {
  return Boolean(scopes.process?.versions?.node) && scopes.Window === undefined;
}

/**
 * `getBuiltinModule` instead of `import`, so that bundlers for browsers have nothing to resolve.
 */
export function nodeFs(): NodeFs {
  const fs = scopes.process?.getBuiltinModule?.("node:fs");
  if (!fs)
    throw new TrifoldError(
      "unsupported",
      "trifold: reading files from disk needs Node 20.16 or newer; pass their bytes instead",
    );
  return fs;
}

/** Reads a file from disk. */
export async function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  const fs = nodeFs();
  const isUrl = typeof path === "string" && path.startsWith("file:");
  return fs.promises.readFile(isUrl ? new URL(path) : path);
}

let inside = 0;

/**
 * Runs `work` with `navigator.gpu` visible to the wasm, which looks for it only in a window or a
 * web worker. Node gets the mark of a worker only as long as needed, since other packages look for
 * that mark too.
 */
export async function inWorkerScope<T>(work: () => Promise<T>): Promise<T> {
  const pretend = isNode() && (inside > 0 || scopes.WorkerGlobalScope === undefined);
  if (!pretend) return work();
  inside += 1;
  scopes.WorkerGlobalScope = class WorkerGlobalScope {};
  try {
    return await work();
  } finally {
    inside -= 1;
    if (inside === 0) delete scopes.WorkerGlobalScope;
  }
}
