/** Runs folds on the shared device, with progress, a live preview, and the times of the stages. */
import type { FoldStage } from "trifold";
import { announce } from "../announce.js";
import type { StoredResult } from "../history/folds.js";
import type { Session } from "../session.js";
import { Stopwatch } from "./fold-time.js";
import { Frames } from "./frames.js";
import { LivePreview } from "./live-preview.js";
import { openingText } from "./opening-text.js";
import type { FoldJob, Order } from "./panel-state.js";
import { Pace, resumePoint, stageName } from "./progress.js";
import type { Speed } from "./speed.js";

/** The longest query that measures the speed of this GPU. */
const MOST_PROBE = 64;
const PROBE_STEPS = 4;

export class FoldRunner {
  readonly #session: Session;
  readonly #speed: Speed;
  readonly #onProgress: (text: string, share?: number) => void;
  readonly #preview = new LivePreview();

  constructor(session: Session, speed: Speed, onProgress: (text: string, share?: number) => void) {
    this.#session = session;
    this.#speed = speed;
    this.#onProgress = onProgress;
  }

  async fold(job: FoldJob & Partial<Order>, signal: AbortSignal): Promise<StoredResult> {
    try {
      return await this.#fold(job, signal);
    } finally {
      this.#preview.hide();
    }
  }

  /** Folds a short query with few steps, to estimate how long a query of `tokens` will take. */
  async measure({ weights, options }: FoldJob, tokens: number, signal: AbortSignal): Promise<void> {
    const length = Math.max(8, Math.min(tokens, MOST_PROBE));
    const probe: FoldJob = {
      weights,
      query: { text: "ACDEFGHIKLMNPQRSTVWY".repeat(4).slice(0, length) },
      options: { ...options, steps: PROBE_STEPS, recycles: 0 },
    };
    // The first fold also compiles the shaders; the second is measured.
    await this.fold(probe, signal);
    await this.fold(probe, signal);
  }

  async #fold(job: FoldJob & Partial<Order>, signal: AbortSignal): Promise<StoredResult> {
    const { query, weights, options, resume } = job;
    const model = await this.#session.model(weights, (progress) =>
      this.#onProgress(openingText(weights, progress)),
    );
    const { samples, recycles } = options;
    const { tokens } = await model.estimate(query, options);
    const stopwatch = new Stopwatch({ tokens, samples, recycles });
    const pace = new Pace(this.#speed.forecast(weights, { tokens, ...options }));
    const frames = new Frames();
    const onStage = (stage: FoldStage) => {
      stopwatch.record(stage);
      this.#onProgress(pace.describe(stage), stage.share);
      if (stage.stage === "compiling") return;
      if (resume) resume.from = resumePoint(stage, recycles) ?? resume.from;
      if (resume?.from !== undefined) void resume.keeper.record(resume.from);
      announce(stageName(stage));
      if (!stage.coordinates) return;
      const placed = this.#preview.draw(stage.coordinates, stage.coordinates.length / 3 / samples);
      frames.record(placed, stage);
    };
    // The time of a resumed fold is not that of a whole one.
    const isWhole = resume?.from === undefined;
    const state = resume && { state: resume.state };
    const result = await model.fold(query, { ...options, signal, onStage, ...state });
    const measured = isWhole ? stopwatch.measured() : undefined;
    this.#speed.record(weights, measured);
    return { result, frames: frames.kept };
  }
}
