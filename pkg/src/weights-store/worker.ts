/**
 * The ready-made worker that stores weights: `new Worker(new URL("trifold/weights-worker",
 * import.meta.url), { type: "module" })`.
 *
 * It is separate because a worker has its own Content-Security-Policy: this one may connect to
 * other origins, which a page can forbid to itself and to the worker that folds. It receives
 * addresses and files only.
 */
import { toData, TrifoldError, type ErrorCode, type ErrorData } from "../errors.js";
import { unwrap, type Envelope } from "../protocol.js";
import { bytesText } from "./bytes-text.js";
import { checkFile, NotWeightsError } from "./weights-check.js";
import {
  uniqueNames,
  labelOf,
  safeFileName,
  sameFile,
  type Manifest,
  type Part,
  type SourceInfo,
  type StoreProgress,
  type WeightsAddress,
} from "./manifest.js";
import type { StoreReply, StoreRequest } from "./protocol.js";
import {
  forget,
  isWhole,
  listStored,
  MANIFEST,
  manifestIn,
  openFolder,
  checksumsOf,
} from "./folders.js";
import { Sha256 } from "./sha256.js";
import { infoOf, filesAt, fromAddress, fromFile, type Source } from "./source.js";
import { transfer, type SyncFile } from "./transfer.js";

interface SyncHandle {
  getSize(): number;
  read(into: Uint8Array, options: { at: number }): number;
  write(data: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** Progress messages are sent at most ten times per second. */
const PAUSE_MS = 100;
/** A worker that was just terminated may still lock the file. */
const LOCK_TRIES = 20;
const LOCK_WAIT_MS = 100;

interface Item {
  source: Source;
  part: Part;
  /** Known in advance for a local file. */
  facts?: SourceInfo;
}

addEventListener("message", ({ data }: MessageEvent) => {
  const request = unwrap<StoreRequest>(data);
  if (request) void carryOut(request);
});

async function carryOut(request: StoreRequest): Promise<void> {
  try {
    const items =
      "files" in request ? await ofFiles(request.files) : await ofAddresses(request.addresses);
    say({ done: await fill(named(items)) });
  } catch (error) {
    say({ failed: failure(error) });
  }
}

/** Checks all files before the first is copied. @throws {NotWeightsError} */
async function ofFiles(files: readonly File[]): Promise<Item[]> {
  for (const file of files) await checkFile(file);
  return files.map(ofFile);
}

function ofFile(file: File): Item {
  return { source: fromFile(file), part: { name: safeFileName(file.name) }, facts: infoOf(file) };
}

async function ofAddresses(wanted: readonly WeightsAddress[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const { url, sha256 } of wanted) {
    const files = await filesAt(url);
    if (sha256 && files[0] !== url)
      throw new Error(
        `${url} is an index, and a SHA-256 is that of one file: ` +
          "give the addresses of its files instead",
      );
    for (const file of files) {
      const source = fromAddress(file);
      items.push({
        source,
        part: { name: source.name, url: file, ...(sha256 && { expected: sha256 }) },
      });
    }
  }
  return items;
}

function named(items: readonly Item[]): Item[] {
  const names = uniqueNames(items.map(({ part }) => part.name));
  return items.map((item, at) => ({
    ...item,
    part: { ...item.part, name: names[at] ?? item.part.name },
  }));
}

/** Stores all files of a checkpoint in order and returns its folder. */
async function fill(items: Item[]): Promise<string> {
  const label = labelOf(items.map(({ part }) => part.name));
  const name = folderOf(label, items);
  const folder = await openFolder(name).catch(() => {
    throw new NoStorageError();
  });
  const before = await manifestIn(folder);
  const manifest: Manifest = { label, parts: items.map((item) => joined(item, before)) };
  const pad = await open(folder, MANIFEST);
  try {
    for (const [index, { source }] of items.entries()) {
      const note = (part: Part) => {
        manifest.parts[index] = part;
        write(pad, JSON.stringify(manifest));
      };
      const part = manifest.parts[index];
      if (part && !isWhole(part)) note(await bring(folder, source, part, note));
    }
  } catch (error) {
    pad.close();
    if (error instanceof NotWeightsError && !manifest.parts.some(isWhole)) await forget(name);
    throw error;
  }
  pad.close();
  return reuseIdentical(name, manifest);
}

/**
 * The folder depends on the source, so that other files of the same name get another folder and the
 * same files find their earlier download.
 */
function folderOf(label: string, items: readonly Item[]): string {
  const identity = items.map(
    ({ part: { name, url }, facts }) => url ?? [name, facts?.size, facts?.modified],
  );
  return `${label}-${checksumOf(JSON.stringify(identity)).slice(0, 16)}`;
}

/**
 * The folder that already holds the same files under this label, which may be in use; else `name`.
 */
async function reuseIdentical(name: string, manifest: Manifest): Promise<string> {
  const twin = (await listStored()).find(
    (one) =>
      one.folder !== name &&
      one.complete &&
      one.manifest.label === manifest.label &&
      checksumsOf(one.manifest) === checksumsOf(manifest),
  );
  if (!twin) return name;
  await forget(name);
  return twin.folder;
}

/** The stored part of an earlier visit, if it is of the same file. */
function joined({ part, facts }: Item, before: Manifest | undefined): Part {
  const known = before?.parts.find(({ name, url }) => name === part.name && url === part.url);
  if (!known || (facts && !sameFile(known.source, facts))) return part;
  const { sha256, compared: _, ...begun } = known;
  if (part.expected === undefined || sha256 === undefined) return { ...known, ...part };
  // Complete, but not yet compared with this checksum.
  return part.expected === sha256
    ? { ...known, ...part, compared: "given" }
    : { ...begun, ...part };
}

async function bring(
  folder: FileSystemDirectoryHandle,
  source: Source,
  part: Part,
  note: (part: Part) => void,
): Promise<Part> {
  const handle = await open(folder, part.name);
  const file: SyncFile = {
    size: () => handle.getSize(),
    read: (into, at) => handle.read(into, { at }),
    write: (data, at) => handle.write(data, { at }),
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
  };
  try {
    return await transfer(source, file, part, { note, progress: throttled(), checkQuota });
  } finally {
    handle.flush();
    handle.close();
  }
}

async function open(folder: FileSystemDirectoryHandle, name: string): Promise<SyncHandle> {
  const file = (await folder.getFileHandle(name, { create: true })) as unknown as {
    createSyncAccessHandle?(): Promise<SyncHandle>;
  };
  if (!file.createSyncAccessHandle) throw new NoStorageError();
  for (let tries = 1; ; tries += 1) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (tries === LOCK_TRIES)
        throw new Error(`${name} is being written by another tab of this page: ${String(error)}`, {
          cause: error,
        });
      await new Promise((resolve) => setTimeout(resolve, LOCK_WAIT_MS));
    }
  }
}

function write(pad: SyncHandle, text: string): void {
  const data = new TextEncoder().encode(text);
  pad.truncate(0);
  pad.write(data, { at: 0 });
  pad.flush();
}

function throttled(): (progress: StoreProgress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PAUSE_MS && progress.loaded !== progress.total) return;
    last = now;
    say({ progress });
  };
}

/** @throws DOMException if the quota is too small for so many bytes. */
async function checkQuota(needed: number): Promise<void> {
  const { quota, usage } = await navigator.storage.estimate();
  if (quota === undefined || usage === undefined || needed <= quota - usage) return;
  throw new DOMException(
    `It needs ${bytesText(needed)}, and this browser has ${bytesText(quota - usage)} left for ` +
      "this site.",
    "QuotaExceededError",
  );
}

/** The browser has no private file system, or blocks it. */
class NoStorageError extends Error {}

function failure(error: unknown): ErrorData {
  if (error instanceof NoStorageError)
    return failed(
      "no-storage",
      "This browser stores no files for pages: it is too old, or the window is private.",
    );
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof DOMException && error.name === "QuotaExceededError")
    return failed("quota", `There is not enough space. ${said}`);
  return failed(error instanceof NotWeightsError ? "weights" : "file", said);
}

function failed(code: ErrorCode, message: string): ErrorData {
  return toData(new TrifoldError(code, message));
}

function checksumOf(text: string): string {
  return new Sha256().update(new TextEncoder().encode(text)).hex();
}

function say(reply: StoreReply): void {
  (postMessage as (message: Envelope<StoreReply>) => void)({ trifold: reply });
}
