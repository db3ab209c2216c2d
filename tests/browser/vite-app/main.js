/** A user's app, in the page and in a worker; the test calls its functions. */
import { createWorkerDevice, Device, init, Trifold } from "trifold";
import { forget, listStored, storeWeights } from "trifold/weights-store";
import networkUrl from "trifold/network.safetensors?url";
import wasmUrl from "trifold/trifold_bg.wasm?url";
import { openWatched } from "./lost.js";
import { drawProblem, largestDifference, triangleAttention } from "./reference.js";

const problem = drawProblem({ batch: 1, rows: 2, heads: 2, queries: 9, keys: 19, width: 8 });

/** @param {import("trifold").Device} device */
async function error(device) {
  const o = await device.triangleAttention(problem);
  return largestDifference(o.data, triangleAttention(problem));
}

/** @param {object} options */
async function worker(options) {
  const thread = new Worker(new URL("trifold/worker", import.meta.url), { type: "module" });
  return { thread, device: await createWorkerDevice(thread, options) };
}

const said = (/** @type {Error} */ { message }) => message;

const app = {
  async inPage() {
    const device = await Device.open();
    return { name: device.report().name, error: await error(device) };
  },

  async inWorker() {
    // Keys and values take 2,432 bytes each: with a smaller budget, the work runs in blocks.
    const { thread, device } = await worker({ byteBudget: 1024 });
    const result = {
      name: device.report().name,
      error: await error(device),
      untouched: problem.q.data.length > 0,
    };
    const wrong = await device
      .softmax({ data: new Float32Array(3), shape: [2, 2] })
      .catch((/** @type {Error} */ refusal) => refusal.message);
    const again = await error(device);
    device.dispose();
    thread.terminate();
    return { ...result, wrong, again };
  },

  async moved() {
    const { thread, device } = await worker({ wasm: wasmUrl, transferInputs: true });
    const whole = new Float32Array([0, 0, 5, 5]);
    const y = await device.softmax({ data: whole.subarray(2), shape: [1, 2] });
    const kept = whole.length;
    await device.softmax({ data: whole, shape: [2, 2] });
    thread.terminate();
    return { y: [...y.data], kept, left: whole.length };
  },

  async aborted() {
    const { thread, device } = await worker({});
    const controller = new AbortController();
    const seen = [];
    const onReport = (/** @type {unknown} */ _, /** @type {number} */ done) => {
      seen.push(done);
      controller.abort();
    };
    const name = await device
      .selfTest({ signal: controller.signal, onReport })
      .catch((/** @type {Error} */ { name }) => name);
    const rows = await device.bench({ ops: ["softmax"], n: [8], repeats: 1 });
    const { live } = await device.memory();
    thread.terminate();
    return { name, stopped: seen.length < 10, rows: rows.length, live };
  },

  async layer() {
    const { thread, device } = await worker({});
    const ones = { data: new Float32Array(64).fill(1), shape: [8, 8] };
    const norm = { data: new Float32Array(8).fill(1), shape: [8] };
    const weights = {
      "layer_norm.weight": norm,
      "layer_norm.bias": norm,
      "swiglu.linear_a.weight": ones,
      "swiglu.linear_b.weight": ones,
      "linear_out.weight": ones,
    };
    const layer = await device.loadSwiGluTransition(weights);
    const x = { data: Float32Array.from({ length: 8 }, (_, index) => index), shape: [1, 8] };
    const update = await layer.forward({ x });
    layer.dispose();
    thread.terminate();
    // The normalized row sums to 0, plus 8 of the bias: each gate and each value is 8.
    const expected = (8 * 8 * 8) / (1 + Math.exp(-8));
    return Math.abs(update.data[0] - expected) / expected;
  },

  async missing() {
    const { thread, device } = await worker({ wasm: "/nowhere.wasm" }).catch(
      (/** @type {Error} */ error) => ({ thread: undefined, device: error }),
    );
    thread?.terminate();
    return device instanceof Error ? device.message : "no error";
  },

  async missingWorker() {
    const thread = new Worker("/nowhere.js", { type: "module" });
    const first = await createWorkerDevice(thread).catch(said);
    return { first, again: await createWorkerDevice(thread).catch(said) };
  },

  /** Workers whose end is not reported. */
  async silentWorkers() {
    const missing = new Worker("/nowhere.js", { type: "module" });
    await new Promise((resolve) => missing.addEventListener("error", resolve));
    const { thread: terminated, device } = await worker({ module: "folding" });
    device.dispose();
    terminated.terminate();
    return Promise.all(
      [missing, terminated].map((thread) => createWorkerDevice(thread).catch(said)),
    );
  },

  /**
   * The errors of a fold whose worker is terminated, of a fold whose model is disposed, and of the
   * next call.
   */
  async ended() {
    const answers = [];
    for (const end of ["terminate", "dispose"]) {
      const thread = new Worker(new URL("trifold/worker", import.meta.url), { type: "module" });
      const t = await Trifold.open({ weights: "built-in", worker: thread });
      const folding = t.fold("MKLA", { samples: 1, steps: 500, recycles: 0 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (end === "terminate") thread.terminate();
      else t.dispose();
      answers.push([await folding.catch(said), await t.estimate("MKLA").catch(said)]);
      thread.terminate();
    }
    return answers;
  },

  /**
   * An abort while weights are loaded: its error, the number of pieces read, and whether the worker
   * can be used again.
   */
  async abortedLoad() {
    const thread = new Worker(new URL("./slow-worker.js", import.meta.url), { type: "module" });
    let pieces = 0;
    thread.addEventListener("message", ({ data }) => (pieces += data.read ? 1 : 0));
    const open = async (/** @type {AbortController | undefined} */ controller) => {
      pieces = 0;
      const onProgress = (/** @type {import("trifold").OpenProgress} */ { stage, loaded }) =>
        stage === "model" && loaded > 0 && controller?.abort();
      const options = controller ? { signal: controller.signal, onProgress } : {};
      return Trifold.open({ weights: "built-in", worker: thread, ...options }).then(
        (t) => t.dispose(),
        (/** @type {Error} */ { name }) => name,
      );
    };
    const name = await open(new AbortController());
    // The answer arrives after the pieces that the worker still read.
    await createWorkerDevice(thread, { module: "folding" }).then((device) => device.dispose());
    const aborted = pieces;
    const again = await open(undefined);
    thread.terminate();
    return { name, aborted, again, whole: pieces };
  },

  /**
   * Weights that the package stores, twice, and with a wrong checksum: the stored checkpoint, the
   * model that reads it, and the errors.
   */
  async stored(/** @type {string} */ sha256) {
    const options = {
      worker: () =>
        new Worker(new URL("trifold/weights-worker", import.meta.url), { type: "module" }),
    };
    let progress = 0;
    const onProgress = (/** @type {{ loaded: number }} */ { loaded }) => (progress = loaded);
    const given = { url: networkUrl, sha256 };
    const first = await storeWeights(given, { ...options, onProgress });
    const again = await storeWeights(given, options);
    const t = await Trifold.open({ weights: again.files });
    const { tensors } = t.about();
    t.dispose();
    const refusal = async (/** @type {any} */ source, /** @type {object} */ more = {}) =>
      storeWeights(source, { ...options, ...more }).catch(
        ({ name, code, message }) => `${name} ${code}: ${message}`,
      );
    const refusals = [
      await refusal({ url: networkUrl, sha256: "0".repeat(64) }),
      await refusal("index.html"),
      await refusal([]),
      await refusal(networkUrl, { signal: AbortSignal.abort() }),
      await refusal(networkUrl, { worker: () => new Worker("/nowhere.js", { type: "module" }) }),
    ];
    await forget(first.folder);
    return {
      folders: [first.folder, again.folder],
      sha256: first.manifest.parts[0]?.sha256,
      size: first.files[0]?.size,
      progress,
      tensors,
      refusals,
      left: (await listStored()).filter(({ complete }) => complete).length,
    };
  },

  /** A fold until its first stage, in a browser of WebGPU's first years. */
  async old() {
    Reflect.deleteProperty(AbortSignal, "any");
    Reflect.deleteProperty(GPUAdapter.prototype, "info");
    const t = await Trifold.open({ weights: "built-in" });
    const controller = new AbortController();
    const name = await t
      .fold("MKLA", {
        samples: 1,
        steps: 500,
        signal: controller.signal,
        onStage: () => controller.abort(),
      })
      .catch(({ name }) => name);
    return { name, missing: AbortSignal.any === undefined };
  },

  /** An error in a callback is rethrown unchanged. */
  async thrown() {
    const { thread, device } = await worker({});
    const onReport = () => {
      throw new Error("mine");
    };
    const message = await device.selfTest({ onReport }).catch(said);
    thread.terminate();
    return message;
  },

  /**
   * Case files of OpenFold3, through the wasm in one worker: for each, its outputs, the failed
   * ones, and the largest share of a bound.
   */
  async goldens(/** @type {string[]} */ names) {
    const { thread, device } = await worker({ tier: "portable" });
    const cases = [];
    for (const name of names) {
      const lines = await device.verify(
        await (await fetch(`goldens/${name}.safetensors`)).arrayBuffer(),
      );
      cases.push({
        name,
        outputs: lines.length,
        failed: lines.filter(({ passed }) => !passed),
        worst: Math.max(...lines.map(({ overBound }) => overBound)),
      });
    }
    thread.terminate();
    return cases;
  },

  async tiers() {
    const device = await Device.open();
    const offered = device.tiers().find(({ tier }) => tier === "f16")?.supported;
    const asked = await Device.open({ tier: "f16" }).then(
      (opened) => opened.tier(),
      (/** @type {Error} */ { message }) => message,
    );
    return { best: device.tier(), warning: device.warning(), offered, asked };
  },

  async lost() {
    const { opened: device, devices } = await openWatched(() => Device.open());
    const x = { data: new Float32Array(4), shape: [2, 2] };
    await device.softmax(x);
    const running = device
      .bench({ ops: ["triangle_attention"], n: [32], repeats: 1000 })
      .catch((/** @type {Error} */ { name }) => name);
    devices.forEach((taken) => taken.destroy());
    const after = await device
      .softmax(x)
      .catch((/** @type {Error} */ { name, message }) => `${name}: ${message}`);
    return { running: await running, after };
  },

  async initFromBytes() {
    await init(await (await fetch(wasmUrl)).arrayBuffer());
    return app.inPage();
  },
};

Object.assign(window, { app });
