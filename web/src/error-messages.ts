/** Errors as sentences for the visitor. */

export interface Explanation {
  text: string;
  /** Whether the GPU failed, so that the same work may succeed on a device opened anew. */
  gpu: boolean;
}

/** Errors of the GPU, by name or, where the browser raises them, by their text. */
const GPU_FAILURES: [RegExp, string][] = [
  [
    /^DeviceLostError|device (was|is) lost|lost device|a valid external Instance reference no longer exists/i,
    "The GPU was lost: its driver reset it, another program took it, or it was asked for too much. Where that happens once more, close what else uses the GPU, or fold something shorter.",
  ],
  [
    /out of (gpu )?memory|allocation failed|failed to allocate/i,
    "The GPU’s memory ran out. Close other programs and tabs that use the GPU, ask for fewer samples, or fold something shorter.",
  ],
];

export function explainError(error: unknown): Explanation {
  const message = messageOf(error);
  const name = error instanceof Error ? error.name : "";
  const [, text] = GPU_FAILURES.find(([pattern]) => pattern.test(`${name}: ${message}`)) ?? [];
  return text
    ? { text: `${text} (${message})`, gpu: true }
    : { text: `It failed: ${message}`, gpu: false };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether an aborted signal raised the error. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
