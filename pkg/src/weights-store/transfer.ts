/**
 * Copies one file from its source to the store: resumes what is already stored, and hashes every
 * byte.
 */
import { bytesText } from "./bytes-text.js";
import {
  checkEnd,
  checkStart,
  NotWeightsError,
  PREFIX_BYTES,
  startLength,
  TAIL_BYTES,
} from "./weights-check.js";
import { sameFile, type Part, type StoreProgress } from "./manifest.js";
import { Sha256 } from "./sha256.js";
import { Interrupted, type Offer, type Source } from "./source.js";

/** A file with synchronous reads and writes, which only workers have. */
export interface SyncFile {
  size(): number;
  read(into: Uint8Array, at: number): number;
  write(data: Uint8Array, at: number): number;
  truncate(size: number): void;
  flush(): void;
}

/** Callbacks of a transfer. */
export interface Watch {
  progress(progress: StoreProgress): void;
  /** Saves the state of the file for the next visit. */
  note(part: Part): void;
  /** Rejects if the quota is too small for so many bytes. */
  checkQuota(bytes: number): Promise<void>;
}

/**
 * Waits, in milliseconds, before a broken connection is retried. The list restarts after every byte
 * that arrives.
 */
const WAITS = [500, 1000, 2000, 4000];
const SLICE = 4 << 20;

/**
 * Transfers the whole file and returns its final state. @throws Error whose message is a
 * sentence for the user.
 */
export async function transfer(
  source: Source,
  file: SyncFile,
  known: Part,
  watch: Watch,
): Promise<Part> {
  const one = new Transfer(source, file, known, watch);
  return one.run();
}

class Transfer {
  readonly #source: Source;
  readonly #file: SyncFile;
  readonly #watch: Watch;
  #part: Part;
  #hash = new Sha256();
  /** Number of bytes that were hashed. */
  #hashed = 0;
  #stated: string | undefined;
  /**
   * Length of the prefix that shows whether the file holds weights; undefined once that is known.
   */
  #unseen: number | undefined = PREFIX_BYTES;

  constructor(source: Source, file: SyncFile, known: Part, watch: Watch) {
    this.#source = source;
    this.#file = file;
    this.#part = known;
    this.#watch = watch;
  }

  async run(): Promise<Part> {
    for (let tries = 0; ;) {
      const before = this.#file.size();
      try {
        await this.#come();
        return await this.#checked();
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        if (this.#file.size() > before) tries = 0;
        // A source that was never reached is usually unreachable for good.
        const wait = this.#file.size() > 0 ? WAITS[tries++] : WAITS.slice(0, 1)[tries++];
        if (wait === undefined) throw this.#brokenOff(error);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async #come(): Promise<void> {
    const offer = await this.#offer();
    this.#stated = offer.sha256 ?? this.#stated;
    this.#part = { ...this.#part, source: offer.facts };
    this.#watch.note(this.#part);
    if (offer.facts.size !== undefined) await this.#watch.checkQuota(offer.facts.size - offer.from);
    this.#hashUpTo(offer.from);
    await this.#take(offer);
    const { size } = offer.facts;
    if (size !== undefined && this.#hashed < size)
      throw new Interrupted(`${this.#source.name} ended early`);
  }

  /** The remaining bytes; the whole file if it has changed or the source cannot resume. */
  async #offer(): Promise<Offer> {
    const have = this.#part.source ? this.#file.size() : 0;
    const offer = await this.#source.open(have);
    if (have > 0 && offer.from === have && this.#goesOn(offer)) return offer;
    if (offer.from === 0 && this.#goesOn(offer) && offer.facts.size === have) {
      // The file is complete, and only its checksum is missing.
      await offer.stream.cancel();
      return { ...offer, from: have, stream: new Blob().stream() };
    }
    this.#restart();
    if (offer.from === 0) return offer;
    await offer.stream.cancel();
    return this.#source.open(0);
  }

  /** With a checksum to compare at the end, an equal size is enough to resume. */
  #goesOn({ facts }: Offer): boolean {
    const { source, expected } = this.#part;
    return (
      sameFile(source, facts) ||
      (expected !== undefined &&
        source?.size !== undefined &&
        source.size === facts.size &&
        source.etag === facts.etag)
    );
  }

  #restart(): void {
    this.#file.truncate(0);
    this.#hash = new Sha256();
    this.#hashed = 0;
    this.#unseen = PREFIX_BYTES;
  }

  /** The state of a hash is not stored between visits, so the stored part is read again. */
  #hashUpTo(end: number): void {
    if (this.#hashed === end) return;
    this.#hash = new Sha256();
    const slice = new Uint8Array(SLICE);
    for (this.#hashed = 0; this.#hashed < end;) {
      const read = this.#file.read(
        slice.subarray(0, Math.min(SLICE, end - this.#hashed)),
        this.#hashed,
      );
      if (read === 0)
        throw new Error(`${this.#source.name} cannot be read back: delete it and start again`);
      this.#hash.update(slice.subarray(0, read));
      this.#hashed += read;
      this.#tell("checking", end);
    }
  }

  async #take({ stream, facts }: Offer): Promise<void> {
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Interrupted("the connection broke off");
      });
      // Some servers do not state the size, which is known now.
      if (done) return this.#tell("coming", facts.size ?? this.#hashed);
      this.#write(value);
      this.#hash.update(value);
      this.#hashed += value.length;
      this.#look(facts.size);
      this.#tell("coming", facts.size);
    }
  }

  /** Checks the first bytes, so that a web page is not downloaded as weights. */
  #look(size: number | undefined): void {
    while (this.#unseen !== undefined && this.#hashed >= this.#unseen) {
      const start = this.#read(0, this.#unseen);
      const needed = this.#refusing(() => startLength(this.#source.name, start, size));
      if (needed > start.length) this.#unseen = needed;
      else {
        this.#refusing(() => checkStart(this.#source.name, start, size));
        this.#unseen = undefined;
      }
    }
  }

  #lookAtAll(): void {
    const size = this.#hashed;
    const start = this.#read(0, Math.min(size, PREFIX_BYTES));
    const needed = this.#refusing(() => startLength(this.#source.name, start, size));
    this.#refusing(() => checkStart(this.#source.name, this.#read(0, needed), size));
    this.#refusing(() =>
      checkEnd(this.#source.name, start, this.#read(Math.max(0, size - TAIL_BYTES), size)),
    );
  }

  #read(from: number, end: number): Uint8Array {
    const into = new Uint8Array(end - from);
    return into.subarray(0, this.#file.read(into, from));
  }

  /** A file without weights is deleted. */
  #refusing<Result>(check: () => Result): Result {
    try {
      return check();
    } catch (error) {
      if (error instanceof NotWeightsError) this.#restart();
      throw error;
    }
  }

  #write(chunk: Uint8Array): void {
    for (let written = 0; written < chunk.length;) {
      const count = this.#file.write(chunk.subarray(written), this.#hashed + written);
      if (count === 0)
        throw new DOMException("nothing more could be written", "QuotaExceededError");
      written += count;
    }
  }

  async #checked(): Promise<Part> {
    this.#lookAtAll();
    const sha256 = this.#hash.hex();
    const { expected } = this.#part;
    const stated = expected ?? this.#stated ?? (await this.#source.stated());
    if (stated !== undefined && stated !== sha256) {
      this.#restart();
      throw new Error(
        `${this.#source.name} is not the expected file, or was damaged on the way: ` +
          `its SHA-256 is ${sha256}, and ${expected ? "you expect" : "its server states"} ` +
          `${stated}. It was deleted.`,
      );
    }
    this.#file.flush();
    return { ...this.#part, sha256, ...(stated && { compared: expected ? "given" : "stated" }) };
  }

  #brokenOff(error: Interrupted): Error {
    const { size } = this.#part.source ?? {};
    const have = this.#file.size();
    if (have === 0) return new Error(`${error.message}.`);
    return new Error(
      `${this.#source.name}: ${error.message}. The first ` +
        `${bytesText(have)}${size ? ` of ${bytesText(size)}` : ""} are kept: ` +
        "resume when the connection is back.",
    );
  }

  #tell(doing: StoreProgress["doing"], total: number | undefined): void {
    this.#watch.progress({ name: this.#source.name, doing, loaded: this.#hashed, total });
  }
}
