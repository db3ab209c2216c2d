/** The WGSL of every kernel variant, from the crate itself. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "./places.js";

/** @typedef {{ kernel: string, variant: string, index: number, wgsl: string }} Shader */

/** @returns {Promise<Shader[]>} */
export async function shaders() {
  const cargo = ["run", "--quiet", "--package", "trifold-cli", "--", "shaders", "--json"];
  const { stdout } = await promisify(execFile)("cargo", cargo, { cwd: ROOT, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}
