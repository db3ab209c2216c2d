/** A running fold: a promise of its result that can also be iterated. */
import type * as web from "./platform.js";
import { follow } from "./abort.js";
import { FOLD_CALL } from "./fold-options.js";
import type { FoldState } from "./fold-state.js";
import type { FoldOptions, FoldResult, FoldStage } from "./folding-types.js";
import { checkOptions } from "./options.js";
import type { FoldCall } from "./trifold.js";

/** A checked call of a fold. */
export interface Checked {
  call: FoldCall;
  settings: FoldOptions;
  state: FoldState | undefined;
}

/** Starts the work: reports stages, and ends with the signal. */
type Start = (tell: (stage: FoldStage) => void, signal: web.AbortSignal) => Promise<FoldResult>;

interface Watch {
  signal?: web.AbortSignal;
  onStage?: (stage: FoldStage) => void;
}

/**
 * Awaited, it returns the result. Iterated, it returns the stages; a slow reader gets only the
 * latest.
 */
export class Folding implements Promise<FoldResult>, AsyncIterable<FoldStage> {
  readonly [Symbol.toStringTag] = "Folding";
  readonly #result: Promise<FoldResult>;
  readonly #controller = new AbortController();
  #latest: FoldStage | undefined;
  #ended = false;
  #wake: () => void = () => undefined;
  #next: Promise<void> = Promise.resolve();

  /** Starts a fold, which rejects if the options are wrong. @internal */
  static start(
    options: FoldCall,
    work: (
      checked: Checked,
      tell: (stage: FoldStage) => void,
      signal: web.AbortSignal,
    ) => Promise<FoldResult>,
  ): Folding {
    try {
      const call = checkOptions("fold", options, FOLD_CALL);
      const { signal: _, onStage: __, state, ...settings } = call;
      return new Folding((tell, signal) => work({ call, settings, state }, tell, signal), call);
    } catch (error) {
      return new Folding(() => Promise.reject(error), {});
    }
  }

  private constructor(start: Start, { signal, onStage }: Watch) {
    this.#renew();
    const letGo = follow(this.#controller, signal);
    const tell = (stage: FoldStage) => {
      onStage?.(stage);
      this.#latest = stage;
      this.#renew();
    };
    this.#result = (async () => start(tell, this.#controller.signal))().finally(() => {
      letGo();
      this.#ended = true;
      this.#renew();
    });
    // A caller that only iterates gets the error there.
    this.#result.catch(() => undefined);
  }

  /** Ends the fold after the current piece of work; the promise rejects with an `AbortError`. */
  cancel(): void {
    this.#controller.abort(new DOMException("The fold was cancelled", "AbortError"));
  }

  then<Value = FoldResult, Failure = never>(
    onResult?: ((result: FoldResult) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#result.then(onResult, onError);
  }

  catch<Failure = never>(
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<FoldResult | Failure> {
    return this.#result.catch(onError);
  }

  finally(onEnd?: (() => void) | null): Promise<FoldResult> {
    return this.#result.finally(onEnd);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FoldStage, void, void> {
    let seen: FoldStage | undefined;
    for (;;) {
      if (this.#latest && this.#latest !== seen) yield (seen = this.#latest);
      else if (this.#ended) break;
      else await this.#next;
    }
    await this.#result;
  }

  /** Wakes all waiting readers, and lets them wait for the next stage. */
  #renew(): void {
    this.#wake();
    this.#next = new Promise((resolve) => (this.#wake = resolve));
  }
}
