/** The progress of opening a model, in words. */
import type { OpenProgress } from "trifold";
import { bytes } from "../format.js";
import type { Weights } from "../session.js";

export function openingText({ label }: Weights, { stage, loaded, total }: OpenProgress): string {
  const doing = {
    device: "Opening the GPU",
    weights: `Fetching ${label}`,
    model: `Loading ${label} onto the GPU`,
  }[stage];
  return total > 1 ? `${doing}: ${bytes(loaded)} of ${bytes(total)}` : `${doing}…`;
}
