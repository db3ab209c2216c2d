/** How far a fold is, in words. */
import type { FoldStage } from "trifold";
import { roughly } from "./fold-time.js";

const STAGES: Record<FoldStage["stage"], string> = {
  embedding: "Reading the sequence",
  trunk: "Trunk",
  diffusion: "Denoising",
  confidence: "Confidence",
};

/** Which stage it is in. */
export function named({ stage }: FoldStage): string {
  return STAGES[stage];
}

/** Where a fold is, and how long its stage goes on, by the pieces that it has done. */
export class Pace {
  /**
   * The first piece of the stage under way: the shaders are compiled in it, so that its own time
   * tells nothing.
   */
  #first: { stage: FoldStage["stage"]; step: number; at: number } | undefined;

  told({ stage, step, of }: FoldStage, now = performance.now()): string {
    if (this.#first?.stage !== stage) this.#first = { stage, step, at: now };
    const done = step - this.#first.step;
    const rest = of - 1 - step;
    const left =
      done > 0 && rest > 0
        ? `, ${roughly(((now - this.#first.at) / done) * rest)} left${stage === "trunk" ? " in the trunk" : ""}`
        : "";
    return `${STAGES[stage]}${of > 1 ? `, ${step + 1} of ${of}` : ""}${left}`;
  }
}

/**
 * Where a fold goes on of which `last` was the last that was heard: after whole cycles of the
 * trunk, and after denoising steps. Nothing where it would begin anew. A cycle counts once the next
 * one has begun: only then it is sure to be kept.
 */
export function resumePoint({ stage, step, of }: FoldStage, recycles: number): string | undefined {
  if (stage === "confidence") return "the confidence";
  if (stage === "diffusion")
    return step + 1 < of ? `denoising step ${step + 2} of ${of}` : "the confidence";
  const cycle = Math.floor(step / (of / (recycles + 1)));
  return stage === "trunk" && cycle > 0
    ? `cycle ${cycle + 1} of ${recycles + 1} of the trunk`
    : undefined;
}
