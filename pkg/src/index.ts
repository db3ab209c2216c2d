/**
 * trifold: protein-folding kernels and layers on any GPU with WebGPU.
 *
 * Importing this has no effect and needs no GPU: `Device.open()` or `createWorkerDevice()` starts the work.
 */
export type { BenchOptions, OnProgress, OpenOptions, Options, Tensors } from "./backend.js";
export { Device, type LoadOptions, type TriangleAttentionOptions } from "./device.js";
export { SafetensorsError, WebGpuUnavailableError } from "./errors.js";
export { init, type WasmSource } from "./init.js";
export type { Layer, LoadedOperation } from "./layer.js";
export type * from "./operations.js";
export type * from "./reports.js";
export { Safetensors } from "./safetensors.js";
export { tensor, type BoolTensor, type FloatTensor, type HostTensor } from "./tensor.js";
export type { Weights } from "./weights.js";
export { createWorkerDevice, type WorkerDeviceOptions } from "./worker-client.js";
