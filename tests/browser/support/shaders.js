/** The WGSL of every kernel variant that a browser may run, from the crate. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "./places.js";

/** @typedef {{ kernel: string, variant: string, index: number, wgsl: string }} Shader */

/** WebGPU has no cooperative matrices: only wgpu has this extension. */
const BEYOND_WEBGPU = /^enable wgpu_/m;

/** @returns {Promise<Shader[]>} */
export async function shaders() {
  const cargo = ["run", "--quiet", "--package", "trifold-cli", "--", "shaders", "--json"];
  const { stdout } = await promisify(execFile)("cargo", cargo, { cwd: ROOT, maxBuffer: 1 << 28 });
  const all = /** @type {Shader[]} */ (JSON.parse(stdout));
  return all.filter(({ wgsl }) => !BEYOND_WEBGPU.test(wgsl));
}
