/**
 * Where weights stay: a folder for each checkpoint in the origin's private file system, its files
 * and its manifest.
 */
import type { Manifest, Part } from "./manifest.js";

const FOLDER = "weights";
export const MANIFEST = ".manifest.json";

/** A checkpoint on the shelf. */
export interface StoredWeights {
  /** The name of its folder. */
  folder: string;
  manifest: Manifest;
  /** In the manifest's order; those that have begun to come. */
  files: File[];
  complete: boolean;
}

/** The folder of a checkpoint. @throws where this browser keeps nothing. */
export async function openFolder(folder: string): Promise<FileSystemDirectoryHandle> {
  return (await shelf()).getDirectoryHandle(folder, { create: true });
}

/** All there is, whole or not; nothing where this browser keeps nothing. */
export async function listStored(): Promise<StoredWeights[]> {
  const found: StoredWeights[] = [];
  // Private windows and old browsers have no such file system.
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

export async function findStored(folder: string): Promise<StoredWeights | undefined> {
  return (await listStored()).find((one) => one.folder === folder);
}

export async function forget(folder: string): Promise<void> {
  await (await shelf()).removeEntry(folder, { recursive: true });
}

/** By which bytes are told apart, whatever they are called. */
export function checksumsOf({ parts }: Manifest): string {
  return parts.map(({ sha256 }) => sha256).join(" ");
}

/** What a manifest says, or nothing where there is none that can be read. */
export async function manifestIn(folder: FileSystemDirectoryHandle): Promise<Manifest | undefined> {
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
