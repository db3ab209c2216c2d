/**
 * Compiles every shader with Tint, the browser's compiler, which is stricter than naga in places.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launchChromium } from "./support/chromium.js";
import { serve } from "./support/server.js";
import { shaders } from "./support/shaders.js";

/** A shader that no compiler accepts, to check that errors are reported. */
const BROKEN = {
  kernel: "broken",
  variant: "undefined name",
  index: 0,
  wgsl: "@compute @workgroup_size(1) fn main() { _ = missing; }",
};

test("every shader compiles in Chromium", async (t) => {
  const texts = await shaders();
  assert(texts.length > 0, "the crate lists no shaders");
  const folder = await mkdtemp(join(tmpdir(), "trifold-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>shaders</title>");
  const [server, browser] = await Promise.all([serve(folder), launchChromium()]);
  t.after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });
  const page = await browser.newPage();
  await page.goto(server.url);

  assert.notDeepEqual((await page.evaluate(compile, [BROKEN]))[0], []);
  const messages = await page.evaluate(compile, texts);
  for (const [index, { kernel, variant, index: text }] of texts.entries()) {
    await t.test(`${kernel}/${variant} ${text}`, () => assert.deepEqual(messages[index], []));
  }
});

/**
 * The compiler's messages for each text, with the features that it enables; runs in the page.
 * @param {import("./support/shaders.js").Shader[]} texts
 * @returns {Promise<string[][]>}
 */
async function compile(texts) {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error("this Chromium has no adapter");
  const features = [...adapter.features].filter((name) =>
    ["shader-f16", "subgroups"].includes(name),
  );
  const device = await adapter.requestDevice({
    requiredFeatures: /** @type {GPUFeatureName[]} */ (features),
  });
  return Promise.all(texts.map(({ wgsl }) => complaints(wgsl)));

  /** @param {string} code */
  async function complaints(code) {
    device.pushErrorScope("validation");
    const module = device.createShaderModule({ code });
    const scope = device.popErrorScope();
    const { messages } = await module.getCompilationInfo();
    const said = messages
      .filter(({ type }) => type === "error")
      .map(({ lineNum, linePos, message }) => `${lineNum}:${linePos} ${message}`);
    const error = await scope;
    if (error) return [...said, error.message];
    const compute = { module, entryPoint: "main" };
    return device.createComputePipelineAsync({ layout: "auto", compute }).then(
      () => said,
      (/** @type {Error} */ failure) => [...said, failure.message],
    );
  }
}
