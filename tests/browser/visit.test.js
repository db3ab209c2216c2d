/**
 * A visit in Chromium: the files of the first load, later work without a network, and inputs that
 * the page is given.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchChromium } from "./support/chromium.js";
import { PAGE, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };
/** Bytes that a visitor downloads before any action, gzipped. */
const FIRST_LOAD_BYTES = 40_000;
/** The page requests this when it starts to fetch the remaining files. */
const LIST = "offline.json";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  requireBuilt(join(PAGE, "index.html"));
  server = await serve(PAGE, "/some/folder/");
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {(() => void)} [prepare] runs in the page before its own scripts */
async function open(prepare) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  if (prepare) await page.addInitScript(prepare);
  await page.goto(server.url);
  await page.waitForSelector("#fold-form:enabled");
  return { context, page };
}

/** @returns {Promise<string[]>} */
async function listed() {
  return JSON.parse(await readFile(join(PAGE, LIST), "utf8"));
}

/**
 * @param {import("playwright-core").Page} page
 * @param {Record<string, number | string>} settings
 */
async function set(page, settings) {
  await page.locator("#fold-settings").evaluate((details) => details.setAttribute("open", ""));
  for (const [name, value] of Object.entries(settings))
    await page.fill(`#fold-${name}`, String(value));
}

test("the first load is small, and the rest comes only after it", async () => {
  const { gzipSync } = await import("node:zlib");
  const own = await serve(PAGE, "/first/");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(own.url);
  await page.waitForSelector("#fold-form:enabled");
  await page.waitForLoadState("networkidle");
  // All requests of the page and its service worker, until the page has been idle for a while and
  // the worker starts to fetch the remaining files for visits without a network, which no visitor
  // waits for.
  assert(!own.asked.includes(LIST), "the rest is fetched before the page is idle");
  const first = [...new Set(own.asked)];
  const files = first.map((path) => join(PAGE, path === "" ? "index.html" : path));
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(await readFile(path), { level: 9 }).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first load: ${files.length} files, ${total} bytes gzipped`);
  assert(total > 5000 && total < FIRST_LOAD_BYTES, String(total));
  assert(
    !first.some((path) =>
      /wasm|safetensors|3Dmol|engine|result-panel|diagnostics|download-client/.test(path),
    ),
    first.join(" "),
  );
  const all = await listed();
  while (!all.every((path) => own.asked.includes(path)))
    await new Promise((resolve) => setTimeout(resolve, 50));
  const rest = own.asked.slice(own.asked.indexOf(LIST) + 1);
  assert.deepEqual(
    rest.toSorted(),
    all.filter((path) => !first.includes(path)).toSorted(),
    "each file once, and none that was there",
  );
  await context.close();
  await own.close();
});

test("it can be installed as an app", async () => {
  const { context, page } = await open();
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual([errors, url], [[], `${server.url}manifest.webmanifest`]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  const found = installabilityErrors.map(({ errorId }) => errorId);
  // The windows of this browser are private, which is its only objection.
  assert.deepEqual(found, ["in-incognito"]);
  await context.close();
});

test("after a first visit that only looked, it folds and measures without a network", async () => {
  const { context, page } = await open();
  const all = await listed();
  const kept = () =>
    page.evaluate(
      async () =>
        (await (await caches.open("trifold-page")).keys()).filter(({ url }) =>
          url.includes("/assets/"),
        ).length,
    );
  while ((await kept()) < all.length) await page.waitForTimeout(100);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("#fold-form:enabled");
  await set(page, { samples: 1, steps: 2 });
  await page.fill("#query-text", "NLYIQ");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.waitForSelector("#fold-status:has-text('Folded in')", PATIENCE);
  await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
  await page.click("#to-tools");
  await page.waitForSelector("#self-test-run:enabled");
  await context.close();
});

test("a setting that cannot be folded with is named, with what it takes", async () => {
  const { context, page } = await open();
  await page.fill("#query-text", "NLYIQ");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  /** @type {[string, string, RegExp][]} */
  const wrong = [
    ["samples", "500", /^Samples: give a whole number from 1 to 100\.$/],
    ["samples", "-3", /^Samples/],
    ["samples", "", /^Samples/],
    ["steps", "1e9", /^Denoising steps: .* to 1,000\.$/],
    ["recycles", "0.5", /^Recycles: .* 0 to 50\.$/],
    ["seed", "99999999999999999999", /^Seed: .* to 9,007,199,254,740,991\.$/],
  ];
  for (const [name, value, says] of wrong) {
    const before = await page.inputValue(`#fold-${name}`);
    await set(page, { [name]: value });
    assert.match(await page.locator("#fold-estimate.bad").innerText(), says);
    assert(await page.locator("#fold-run").isDisabled());
    assert.equal(await page.getAttribute(`#fold-${name}`, "aria-invalid"), "true");
    await set(page, { [name]: before });
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
  }
  await set(page, { seed: Number.MAX_SAFE_INTEGER, samples: 1, steps: 2 });
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.waitForSelector("#result-title:has-text('seed 9007199254740991')", PATIENCE);
  await context.close();
});

test("a file that is dropped anywhere on the page is taken", async () => {
  const { context, page } = await open();
  for (const [place, text] of [
    ["footer", "MKLA"],
    [".masthead", "GGSG"],
  ]) {
    const kept = await page.evaluate(
      ([place = "", text = ""]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([`>A\n${text}\n`], "one.fasta"));
        const events = ["dragover", "drop"].map(
          (name) => new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }),
        );
        return events.map((event) => !document.querySelector(place)?.dispatchEvent(event));
      },
      [place, text],
    );
    assert.deepEqual(kept, [true, true], "the browser would open the file");
    await page.waitForFunction(
      (text) =>
        /** @type {HTMLTextAreaElement} */ (document.getElementById("query-text")).value.includes(
          text,
        ),
      text ?? "",
    );
  }
  await context.close();
});

test("an adapter without info is taken, as browsers gave it at first", async () => {
  const { context, page } = await open(() =>
    Object.defineProperty(GPUAdapter.prototype, "info", { get: () => undefined }),
  );
  assert.match(await page.locator("#device-status").innerText(), /^unnamed adapter/);
  await context.close();
});

test("a fold reads out its stages, and ends at the result", async () => {
  const { context, page } = await open();
  await set(page, { samples: 1, steps: 12, recycles: 0 });
  await page.fill("#query-text", "NLYIQWLKDG");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.evaluate(() => {
    const seen = /** @type {{ said?: string[], shown?: string[] }} */ (window);
    for (const [id, into] of /** @type {const} */ ([
      ["announcer", (seen.said = [])],
      ["fold-status", (seen.shown = [])],
    ])) {
      const place = /** @type {HTMLElement} */ (document.getElementById(id));
      new MutationObserver(() =>
        /** @type {string[]} */ (into).push(place.textContent ?? ""),
      ).observe(place, { childList: true });
    }
  });
  await page.click("#fold-run");
  await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
  const { said, shown } = await page.evaluate(() => {
    const { said = [], shown = [] } = /** @type {{ said?: string[], shown?: string[] }} */ (window);
    return { said, shown };
  });
  assert.deepEqual(said.slice(0, -1), [
    "Folding…",
    "Reading the sequence",
    "Trunk",
    "Denoising",
    "Confidence",
  ]);
  assert.match(said.at(-1) ?? "", /^Folded in .*The result is below\.$/);
  const steps = shown.filter((text) => text.startsWith("Denoising"));
  assert.equal(steps[0], "Denoising, 1 of 12");
  assert.match(steps[4] ?? "", /^Denoising, 5 of 12, about \d+ seconds? left$/);
  assert.equal(
    await page.locator("#fold [role=status]").count(),
    1,
    "nothing that runs along is read out",
  );
  // Scrolling is smooth.
  await page.waitForTimeout(1000);
  const top = await page
    .locator("#result-title")
    .evaluate((title) => title.getBoundingClientRect().top);
  assert(top >= 0 && top < 100, `the title is at ${top}`);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "result-title");
  await set(page, { steps: 100 });
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.focus("#query-text");
  await page.waitForSelector("#fold-status:has-text('Folded in')", PATIENCE);
  await page.waitForTimeout(500);
  assert.equal(
    await page.evaluate(() => document.activeElement?.id),
    "query-text",
    "the next query is being written",
  );
  await context.close();
});
