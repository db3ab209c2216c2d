/**
 * Runs in a project that has the tarball and the package `webgpu`: folding in Node, and whole
 * models against OpenFold3.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  checkQuery,
  DeviceLostError,
  FoldState,
  mmcif,
  pdb,
  ranking,
  superposed,
  tensor,
  Trifold,
  TrifoldError,
} from "trifold";
import { useDawn } from "trifold/node";
import { openWatched } from "./lost.js";
import { caOfCif, caOfEntry, rmsd } from "./superposition.js";

const GOLDENS = process.env.GOLDENS ?? "";
const ASSETS = join(GOLDENS, "..", "..", "assets");
const VILLIN = "MLSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF";
/** Angstroms; of 12 samples with 12 steps and no recycle it was 0.42 to 0.57. */
const MOST_RMSD = 1;
const SETTINGS = { samples: 2, steps: 2, recycles: 0 };

await useDawn();

/**
 * @param {Float32Array} coordinates of two samples
 * @param {number} sample
 */
function sampleOf(coordinates, sample) {
  const length = coordinates.length / 2;
  return coordinates.subarray(sample * length, (sample + 1) * length);
}

/**
 * Root mean square distance.
 * @param {Float32Array} one
 * @param {Float32Array} other
 */
function distance(one, other) {
  const squares = one.map((value, at) => (value - (other[at] ?? NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (one.length / 3));
}

describe("folding in Node", () => {
  /** @type {Trifold} */
  let trifold;
  /** @type {import("trifold").OpenProgress[]} */
  const told = [];
  before(async () => {
    trifold = await Trifold.open({
      weights: "built-in",
      onProgress: (progress) => told.push(progress),
    });
  });
  after(() => trifold.dispose());

  test("weights come with progress, and say what they are", () => {
    assert.deepEqual([...new Set(told.map(({ stage }) => stage))], ["device", "model"]);
    const last = told.at(-1);
    assert(last && last.total > 2e6 && last.loaded > 0.9 * last.total, JSON.stringify(last));
    assert.equal(trifold.about().generation, "openbind");
    assert.match(trifold.about().note ?? "", /protein chains of up to about 100 residues/);
  });

  test("queries are checked, and the letter that is wrong is named", async () => {
    const { queries } = await trifold.check("MKLA:GW");
    assert.deepEqual(
      queries[0]?.chains.map(({ id, kind, length }) => [id, kind, length]),
      [
        ["A", "protein", 4],
        ["B", "protein", 2],
      ],
    );
    await assert.rejects(
      trifold.check(">A\nMKLA\n>B\nMK1L"),
      /line 3, chain B, position 3: unknown protein residue letter '1'/,
    );
    await assert.rejects(checkQuery({ text: "{}", name: "q.json" }), /q\.json/);
    await assert.rejects(trifold.check(/** @type {any} */ (7)), TypeError);
  });

  test("a job's size is known before", async () => {
    const estimate = await trifold.estimate("MQIFVKTLTG", SETTINGS);
    assert.equal(estimate.tokens, 10);
    assert(
      estimate.atoms > 70 &&
        estimate.deviceBytes > estimate.weightBytes &&
        estimate.weightBytes > 1e6,
      JSON.stringify(estimate),
    );
    await assert.rejects(
      trifold.estimate("MQIFVKTLTG", { ...SETTINGS, maxMemory: 1e6 }),
      /more than the .* allowed/,
    );
    await assert.rejects(
      trifold.estimate("MQIFVKTLTG", { samples: 0 }),
      /`samples` should be a whole number of at least 1, got 0/,
    );
    await assert.rejects(trifold.fold("MQIFV", { steps: 2.5 }), RangeError);
    await assert.rejects(trifold.fold("MQIFV", { seed: /** @type {any} */ ("2") }), TypeError);
    await assert.rejects(trifold.fold("MQIFVKTLTG", /** @type {any} */ ({ stepz: 1 })), /stepz/);
  });

  test("a sequence becomes structures, stage by stage", async () => {
    // Enough steps for coordinates that fit the PDB format.
    const settings = { ...SETTINGS, steps: 10, seed: 7 };
    const folding = trifold.fold({ text: "MQIFVKTLTG", name: "peptide" }, settings);
    const stages = [];
    for await (const stage of folding) stages.push(stage);
    const result = await folding;
    const steps = stages.flatMap(({ coordinates }) => (coordinates ? [coordinates] : []));
    const [before, last] = steps.slice(-2);
    assert(before && last);
    for (const sample of [0, 1]) {
      const [own, onto] = [sampleOf(last, sample), sampleOf(before, sample)];
      // Angstroms; about a hundred if a sample is rotated at random.
      assert(distance(own, onto) <= 1.05 * distance(superposed(own, onto), onto) + 0.1);
    }
    assert(
      stages.some(
        ({ stage, coordinates }) =>
          stage === "diffusion" && coordinates?.length === 2 * 3 * result.structure.atoms.length,
      ),
    );
    assert.equal(stages.at(-1)?.share, 1);
    assert.deepEqual([result.name, result.seed, result.samples.length], ["peptide", 7, 2]);
    const atoms = result.structure.atoms.length;
    for (const { coordinates, plddt, pae, scores } of result.samples) {
      assert.deepEqual([coordinates.length, plddt.length, pae.length], [3 * atoms, atoms, 100]);
      assert([...coordinates, ...plddt, ...pae].every(Number.isFinite) && scores.avgPlddt > 0);
    }
    assert.deepEqual(result.structure.residues.at(-1)?.tokens, [9, 10]);
    assert.match(mmcif(result, ranking(result.samples)[0] ?? 0), /^data_/);
    assert.throws(() => mmcif(result, 2), RangeError);
    assert.match(pdb(result, 1), /^ATOM .*\n[^]*END\n$/m);
    const scattered = {
      ...result,
      files: [],
      omitted: [{ path: "x_sample_1_model.pdb", reason: "too far" }],
    };
    assert.throws(() => pdb(scattered, 0), { code: "unsupported", message: "too far" });
    const ends = [
      "sample_1_model.cif",
      "sample_2_model.pdb",
      "sample_2_confidences.json",
      "sample_1_confidences_aggregated.json",
      "timing.json",
      "summary.csv",
    ];
    for (const end of ends)
      assert(
        result.files.some(({ path }) => path.endsWith(end)),
        end,
      );
    const again = await trifold.fold({ text: "MQIFVKTLTG", name: "peptide" }, settings);
    assert.deepEqual(again.samples[1]?.coordinates, result.samples[1]?.coordinates);
  });

  test("the built-in network folds villin as the experiment shows it", async () => {
    const settings = { samples: 1, steps: 12, recycles: 0 };
    const result = await trifold.fold(VILLIN, settings);
    const close = rmsd(caOfCif(mmcif(result, 0)), await caOfEntry(ASSETS, "1vii"));
    console.log(`CA-RMSD of villin: ${close.toFixed(2)} A`);
    assert(close < MOST_RMSD, `${close} A`);
  });

  test("what the built-in network was not trained on is said before the fold", async () => {
    assert.deepEqual((await trifold.estimate(VILLIN, SETTINGS)).warnings, []);
    const { warnings } = await trifold.estimate("MKLA:MKLE", SETTINGS);
    assert.match(warnings.join("; "), /single chains, and the query has 2; .* chain A has 4/);
  });

  test("a fold can be cancelled, and an error in a callback comes back as itself", async () => {
    const folding = trifold.fold("MQIFVKTLTG", {
      ...SETTINGS,
      steps: 500,
      onStage: ({ stage }) => stage === "diffusion" && folding.cancel(),
    });
    await assert.rejects(folding, { name: "AbortError", message: "The fold was cancelled" });
    const stop = new Error("enough");
    const failing = trifold.fold("MQIFVKTLTG", {
      ...SETTINGS,
      onStage: () => {
        throw stop;
      },
    });
    await assert.rejects(failing, (error) => error === stop);
    await assert.rejects(trifold.fold("MQIFVKTLTG", { signal: AbortSignal.abort() }), {
      name: "AbortError",
    });
  });

  test("an abort, or an error in a callback, ends opening at every stage", async () => {
    for (const stage of ["device", "model"]) {
      const controller = new AbortController();
      /** @type {number[]} */
      const after = [];
      const onProgress = (/** @type {import("trifold").OpenProgress} */ progress) => {
        if (controller.signal.aborted) after.push(progress.loaded);
        if (progress.stage === stage && (stage === "device" || progress.loaded > 0))
          controller.abort();
      };
      await assert.rejects(
        Trifold.open({ weights: "built-in", signal: controller.signal, onProgress }),
        { name: "AbortError" },
      );
      assert.deepEqual(after.slice(1), [], stage);
    }
    const reason = new Error("enough");
    await assert.rejects(
      Trifold.open({ weights: "built-in", signal: AbortSignal.abort(reason) }),
      (error) => error === reason,
    );
    const onProgress = (/** @type {import("trifold").OpenProgress} */ { loaded }) => {
      if (loaded > 0) throw reason;
    };
    await assert.rejects(
      Trifold.open({ weights: "built-in", onProgress }),
      (error) => error === reason,
    );
  });

  test("a fold whose device is disposed rejects", async () => {
    const own = await Trifold.open({ weights: "built-in" });
    const folding = own.fold("MQIFV", { ...SETTINGS, steps: 500, onStage: () => own.dispose() });
    await assert.rejects(folding, Error);
  });

  test("an operation loads the other wasm, which opens a second device", async () => {
    const { opened, devices } = await openWatched(() =>
      trifold.device.softmax(tensor([0, 0], [1, 2])),
    );
    assert.deepEqual([...opened.data], [0.5, 0.5]);
    assert.equal(devices.length, 1);
    assert(trifold.device.operations().includes("softmax"));
    await trifold.device.softmax(tensor([0, 0], [1, 2]));
  });

  test("a device lost in mid-fold ends the fold, and another goes on from there", async () => {
    const settings = { samples: 1, steps: 6, recycles: 1, seed: 3 };
    const whole = await trifold.fold("MQIFV", settings);
    const { opened: own, devices } = await openWatched(() => Trifold.open({ weights: "built-in" }));
    const state = new FoldState();
    const onStage = (/** @type {import("trifold").FoldStage} */ { stage, step }) => {
      if (stage === "diffusion" && step === 3) devices.forEach((device) => device.destroy());
    };
    const lost = (/** @type {unknown} */ error) =>
      error instanceof DeviceLostError &&
      error.name === "DeviceLostError" &&
      error.code === "device-lost" &&
      /was lost/.test(error.message);
    await assert.rejects(own.fold("MQIFV", { ...settings, state, onStage }), lost);
    await assert.rejects(own.fold("MQIFV", settings), lost);
    own.dispose();
    await assert.rejects(
      trifold.fold("MQIFVK", { ...settings, state }),
      /resume state: is of another query, seed or settings/,
    );
    const stored = FoldState.fromBytes(structuredClone(await state.toBytes()));
    await assert.rejects(new FoldState().toBytes(), /is empty/);
    const truncated = FoldState.fromBytes((await state.toBytes()).subarray(0, 100));
    await assert.rejects(trifold.fold("MQIFV", { ...settings, state: truncated }), {
      code: "input",
      message: /resume state: is truncated/,
    });
    /** @type {string[]} */
    const stages = [];
    const resumed = await trifold.fold("MQIFV", {
      ...settings,
      state: stored,
      onStage: ({ stage, step }) => stages.push(`${stage} ${step}`),
    });
    assert(
      !stages.some((stage) => stage.startsWith("trunk") || stage === "diffusion 2") &&
        stages.includes("diffusion 5"),
      String(stages),
    );
    assert.deepEqual(resumed.samples[0]?.coordinates, whole.samples[0]?.coordinates);
    assert.deepEqual(resumed.samples[0]?.pae, whole.samples[0]?.pae);
  });

  test("weights are read in pieces from a path, and broken ones are named", async () => {
    const { device } = trifold;
    const demo = await readFile(
      new URL("./node_modules/trifold/dist/network.safetensors", import.meta.url),
    );
    await writeFile("whole.safetensors", demo);
    await writeFile("broken.safetensors", demo.subarray(0, demo.length - 1000));
    await writeFile("noise.pt", Buffer.alloc(1000, 7));
    const own = await Trifold.open({ device, weights: "whole.safetensors" });
    assert.equal(own.about().tensors, trifold.about().tensors);
    own.dispose();
    await assert.rejects(own.estimate("MKLA"), { code: "disposed", message: /was disposed/ });
    await assert.rejects(
      own.estimate("MKLA"),
      (error) => error instanceof TrifoldError && error instanceof Error,
    );
    await assert.rejects(
      Trifold.open(/** @type {any} */ (undefined)),
      /options should be an object/,
    );
    await assert.rejects(Trifold.open(/** @type {any} */ ({})), /`weights` should be/);
    await assert.rejects(
      Trifold.open({ device, weights: "broken.safetensors" }),
      /broken\.safetensors: not a readable safetensors file/,
    );
    await assert.rejects(
      Trifold.open({ device, weights: ["noise.pt"] }),
      /noise\.pt: neither a checkpoint of torch \(\.pt\) nor safetensors/,
    );
    await assert.rejects(Trifold.open({ device, weights: demo.subarray(0, 50) }), /safetensors/);
    await assert.rejects(Trifold.open({ device, weights: "missing.pt" }), /ENOENT.*missing\.pt/);
    assert((await trifold.estimate("MKLA", SETTINGS)).tokens === 4, "the first model stays usable");
  });

  for (const name of ["whole_tiny_protein20", "whole_tiny_p2", "whole_tiny_mixed"]) {
    test(`${name} equals OpenFold3's`, async () => {
      const lines = await trifold.verify(await readFile(join(GOLDENS, `${name}.safetensors`)));
      assert(lines.length > 3, JSON.stringify(lines));
      for (const line of lines) assert(line.passed, JSON.stringify(line));
    });
  }
});
