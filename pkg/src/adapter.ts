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

/** @throws WebGpuUnavailableError if this thread has no WebGPU, or WebGPU has no GPU. */
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
 * Chrome has `info` since version 127. The wasm reads it from adapters that it requests itself, so
 * it is added to the prototype.
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

/**
 * Whether the device may have subgroups in addition to f16: wgpu cannot request them in a browser.
 */
export function lendsSubgroups({ features }: Pick<GPUDevice, "features">): boolean {
  return features.has("shader-f16") && features.has("subgroups");
}

type Prototype = Pick<GPUAdapter, "requestDevice">;

/** The last opening. `requestDevice` is replaced for one opening at a time. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs `work`, in which wgpu requests a device. It gets `lent` if given; otherwise subgroups are
 * added to a request with f16, since wgpu cannot request them.
 */
export function whileRequesting<T>(
  adapter: GPUAdapter,
  lent: GPUDevice | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const done = turn.then(async () => {
    const prototype = Object.getPrototypeOf(adapter) as Prototype;
    const own = prototype.requestDevice;
    prototype.requestDevice = async function (this: GPUAdapter, asked) {
      return lent ?? own.call(this, lendsSubgroups(adapter) ? withSubgroups(asked) : asked);
    };
    try {
      return await work();
    } finally {
      prototype.requestDevice = own;
    }
  });
  turn = done.catch(() => undefined);
  return done;
}

function withSubgroups(asked: GPUDeviceDescriptor | undefined): GPUDeviceDescriptor | undefined {
  const features = [...(asked?.requiredFeatures ?? [])];
  return features.includes("shader-f16")
    ? { ...asked, requiredFeatures: [...features, "subgroups"] }
    : asked;
}

/** Runs `work`, in which wgpu creates a buffer, and gives it `buffer`. */
export function whileCreating<T>(device: GPUDevice, buffer: GPUBuffer, work: () => T): T {
  Object.defineProperty(device, "createBuffer", { value: () => buffer, configurable: true });
  try {
    return work();
  } finally {
    Reflect.deleteProperty(device, "createBuffer");
  }
}

/** Browsers omit the name, but most give the vendor and the architecture: "apple metal-3". */
export function named(report: AdapterReport, { info }: GPUAdapter): AdapterReport {
  const known =
    info.description || [info.vendor, info.architecture].filter((part) => part !== "").join(" ");
  return known === "" ? report : { ...report, name: known };
}
