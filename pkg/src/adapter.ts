/** The browser's adapter, requested before the wasm opens a device on it. */
import type { OpenOptions } from "./backend.js";
import { WebGpuUnavailableError } from "./errors.js";
import type { AdapterReport } from "./reports.js";

const NO_WEBGPU =
  "WebGPU is not available here. Use Chrome or Edge 113+, Safari 26+, Firefox 141+ (Windows) or " +
  "145+ (Macs with Apple silicon) on a secure page (https or localhost); " +
  'in Node, install the package "webgpu" and call `await useDawn()` from "trifold/node" first.';
const NO_ADAPTER =
  "WebGPU is here, but offers no GPU. Check that graphics acceleration is on and the driver is " +
  "current; Chrome on Linux may need chrome://flags/#enable-unsafe-webgpu and " +
  "chrome://flags/#enable-vulkan.";

/** @throws WebGpuUnavailableError where this thread can see no WebGPU, or WebGPU no GPU. */
export async function requireAdapter({ lowPower = false }: OpenOptions): Promise<GPUAdapter> {
  const { navigator } = globalThis as { navigator?: { gpu?: GPU } };
  if (!navigator?.gpu) throw new WebGpuUnavailableError(NO_WEBGPU);
  const adapter = await navigator.gpu.requestAdapter({
    powerPreference: lowPower ? "low-power" : "high-performance",
  });
  if (!adapter) throw new WebGpuUnavailableError(NO_ADAPTER);
  if (!("info" in adapter)) lendInfo(adapter);
  return adapter;
}

/**
 * Chrome has `info` from 127 on. The wasm reads it of adapters that it asks for itself, so that
 * only the prototype can lend it.
 */
function lendInfo(adapter: object): void {
  const value = {
    vendor: "",
    architecture: "",
    device: "",
    description: "",
    subgroupMinSize: 4,
    subgroupMaxSize: 128,
    isFallbackAdapter: false,
  };
  Object.defineProperty(Object.getPrototypeOf(adapter), "info", { value, configurable: true });
}

/** Whether the device may have subgroups beside f16: wgpu cannot ask for them in a browser. */
export function lendsSubgroups({ features }: GPUAdapter): boolean {
  return features.has("shader-f16") && features.has("subgroups");
}

type Prototype = Pick<GPUAdapter, "requestDevice">;
let lending = 0;
let own: Prototype["requestDevice"] | undefined;

/** Runs `work` while every device that is asked for with f16 gets subgroups too. */
export async function withSubgroups<T>(adapter: GPUAdapter, work: () => Promise<T>): Promise<T> {
  if (!lendsSubgroups(adapter)) return work();
  const prototype = Object.getPrototypeOf(adapter) as Prototype;
  lending += 1;
  own ??= prototype.requestDevice;
  const request = own;
  prototype.requestDevice = function (this: GPUAdapter, asked) {
    const features = [...(asked?.requiredFeatures ?? [])];
    return request.call(
      this,
      features.includes("shader-f16")
        ? { ...asked, requiredFeatures: [...features, "subgroups"] }
        : asked,
    );
  };
  try {
    return await work();
  } finally {
    lending -= 1;
    if (lending === 0) {
      prototype.requestDevice = own;
      own = undefined;
    }
  }
}

/** Browsers leave the name out, but most tell the maker and the architecture: "apple metal-3". */
export function named(report: AdapterReport, { info }: GPUAdapter): AdapterReport {
  const known =
    info.description || [info.vendor, info.architecture].filter((part) => part !== "").join(" ");
  return known === "" ? report : { ...report, name: known };
}
