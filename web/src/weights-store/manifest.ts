/**
 * What is known of a checkpoint that is kept, or on its way: written beside its files before the
 * first byte comes.
 */

/** One file of a checkpoint. */
export interface Part {
  name: string;
  /** Where it comes from; nothing for a file of the visitor's own. */
  url?: string;
  /** The SHA-256 that the visitor gave for it, in hexadecimal. */
  expected?: string;
  /** What the source says of it, by which another file under the same name is told apart. */
  source?: SourceInfo;
  /** Of all its bytes, once they are here. */
  sha256?: string;
  /** What the checksum was compared with. */
  compared?: Compared;
}

/** By these a file is recognised that was broken off. */
export interface SourceInfo {
  /** Absent where the server does not say. */
  size?: number;
  /** A strong one: it changes with any byte. */
  etag?: string;
  modified?: string;
}

/** Who said what the checksum should be. */
export type Compared = "given" | "stated";

export interface Manifest {
  /** What the visitor sees; other checkpoints may have the same. */
  label: string;
  parts: Part[];
}

/** What the visitor asks for: an address, and its SHA-256 where one is known. */
export interface WeightsAddress {
  url: string;
  sha256?: string;
}

/** Whether two accounts are of the same bytes, by more than their length. */
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
 * As many names, no two of them the same: shards in different folders may share theirs, and lie in
 * one folder here.
 */
export function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${before + 1}-${name}`;
  });
}

/** The last part of an address, fit for a file's name. */
export function nameOf(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return safeFileName(decoded(last)) || "weights";
}

/** Without what a file system takes for something else. */
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
