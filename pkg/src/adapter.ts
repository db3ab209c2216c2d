/** What the browser says of its GPU before the wasm opens it. */
import type { OpenOptions } from "./backend.js";
import { WebGpuUnavailableError } from "./errors.js";
import type { AdapterReport } from "./reports.js";

const NO_WEBGPU =
  "WebGPU is not available here. Use Chrome or Edge 113+, Safari 26+, or Firefox 141+ on a secure page (https or localhost); " +
  'in Node, install the package "webgpu" and call `await useDawn()` from "trifold/node" first.';
const NO_ADAPTER =
  "WebGPU is here, but offers no GPU. Check that graphics acceleration is on and the driver is current; " +
  "Chrome on Linux may need chrome://flags/#enable-unsafe-webgpu and chrome://flags/#enable-vulkan.";

/** @throws WebGpuUnavailableError where this thread can see no WebGPU, or WebGPU no GPU. */
export async function requireAdapter({ lowPower = false }: OpenOptions): Promise<GPUAdapter> {
  const { navigator } = globalThis as { navigator?: { gpu?: GPU } };
  if (!navigator?.gpu) throw new WebGpuUnavailableError(NO_WEBGPU);
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: lowPower ? "low-power" : "high-performance" });
  if (!adapter) throw new WebGpuUnavailableError(NO_ADAPTER);
  return adapter;
}

/** Browsers leave the name out, but most tell the maker and the architecture: "apple metal-3". */
export function named(report: AdapterReport, { info }: GPUAdapter): AdapterReport {
  const known = info.description || [info.vendor, info.architecture].filter((part) => part !== "").join(" ");
  return known === "" ? report : { ...report, name: known };
}
