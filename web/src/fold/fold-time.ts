/**
 * Forecasts of the time of a fold, from the measured times of earlier folds on this GPU and the
 * growth of the work with the number of tokens.
 */
import type { FoldStage } from "trifold";

/** Properties of a fold that determine its time. */
export interface Job {
  tokens: number;
  samples: number;
  steps: number;
  recycles: number;
}

/** Milliseconds of each piece of one fold. */
export interface Measurement {
  tokens: number;
  samples: number;
  /** Blocks of the trunk in one cycle. */
  blocks: number;
  /** Until the first block was done: the features. */
  setup: number;
  /** The compilation of shaders, which a first fold needs. */
  compilation: number;
  block: number;
  step: number;
  /** The confidence of one sample. */
  confidence: number;
}

/** Expected milliseconds of a fold. */
export interface Pieces {
  total: number;
  step: number;
  /** The confidence of all samples. */
  confidence: number;
}

/** Milliseconds between which a fold should end, and the measurement from which they come. */
export interface Forecast extends Pieces {
  least: number;
  most: number;
  from: Measurement;
}

/** Factor by which times of one size vary from run to run. */
const SPREAD = 1.3;
const KEPT = 6;
const STORE = "trifold-speed";

/**
 * Multiplications of a Pairformer block, and of one denoising step of all samples, at OpenFold3's
 * widths.
 */
const blockWork = (n: number) => n * n * (1.2e6 + 1.5e3 * n);
const stepWork = (n: number, samples: number) => samples * n * (4.6e8 + 7.5e4 * n);

/** Records the times of a fold as its stages finish. */
export class Stopwatch {
  readonly #job: Pick<Job, "tokens" | "samples" | "recycles">;
  readonly #begun = performance.now();
  readonly #pieces = new Map<
    FoldStage["stage"],
    { first: number; last: number; count: number; of: number }
  >();

  /** When the compilation under way began. */
  #compiling: number | undefined;
  /** Times of compilation, by the stage during which the browser compiled. */
  readonly #compilation = new Map<FoldStage["stage"], number>();

  constructor(job: Pick<Job, "tokens" | "samples" | "recycles">) {
    this.#job = job;
  }

  record({ stage, step, of }: FoldStage): void {
    const now = performance.now();
    if (stage === "compiling") return this.#recordCompilation(now, step + 1 === of);
    const piece = this.#pieces.get(stage);
    if (piece) Object.assign(piece, { last: now, count: piece.count + 1 });
    else this.#pieces.set(stage, { first: now, last: now, count: 1, of });
  }

  #recordCompilation(now: number, done: boolean): void {
    this.#compiling ??= now;
    if (!done) return;
    const after = [...this.#pieces.keys()].at(-1) ?? "embedding";
    const time = (this.#compilation.get(after) ?? 0) + now - this.#compiling;
    this.#compilation.set(after, time);
    this.#compiling = undefined;
  }

  /** The times of a whole fold; undefined if a stage had too few pieces to measure. */
  measured(): Measurement | undefined {
    const [trunk, diffusion] = [this.#pieces.get("trunk"), this.#pieces.get("diffusion")];
    if (!trunk || !diffusion || trunk.count < 2 || diffusion.count < 2) return undefined;
    const { tokens, samples, recycles } = this.#job;
    const step = (diffusion.last - diffusion.first) / (diffusion.count - 1);
    const compiled = (stage: FoldStage["stage"]) => this.#compilation.get(stage) ?? 0;
    return {
      tokens,
      samples,
      blocks: trunk.of / (recycles + 1),
      setup: Math.max(0, trunk.first - this.#begun - compiled("embedding")),
      compilation: compiled("embedding") + compiled("trunk") + compiled("diffusion"),
      // Blocks are reported when they are submitted to the GPU, which finishes them with the first
      // step.
      block:
        Math.max(0, diffusion.first - step - trunk.first - compiled("trunk")) / (trunk.count - 1),
      step,
      confidence: Math.max(0, performance.now() - diffusion.last - compiled("diffusion")) / samples,
    };
  }
}

/**
 * The forecast from the measurement of the nearest size on this device, if there is one.
 * `compiled`: whether the shaders are compiled already.
 */
export function forecast(device: string, job: Job, compiled: boolean): Forecast | undefined {
  const [nearest] = measurements(device).sort(
    (one, other) => distance(one, job) - distance(other, job),
  );
  if (!nearest) return undefined;
  const { tokens, samples, recycles, steps } = job;
  const block = nearest.block * (blockWork(tokens) / blockWork(nearest.tokens));
  const step =
    nearest.step * (stepWork(tokens, samples) / stepWork(nearest.tokens, nearest.samples));
  const confidence = samples * nearest.confidence * (blockWork(tokens) / blockWork(nearest.tokens));
  const compilation = compiled ? 0 : (nearest.compilation ?? 0);
  const total =
    nearest.setup +
    compilation +
    (recycles + 1) * nearest.blocks * block +
    steps * step +
    confidence;
  const spread = SPREAD * Math.exp(distance(nearest, job) / 2);
  return { total, step, confidence, least: total / spread, most: total * spread, from: nearest };
}

/** Small work does not fill a GPU, so measurements of other sizes are less reliable. */
function distance(
  one: Pick<Job, "tokens" | "samples">,
  other: Pick<Job, "tokens" | "samples">,
): number {
  return (
    Math.abs(Math.log(one.tokens / other.tokens)) +
    Math.abs(Math.log(one.samples / other.samples)) / 2
  );
}

/** Stores a measurement in this browser; it replaces an older one of the same size. */
export function remember(device: string, measurement: Measurement): void {
  const others = measurements(device).filter((one) => distance(one, measurement) > 0.1);
  try {
    localStorage.setItem(
      STORE,
      JSON.stringify({ ...all(), [device]: [measurement, ...others].slice(0, KEPT) }),
    );
  } catch {
    // Storage is full or blocked: the next visit measures again.
  }
}

function measurements(device: string): Measurement[] {
  return all()[device] ?? [];
}

function all(): Record<string, Measurement[]> {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? "{}") as Record<string, Measurement[]>;
  } catch {
    return {};
  }
}

/** "about 4 minutes", or "2 to 9 minutes" for a wide range. */
export function formatForecast({ least, most }: Pick<Forecast, "least" | "most">): string {
  const middle = Math.sqrt(least * most);
  if (most / least < 2.5) return roughly(middle);
  return `${rounded(least)} to ${rounded(most)}`;
}

export function roughly(ms: number): string {
  return `about ${rounded(ms)}`;
}

function rounded(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return count(Math.max(1, Math.round(seconds)), "second");
  if (seconds < 55) return count(5 * Math.round(seconds / 5), "second");
  if (seconds < 5400) return count(Math.max(1, Math.round(seconds / 60)), "minute");
  return `${Number((seconds / 3600).toFixed(1))} hours`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
