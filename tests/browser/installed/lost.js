/** Access to the GPU devices that the package opens, to destroy them. */

/**
 * Runs `open` and returns its result, with the devices that WebGPU created meanwhile.
 * @template Opened
 * @param {() => Promise<Opened>} open
 * @returns {Promise<{ opened: Opened, devices: GPUDevice[] }>}
 */
export async function openWatched(open) {
  const prototype = Object.getPrototypeOf(await navigator.gpu.requestAdapter());
  const request = prototype.requestDevice;
  /** @type {GPUDevice[]} */
  const devices = [];
  prototype.requestDevice = async function (/** @type {unknown[]} */ ...asked) {
    const device = await request.apply(this, asked);
    devices.push(device);
    return device;
  };
  try {
    return { opened: await open(), devices };
  } finally {
    prototype.requestDevice = request;
  }
}
