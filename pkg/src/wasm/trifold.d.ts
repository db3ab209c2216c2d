/**
 * The surface of `src/web.rs`, by hand, so that TypeScript can be checked before the wasm is built.
 * In `dist/wasm` the file that wasm-bindgen writes stands in its place.
 */
import type { AdapterReport, BenchRow, CaseReport, MemoryUse, TierReport, VerifyLine } from "../reports.js";
import type { FoldEstimate, FoldOptions, FoldResult, FoldStage, ModelReport, QueryFile, QueryReport } from "../folding-types.js";
import type { HostTensor } from "../tensor.js";
import type { ReadableFile } from "../weight-files.js";

type Tensors = Record<string, HostTensor>;
type Options = Record<string, number | string | boolean>;
type Source = URL | string | Request | Response | BufferSource | WebAssembly.Module;

export default function init(input?: { module_or_path: Source | Promise<Source> }): Promise<unknown>;

export class Gpu {
  private constructor();
  static open(options: { limits?: "best" | "default"; byteBudget?: number; lowPower?: boolean }): Promise<Gpu>;
  report(): AdapterReport;
  tiers(): TierReport[];
  run(op: string, tensors: Tensors, options?: Options): Promise<Tensors>;
  load(op: string, weights: Tensors, options?: Options): Promise<Layer>;
  verify(bytes: Uint8Array): Promise<VerifyLine[]>;
  /** A callback that throws ends the run, and the promise rejects. So it is for `bench`. */
  selfTest(onReport?: (report: CaseReport, done: number, total: number) => void): Promise<CaseReport[]>;
  bench(
    options: { ops?: string[]; n?: number[]; repeats?: number },
    onRow?: (row: BenchRow, done: number, total: number) => void,
  ): Promise<BenchRow[]>;
  loadModel(files: ReadableFile[]): Promise<Model>;
  memory(): MemoryUse;
  destroy(): void;
  free(): void;
}

export class Layer {
  private constructor();
  run(tensors: Tensors): Promise<Tensors>;
  free(): void;
}

export class Model {
  private constructor();
  about(): ModelReport;
  estimate(query: QueryFile, options: FoldOptions): Promise<FoldEstimate>;
  /** A callback that returns false ends the run, and the promise gives null. */
  fold(query: QueryFile, options: FoldOptions, onStage?: (stage: FoldStage) => boolean): Promise<FoldResult | null>;
  free(): void;
}

export function operations(): string[];
export function checkQuery(query: QueryFile): QueryReport;
