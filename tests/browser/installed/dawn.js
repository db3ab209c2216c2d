/** Runs in a project that has the tarball and the package `webgpu`: the operations in Node. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Device, DeviceLostError, init, tensor } from "trifold";
import { useDawn } from "trifold/node";
import { openWatched } from "./lost.js";
import { drawProblem, largestDifference, triangleAttention } from "./reference.js";

const GOLDENS = process.env.GOLDENS ?? "";
/** Of numbers around 1, in f32. */
const CLOSE = 4e-6;

await useDawn();
await init();

describe("a device in Node", () => {
  /** @type {Device} */
  let device;
  before(async () => {
    device = await Device.open({ tier: "portable" });
  });
  after(() => device.dispose());

  const problem = drawProblem({ batch: 1, rows: 3, heads: 2, queries: 21, keys: 37, width: 16 });

  test("leaves no worker's mark on Node", () => {
    assert.equal("WorkerGlobalScope" in globalThis, false);
  });

  test("the names of operations in the types are those of the wasm", async () => {
    const file = "./node_modules/trifold/dist/operations.js";
    const { OPERATION_NAMES, BENCH_NAMES } = await import(file);
    assert.deepEqual(device.operations(), OPERATION_NAMES);
    // The check of the options would refuse the name first.
    const refusal = /** @type {any} */ (device)
      .backend()
      .bench({ ops: [/** @type {any} */ ("no_such_op")] });
    await assert.rejects(refusal, new RegExp(`these can: ${BENCH_NAMES.join(", ")}$`));
  });

  test("reports itself", async () => {
    assert.notEqual(device.report().name, "");
    assert(device.report().limits.storageBindingBytes >= 128 * 2 ** 20);
    assert(device.tiers().some(({ tier, supported }) => tier === "portable" && supported));
    assert(device.operations().includes("triangle_attention"));
    assert.equal(typeof (await device.memory()).live, "number");
  });

  test("triangle attention equals a reference in double precision", async () => {
    const o = await device.triangleAttention(problem);
    assert.deepEqual(o.shape, [1, 3, 2, 21, 16]);
    assert(largestDifference(o.data, triangleAttention(problem)) < CLOSE);
    assert(
      largestDifference(o.data, new Float64Array(o.data.length)) > 0.1,
      "the result is not all zero",
    );
  });

  test("work in blocks gives the same result", async () => {
    const small = await Device.open({ byteBudget: 8192 });
    const o = await small.triangleAttention(problem);
    small.dispose();
    assert(largestDifference(o.data, triangleAttention(problem)) < CLOSE);
  });

  test("calls may overlap", async () => {
    const xs = [1, 2, 3].map((value) => tensor([value, 0, 0, value], [2, 2]));
    const all = await Promise.all(xs.map((x) => device.softmax(x)));
    all.forEach((y, index) => {
      const high = 1 / (1 + Math.exp(-(index + 1)));
      assert(largestDifference(y.data, [high, 1 - high, 1 - high, high]) < 1e-6);
    });
  });

  test("bad input is refused with the place named, and the next call works", async () => {
    const short = { data: new Float32Array(8), shape: [1, 1, 1, 1, 8] };
    await assert.rejects(
      device.triangleAttention({ ...problem, bias: short }),
      /triangle_attention: `bias` should be .*got/,
    );
    await assert.rejects(device.softmax(/** @type {any} */ ([1, 2])), {
      name: "TypeError",
      message: /softmax: `x` should be a tensor/,
    });
    await assert.rejects(
      device.swiglu({ a: tensor([1, 2], [2]), b: tensor([1, 2, 3], [3]) }),
      /swiglu: `b` should be/,
    );
    await assert.rejects(
      device.softmax({ data: new Float32Array(3), shape: [2, 2] }),
      /softmax: `x` should be/,
    );
    await assert.rejects(
      device.softmax({ data: new Float32Array(0), shape: [0] }),
      /should be of extents above zero/,
    );
    await assert.rejects(device.run(/** @type {any} */ ("no_such_op"), {}), /no_such_op/);
    await assert.rejects(
      device.activation(tensor([1], [1]), /** @type {any} */ ("tan")),
      /activation.*tan/,
    );
    const y = await device.softmax(tensor([0, 0], [1, 2]));
    assert(largestDifference(y.data, [0.5, 0.5]) < 1e-7);
  });

  test("NaN passes through", async () => {
    const x = tensor([NaN, 1], [1, 2]);
    for (const name of /** @type {const} */ (["silu", "gelu", "geluTanh", "mish"])) {
      const y = await device.activation(x, name);
      assert.deepEqual([...y.data].map(Number.isNaN), [true, false], name);
    }
    const y = await device.linear({ x, weight: tensor([1, 1], [1, 2]) });
    assert(Number.isNaN(y.data[0]));
  });

  test("the small operations", async () => {
    const x = tensor([1, 2, 3, 4], [2, 2]);
    const linear = await device.linear({
      x,
      weight: tensor([1, 0, 0, 1, 1, 1], [3, 2]),
      bias: tensor([0, 0, 1], [3]),
    });
    assert.deepEqual(linear, { data: Float32Array.of(1, 2, 4, 3, 4, 8), shape: [2, 3] });
    const gated = await device.gatedLinear({
      x,
      wGate: tensor([1, 1], [1, 2]),
      wValue: tensor([2, 0], [1, 2]),
      activation: "identity",
    });
    assert.deepEqual(gated, { data: Float32Array.of(6, 42), shape: [2, 1] });
    const normal = await device.layerNorm({ x, epsilon: 0, scale: tensor([2, 2], [2]) });
    assert(largestDifference(normal.data, [-2, 2, -2, 2]) < 1e-5);
  });

  test("evoformer attention over equal keys is the mean of the values", async () => {
    const zeros = tensor(new Float32Array(16), [1, 1, 2, 1, 8]);
    const v = tensor(
      Float32Array.from({ length: 16 }, (_, index) => index),
      [1, 1, 2, 1, 8],
    );
    const o = await device.evoformerAttention({ q: zeros, k: zeros, v });
    assert(largestDifference(o.data.subarray(0, 8), [4, 5, 6, 7, 8, 9, 10, 11]) < 1e-5);
    const masked = await device.evoformerAttention({
      q: zeros,
      k: zeros,
      v,
      resMask: tensor([0, -1e9], [1, 1, 1, 1, 2]),
    });
    assert(largestDifference(masked.data.subarray(8), [0, 1, 2, 3, 4, 5, 6, 7]) < 1e-5);
  });

  test("a layer keeps its weights on the GPU", async () => {
    const file = await readFile(join(GOLDENS, "swiglu_transition.safetensors"));
    const { Safetensors } = await import("trifold");
    const golden = new Safetensors(file);
    const layer = await device.loadSwiGluTransition(golden, { prefix: "w." });
    const x = /** @type {import("trifold").FloatTensor} */ (golden.tensor("in.x"));
    const expected = golden.tensor("out.update");
    for (let run = 0; run < 2; run += 1) {
      const update = await layer.forward({ x, mask: golden.tensor("in.mask") });
      assert.deepEqual(update.shape, expected.shape);
      assert(largestDifference(update.data, expected.data) < 2e-5);
    }
    layer.dispose();
    await assert.rejects(layer.forward({ x }), /was disposed/);
    await assert.rejects(
      device.loadSwiGluTransition(golden, { prefix: "nowhere." }),
      /swiglu_transition: `weights` should hold tensors named nowhere/,
    );
  });

  test("the other layers load by OpenFold3's names", async () => {
    const { Safetensors } = await import("trifold");
    const open = async (/** @type {string} */ name) =>
      new Safetensors(await readFile(join(GOLDENS, `${name}.safetensors`)));
    const floats = (
      /** @type {InstanceType<typeof Safetensors>} */ file,
      /** @type {string} */ name,
    ) => /** @type {import("trifold").FloatTensor} */ (file.tensor(name));
    const triangles = /** @type {const} */ ([
      ["tri_att_start", { ending: false }],
      ["tri_att_end_as_used", { ending: true }],
      ["tri_att_ending_class_unused", { ending: true, bias: "key-query" }],
    ]);
    for (const [name, options] of triangles) {
      const file = await open(name);
      const layer = await device.loadTriangleAttention(file, { prefix: "w.", ...options });
      const update = await layer.forward({
        z: floats(file, "in.z"),
        pairMask: file.tensor("in.pair_mask"),
      });
      const { lines } = valid(file, update.data);
      assert(largestDifference(lines.got, lines.expected) < 2e-5, name);
      layer.dispose();
    }
    const file = await open("attention_two_bias");
    const heads = floats(file, "in.pair_bias").shape[2] ?? 0;
    const attention = await device.loadAttention(file, { prefix: "w.", heads });
    const o = await attention.forward({
      x: floats(file, "in.x"),
      maskBias: floats(file, "in.mask_bias"),
      pairBias: floats(file, "in.pair_bias"),
    });
    assert(largestDifference(o.data, file.tensor("out.o").data) < 2e-5);
  });

  test("any layer loads by its name in the Rust crate", async () => {
    const { Safetensors } = await import("trifold");
    const golden = new Safetensors(await readFile(join(GOLDENS, "attention_q_bias.safetensors")));
    const heads = golden.shape("in.pair_bias")[1] ?? 0;
    const layer = await device.load("attention_q_bias", golden, { prefix: "w.", no_heads: heads });
    const inputs = ["x", "mask_bias", "pair_bias"].map((name) => [
      name,
      golden.tensor(`in.${name}`),
    ]);
    const { o } = await layer.run(Object.fromEntries(inputs));
    assert(largestDifference(o?.data ?? [], golden.tensor("out.o").data) < 2e-5);
    await assert.rejects(
      layer.run({ x: /** @type {any} */ ("x") }),
      /attention_q_bias: `x` should be a tensor/,
    );
    layer.dispose();
  });

  test("case files of OpenFold3 verify", async () => {
    /** @type {Set<string>} */
    const known = new Set(device.operations());
    const names = (await readdir(GOLDENS))
      .map((name) => name.replace(".safetensors", ""))
      .filter((name) => known.has(name));
    assert(names.length >= 12, `only ${names}`);
    for (const name of names) {
      const lines = await device.verify(await readFile(join(GOLDENS, `${name}.safetensors`)));
      assert(lines.length > 0);
      for (const line of lines)
        assert(line.passed, `${name} ${line.output}: ${line.overBound} of its bound`);
    }
  });

  test("a truncated case file is refused", async () => {
    const file = await readFile(join(GOLDENS, "softmax.safetensors"));
    await assert.rejects(device.verify(file.subarray(0, 100)), Error);
    await assert.rejects(device.verify(file.subarray(0, 3)), Error);
  });

  test("the self-test can be aborted, and reports as it goes", async () => {
    const controller = new AbortController();
    /** @type {number[]} */
    const seen = [];
    const run = device.selfTest({
      signal: controller.signal,
      onReport: (report, done, total) => {
        assert(report.passed, report.case);
        assert(total > 10);
        seen.push(done);
        if (done === 3) controller.abort();
      },
    });
    await assert.rejects(run, { name: "AbortError" });
    assert.deepEqual(seen, [1, 2, 3]);
    await assert.rejects(device.selfTest({ signal: AbortSignal.abort() }), { name: "AbortError" });
  });

  test("what a callback throws comes back as it is", async () => {
    const mine = new Error("mine");
    const run = device.bench({
      ops: ["softmax"],
      n: [16],
      repeats: 1,
      onRow: () => {
        throw mine;
      },
    });
    await assert.rejects(run, (error) => error === mine);
  });

  test("the benchmark times what it is asked to", async () => {
    const rows = await device.bench({ ops: ["softmax", "layer_norm"], n: [8, 16], repeats: 1 });
    assert.deepEqual(
      rows.map(({ op, n }) => `${op} ${n}`),
      ["softmax 8", "softmax 16", "layer_norm 8", "layer_norm 16"],
    );
    for (const { ms } of rows) assert(ms >= 0);
    await assert.rejects(device.bench({ ops: [/** @type {any} */ ("no_such_op")] }), /no_such_op/);
  });

  test("a tier can be asked for, and what there is not is refused", async () => {
    const offered = device.tiers().find(({ tier }) => tier === "f16");
    assert.equal(device.tier(), "portable");
    const best = await Device.open();
    assert(
      best.tier() === (offered?.supported ? "f16" : "portable") || best.warning() !== undefined,
      best.tier(),
    );
    best.dispose();
    await assert.rejects(
      Device.open({ tier: /** @type {any} */ ("fast") }),
      /`tier` should be "best", "portable" or "f16", got the string "fast"/,
    );
    if (!offered?.supported) {
      await assert.rejects(
        Device.open({ tier: "f16" }),
        /does not support the f16 tier: no shader-f16/,
      );
      return;
    }
    const halved = await Device.open({ tier: "f16" });
    assert.equal(halved.tier(), "f16");
    const lines = (
      await Promise.all(
        ["tri_att_start", "tri_mul_out", "swiglu_transition", "pairformer_block"].map(
          async (name) => halved.verify(await readFile(join(GOLDENS, `${name}.safetensors`))),
        ),
      )
    ).flat();
    for (const line of lines)
      assert(line.passed && line.tier === "f16" && line.maxError > 0, JSON.stringify(line));
    halved.dispose();
  });

  test("a lost device is said to be lost, and nothing waits for it", async () => {
    const { opened: own, devices } = await openWatched(() => Device.open());
    const ones = tensor([1, 1, 1, 1], [2, 2]);
    await own.softmax(ones);
    const running = own.bench({ ops: ["triangle_attention"], n: [64], repeats: 50 });
    running.catch(() => undefined);
    devices.forEach((taken) => taken.destroy());
    const lost = (/** @type {Error} */ error) =>
      error instanceof DeviceLostError &&
      error.name === "DeviceLostError" &&
      /was lost/.test(error.message);
    await assert.rejects(running, lost);
    await assert.rejects(own.softmax(ones), lost);
    await assert.rejects(own.selfTest(), lost);
    own.dispose();
    await device.softmax(ones);
  });

  test("a disposed device refuses, and another still works", async () => {
    const other = await Device.open({ limits: "default" });
    assert.equal(other.report().limits.storageBindingBytes, 128 * 2 ** 20);
    other.dispose();
    other.dispose();
    await assert.rejects(other.softmax(tensor([1], [1])), /was disposed/);
    await assert.rejects(Device.open({ limits: /** @type {any} */ ("most") }), /limits/);
    await device.softmax(tensor([1], [1]));
  });
});

/**
 * The elements of out.update that the file selects for comparison.
 * @param {import("trifold").Safetensors} file
 * @param {Float32Array} data
 */
function valid(file, data) {
  const expected = file.tensor("out.update").data;
  const kept = file.tensor("valid.update").data;
  const channels = expected.length / kept.length;
  const keep = (/** @type {unknown} */ _, /** @type {number} */ index) =>
    kept[Math.floor(index / channels)] !== 0;
  return { lines: { got: [...data].filter(keep), expected: [...expected].filter(keep) } };
}
