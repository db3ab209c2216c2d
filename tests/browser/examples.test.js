/**
 * The programs in `pkg/examples`, built as their package.json says and run where they are meant to
 * run: in Chromium, Node, Deno and Bun.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { launchChromium, watch } from "./support/chromium.js";
import { PACKAGE, ROOT } from "./support/places.js";
import { serve } from "./support/server.js";
import { softwareDriver } from "./support/driver.js";
import { installTarball, lend } from "./support/tarball.js";

const PATIENCE = { timeout: 60_000 };
/** The output of each example: its query has 11 residues. */
const EXPECTED = /^11 tokens, [1-9]\d* MB of GPU memory\s*$/;
const BUNDLERS = { vite: "dist", webpack: ".", esbuild: ".", rollup: "." };
const TOOLS = ["vite", "webpack", "webpack-cli", "esbuild", "rollup", "@rollup", "webgpu"];

/** @type {Awaited<ReturnType<typeof installTarball>>} */
let installed;
before(async () => {
  installed = await installTarball();
  await cp(join(PACKAGE, "examples"), join(installed.folder, "examples"), { recursive: true });
  for (const name of TOOLS) await lend(installed.folder, name);
});
after(() => installed?.remove());

/**
 * Runs a script of an example's package.json and returns its output.
 * @param {string} example
 * @param {string} script
 */
async function npmRun(example, script) {
  const folder = join(installed.folder, "examples", example);
  const { scripts } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const programs = join(ROOT, "node_modules", ".bin");
  const { stdout } = await promisify(execFile)(scripts[script], {
    shell: true,
    cwd: folder,
    env: {
      ...process.env,
      ...softwareDriver(),
      PATH: `${programs}${delimiter}${process.env.PATH}`,
    },
  });
  return stdout;
}

describe("in a page", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser?.close());

  /**
   * The text that a served folder's page ends with.
   * @param {string} folder
   * @param {string[]} [origins] further ones that it may ask
   */
  async function shown(folder, origins = []) {
    const server = await serve(folder);
    const page = await browser.newPage();
    const complaints = watch(page, new URL(server.url).origin);
    await page.goto(server.url);
    await page.waitForFunction(
      () => document.getElementById("out")?.textContent !== "",
      undefined,
      PATIENCE,
    );
    const text = await page.locator("#out").innerText();
    await page.close();
    await server.close();
    // Browsers request an icon; the console reports "404" without its name.
    const strange = complaints.filter(
      (complaint) =>
        !/favicon\.ico$|^console: .*404 \(Not Found\)$/.test(complaint) &&
        !origins.some((origin) => complaint.startsWith(`request: ${origin}`)),
    );
    assert.deepEqual(strange, []);
    return text;
  }

  for (const [name, output] of Object.entries(BUNDLERS))
    test(`${name} builds what runs`, async () => {
      await npmRun(name, "build");
      assert.match(await shown(join(installed.folder, "examples", name, output)), EXPECTED);
    });

  test("a page without a bundler runs", async () => {
    const folder = join(installed.folder, "examples", "plain");
    const dist = join(PACKAGE, "dist");
    await cp(dist, join(folder, "trifold", "dist"), { recursive: true });
    assert.match(await shown(folder), EXPECTED);
  });

  test("a page that loads the package from another origin runs", async (t) => {
    const cdn = await serve(PACKAGE, "/trifold/", { "access-control-allow-origin": "*" });
    t.after(() => cdn.close());
    const folder = join(installed.folder, "examples", "cdn");
    const file = join(folder, "index.html");
    const html = await readFile(file, "utf8");
    await writeFile(file, html.replaceAll("https://cdn.example/trifold/", cdn.url));
    assert.match(await shown(folder, [cdn.url]), EXPECTED);
    assert(cdn.asked.includes("dist/worker.js"), cdn.asked.join(" "));
  });
});

for (const runtime of ["node", "deno", "bun"])
  test(`${runtime} runs`, async () => {
    assert.match(await npmRun(runtime, "start"), EXPECTED);
  });
