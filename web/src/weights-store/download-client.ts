/** The page's side of the worker that stores weights. */
import type { StoreRequest, FailureReason, WorkerMessage } from "./protocol.js";
import type { Progress } from "./transfer.js";

/** A failed request, with a sentence for the visitor. */
export class StoreError extends Error {
  readonly reason: FailureReason;

  constructor(message: string, reason: FailureReason) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Stores the weights of a request and returns their folder. An aborted download keeps what has
 * arrived, and the next request resumes it.
 */
export function storeWeights(
  order: StoreRequest,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<string> {
  const worker = new Worker(new URL("./download-worker.js", import.meta.url), {
    type: "module",
    name: "weights",
  });
  const done = new Promise<string>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => {
      if ("progress" in data) onProgress(data.progress);
      else if ("done" in data) resolve(data.done);
      else reject(new StoreError(data.failed, data.reason));
    });
    worker.addEventListener("error", (event) =>
      reject(
        new StoreError(`the worker failed: ${event.message || "its script did not load"}`, "other"),
      ),
    );
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    worker.postMessage(order);
  });
  void navigator.storage.persist?.().catch(() => false);
  return done.finally(() => worker.terminate());
}
