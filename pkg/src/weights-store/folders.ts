/**
 * Stored weights: one folder per checkpoint in the origin's private file system, with the files and
 * a manifest.
 */
import type * as web from "../platform.js";
import type { Manifest, Part, StoredWeights } from "./manifest.js";

const FOLDER = "weights";
export const MANIFEST = ".manifest.json";

/** Opens the folder of a checkpoint. @throws if this browser stores no files. */
export async function openFolder(folder: string): Promise<web.FileSystemDirectoryHandle> {
  return (await shelf()).getDirectoryHandle(folder, { create: true });
}

/** All stored checkpoints, complete or not; none if this browser stores no files. */
export async function listStored(): Promise<StoredWeights[]> {
  const found: StoredWeights[] = [];
  // Private windows and old browsers have no private file system.
  const all = await shelf().catch(() => undefined);
  if (!all) return found;
  const entries = all as unknown as { values(): AsyncIterable<FileSystemHandle> };
  for await (const entry of entries.values()) {
    if (entry.kind !== "directory") continue;
    const one = await read(entry as FileSystemDirectoryHandle);
    if (one) found.push(one);
  }
  return found.sort((one, other) => one.manifest.label.localeCompare(other.manifest.label));
}

/** The checkpoint in that folder, if it is stored. */
export async function findStored(folder: string): Promise<StoredWeights | undefined> {
  return (await listStored()).find((one) => one.folder === folder);
}

/** Deletes a stored checkpoint, complete or not. */
export async function forget(folder: string): Promise<void> {
  await (await shelf()).removeEntry(folder, { recursive: true });
}

/** Identifies the contents of a checkpoint, whatever its name. */
export function checksumsOf({ parts }: Manifest): string {
  return parts.map(({ sha256 }) => sha256).join(" ");
}

/** The manifest of a folder, if it is readable. */
export async function manifestIn(
  folder: web.FileSystemDirectoryHandle,
): Promise<Manifest | undefined> {
  try {
    const text = await (await (await folder.getFileHandle(MANIFEST)).getFile()).text();
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

export function isWhole(part: Part): boolean {
  return part.sha256 !== undefined;
}

async function shelf(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

async function read(folder: FileSystemDirectoryHandle): Promise<StoredWeights | undefined> {
  const manifest = await manifestIn(folder);
  if (!manifest) return undefined;
  const files = await Promise.all(manifest.parts.map(({ name }) => file(folder, name)));
  return {
    folder: folder.name,
    manifest,
    files: files.filter((one) => one !== undefined),
    complete: manifest.parts.every(isWhole),
  };
}

async function file(folder: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch {
    return undefined;
  }
}
