/** The package and its worker, which are loaded on first use. */
import workerAddress from "trifold/worker?worker&url";
import {
  FoldState,
  createWorkerDevice,
  Trifold,
  type Device,
  type OpenProgress,
  type WeightsSource,
} from "trifold";

/** The built-in network, a separate file. */
const NETWORK = new URL("trifold/network.safetensors", import.meta.url);

export interface Opened {
  worker: Worker;
  device: Device;
}

export { FoldState };

/** Opens a device in a new worker, or in a given one whose device is gone. */
export async function open(given?: Worker): Promise<Opened> {
  const worker = given ?? confinedWorker(workerAddress);
  try {
    return { worker, device: await createWorkerDevice(worker, { module: "folding" }) };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

export function openModel(
  device: Device,
  weights: WeightsSource,
  onProgress: (progress: OpenProgress) => void,
): Promise<Trifold> {
  return Trifold.open({ device, weights, network: NETWORK, onProgress });
}

/**
 * A worker under the page's own policy, so that the code that folds cannot connect to other
 * origins.
 */
function confinedWorker(address: string): Worker {
  const script = `import ${JSON.stringify(new URL(address, import.meta.url).href)};`;
  const blob = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(blob, { type: "module", name: "trifold" });
  worker.addEventListener("message", () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
