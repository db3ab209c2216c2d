/** Weights that stay in this browser: the origin's private file system, where there is one. */

const FOLDER = "weights";

export interface Kept {
  name: string;
  file: File;
}

async function folder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  } catch {
    // Private windows and old browsers have none.
    return undefined;
  }
}

/** What is kept; half-written files of an earlier visit are thrown away. */
export async function keptWeights(): Promise<Kept[]> {
  const kept: Kept[] = [];
  const place = await folder();
  if (!place) return kept;
  const entries = place as unknown as { values(): AsyncIterable<FileSystemHandle> };
  for await (const entry of entries.values()) {
    if (entry.kind !== "file") continue;
    const file = await (entry as FileSystemFileHandle).getFile();
    if (file.size > 0) kept.push({ name: entry.name, file });
  }
  return kept.sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * Copies a file here, and returns the copy; nothing where there is no room or no such place.
 * A write that is cut off leaves nothing: the browser swaps the file in when it is closed.
 */
export async function keep(file: File, onBytes: (loaded: number, total: number) => void): Promise<Kept | undefined> {
  const place = await folder();
  if (!place) return undefined;
  const handle = await place.getFileHandle(file.name, { create: true });
  try {
    const writable = await handle.createWritable();
    let loaded = 0;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes((loaded += chunk.byteLength), file.size);
        controller.enqueue(chunk);
      },
    });
    await file.stream().pipeThrough(counter).pipeTo(writable);
    void navigator.storage.persist?.();
    return { name: file.name, file: await handle.getFile() };
  } catch {
    await place.removeEntry(file.name).catch(() => undefined);
    return undefined;
  }
}

export async function forget(name: string): Promise<void> {
  await (await folder())?.removeEntry(name);
}
