/**
 * The surface of `src/web/` without the feature `web-operations`, by hand, so that TypeScript can
 * be checked before the wasm is built. In `dist/wasm` the file that wasm-bindgen writes stands in
 * its place.
 */
import type { AdapterReport, MemoryUse, TierReport } from "../reports.js";
import type { FoldEstimate, FoldOptions, FoldResult, FoldStage, ModelReport, QueryFile, QueryReport } from "../folding-types.js";
import type { ReadableFile } from "../weight-files.js";

type Source = URL | string | Request | Response | BufferSource | WebAssembly.Module;

interface Opening {
  limits?: "best" | "default";
  byteBudget?: number;
  lowPower?: boolean;
  tier?: "best" | "portable" | "f16";
  /** That the device will have subgroups, for which wgpu cannot ask. */
  subgroups?: boolean;
}

export default function init(input?: { module_or_path: Source | Promise<Source> }): Promise<unknown>;

export class Gpu {
  private constructor();
  static open(options: Opening): Promise<Gpu>;
  report(): AdapterReport;
  tiers(): TierReport[];
  tier(): string;
  warning(): string | undefined;
  loadModel(files: ReadableFile[]): Promise<Model>;
  memory(): MemoryUse;
  destroy(): void;
  free(): void;
}

export type FoldingGpu = Pick<Gpu, "report" | "tiers" | "tier" | "warning" | "loadModel" | "memory" | "destroy" | "free">;

export class Model {
  private constructor();
  about(): ModelReport;
  estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate>;
  /** A callback that returns false ends the run, and the promise gives null. */
  fold(query: QueryFile, options: FoldOptions, onStage?: (stage: FoldStage) => boolean): Promise<FoldResult | null>;
  /** `fold` that keeps what is done in the checkpoint, and goes on from what it holds. */
  foldFrom(query: QueryFile, options: FoldOptions, onStage: ((stage: FoldStage) => boolean) | undefined, checkpoint: Checkpoint): Promise<FoldResult | null>;
  free(): void;
}

export class Checkpoint {
  constructor();
  about(): { cycles: number; steps: number; bytes: number } | null;
  free(): void;
}

export function operations(): string[];
export function checkQuery(query: QueryFile): QueryReport;
