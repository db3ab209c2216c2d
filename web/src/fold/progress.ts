/** The progress of a fold in words. */
import type { FoldStage } from "trifold";
import { roughly } from "./fold-time.js";

const STAGES: Record<FoldStage["stage"], string> = {
  embedding: "Reading the sequence",
  trunk: "Trunk",
  diffusion: "Denoising",
  confidence: "Confidence",
};

export function stageName({ stage }: FoldStage): string {
  return STAGES[stage];
}

/** The time of the trunk says nothing about the stages after it. */
const SUFFIX: Partial<Record<FoldStage["stage"], string>> = { trunk: " in the trunk" };

/** Describes stages, with the time left by the pace of the pieces done. */
export class Pace {
  /**
   * The first piece of the current stage. It includes the compilation of shaders, so that its own
   * time is not used.
   */
  #first: { stage: FoldStage["stage"]; step: number; at: number } | undefined;

  describe({ stage, step, of }: FoldStage, now = performance.now()): string {
    if (this.#first?.stage !== stage) this.#first = { stage, step, at: now };
    const done = step - this.#first.step;
    const rest = of - 1 - step;
    const left =
      done > 0 && rest > 0
        ? `, ${roughly(((now - this.#first.at) / done) * rest)} left${SUFFIX[stage] ?? ""}`
        : "";
    return `${STAGES[stage]}${of > 1 ? `, ${step + 1} of ${of}` : ""}${left}`;
  }
}

/**
 * The point from which a fold resumes after `last`: the end of a cycle of the trunk or of a
 * denoising step. Undefined if it would start over. A cycle counts once the next one has begun,
 * because only then is it certain to be stored.
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
