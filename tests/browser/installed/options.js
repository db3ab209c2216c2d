/**
 * Runs in a project that has only the tarball: wrong values of every option of every call are
 * refused by the option's name, before a GPU is needed.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as trifold from "trifold";
import { useDawn } from "trifold/node";

const { createWorkerDevice, Device, FoldState, init, mmcif, pdb, Safetensors, tensor, Trifold } =
  trifold;

/** These have no GPU: the checks run before it is needed. */
const device = Reflect.construct(Device, [{}]);
const model = Object.create(Trifold.prototype);
const thread = { postMessage() {}, addEventListener() {} };
const x = tensor([1], [1]);
const chain = { kind: "protein", sequence: "MKLA" };

const FLAGS = ["yes", 1, null];
const TEXTS = [7, null, {}];
const FUNCTIONS = [7, "f", {}];
const SIGNALS = [7, {}, "abort"];
const WASM = [7, true];
/** @param {number} least */
const whole = (least) => ["2", null, {}, 2.5, NaN, Infinity, least - 1];
const OPEN = {
  limits: ["worst", 7],
  byteBudget: whole(1),
  lowPower: FLAGS,
  tier: ["f64", 7],
  module: ["half", 7],
};
const FOLD = {
  samples: whole(1),
  steps: whole(1),
  recycles: whole(0),
  seed: whole(0),
  maxMemory: whole(1),
};

/**
 * Wrong values of each option of each call.
 * @type {Record<string, [(options: any) => unknown, Record<string, unknown[]>, object?]>}
 */
const CALLS = {
  "Trifold.open": [
    (options) => Trifold.open(options),
    {
      ...OPEN,
      weights: [undefined, null, 7, "", {}, [], [7]],
      worker: ["./worker.js", {}],
      device: [{}, "gpu"],
      wasm: WASM,
      signal: SIGNALS,
      onProgress: FUNCTIONS,
    },
    { weights: "weights.pt" },
  ],
  "Device.open": [(options) => Device.open(options), { ...OPEN, gpuDevice: [{}, "gpu"] }],
  createWorkerDevice: [
    (options) => createWorkerDevice(/** @type {any} */ (thread), options),
    { ...OPEN, wasm: WASM, transferInputs: FLAGS, signal: SIGNALS },
  ],
  fold: [
    (options) => model.fold("MKLA", options),
    { ...FOLD, signal: SIGNALS, state: [{}, 7], onStage: FUNCTIONS },
  ],
  estimate: [(options) => model.estimate("MKLA", options), FOLD],
  query: [
    (query) => trifold.checkQuery(query),
    { text: TEXTS, name: [7], files: [7, { a: 7 }], components: [7], query: [7] },
    { text: "MKLA" },
  ],
  "query of chains": [
    (query) => trifold.checkQuery(query),
    { name: [7], chains: [7, null, []], components: [7] },
    { chains: [chain] },
  ],
  "chains[0]": [
    (given) => trifold.checkQuery({ chains: [given] }),
    {
      kind: [undefined, "peptide", 7],
      sequence: [undefined, 7],
      copies: whole(1),
      ids: ["A", [7], ["A", "A"]],
      msa: [7],
      modifications: ["SEP"],
      templates: ["1abc", {}],
    },
    chain,
  ],
  template: [
    (one) => trifold.checkQuery({ chains: [{ .../** @type {any} */ (chain), templates: [one] }] }),
    { text: [undefined, 7], chain: [7] },
    { text: "" },
  ],
  ligand: [
    (given) => trifold.checkQuery({ chains: [given] }),
    { code: [7], smiles: [7] },
    { kind: "ligand" },
  ],
  modification: [
    (one) =>
      trifold.checkQuery({ chains: [{ .../** @type {any} */ (chain), modifications: [one] }] }),
    { code: [undefined, 7], position: [undefined, ...whole(1)] },
    { code: "SEP", position: 1 },
  ],
  selfTest: [(options) => device.selfTest(options), { onReport: FUNCTIONS, signal: SIGNALS }],
  bench: [
    (options) => device.bench(options),
    {
      ops: ["softmax", ["no_such_op"], [7]],
      n: [7, [0], ["8"], [2.5]],
      repeats: whole(1),
      onRow: FUNCTIONS,
      signal: SIGNALS,
    },
  ],
  loadAttention: [
    (options) => device.loadAttention({ x }, options),
    { prefix: TEXTS, heads: [undefined, ...whole(1)] },
    { heads: 1 },
  ],
  loadTriangleAttention: [
    (options) => device.loadTriangleAttention({ x }, options),
    { prefix: TEXTS, ending: [undefined, ...FLAGS], bias: ["key", 7] },
    { ending: true },
  ],
  loadSwiGluTransition: [
    (options) => device.loadSwiGluTransition({ x }, options),
    { prefix: TEXTS },
  ],
};

/** Wrong arguments that are not options. */
const ARGUMENTS = {
  "init: `input`": () => init(/** @type {any} */ (7)),
  "init: `module`": () => init(undefined, /** @type {any} */ ("half")),
  "createWorkerDevice: `worker`": () => createWorkerDevice(/** @type {any} */ ("x")),
  "checkQuery: `wasm`": () => trifold.checkQuery("MKLA", /** @type {any} */ (7)),
  "trifold: `query`": () => trifold.checkQuery(/** @type {any} */ (7)),
  "softmax: `x`": () => device.softmax([1, 2]),
  "linear: `weight`": () => device.linear({ x, weight: { data: [1], shape: [1] } }),
  "linear: `activation`": () => device.linear({ x, weight: x, activation: "tan" }),
  "gated_linear: `activation`": () => device.gatedLinear({ x, wGate: x, wValue: x, activation: 7 }),
  "activation: `activation`": () => device.activation(x, undefined),
  "layer_norm: `epsilon`": () => device.layerNorm({ x, epsilon: NaN }),
  "triangle_attention: `scale`": () =>
    device.triangleAttention({ q: x, k: x, v: x, bias: x, scale: "1" }),
  "swiglu: the arguments": () => device.swiglu(undefined),
  "run: `op`": () => device.run("no_such_op", {}),
  "load: `name`": () => device.load("no_such_op", { x }),
  "swiglu_transition: `weights`": () => device.loadSwiGluTransition(7),
  "verify: `file`": () => device.verify("case.safetensors"),
  "Safetensors: `file`": () => new Safetensors(/** @type {any} */ ("x")),
  "tensor: `data`": () => tensor(/** @type {any} */ ("1"), [1]),
  "tensor: `shape`": () => tensor([1], /** @type {any} */ (1)),
  "upload: `tensor`": () => device.upload(7),
  "fromBuffer: `buffer`": () => device.fromBuffer(7, [1]),
  "fromBuffer: `shape`": () => device.fromBuffer({ size: 4, usage: 0 }, ["1"]),
  "fromBuffer: `offset`": () => device.fromBuffer({ size: 4, usage: 0 }, [1], { offset: -1 }),
  "runOnGpu: `op`": () => device.runOnGpu("no_such_op", {}),
  "useDawn: `flags`": () => useDawn(/** @type {any} */ ("backend=vulkan")),
  "mmcif: `sample`": () => mmcif(/** @type {any} */ ({ samples: [], files: [] }), 1),
  "pdb: `sample`": () => pdb(/** @type {any} */ ({ samples: [], files: [] }), -1),
};

/**
 * @param {() => unknown} call
 * @param {string} name
 */
async function refused(call, name) {
  await assert.rejects(
    async () => call(),
    (/** @type {Error & { code?: string }} */ error) => {
      assert(error instanceof TypeError || error instanceof RangeError, `${name}: ${error.stack}`);
      assert.equal(error.code, "option", `${name}: ${error.stack}`);
      assert(error.message.includes(name), `${name}: ${error.message}`);
      assert.match(error.message, /should be .*, got |there is no option/);
      assert.doesNotMatch(error.message, /usize|u64|struct|invalid type|query\.\w+ /);
      return true;
    },
  );
}

for (const [name, [call, options, base = {}]] of Object.entries(CALLS)) {
  test(`every option of ${name} is checked`, async () => {
    for (const [option, values] of Object.entries(options))
      for (const value of values) await refused(() => call({ ...base, [option]: value }), option);
    for (const wrong of [7, null, "x"]) {
      if (name.startsWith("query") && wrong === "x") continue; // a sequence
      await refused(() => call(wrong), "");
    }
    await assert.rejects(async () => call({ ...base, stepz: 1 }), /there is no option `stepz`/);
  });
}

for (const [place, call] of Object.entries(ARGUMENTS))
  test(`${place} is checked`, () => refused(call, place));

test("a misspelt option is told the one that was meant", async () => {
  await assert.rejects(model.estimate("MKLA", { sample: 1 }), /did you mean `samples`\?/);
  await assert.rejects(model.estimate("MKLA", { stpes: 1 }), /did you mean `steps`\?/);
});

test("a state that is no stored one is refused", () => {
  assert.throws(() => FoldState.fromBytes(/** @type {any} */ ("x")), { code: "option" });
});
