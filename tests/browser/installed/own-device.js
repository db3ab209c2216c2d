/**
 * Runs in a project that has the tarball and the package `webgpu`: work on the caller's own
 * GPUDevice and GPUBuffers, and tensors that stay on the GPU.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Device, tensor, Trifold } from "trifold";
import { useDawn } from "trifold/node";

await useDawn();

const { GPUBufferUsage, GPUMapMode } = /** @type {any} */ (globalThis);
const { COPY_DST, COPY_SRC, MAP_READ, STORAGE } = GPUBufferUsage;

describe("on the caller's device", () => {
  /** @type {GPUDevice} */
  let gpuDevice;
  /** @type {Device} */
  let device;
  /** @type {string[]} */
  const errors = [];
  before(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    assert(adapter);
    gpuDevice = await adapter.requestDevice({ requiredLimits: { maxBufferSize: 300 * 2 ** 20 } });
    gpuDevice.onuncapturederror = ({ error }) => errors.push(error.message);
    device = await Device.open({ gpuDevice });
  });
  after(() => gpuDevice.destroy());

  /** @param {number[]} values */
  function bufferOf(values) {
    const usage = STORAGE | COPY_SRC | COPY_DST;
    const buffer = gpuDevice.createBuffer({ size: 4 * values.length, usage });
    gpuDevice.queue.writeBuffer(buffer, 0, Float32Array.from(values));
    return buffer;
  }

  /** @param {import("trifold").GpuBinding} binding */
  async function copied({ buffer, offset, size }) {
    const target = gpuDevice.createBuffer({ size, usage: MAP_READ | COPY_DST });
    const encoder = gpuDevice.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, offset, target, 0, size);
    gpuDevice.queue.submit([encoder.finish()]);
    await target.mapAsync(GPUMapMode.READ);
    return [...new Float32Array(target.getMappedRange())];
  }

  test("its limits are reported, and others still get devices of their own", async () => {
    assert.equal(device.report().limits.bufferBytes, 300 * 2 ** 20);
    const [lent, own] = await Promise.all([Device.open({ gpuDevice }), Device.open()]);
    assert.equal(lent.report().limits.bufferBytes, 300 * 2 ** 20);
    assert.notEqual(own.report().limits.bufferBytes, 300 * 2 ** 20);
    own.dispose();
  });

  test("a buffer of the caller goes in, and one of the device comes out, uncopied", async () => {
    const buffer = bufferOf([9, 9, 0, 0, Math.log(3), 0]);
    const x = await device.fromBuffer(buffer, [2, 2], { offset: 8 });
    assert.deepEqual(
      [...(await x.read()).data].map(Math.fround),
      [0, 0, Math.log(3), 0].map(Math.fround),
    );
    assert.equal(x.binding().buffer, buffer);
    const { o } = await device.runOnGpu("softmax", { x });
    assert(o);
    const shares = await copied(o.binding());
    [0.5, 0.5, 0.75, 0.25].forEach((share, at) =>
      assert(Math.abs(share - (shares[at] ?? NaN)) < 1e-6, String(shares)),
    );
    // Work of the caller that is submitted later runs before the next operation.
    gpuDevice.queue.writeBuffer(buffer, 8, Float32Array.of(5, 5));
    assert.deepEqual([...(await x.read()).data.subarray(0, 2)], [5, 5]);
    o.dispose();
    await assert.rejects(o.read(), { code: "disposed" });
    assert.equal(buffer.mapState, "unmapped");
  });

  test("tensors stay between operations, and a layer leaves its inputs as they are", async () => {
    const z = await device.upload(tensor([1, 2, 3, 4], [2, 2]));
    const { o } = await device.runOnGpu("softmax", { x: z });
    assert(o);
    const { y } = await device.runOnGpu("activation", { x: o }, { activation: "relu" });
    const alone = await device.softmax(tensor([1, 2, 3, 4], [2, 2]));
    assert.deepEqual((await y?.read())?.data, alone.data);
    assert.deepEqual([...(await z.read()).data], [1, 2, 3, 4]);
    const ones = tensor(new Float32Array(4).fill(1), [2, 2]);
    const norm = tensor([1, 1], [2]);
    const weights = {
      "layer_norm.weight": norm,
      "layer_norm.bias": norm,
      "swiglu.linear_a.weight": ones,
      "swiglu.linear_b.weight": ones,
      "linear_out.weight": ones,
    };
    const layer = await device.loadSwiGluTransition(weights);
    const { update } = await layer.runOnGpu({ x: z });
    const host = await layer.forward({ x: tensor([1, 2, 3, 4], [2, 2]) });
    assert.deepEqual((await update?.read())?.data, host.data);
    layer.dispose();
  });

  test("tensors of another device, and wrong buffers, are refused", async () => {
    const other = await Device.open();
    const x = await other.upload(tensor([1], [1]));
    await assert.rejects(device.runOnGpu("softmax", { x }), /on another device/);
    const buffer = bufferOf([1, 2]);
    await assert.rejects(other.fromBuffer(buffer, [2]), { code: "unsupported" });
    await assert.rejects(device.fromBuffer(buffer, [3]), /should hold 12 bytes/);
    await assert.rejects(device.fromBuffer(buffer, [1], { offset: 2 }), /multiple of 4/);
    await assert.rejects(device.fromBuffer(buffer, [1.5]), { code: "option" });
    await assert.rejects(device.runOnGpu("softmax", { x: /** @type {any} */ (7) }), TypeError);
    other.dispose();
  });

  test("a model folds on it, and leaves it open", async () => {
    const t = await Trifold.open({ weights: "built-in", gpuDevice });
    const settings = { samples: 1, steps: 2, recycles: 0 };
    const { samples } = await t.fold("MQIF", settings);
    t.dispose();
    device.dispose();
    const { coordinates = [] } = samples[0] ?? {};
    assert(coordinates.length > 0 && coordinates.every(Number.isFinite));
    assert.deepEqual(await copied({ buffer: bufferOf([7]), offset: 0, size: 4 }), [7]);
    assert.deepEqual(errors, []);
  });
});
