/** Properties of the GPU that the browser reports, before the wasm is loaded. */
import type { AdapterReport } from "trifold";
import { messageOf } from "./error-messages.js";

/** Why no GPU can be used. */
export type NoGpu = { why: "no WebGPU" | "no adapter" } | { why: "failure"; message: string };

export type Probed = { adapter: AdapterReport } | NoGpu;

export async function probe(): Promise<Probed> {
  if (!navigator.gpu) return { why: "no WebGPU" };
  try {
    const adapter = (await ask(navigator.gpu)) ?? (await askAgain(navigator.gpu));
    return adapter ? { adapter: described(adapter, await infoOf(adapter)) } : { why: "no adapter" };
  } catch (error) {
    return { why: "failure", message: messageOf(error) };
  }
}

/**
 * The first request can reach a GPU process that is not ready, and returns none: seen in Chromium
 * 156 on Linux.
 */
const RETRY_MS = 500;

async function askAgain(gpu: GPU): Promise<GPUAdapter | null> {
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  return ask(gpu);
}

function ask(gpu: GPU): Promise<GPUAdapter | null> {
  return gpu.requestAdapter({ powerPreference: "high-performance" });
}

/** Browsers often withhold the name; duplicates are removed. */
export function headline(report: AdapterReport): string {
  const parts = [report.name, report.kind, report.backend, report.driver].filter(
    (part) => part !== "",
  );
  return [...new Set(parts)].join(" · ");
}

/**
 * Chrome 127 and later have the property `info`; before, it was requested with a method, and the
 * adapter itself said whether it is a fallback.
 */
interface EarlierAdapter {
  info?: GPUAdapterInfo;
  isFallbackAdapter?: boolean;
  requestAdapterInfo?(): Promise<GPUAdapterInfo>;
}

async function infoOf(adapter: GPUAdapter): Promise<Partial<GPUAdapterInfo>> {
  const { info, isFallbackAdapter = false } = adapter as EarlierAdapter;
  if (info) return info;
  const { vendor, architecture, description } =
    (await (adapter as EarlierAdapter).requestAdapterInfo?.()) ?? {};
  return {
    isFallbackAdapter,
    ...(vendor && { vendor }),
    ...(architecture && { architecture }),
    ...(description && { description }),
  };
}

function described({ limits, features }: GPUAdapter, info: Partial<GPUAdapterInfo>): AdapterReport {
  return {
    name:
      info.description ||
      [info.vendor, info.architecture].filter(Boolean).join(" ") ||
      "unnamed adapter",
    driver: "",
    backend: "webgpu",
    kind: info.isFallbackAdapter ? "CPU" : "GPU",
    limits: {
      storageBindingBytes: limits.maxStorageBufferBindingSize,
      bufferBytes: limits.maxBufferSize,
      workgroupBytes: limits.maxComputeWorkgroupStorageSize,
      workgroupInvocations: limits.maxComputeInvocationsPerWorkgroup,
      storageBuffers: limits.maxStorageBuffersPerShaderStage,
      gridAxis: limits.maxComputeWorkgroupsPerDimension,
    },
    f16: features.has("shader-f16"),
    subgroups: features.has("subgroups"),
    timestamps: features.has("timestamp-query"),
    cooperativeMatrices: [],
  };
}
