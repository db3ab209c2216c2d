/**
 * Reports of a device, its self-test and its benchmark.
 */

/** Limits that decide how kernels run. */
export interface DeviceLimits {
  /** Bytes one storage binding may reach. */
  storage_binding_bytes: number;
  /** Bytes of one buffer. */
  buffer_bytes: number;
  /** Bytes of workgroup memory. */
  workgroup_bytes: number;
  /** Invocations in one workgroup. */
  workgroup_invocations: number;
  /** Storage buffers in one shader. */
  storage_buffers: number;
  /** Workgroups along one axis of a dispatch. */
  grid_axis: number;
}

/** The adapter, and the limits and features of the device opened on it. */
export interface AdapterReport {
  /** The GPU's name; browsers often withhold it. */
  name: string;
  driver: string;
  backend: string;
  /** "discrete GPU", "integrated GPU", "CPU", … */
  kind: string;
  limits: DeviceLimits;
  /** 16-bit floating point in shaders. */
  f16: boolean;
  subgroups: boolean;
  /** GPU timestamps. */
  timestamps: boolean;
  /** Such as "16x16x16 f16 -> f32". */
  cooperative_matrices: string[];
}

/** A family of kernel variants, and whether this device runs it. */
export interface TierReport {
  tier: string;
  supported: boolean;
  /** Why it is, or is not, supported. */
  reason: string;
}

/** One case of the self-test: a kernel variant against its f64 reference. */
export interface CaseReport {
  kernel: string;
  variant: string;
  /** The problem: shapes and options. */
  case: string;
  /** The largest difference from the reference. */
  max_error: number;
  /** The largest ratio of a difference to what is allowed there; 1 is the limit. */
  over_bound: number;
  passed: boolean;
  ms: number;
}

/** One output of a case file, compared with what the file expects. */
export interface VerifyLine {
  /** The case's name. */
  case: string;
  output: string;
  max_error: number;
  over_bound: number;
  passed: boolean;
  tier: string;
  adapter: string;
  ms: number;
}

/** One measurement. */
export interface BenchRow {
  op: string;
  /** Tokens. */
  n: number;
  /** The kernel variants that ran. */
  variant: string;
  /** Of one run, the median of several. */
  ms: number;
  /** 10^9 floating-point operations a second. */
  gflops: number;
  /** 10^9 bytes a second that must be moved at least. */
  gbps: number;
  /** The most bytes of GPU memory that tensors held, inputs included. */
  peak_bytes: number;
  timed_by: "gpu timestamps" | "wall clock";
}

/** Bytes of GPU memory: in use, kept for reuse, and the most held at once. */
export interface MemoryUse {
  live: number;
  pooled: number;
  peak: number;
}
