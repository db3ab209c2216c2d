/** The npm package from its tarball: its files, and its behaviour in Node. */
import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { softwareDriver } from "./support/driver.js";
import { GOLDENS, HERE, PACKAGE, ROOT } from "./support/places.js";
import { readmeExample } from "./support/readme.js";
import { installTarball, lend, runNode } from "./support/tarball.js";

/** A program that uses the types under strict settings and without other libraries. */
const TYPED = `
import { createWorkerDevice, Device, tensor, Trifold } from "trifold";
import type { FloatTensor, FoldResult } from "trifold";
import { useDawn } from "trifold/node";
import { storeWeights } from "trifold/weights-store";

export async function store(worker: Worker, url: URL): Promise<Trifold> {
  const { files } = await storeWeights({ url: url.href, sha256: "" }, { worker: () => worker });
  return Trifold.open({ weights: files, worker });
}
export async function use(worker: Worker): Promise<FloatTensor> {
  await useDawn();
  const device: Device = await createWorkerDevice(worker, { limits: "default" });
  using local = await Device.open();
  const layer = await device.loadTriangleAttention({}, { ending: true });
  const x = tensor([1, 2], [1, 2]);
  await local.linear({ x, weight: x, activation: "geluTanh" });
  return layer.forward({ z: x });
}
export async function fold(worker: Worker): Promise<FoldResult> {
  using t = await Trifold.open({ weights: "built-in", worker });
  const folding = t.fold("MKLA", { samples: 1 });
  for await (const { stage, share } of folding) console.log(stage, share.toFixed(2));
  return folding;
}
// @ts-expect-error: no such stage
export const odd = (stage: import("trifold").FoldStage) => stage.stage === "relaxing";
// @ts-expect-error: no such activation
export const wrong = (device: Device) => device.activation(tensor([1], [1]), "tan");
`;

/** A program that uses the types without those of a browser or of Node. */
const TYPED_ALONE = `
import { Device, FoldState, tensor, Trifold, type FoldResult } from "trifold";
import { useDawn } from "trifold/node";
import { listStored, type StoreProgress } from "trifold/weights-store";

export const names = async () => (await listStored()).map(({ manifest }) => manifest.label);
export const share = ({ loaded, total = loaded }: StoreProgress) => loaded / total;
export async function fold(stored: Uint8Array): Promise<FoldResult> {
  await useDawn();
  using t = await Trifold.open({ weights: "model.pt" });
  const state = FoldState.fromBytes(stored);
  return t.fold({ chains: [{ kind: "protein", sequence: "MKLA" }] }, { state });
}
export const open = () => Device.open({ tier: "portable" });
export const x = tensor([1], [1]);
// @ts-expect-error: no such tier
export const wrong = () => Device.open({ tier: "matrix" });
`;

describe("the packed package", () => {
  /** @type {Awaited<ReturnType<typeof installTarball>>} */
  let installed;
  before(async () => {
    installed = await installTarball();
    await cp(join(HERE, "installed"), installed.folder, { recursive: true });
  });
  after(() => installed.remove());

  test("holds only what belongs", () => {
    const expected = [
      /^dist\/(weights-store\/)?[\w-]+\.(js|d\.ts)(\.map)?$/,
      /^src\/(weights-store\/)?[\w-]+\.ts$/,
      /^dist\/wasm\/trifold(_folding)?(\.js|\.d\.ts|_bg\.wasm)$/,
      /^dist\/network\.safetensors$/,
      /^LICENSE-(MIT|APACHE)$/,
      /^README\.md$/,
      /^package\.json$/,
    ];
    const strays = installed.files.filter(
      (path) => !expected.some((pattern) => pattern.test(path)),
    );
    assert.deepEqual(strays, []);
    for (const path of [
      "LICENSE-MIT",
      "LICENSE-APACHE",
      "README.md",
      "dist/index.d.ts",
      "dist/worker.js",
      "dist/wasm/trifold_bg.wasm",
      "dist/network.safetensors",
    ]) {
      assert(installed.files.includes(path), `${path} is missing`);
    }
    assert(installed.size < 10_000_000, `${installed.size} bytes`);
  });

  test("has maps to sources that are in it", async () => {
    const maps = installed.files.filter((path) => path.endsWith(".map"));
    assert(maps.length > 60, `${maps.length} maps`);
    for (const path of maps) {
      const file = join(installed.folder, "node_modules", "trifold", path);
      const { sources } = JSON.parse(await readFile(file, "utf8"));
      for (const source of sources)
        assert(existsSync(join(dirname(file), source)), `${path} names ${source}`);
    }
  });

  test("is as large as its README says", async () => {
    const [, folding, whole] =
      (await readFile(join(PACKAGE, "README.md"), "utf8")).match(
        /wasm, about (\d+) kB gzipped, the operations another, about (\d+) kB/,
      ) ?? [];
    for (const [name, said] of [
      ["trifold_folding", folding],
      ["trifold", whole],
    ]) {
      const bytes = gzipSync(await readFile(join(PACKAGE, "dist", "wasm", `${name}_bg.wasm`)), {
        level: 9,
      }).length;
      assert(
        Math.abs(bytes / 1000 / Number(said) - 1) < 0.05,
        `${name}: ${bytes} bytes, not ${said} kB`,
      );
    }
  });

  test("is imported without a GPU and without a trace", async () => {
    await runNode(installed.folder, ["import.js"]);
  });

  test("checks every option of every call, in JavaScript's words", async () => {
    await runNode(installed.folder, ["--test", "options.js"]);
  });

  test("reads queries as objects", async () => {
    await runNode(installed.folder, ["--test", "queries.js"]);
  });

  for (const [libraries, lib, source] of /** @type {const} */ ([
    ["the DOM's", ["ES2022", "DOM"], TYPED],
    ["no platform's", ["ES2022"], TYPED_ALONE],
  ]))
    test(`has types that hold in a strict project with ${libraries} types`, async () => {
      await writeFile(join(installed.folder, "use.ts"), source);
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: "ES2022",
        lib,
        types: [],
        module: "NodeNext",
      };
      await writeFile(
        join(installed.folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, files: ["use.ts"] }),
      );
      await runNode(installed.folder, [
        join(ROOT, "node_modules", "typescript", "bin", "tsc"),
        "-p",
        ".",
      ]);
    });

  describe("in Node over Dawn", () => {
    before(() => lend(installed.folder, "webgpu"));

    test("computes", async () => {
      const output = await runNode(
        installed.folder,
        ["--test", "--test-reporter=spec", "dawn.js"],
        { GOLDENS, ...softwareDriver() },
      );
      process.stdout.write(output);
    });

    test("works on the caller's own device and buffers", async () => {
      const own = ["--test", "own-device.js"];
      await runNode(installed.folder, own, { GOLDENS, ...softwareDriver() });
    });

    test("folds, and whole models equal OpenFold3's", async () => {
      const output = await runNode(
        installed.folder,
        ["--test", "--test-reporter=spec", "fold.js"],
        { GOLDENS, ...softwareDriver() },
      );
      process.stdout.write(output);
    });

    test("the README's example runs", async () => {
      await writeFile(join(installed.folder, "example.mjs"), await readmeExample("in-node"));
      const output = await runNode(installed.folder, ["example.mjs"], softwareDriver());
      assert.match(output, /peptide\/seed_1\/peptide_seed_1_sample_1_model\.cif/);
    });
  });
});
