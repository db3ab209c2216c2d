/** WebGPU for Node, from the package `webgpu` (Dawn, the WebGPU of Chrome). */
import { checkValue, listOf, text } from "./options.js";
import { WebGpuUnavailableError } from "./errors.js";

interface Dawn {
  create: (flags: string[]) => unknown;
  globals: object;
}

/**
 * Gives Node `navigator.gpu` and WebGPU's classes. Needs the npm package `webgpu`, which this
 * package does not install.
 *
 * @param flags flags of Dawn, such as `["backend=vulkan"]`.
 * @throws WebGpuUnavailableError if that package is not installed.
 */
export async function useDawn(flags: string[] = []): Promise<void> {
  checkValue("useDawn: `flags`", flags, listOf(text, "a list of strings"));
  const { create, globals } = await importDawn();
  Object.assign(globalThis, globals);
  const navigator = globalThis.navigator ?? {};
  Object.defineProperty(navigator, "gpu", { value: create(flags), configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
}

async function importDawn(): Promise<Dawn> {
  // Not a literal: that package's types declare WebGPU again, which conflicts with TypeScript's DOM
  // library.
  const name = "webgpu" as string;
  try {
    return (await import(name)) as Dawn;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new WebGpuUnavailableError(
      'trifold/node needs the package "webgpu", which is not installed: run `npm install webgpu`',
      { cause: error },
    );
  }
}
