/** Long work in short pieces, so that the page answers and paints in between. */

/** A frame has 16 ms, and the browser wants some of them. */
const SLICE_MS = 10;
/** A busy page is never idle; the work is wanted all the same. */
const PATIENCE_MS = 300;

/** Once the browser has nothing better to do: what was written before is painted by then. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window)
      window.requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, 30);
  });
}

/** Cuts a loop: awaited in each round, it gives way once a slice of time is used up. */
export class Slices {
  #begun = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#begun < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#begun = performance.now();
  }
}
