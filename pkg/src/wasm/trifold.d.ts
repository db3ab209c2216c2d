/**
 * The surface of `src/web/`, by hand, so that TypeScript can be checked before the wasm is built.
 * In `dist/wasm` the file that wasm-bindgen writes stands in its place.
 */
import type { BenchRow, CaseReport, VerifyLine } from "../reports.js";
import type { InRust } from "../camel-case.js";
import type { HostTensor } from "../tensor.js";
import type { FoldingGpu, Opening } from "./trifold_folding.js";

type Tensors = Record<string, HostTensor>;
type Options = Record<string, number | string | boolean>;

export { default, checkQuery, FoldState, Model, operations } from "./trifold_folding.js";

interface Operations {
  run(op: string, tensors: Tensors, options?: Options): Promise<Tensors>;
  load(op: string, weights: Tensors, options?: Options): Promise<Layer>;
  verify(bytes: Uint8Array): Promise<InRust<VerifyLine>[]>;
  /** A callback that throws ends the run, and the promise rejects. So it is for `bench`. */
  selfTest(
    onReport?: (report: InRust<CaseReport>, done: number, total: number) => void,
  ): Promise<InRust<CaseReport>[]>;
  bench(
    options: { ops?: string[]; n?: number[]; repeats?: number },
    onRow?: (row: InRust<BenchRow>, done: number, total: number) => void,
  ): Promise<InRust<BenchRow>[]>;
}

export type Gpu = FoldingGpu & Operations;
export const Gpu: { open(options: Opening): Promise<Gpu> };

export class Layer {
  private constructor();
  run(tensors: Tensors): Promise<Tensors>;
  free(): void;
}
