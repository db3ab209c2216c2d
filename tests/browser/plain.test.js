/**
 * The README's examples in a browser: a plain page without a bundler, and a module that Vite
 * builds.
 */
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "vite";
import { launchChromium, watch } from "./support/chromium.js";
import { PACKAGE } from "./support/places.js";
import { readmeExample } from "./support/readme.js";
import { serve } from "./support/server.js";
import { installTarball } from "./support/tarball.js";

/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };

/**
 * Serves a folder and waits for the final text of its page.
 * @param {import("node:test").TestContext} t
 * @param {string} folder
 */
async function shown(t, folder) {
  const [server, browser] = await Promise.all([serve(folder), launchChromium()]);
  t.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await browser.newPage();
  const complaints = watch(page, new URL(server.url).origin);
  await page.goto(server.url);
  await page.waitForFunction(
    () => document.getElementById("out")?.textContent !== "",
    undefined,
    PATIENCE,
  );
  // Browsers request an icon; the console reports "404" without its name.
  const strange = complaints.filter(
    (complaint) => !/favicon\.ico$|^console: .*404 \(Not Found\)$/.test(complaint),
  );
  assert.deepEqual(strange, []);
  return page.locator("#out").innerText();
}

test("the example for a plain page runs", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "trifold-"));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "trifold"));
  await cp(join(PACKAGE, "dist"), join(folder, "trifold", "dist"), { recursive: true });
  await writeFile(join(folder, "index.html"), await readmeExample("plain"));
  assert.match(await shown(t, folder), /_atom_site\.Cartn_x/);
});

test("the example for Vite runs", async (t) => {
  const installed = await installTarball();
  t.after(() => installed.remove());
  await writeFile(join(installed.folder, "example.js"), await readmeExample("fold"));
  const main =
    'import { structure, plddt } from "./example.js"; ' +
    'document.getElementById("out").textContent = `${plddt.length} atoms ${structure}`;';
  await writeFile(join(installed.folder, "main.js"), main);
  await writeFile(
    join(installed.folder, "index.html"),
    '<!doctype html><title>x</title><pre id="out"></pre>' +
      '<script type="module" src="./main.js"></script>',
  );
  await build({
    root: installed.folder,
    configFile: false,
    logLevel: "error",
    build: { target: "es2022" },
  });
  assert.match(
    await shown(t, join(installed.folder, "dist")),
    /^\d+ atoms data_[^]*_atom_site\.Cartn_x/,
  );
});
