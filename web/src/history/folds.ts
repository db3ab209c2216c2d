/** The folds of this browser: their inputs, how they ended, and their results. */
import type { FoldResult, QueryFile } from "trifold";
import type { Options } from "../fold/settings.js";
import * as database from "./database.js";
import type { StoredState } from "./state-keeper.js";

/** The form's input, complete enough to fold it again. */
export interface Input {
  query: QueryFile;
  options: Options;
  /** Key and name of the weights, which are stored separately. */
  weights: { key: string; label: string; sha256?: string };
}

export type Status = "queued" | "running" | "done" | "failed" | "interrupted";

export interface FoldRecord extends Input {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  created: number;
  status: Status;
  /** The chains in words. */
  chains: string;
  /** Milliseconds that the fold took. */
  duration?: number;
  error?: string;
  /** The point from which an interrupted fold resumes, in words, if its state is stored. */
  resumesFrom?: string;
}

/** A result, and the atoms of its first sample during denoising. */
export interface StoredResult {
  result: FoldResult;
  /** Coordinates [atoms, 3] after some of the steps. */
  frames: Float32Array[];
}

export function newRecord(input: Input, name: string, chains: string): FoldRecord {
  return {
    ...input,
    id: crypto.randomUUID(),
    name,
    chains,
    created: Date.now(),
    status: "queued",
  };
}

/** All folds, the newest first. Folds of closed pages that did not end are interrupted. */
export async function listFolds(): Promise<FoldRecord[]> {
  const [records, held] = await Promise.all([database.all<FoldRecord>("folds"), heldIds()]);
  return records
    .map((record) =>
      isLost(record, held) ? { ...record, status: "interrupted" as const } : record,
    )
    .sort((one, other) => other.created - one.created);
}

function isLost({ id, status }: FoldRecord, held: ReadonlySet<string>): boolean {
  return (status === "queued" || status === "running") && !held.has(id);
}

export function saveFold(record: FoldRecord): Promise<void> {
  return database.put("folds", record);
}

export function saveResult(id: string, stored: StoredResult): Promise<void> {
  return database.put("results", stored, id);
}

export function resultOf(id: string): Promise<StoredResult | undefined> {
  return database.get("results", id);
}

export function saveState(id: string, state: StoredState): Promise<void> {
  return database.put("states", state, id);
}

export function stateOf(id: string): Promise<StoredState | undefined> {
  return database.get("states", id);
}

export function deleteState(id: string): Promise<void> {
  return database.remove("states", id);
}

export async function deleteFold(id: string): Promise<void> {
  await database.remove("states", id);
  await database.remove("results", id);
  await database.remove("folds", id);
}

const LOCK = "trifold-fold ";

/** Marks a fold as one of an open page, until the page closes or calls the returned function. */
export function hold(id: string): () => void {
  let release = () => undefined as void;
  const done = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks?.request(LOCK + id, () => done);
  return release;
}

/** The folds of open pages: their browser frees the locks of closed ones. */
async function heldIds(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])),
  );
}

const DRAFT = "form";

/** The form's input, stored while the visitor edits it. */
export function saveDraft(draft: Input): Promise<void> {
  return database.put("drafts", draft, DRAFT);
}

export function loadDraft(): Promise<Input | undefined> {
  return database.get("drafts", DRAFT);
}
