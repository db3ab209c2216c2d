/** The npm package in a user's app: built by Vite without any configuration, run in Chromium. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, createServer } from "vite";
import { launchChromium, watch } from "./support/chromium.js";
import { GOLDENS, HERE, PACKAGE } from "./support/places.js";
import { serve } from "./support/server.js";
import { installTarball } from "./support/tarball.js";

/** Of numbers around 1, in f32. */
const CLOSE = 4e-6;
/** Goldens of other tests: not of the model, or too slow on a CPU. */
const ELSEWHERE = ["checkpoint_samples", "ubiquitin_pair", "whole_tiny_p2"];

describe("a Vite app", () => {
  /** @type {Awaited<ReturnType<typeof installTarball>>} */
  let installed;
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    installed = await installTarball();
    await cp(join(HERE, "vite-app"), installed.folder, { recursive: true });
    await cp(join(HERE, "installed", "reference.js"), join(installed.folder, "reference.js"));
    await cp(join(HERE, "installed", "lost.js"), join(installed.folder, "lost.js"));
    await build({ root: installed.folder, configFile: false, logLevel: "error" });
    await cp(GOLDENS, join(installed.folder, "dist", "goldens"), { recursive: true });
    server = await serve(join(installed.folder, "dist"));
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await installed?.remove();
  });

  /**
   * Opens the app again and calls one of its functions.
   * @param {string} name
   * @param {unknown} [argument]
   */
  async function call(name, argument, url = server.url) {
    const page = await browser.newPage();
    const complaints = watch(page, new URL(url).origin);
    await page.goto(url);
    await page.waitForFunction(() => "app" in window);
    const result = await page.evaluate(
      ([name, argument]) => /** @type {any} */ (window).app[/** @type {string} */ (name)](argument),
      [name, argument],
    );
    await page.close();
    return { result, complaints };
  }

  test("computes in the page", async () => {
    const { result, complaints } = await call("inPage");
    assert(result.error < CLOSE, JSON.stringify(result));
    assert.deepEqual(complaints, []);
  });

  test("computes in a worker, in blocks, and refuses bad input there", async () => {
    const { result, complaints } = await call("inWorker");
    assert(
      result.error < CLOSE && result.again < CLOSE && result.untouched,
      JSON.stringify(result),
    );
    assert.match(result.wrong, /softmax: `x` should be/);
    assert.deepEqual(complaints, []);
  });

  test("moves inputs where asked to, and never what lies beside them", async () => {
    const { result } = await call("moved");
    assert.deepEqual(result, { y: [0.5, 0.5], kept: 4, left: 0 });
  });

  test("aborts in a worker, which stays usable", async () => {
    const { result } = await call("aborted");
    assert.deepEqual(result, { name: "AbortError", stopped: true, rows: 1, live: 0 });
  });

  test("keeps a layer in a worker", async () => {
    const { result } = await call("layer");
    assert(result < 1e-5, String(result));
  });

  test("chooses a tier, and refuses one that is not there", async () => {
    const { result } = await call("tiers");
    assert(
      result.offered ? result.best === "f16" || result.warning : result.best === "portable",
      JSON.stringify(result),
    );
    assert.match(
      result.asked,
      result.offered ? /^f16$/ : /does not support the f16 tier: no shader-f16/,
    );
  });

  test("says that a device was lost, to what runs and to what comes after", async () => {
    const { result } = await call("lost");
    assert.equal(result.running, "DeviceLostError");
    assert.match(result.after, /^DeviceLostError: the GPU device was lost/);
  });

  test("whole models, their parts and every layer equal OpenFold3's", async () => {
    const names = (await readdir(GOLDENS))
      .filter((name) => name.endsWith(".safetensors"))
      .map((name) => name.replace(".safetensors", ""));
    const wanted = names.filter((name) => !ELSEWHERE.includes(name));
    const { result, complaints } = await call("goldens", wanted);
    for (const { name, outputs, worst } of result)
      console.log(`${name}: ${outputs} outputs, the worst ${worst.toFixed(3)} of its bound`);
    for (const { name, failed, outputs } of result)
      assert(failed.length === 0 && outputs > 0, `${name}: ${JSON.stringify(failed)}`);
    assert(
      ["whole_tiny_protein20", "whole_tiny_mixed"].every((name) => wanted.includes(name)) &&
        wanted.length > 35,
      wanted.join(" "),
    );
    assert.deepEqual(complaints, []);
  });

  test("takes the wasm as bytes", async () => {
    const { result } = await call("initFromBytes");
    assert(result.error < CLOSE, JSON.stringify(result));
  });

  test("says what is missing", async () => {
    assert.match(
      (await call("missing")).result,
      /should find the wasm at .*nowhere\.wasm, got 404/,
    );
    const { first, again } = (await call("missingWorker")).result;
    assert.match(first, /worker failed: its script did not load/);
    assert.equal(again, first);
  });

  test("nobody waits for a worker that is gone", async () => {
    const [terminated, disposed] = (await call("ended")).result;
    assert.deepEqual(terminated, Array(2).fill("trifold: the worker was terminated"));
    assert.match(disposed.join(), /the device was disposed.*the model was disposed/);
    for (const message of (await call("silentWorkers")).result)
      assert.match(message, /the worker does not answer/);
  });

  test("an abort ends a load in a worker, which stays usable", async () => {
    const { result, complaints } = await call("abortedLoad");
    assert.deepEqual([result.name, result.again], ["AbortError", undefined]);
    assert(result.aborted < result.whole / 2, JSON.stringify(result));
    assert.deepEqual(complaints, []);
  });

  test("stores weights, checks them, and fetches them once", async () => {
    const bytes = await readFile(join(PACKAGE, "dist", "network.safetensors"));
    const sum = createHash("sha256").update(bytes).digest("hex");
    const before = server.asked.length;
    const { result } = await call("stored", sum);
    const { refusals, folders, ...rest } = result;
    assert.equal(folders[0], folders[1]);
    assert.deepEqual(rest, {
      sha256: sum,
      size: bytes.length,
      progress: bytes.length,
      tensors: rest.tensors,
      left: 0,
    });
    assert(rest.tensors > 100, String(rest.tensors));
    for (const [at, expected] of [
      /^TrifoldError file: network.*its SHA-256 is [0-9a-f]{64}, and you expect 0{64}/,
      /^TrifoldError file: .*index\.html is a web page, not a weights file/,
      /^TypeError option: storeWeights: `source` should be an address, .*got \[\]/,
      /^AbortError/,
      /^TrifoldError worker-failed: .*its script did not load/,
    ].entries())
      assert.match(refusals[at], expected);
    // Once for the first download and once for the wrong checksum.
    const asked = server.asked.slice(before).filter((path) => /network.*safetensors$/.test(path));
    assert.equal(asked.length, 2);
  });

  test("folds where AbortSignal.any and GPUAdapter.info are not there yet", async () => {
    const { result, complaints } = await call("old");
    assert.deepEqual(result, { name: "AbortError", missing: true });
    assert.deepEqual(complaints, []);
  });

  test("an error in a callback ends a run in a worker, and comes back", async () => {
    const { result, complaints } = await call("thrown");
    assert.equal(result, "mine");
    assert.deepEqual(complaints, []);
  });

  for (const exclude of [[], ["trifold"]]) {
    test(`runs on the development server that bundles all but [${exclude}]`, async () => {
      const server = { host: "127.0.0.1", port: 0 };
      const development = await createServer({
        root: installed.folder,
        configFile: false,
        logLevel: "error",
        server,
        optimizeDeps: { exclude },
      });
      await development.listen();
      const url = development.resolvedUrls?.local[0] ?? "";
      const { result } = await call("inPage", undefined, url).finally(() => development.close());
      assert(result.error < CLOSE, JSON.stringify(result));
    });
  }
});
