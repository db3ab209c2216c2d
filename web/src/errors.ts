/** What is said of errors, and which are none. */

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True for what a signal's abort throws. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
