/** The npm package in a user's app: built by Vite without any configuration, run in Chromium. */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, createServer } from "vite";
import { launchChromium, watch } from "./support/chromium.js";
import { HERE } from "./support/places.js";
import { serve } from "./support/server.js";
import { installTarball } from "./support/tarball.js";

/** Of numbers around 1, in f32. */
const CLOSE = 4e-6;

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
    await build({ root: installed.folder, configFile: false, logLevel: "error" });
    server = await serve(join(installed.folder, "dist"));
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await installed?.remove();
  });

  /**
   * Opens the app anew and calls one of its functions.
   * @param {string} name
   */
  async function call(name, url = server.url) {
    const page = await browser.newPage();
    const complaints = watch(page, new URL(url).origin);
    await page.goto(url);
    await page.waitForFunction(() => "app" in window);
    const result = await page.evaluate((name) => /** @type {any} */ (window).app[name](), name);
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
    assert(result.error < CLOSE && result.again < CLOSE && result.untouched, JSON.stringify(result));
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

  test("takes the wasm as bytes", async () => {
    const { result } = await call("initFromBytes");
    assert(result.error < CLOSE, JSON.stringify(result));
  });

  test("says what is missing", async () => {
    assert.match((await call("missing")).result, /should find the wasm at .*nowhere\.wasm, got 404/);
    assert.match((await call("missingWorker")).result, /worker failed: its script did not load/);
  });

  for (const exclude of [[], ["trifold"]]) {
    test(`runs on the development server that bundles all but [${exclude}]`, async () => {
      const server = { host: "127.0.0.1", port: 0 };
      const development = await createServer({ root: installed.folder, configFile: false, logLevel: "error", server, optimizeDeps: { exclude } });
      await development.listen();
      const url = development.resolvedUrls?.local[0] ?? "";
      const { result } = await call("inPage", url).finally(() => development.close());
      assert(result.error < CLOSE, JSON.stringify(result));
    });
  }
});
