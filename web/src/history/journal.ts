/** The list of folds, in memory and in the browser's database. */
import { messageOf } from "../error-messages.js";
import {
  deleteFold,
  deleteState,
  hold,
  listFolds,
  newRecord,
  resultOf,
  saveFold,
  saveResult,
  saveState,
  stateOf,
  type FoldRecord,
  type Input,
  type StoredResult,
} from "./folds.js";
import type { StoredState } from "./state-keeper.js";

export class Journal {
  #records: FoldRecord[] = [];
  /** Results of this page, also those that the database refused. */
  readonly #results = new Map<string, StoredResult>();
  readonly #holds = new Map<string, () => void>();
  readonly #listeners: (() => void)[] = [];
  #problem = "";

  get records(): readonly FoldRecord[] {
    return this.#records;
  }

  /** Why folds cannot be stored here, if they cannot. */
  get problem(): string {
    return this.#problem;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async load(): Promise<void> {
    const stored = await this.#try(listFolds(), []);
    const known = new Set(this.#records.map(({ id }) => id));
    this.#records.push(...stored.filter(({ id }) => !known.has(id)));
    this.#changed();
  }

  async add(input: Input, name: string, chains: string): Promise<FoldRecord> {
    const record = newRecord(input, name, chains);
    this.#records.unshift(record);
    this.#hold(record.id);
    this.#changed();
    await this.#try(saveFold(record), undefined);
    return record;
  }

  async update(id: string, change: Partial<FoldRecord>): Promise<void> {
    const record = this.#records.find((one) => one.id === id);
    if (!record) return;
    Object.assign(record, change);
    if (record.status === "queued" || record.status === "running") this.#hold(id);
    else this.#release(id);
    this.#changed();
    await this.#try(saveFold(record), undefined);
  }

  /** Stores the result of a fold that ended. */
  async finish(id: string, stored: StoredResult, duration?: number): Promise<void> {
    this.#results.set(id, stored);
    const kept = this.#try(saveResult(id, stored), undefined);
    await this.update(id, { status: "done", ...(duration !== undefined && { duration }) });
    await kept;
  }

  /** Stores the state of a running fold, for a visit that resumes it. */
  async keepState(id: string, state: StoredState): Promise<void> {
    const record = this.#records.find((one) => one.id === id);
    if (record?.status !== "running") return;
    await this.#try(saveState(id, state), undefined);
    // The fold may have ended meanwhile.
    const now = this.#records.find((one) => one.id === id);
    if (now?.status !== "running") return this.#try(deleteState(id), undefined);
    await this.update(id, { resumesFrom: state.from });
  }

  async state(id: string): Promise<StoredState | undefined> {
    return this.#try(stateOf(id), undefined);
  }

  /** Deletes the state of a fold that has ended. */
  async dropState(id: string): Promise<void> {
    const record = this.#records.find((one) => one.id === id);
    if (record?.resumesFrom === undefined) return;
    delete record.resumesFrom;
    await this.#try(saveFold(record), undefined);
    await this.#try(deleteState(id), undefined);
  }

  async result(id: string): Promise<StoredResult | undefined> {
    return this.#results.get(id) ?? (await this.#try(resultOf(id), undefined));
  }

  async remove(id: string): Promise<void> {
    this.#records = this.#records.filter((one) => one.id !== id);
    this.#results.delete(id);
    this.#release(id);
    this.#changed();
    await this.#try(deleteFold(id), undefined);
  }

  #hold(id: string): void {
    if (!this.#holds.has(id)) this.#holds.set(id, hold(id));
  }

  #release(id: string): void {
    this.#holds.get(id)?.();
    this.#holds.delete(id);
  }

  async #try<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      this.#problem = `Folds are not stored in this browser: ${messageOf(error)}.`;
      this.#changed();
      return otherwise;
    }
  }

  #changed(): void {
    this.#listeners.forEach((listener) => listener());
  }
}
