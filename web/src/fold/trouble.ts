/** What went wrong in a fold, for people who do not know what a device is. */
import { messageOf } from "../errors.js";

export interface Trouble {
  text: string;
  /** Whether the same fold may well succeed when it is tried again. */
  again: boolean;
}

const KINDS: [RegExp, string][] = [
  [
    /device (was|is) lost|lost device|a valid external Instance reference no longer exists/i,
    "The GPU was lost: its driver reset it, another program took it, or it was asked for too much. Fold it again on a fresh one; where that happens once more, close what else uses the GPU, or fold something shorter.",
  ],
  [
    /out of (gpu )?memory|allocation failed|failed to allocate/i,
    "The GPU’s memory ran out. Close other programs and tabs that use the GPU, ask for fewer samples, or fold something shorter, and try again.",
  ],
];

export function troubleOf(error: unknown): Trouble {
  const message = messageOf(error);
  const [, text] = KINDS.find(([pattern]) => pattern.test(message)) ?? [];
  return text ? { text: `${text} (${message})`, again: true } : { text: `It failed: ${message}`, again: false };
}
