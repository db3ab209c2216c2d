/**
 * trifold: OpenFold3, its kernels and its layers, on any GPU with WebGPU.
 *
 * Importing this has no effect and needs no GPU: `Trifold.open()`, `Device.open()` or
 * `createWorkerDevice()` starts the work.
 */
export type {
  BenchOptions,
  OnProgress,
  OpenOptions,
  Options,
  Tensors,
  WasmModule,
} from "./backend.js";
export { FoldState } from "./fold-state.js";
export {
  Device,
  type BenchCall,
  type FromBufferOptions,
  type LoadOptions,
  type SelfTestOptions,
  type TriangleAttentionOptions,
} from "./device.js";
export {
  DeviceLostError,
  SafetensorsError,
  TrifoldError,
  WebGpuUnavailableError,
  type ErrorCode,
  type ErrorPlace,
} from "./errors.js";
export { GpuTensor, type AnyTensors, type GpuBinding, type GpuTensors } from "./gpu-tensor.js";
export { Folding } from "./folding.js";
export { FoldQueue } from "./fold-queue.js";
export { centre, superposed } from "./superpose.js";
export { mmcif, pdb, ranking } from "./results.js";
export type {
  ChainInput,
  ChainsQuery,
  LigandInput,
  AtomInput,
  ModificationInput,
  PolymerInput,
} from "./chains.js";
export type { Query } from "./query.js";
export type * from "./folding-types.js";
export { init, type WasmSource } from "./init.js";
export { textOf } from "./file-text.js";
export type { Layer, LoadedOperation } from "./layer.js";
export { BENCH_NAMES } from "./operations.js";
export type {
  Activation,
  AttentionLayerInputs,
  BenchName,
  EvoformerAttentionInputs,
  GatedLinearInputs,
  LayerNormInputs,
  LinearInputs,
  OperationName,
  SwiGluInputs,
  TransitionLayerInputs,
  TriangleAttentionInputs,
  TriangleAttentionLayerInputs,
} from "./operations.js";
export type * from "./reports.js";
export { Safetensors } from "./safetensors.js";
export { tensor, type BoolTensor, type FloatTensor, type HostTensor } from "./tensor.js";
export {
  checkQuery,
  Trifold,
  type FoldCall,
  type OpenProgress,
  type TrifoldOptions,
} from "./trifold.js";
export type { WeightsPart, WeightsSource } from "./weight-files.js";
export type { Weights } from "./weights.js";
export { createWorkerDevice, type WorkerDeviceOptions } from "./worker-client.js";
