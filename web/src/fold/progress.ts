/** The progress of a fold in words. */
import type { FoldStage } from "trifold";
import { roughly, type Pieces } from "./fold-time.js";

const STAGES: Record<FoldStage["stage"], string> = {
  compiling: "Compiling shaders for this GPU",
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

/** Describes stages, with the time left: by earlier folds, or else by the pace of the stage. */
export class Pace {
  /** Expected times from earlier folds on this GPU, milliseconds. */
  readonly #expected: Pieces | undefined;
  readonly #begun: number;
  /**
   * The first piece of the current stage. It includes the compilation of shaders, so that its own
   * time is not used.
   */
  #first: { stage: FoldStage["stage"]; step: number; at: number } | undefined;
  /** The last stage other than compilation, which continues after it. */
  #last: FoldStage | undefined;

  constructor(expected?: Pieces, begun = performance.now()) {
    this.#expected = expected;
    this.#begun = begun;
  }

  describe(stage: FoldStage, now = performance.now()): string {
    if (stage.stage === "compiling") {
      if (stage.step + 1 < stage.of || !this.#last)
        return `${STAGES.compiling}, ${stage.step + 1} of ${stage.of}`;
      return this.describe(this.#last, now);
    }
    this.#last = stage;
    const { stage: name, step, of } = stage;
    if (this.#first?.stage !== name) this.#first = { stage: name, step, at: now };
    return `${STAGES[name]}${of > 1 ? `, ${step + 1} of ${of}` : ""}${this.#left(stage, now)}`;
  }

  #left({ stage, step, of }: FoldStage, now: number): string {
    const { step: firstStep = 0, at = now } = this.#first ?? {};
    const rest = of - 1 - step;
    const pace = step > firstStep ? (now - at) / (step - firstStep) : undefined;
    const expected = this.#expected;
    if (!expected) {
      if (pace === undefined || rest <= 0) return "";
      return `, ${roughly(pace * rest)} left${SUFFIX[stage] ?? ""}`;
    }
    const left = {
      embedding: expected.total - (now - this.#begun),
      trunk: expected.total - (now - this.#begun),
      diffusion: rest * (pace ?? expected.step) + expected.confidence,
      confidence: (expected.confidence * rest) / of,
      compiling: 0,
    }[stage];
    return left > 500 ? `, ${roughly(left)} left` : "";
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
