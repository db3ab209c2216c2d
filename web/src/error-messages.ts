/** Errors as sentences for the visitor. */
import type { ErrorCode } from "trifold";

export interface Explanation {
  text: string;
  /** Whether the GPU failed, so that the same work may succeed on a new device. */
  gpu: boolean;
}

const DEVICE_LOST =
  "The GPU was lost: its driver was reset, another program took it, or the work was too large. " +
  "If this happens again, close other programs that use the GPU, or fold something shorter.";
const OUT_OF_MEMORY =
  "The GPU’s memory ran out. Close other programs and tabs that use the GPU, use fewer samples, " +
  "or fold something shorter.";

export function explainError(error: unknown): Explanation {
  const message = messageOf(error);
  if (hasCode(error, "device-lost")) return { text: `${DEVICE_LOST} (${message})`, gpu: true };
  if (hasCode(error, "out-of-memory")) return { text: `${OUT_OF_MEMORY} (${message})`, gpu: true };
  return { text: `It failed: ${message}`, gpu: false };
}

/** Compares the code of an error of the package, whose classes are not loaded with the page. */
export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === code;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether an aborted signal raised the error. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
