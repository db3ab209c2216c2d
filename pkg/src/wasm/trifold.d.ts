/**
 * The interface of `src/web/`, written by hand, so that TypeScript can be checked before the wasm
 * is built. In `dist/wasm` it is replaced by the file that wasm-bindgen writes.
 */
import type { BenchRow, CaseReport, VerifyLine } from "../reports.js";
import type { InRust } from "../camel-case.js";
import type { GpuBinding, KeptTensor } from "../gpu-tensor.js";
import type { FloatTensor, HostTensor } from "../tensor.js";
import type { FoldingGpu, Opening } from "./trifold_folding.js";

type Tensors = Record<string, HostTensor>;
/** A tensor that the wasm keeps, by its number. */
export interface WasmKept {
  gpu: number;
}
type Named = Record<string, HostTensor | WasmKept>;
type Kept = Record<string, KeptTensor>;
type Options = Record<string, number | string | boolean>;

export { default, checkQuery, FoldState, Model, operations } from "./trifold_folding.js";

interface Operations {
  run(op: string, tensors: Named, options: Options, keep: boolean): Promise<Tensors | Kept>;
  load(op: string, weights: Tensors, options?: Options): Promise<Layer>;
  upload(tensor: HostTensor): KeptTensor;
  /** While `GPUDevice.createBuffer` returns the buffer. */
  adopt(shape: Uint32Array, bytes: number, usage: number, offset: number): KeptTensor;
  buffer(id: number): GpuBinding;
  read(id: number): Promise<FloatTensor>;
  release(id: number): void;
  verify(bytes: Uint8Array): Promise<InRust<VerifyLine>[]>;
  /** A callback that throws ends the run, and the promise rejects; the same in `bench`. */
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
  run(tensors: Named, keep: boolean): Promise<Tensors | Kept>;
  free(): void;
}
