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
export { Device, type LoadOptions, type TriangleAttentionOptions } from "./device.js";
export {
  DeviceLostError,
  SafetensorsError,
  TrifoldError,
  WebGpuUnavailableError,
  type ErrorCode,
  type ErrorPlace,
} from "./errors.js";
export { Folding } from "./folding.js";
export { mmcif, ranking } from "./folding-types.js";
export type * from "./folding-types.js";
export { init, type WasmSource } from "./init.js";
export type { Layer, LoadedOperation } from "./layer.js";
export type * from "./operations.js";
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
