/** Ending work early: what `AbortSignal` leaves to do. */

/**
 * Aborts `controller` with `signal`, in place of `AbortSignal.any`, which is younger than WebGPU.
 * @returns what lets go of the signal.
 */
export function follow(controller: AbortController, signal: AbortSignal | undefined): () => void {
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  return () => signal?.removeEventListener("abort", abort);
}

/** Waits for `work`, but no longer than until the abort; what it gives after that is released. */
export function unlessAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
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

/** What work that never waits asks whether to go on. */
export type Stop = Pick<AbortSignal, "throwIfAborted">;

/**
 * A stopFlag that a page puts up for a worker, which can look at it while it is too busy to be told:
 * the address of a blob.
 */
export function createStopFlag(): string {
  return URL.createObjectURL(new Blob());
}

/** Taken down, the stopFlag says stop. */
export function raiseStopFlag(stopFlag: string): void {
  URL.revokeObjectURL(stopFlag);
}

/** Looking takes about a millisecond. */
const BETWEEN_LOOKS_MS = 50;

/**
 * In a worker: aborted with the signal, or with the stopFlag, if it can be seen: a
 * Content-Security-Policy may forbid that.
 */
export function stopOnFlag(signal: AbortSignal, stopFlag: string | undefined): Stop {
  if (stopFlag === undefined || !stands(stopFlag)) return signal;
  let looked = performance.now();
  return {
    throwIfAborted() {
      signal.throwIfAborted();
      if (performance.now() - looked < BETWEEN_LOOKS_MS) return;
      looked = performance.now();
      if (!stands(stopFlag)) throw new DOMException("The load was aborted", "AbortError");
    },
  };
}

function stands(stopFlag: string): boolean {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", stopFlag, false);
    request.send();
    return true;
  } catch {
    return false;
  }
}
