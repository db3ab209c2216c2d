/** How far a fold is, in words. */
import type { FoldStage } from "trifold";
import { duration } from "../format.js";

const STAGES: Record<FoldStage["stage"], string> = { embedding: "Reading the sequence", trunk: "Trunk", diffusion: "Denoising", confidence: "Confidence" };

/** Where it is, and how long it will go on. */
export function told({ stage, step, of, share }: FoldStage, elapsed: number): string {
  const left = share > 0.02 && share < 1 ? `, about ${duration((elapsed * (1 - share)) / share)} left` : "";
  return `${STAGES[stage]}${of > 1 ? `, ${step + 1} of ${of}` : ""}${left}`;
}

/**
 * Where a fold goes on of which `last` was the last that was heard: after whole cycles of the trunk, and after denoising steps. Nothing where it
 * would begin anew. A cycle counts once the next one has begun: only then it is sure to be kept.
 */
export function resumption({ stage, step, of }: FoldStage, recycles: number): string | undefined {
  if (stage === "confidence") return "the confidence";
  if (stage === "diffusion") return step + 1 < of ? `denoising step ${step + 2} of ${of}` : "the confidence";
  const cycle = Math.floor(step / (of / (recycles + 1)));
  return stage === "trunk" && cycle > 0 ? `cycle ${cycle + 1} of ${recycles + 1} of the trunk` : undefined;
}
