/** Splits long work into short pieces, between which the page responds and paints. */

/** Part of a frame of 16 ms. */
const SLICE_MS = 10;
/** The longest wait for an idle page. */
const PATIENCE_MS = 300;

/** Resolves when the browser is idle, after pending changes are painted. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window)
      window.requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, 30);
  });
}

/** Pauses a loop: awaited in each iteration, it yields once its slice of time is used up. */
export class Slices {
  #begun = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#begun < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#begun = performance.now();
  }
}
