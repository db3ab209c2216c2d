/**
 * The interface of `src/web/` without the feature `web-operations`, written by hand, so that
 * TypeScript can be checked before the wasm is built. In `dist/wasm` it is replaced by the file
 * that wasm-bindgen writes.
 */
import type { OperationName } from "../operations.js";
import type { AdapterReport, MemoryUse, Tier, TierReport } from "../reports.js";
import type {
  FoldEstimate,
  FoldOptions,
  FoldResult,
  FoldSample,
  FoldStage,
  ModelReport,
  QueryFile,
  QueryReport,
  Scores,
} from "../folding-types.js";
import type { InRust } from "../camel-case.js";
import type { ReadableFile } from "../weight-files.js";

type Source = URL | string | Request | Response | BufferSource | WebAssembly.Module;

interface Opening {
  limits?: "best" | "default";
  byteBudget?: number;
  lowPower?: boolean;
  tier?: "best" | Tier;
  /** States that the device will have subgroups, which wgpu cannot request. */
  subgroups?: boolean;
  /** States that `GPUAdapter.requestDevice` returns a device of the caller. */
  lent?: boolean;
}

export default function init(input?: {
  module_or_path: Source | Promise<Source>;
}): Promise<unknown>;

/** A result whose scores have Rust's keys. */
export type RustResult = Omit<FoldResult, "samples"> & {
  samples: (Omit<FoldSample, "scores"> & { scores: InRust<Scores> })[];
};

export class Gpu {
  private constructor();
  static open(options: Opening): Promise<Gpu>;
  report(): InRust<AdapterReport>;
  tiers(): TierReport[];
  tier(): Tier;
  warning(): string | undefined;
  loadModel(files: ReadableFile[]): Promise<Model>;
  memory(): MemoryUse;
  destroy(): void;
  free(): void;
}

export type FoldingGpu = Pick<
  Gpu,
  "report" | "tiers" | "tier" | "warning" | "loadModel" | "memory" | "destroy" | "free"
>;

export class Model {
  private constructor();
  about(): ModelReport;
  estimate(query: QueryFile, options: FoldOptions): Promise<InRust<FoldEstimate>>;
  /** A callback that returns false cancels: the promise is rejected with code `cancelled`. */
  fold(
    query: QueryFile,
    options: FoldOptions,
    onStage?: (stage: FoldStage) => boolean,
  ): Promise<RustResult>;
  /** `fold` that resumes from the state and stores the progress in it. */
  foldFrom(
    query: QueryFile,
    options: FoldOptions,
    onStage: ((stage: FoldStage) => boolean) | undefined,
    state: FoldState,
  ): Promise<RustResult>;
  free(): void;
}

export class FoldState {
  constructor();
  static fromBytes(bytes: Uint8Array): FoldState;
  toBytes(): Uint8Array;
  about(): { cycles: number; steps: number; bytes: number } | null;
  free(): void;
}

export function operations(): OperationName[];
export function checkQuery(query: QueryFile): InRust<QueryReport>;
