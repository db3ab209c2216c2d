/** WebGPU for Node, from the package `webgpu` (Dawn, the WebGPU of Chrome). */

interface Dawn {
  create(flags: string[]): unknown;
  globals: object;
}

/**
 * Gives Node `navigator.gpu` and WebGPU's classes. Needs the npm package `webgpu`, which this package does not install.
 *
 * @param flags Dawn's own, such as `["backend=vulkan"]`.
 */
export async function useDawn(flags: string[] = []): Promise<void> {
  // Not a literal: that package's types declare WebGPU again, against those of TypeScript's own DOM library.
  const name: string = "webgpu";
  const { create, globals } = (await import(name)) as Dawn;
  Object.assign(globalThis, globals);
  const navigator = globalThis.navigator ?? {};
  Object.defineProperty(navigator, "gpu", { value: create(flags), configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
}
