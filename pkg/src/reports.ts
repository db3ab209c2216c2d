/**
 * Reports of a device, its self-test and its benchmark.
 */
import type { BenchName } from "./operations.js";

/** A family of kernel variants: f32 on every GPU, or f16 with subgroups where available. */
export type Tier = "portable" | "f16";

/** Limits that decide how kernels run. */
export interface DeviceLimits {
  /** Bytes one storage binding may reach. */
  storageBindingBytes: number;
  /** Bytes of one buffer. */
  bufferBytes: number;
  /** Bytes of workgroup memory. */
  workgroupBytes: number;
  /** Invocations in one workgroup. */
  workgroupInvocations: number;
  /** Storage buffers in one shader. */
  storageBuffers: number;
  /** Workgroups along one axis of a dispatch. */
  gridAxis: number;
}

/** The adapter, and the limits and features of the device opened on it. */
export interface AdapterReport {
  /** The GPU's name; browsers often withhold it. */
  name: string;
  driver: string;
  backend: string;
  kind: "discrete GPU" | "integrated GPU" | "virtual GPU" | "CPU" | "GPU";
  limits: DeviceLimits;
  /** 16-bit floating point in shaders. */
  f16: boolean;
  subgroups: boolean;
  /** GPU timestamps. */
  timestamps: boolean;
  /** Such as "16x16x16 f16 -> f32". */
  cooperativeMatrices: string[];
}

/** A family of kernel variants, and whether this device runs it. */
export interface TierReport {
  tier: Tier | "cooperative-matrix";
  supported: boolean;
  /** The reason why it is, or is not, supported. */
  reason: string;
}

/** One case of the self-test: a kernel variant against its f64 reference. */
export interface CaseReport {
  kernel: string;
  variant: string;
  /** The problem: shapes and options. */
  case: string;
  /** The largest difference from the reference. */
  maxError: number;
  /** The largest ratio of a difference to its bound; 1 is the limit. */
  overBound: number;
  passed: boolean;
  ms: number;
}

/** One output of a case file, compared with the expected one. */
export interface VerifyLine {
  /** The case's name. */
  case: string;
  output: string;
  maxError: number;
  overBound: number;
  passed: boolean;
  tier: Tier;
  adapter: string;
  ms: number;
}

/** One measurement. */
export interface BenchRow {
  op: BenchName;
  /** Tokens. */
  n: number;
  /** The kernel variants that ran. */
  variant: string;
  /** Of one run, the median of several. */
  ms: number;
  /** 10^9 floating-point operations per second. */
  gflops: number;
  /** 10^9 bytes per second, of the bytes that must be moved at least. */
  gbps: number;
  /** Peak bytes of GPU memory that tensors held, inputs included. */
  peakBytes: number;
  timedBy: "gpu timestamps" | "wall clock";
}

/** Bytes of GPU memory: in use, kept for reuse, and the peak. */
export interface MemoryUse {
  live: number;
  pooled: number;
  peak: number;
}
