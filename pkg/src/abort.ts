/** Helpers that end work early, in addition to `AbortSignal`. */
import type * as web from "./platform.js";

/**
 * Aborts `controller` with `signal`. Replaces `AbortSignal.any`, which is newer than WebGPU.
 * @returns a function that removes the listener.
 */
export function follow(
  controller: web.AbortController,
  signal: web.AbortSignal | undefined,
): () => void {
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  return () => signal?.removeEventListener("abort", abort);
}

/** Waits for `work` or the abort. A value that arrives after the abort is released. */
export function unlessAborted<Value>(
  work: Promise<Value>,
  signal: web.AbortSignal | undefined,
  release: (late: Value) => void,
): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    const settle = (value: Value) => (signal.aborted ? release(value) : resolve(value));
    void work.then(settle, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** The part of a signal that synchronous work needs. */
export type Stop = Pick<web.AbortSignal, "throwIfAborted">;

/**
 * Creates a flag that a worker can poll while it is too busy to receive messages: the address of a
 * blob.
 */
export function createStopFlag(): string {
  return URL.createObjectURL(new Blob());
}

/** Tells the worker to stop, by revoking the address. */
export function raiseStopFlag(stopFlag: string): void {
  URL.revokeObjectURL(stopFlag);
}

/** A poll takes about a millisecond. */
const POLL_INTERVAL_MS = 50;

/**
 * In a worker: aborted with the signal or the flag. A Content-Security-Policy may forbid the flag,
 * which is then ignored.
 */
export function stopOnFlag(signal: web.AbortSignal, stopFlag: string | undefined): Stop {
  if (stopFlag === undefined || !isSet(stopFlag)) return signal;
  let polled = performance.now();
  return {
    throwIfAborted() {
      signal.throwIfAborted();
      if (performance.now() - polled < POLL_INTERVAL_MS) return;
      polled = performance.now();
      if (!isSet(stopFlag)) throw new DOMException("The load was aborted", "AbortError");
    },
  };
}

function isSet(stopFlag: string): boolean {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", stopFlag, false);
    request.send();
    return true;
  } catch {
    return false;
  }
}
