/** The manifest of stored weights, which is written before their first byte. */
import type * as web from "../platform.js";

/** One file of a checkpoint. */
export interface Part {
  name: string;
  /** The address of its source; undefined for a local file. */
  url?: string;
  /** The SHA-256 that the caller gave, in hexadecimal. */
  expected?: string;
  /** Properties by which a changed file of the same name is recognised. */
  source?: SourceInfo;
  /** The SHA-256 of the complete file. */
  sha256?: string;
  /** The origin of the checksum it was compared with. */
  compared?: Compared;
}

/** Properties that identify a file when its download resumes. */
export interface SourceInfo {
  /** Undefined if the server does not state it. */
  size?: number;
  /** A strong ETag, which changes with any byte. */
  etag?: string;
  modified?: string;
}

/** The origin of an expected checksum: the caller or the server. */
export type Compared = "given" | "stated";

export interface Manifest {
  /** The name for users; it need not be unique. */
  label: string;
  parts: Part[];
}

/** A requested address, with its SHA-256 in hexadecimal if known. */
export interface WeightsAddress {
  url: string;
  sha256?: string;
}

/** A stored checkpoint. */
export interface StoredWeights {
  /** The name of its folder, which identifies it. */
  folder: string;
  manifest: Manifest;
  /** In the order of the manifest; only files whose download has begun. */
  files: web.File[];
  complete: boolean;
}

/** The progress of storing one file. */
export interface StoreProgress {
  name: string;
  /** "checking": the part that is already stored is hashed. */
  doing: "checking" | "coming";
  loaded: number;
  total: number | undefined;
}

/** Whether both describe the same file, by more than its size. */
export function sameFile(one: SourceInfo | undefined, other: SourceInfo): boolean {
  if (!one || one.size !== other.size) return false;
  if (one.etag !== undefined && other.etag !== undefined) return one.etag === other.etag;
  return one.modified !== undefined && one.modified === other.modified;
}

export function labelOf(names: readonly string[]): string {
  const [first = "weights", ...others] = names;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/**
 * Makes names unique: shards of different folders may share a name, and are stored in one folder.
 */
export function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${before + 1}-${name}`;
  });
}

/** The last part of an address, as a file name. */
export function nameOf(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return safeFileName(decoded(last)) || "weights";
}

/** Replaces characters that file systems reserve. */
export function safeFileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").replace(/^\.+/, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
