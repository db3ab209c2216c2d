/** What the browser says of its GPU by itself, before the wasm is fetched. */
import { WebGpuUnavailableError, type AdapterReport } from "trifold";

/** @throws WebGpuUnavailableError where there is none. */
export async function probe(): Promise<AdapterReport> {
  if (!navigator.gpu) throw new WebGpuUnavailableError("WebGPU is missing here");
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new WebGpuUnavailableError("there is no GPU");
  const { info, limits, features } = adapter;
  return {
    name: info.description || [info.vendor, info.architecture].filter((part) => part !== "").join(" ") || "unnamed adapter",
    driver: "",
    backend: "webgpu",
    kind: info.isFallbackAdapter ? "CPU" : "GPU",
    limits: {
      storage_binding_bytes: limits.maxStorageBufferBindingSize,
      buffer_bytes: limits.maxBufferSize,
      workgroup_bytes: limits.maxComputeWorkgroupStorageSize,
      workgroup_invocations: limits.maxComputeInvocationsPerWorkgroup,
      storage_buffers: limits.maxStorageBuffersPerShaderStage,
      grid_axis: limits.maxComputeWorkgroupsPerDimension,
    },
    f16: features.has("shader-f16"),
    subgroups: features.has("subgroups"),
    timestamps: features.has("timestamp-query"),
    cooperative_matrices: [],
  };
}
