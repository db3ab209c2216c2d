/**
 * Runs in a project that has only the tarball: importing it must neither need a GPU nor leave a
 * trace.
 */
import assert from "node:assert/strict";

const before = Object.getOwnPropertyNames(globalThis);
const { Device, tensor, WebGpuUnavailableError } = await import("trifold");
const after = Object.getOwnPropertyNames(globalThis);
assert.deepEqual(after, before, "the import added globals");

await assert.rejects(Device.open(), (error) => {
  assert(error instanceof WebGpuUnavailableError);
  assert.match(error.message, /WebGPU is not available.*useDawn/);
  return true;
});

const { useDawn } = await import("trifold/node");
await assert.rejects(
  useDawn(),
  (error) => error instanceof WebGpuUnavailableError && /npm install webgpu/.test(error.message),
);

assert.deepEqual(tensor([1, 2, 3, 4], [2, 2]), {
  data: Float32Array.of(1, 2, 3, 4),
  shape: [2, 2],
});
assert.deepEqual(tensor([true, false], [2]), { data: Uint8Array.of(1, 0), shape: [2] });
assert.throws(
  () => tensor([1, 2, 3], [2, 2]),
  /`data` should be 4 elements for shape \[2, 2\], got 3/,
);
assert.throws(() => tensor([], [0]), /`shape` should be whole numbers above zero/);
