/** What went wrong with a GPU, for people who do not know what a device is. */
import { messageOf } from "./errors.js";

export interface Trouble {
  text: string;
  /** Whether the GPU was to blame, so that the same work may well succeed on a fresh one. */
  gpu: boolean;
}

/**
 * Errors that have come from the wasm, by name or, where the browser itself speaks, by what they
 * say.
 */
const KINDS: [RegExp, string][] = [
  [
    /^DeviceLostError|device (was|is) lost|lost device|a valid external Instance reference no longer exists/i,
    "The GPU was lost: its driver reset it, another program took it, or it was asked for too much. Where that happens once more, close what else uses the GPU, or fold something shorter.",
  ],
  [
    /out of (gpu )?memory|allocation failed|failed to allocate/i,
    "The GPU’s memory ran out. Close other programs and tabs that use the GPU, ask for fewer samples, or fold something shorter.",
  ],
];

export function troubleOf(error: unknown): Trouble {
  const message = messageOf(error);
  const name = error instanceof Error ? error.name : "";
  const [, text] = KINDS.find(([pattern]) => pattern.test(`${name}: ${message}`)) ?? [];
  return text
    ? { text: `${text} (${message})`, gpu: true }
    : { text: `It failed: ${message}`, gpu: false };
}
