/**
 * The page in WebKit, Safari's engine, if Playwright's is installed
 * (`npx playwright-core install webkit`), with or without WebGPU.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { webkit } from "playwright-core";
import { PAGE, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

/** Kernels are compiled one after another. */
const PATIENCE = { timeout: 400_000 };
const SKIP = existsSync(webkit.executablePath()) ? false : "Playwright's WebKit is not installed";

test("the page folds, or says what to do", { skip: SKIP }, async (t) => {
  requireBuilt(join(PAGE, "index.html"));
  const server = await serve(PAGE, "/some/folder/");
  const browser = await webkit.launch();
  t.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.url);
  await page.waitForSelector("#fold-form:enabled, #device-advice:visible");
  if (await page.locator("#device-advice").isVisible()) {
    t.diagnostic("this WebKit has no WebGPU");
    assert.match(await page.locator("#device-advice").innerText(), /Safari has it from version 26/);
    assert(await page.locator("#fold-no-gpu").isVisible());
  } else {
    await page.click("#to-tools");
    await page.click("#self-test-run");
    await page.waitForSelector(
      "#self-test-status:has-text('All passed'), #self-test-status.bad",
      PATIENCE,
    );
    assert.match(await page.locator("#self-test-status").innerText(), /^All passed/);
    await page.fill("#query-text", "NLYIQWLKDGG");
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
    await page.click("#fold-run");
    await page.waitForSelector("#fold-status:has-text('Folded in'), #fold-status.bad", PATIENCE);
    assert.match(await page.locator("#fold-status").innerText(), /^Folded in/);
  }
  assert.deepEqual(errors, []);
});
