/**
 * A result on the page, in Chromium: a selection in one part is shown in all, and the views work.
 */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { seriousFindings } from "./support/axe.js";
import { launchChromium, watch } from "./support/chromium.js";
import { HERE, PAGE, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

const SCREENSHOTS = join(HERE, "screenshots");
/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };
/**
 * A CPU draws WebGL here, and the page waits for each picture: a GPU takes a tenth of that time.
 */
const MOST_TASK_MS = 200;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string[]} */
let complaints;
before(async () => {
  requireBuilt(join(PAGE, "index.html"));
  await mkdir(SCREENSHOTS, { recursive: true });
  server = await serve(PAGE);
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage();
  complaints = watch(page, new URL(server.url).origin);
  await page.goto(server.url);
  await page.click("text=Insulin, two chains");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.locator("#fold-settings").evaluate((details) => details.setAttribute("open", ""));
  await page.fill("#fold-steps", "6");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
  await page.waitForSelector("#result-files a[download$='.zip']");
  await page.waitForTimeout(500);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const texts = async () => ({
  plddt: await page.locator("#result-plddt figcaption").innerText(),
  pae: await page.locator("#result-pae figcaption").innerText(),
});
/** A frame with its drawing. */
const drawn = () => page.waitForTimeout(400);
const picture = async () => (await page.locator("#result-viewer").screenshot()).toString("base64");

/** The README's picture: the form and the result, including its scores, with a pair selected. */
async function screenshotForReaders() {
  const height = await page
    .locator("#result-scores")
    .evaluate((scores) => scores.getBoundingClientRect().bottom + scrollY + 32);
  await page.screenshot({
    path: join(SCREENSHOTS, "result-light.png"),
    fullPage: true,
    clip: { x: 0, y: 0, width: 1200, height },
  });
}

test("a residue of the pLDDT plot is shown in the PAE and in the structure", async () => {
  const before = await picture();
  await page.locator("#result-plddt svg").hover();
  await drawn();
  const { plddt, pae } = await texts();
  const [, residue = ""] = /^([AB] \d+ [A-Z]{3}): pLDDT [\d.]+$/.exec(plddt) ?? [];
  assert(residue !== "" && pae.startsWith(`${residue}: expected error`), `${plddt} ${pae}`);
  assert.equal(await page.locator("#result-pae line.cursor[visibility=visible]").count(), 2);
  assert.notEqual(await picture(), before, "the structure shows it");
  assert.match(
    await page.locator("#result-label").innerText(),
    new RegExp(`^${residue}, pLDDT [\\d.]+$`),
  );
});

test("a pair of the PAE is shown in the plot and in the structure", async () => {
  const before = await picture();
  await page.locator("#result-pae canvas").hover({ position: { x: 20, y: 200 } });
  await drawn();
  const { plddt, pae } = await texts();
  const [, scored = "", aligned = ""] =
    /^([AB] \d+ [A-Z]{3}) seen from ([AB] \d+ [A-Z]{3}): expected error [\d.]+ Å$/.exec(pae) ?? [];
  assert(
    scored !== "" && scored !== aligned && plddt.startsWith(`${scored}: pLDDT`),
    `${plddt} ${pae}`,
  );
  assert.equal(await page.locator("#result-plddt line.aligned[visibility=visible]").count(), 1);
  assert.notEqual(await picture(), before);
  await screenshotForReaders();
});

test("an atom of the structure is shown in both plots, by click and by hover", async () => {
  await page.selectOption("#result-style", "atoms");
  await drawn();
  const box = await page.locator("#result-viewer").boundingBox();
  assert(box);
  for (const act of [/** @type {const} */ ("click"), /** @type {const} */ ("move")]) {
    await page.locator("#result-plddt svg").hover({ position: { x: 60, y: 60 } });
    await drawn();
    const before = await texts();
    let after = before;
    for (let at = 0; at < 200 && after.plddt === before.plddt; at += 1) {
      const [x, y] = [
        box.x + box.width * (0.3 + 0.02 * (at % 20)),
        box.y + box.height * (0.3 + 0.04 * Math.floor(at / 20)),
      ];
      await page.mouse[act](x, y);
      await page.waitForTimeout(act === "move" ? 150 : 40);
      after = await texts();
    }
    assert.notEqual(after.plddt, before.plddt, act);
    assert.equal(after.plddt.split(":")[0], after.pae.split(":")[0]);
  }
  await page.screenshot({ path: join(SCREENSHOTS, "result-picked.png") });
});

test("pointing keeps the page answerable", async () => {
  await page.evaluate(() => {
    const seen = /** @type {{ longest?: number }} */ (window);
    seen.longest = 0;
    new PerformanceObserver((list) =>
      list
        .getEntries()
        .forEach(({ duration }) => (seen.longest = Math.max(seen.longest ?? 0, duration))),
    ).observe({ type: "longtask" });
  });
  const box = await page.locator("#result-pae canvas").boundingBox();
  assert(box);
  for (let at = 0; at < 40; at += 1)
    await page.mouse.move(box.x + (box.width * at) / 40, box.y + (box.height * (40 - at)) / 41);
  await page.waitForTimeout(1000);
  const longest = await page.evaluate(
    () => /** @type {{ longest?: number }} */ (window).longest ?? NaN,
  );
  console.log(`longest task while pointing: ${longest} ms`);
  assert(longest <= MOST_TASK_MS, `${longest} ms`);
});

test("the wheel scrolls the page, and zooms once the viewer was clicked into", async () => {
  await page.locator("#result-viewer").evaluate((viewer) => viewer.scrollIntoView());
  await drawn();
  await page
    .locator("#result-title")
    .evaluate((title) => /** @type {HTMLElement} */ (title).focus({ preventScroll: true }));
  const box = await page.locator("#result-viewer").boundingBox();
  assert(box);
  const scrolled = async () => {
    const from = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, 60);
    await page.waitForTimeout(500);
    return (await page.evaluate(() => scrollY)) - from;
  };
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  assert((await scrolled()) > 0, "the page is stuck over the viewer");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - 60);
  assert.equal(await scrolled(), 0);
  const zoomed = await picture();
  await page.click("#result-reset");
  await drawn();
  assert.notEqual(await picture(), zoomed);
});

test("the plots have numbers of residues, and titles", async () => {
  const pae = await page.locator("#result-pae svg text").allTextContents();
  for (const text of [
    "Scored residue",
    "Aligned residue",
    "Expected position error (Å)",
    "A 1",
    "B 1",
    "10",
  ])
    assert(pae.includes(text), `${text} among ${pae}`);
  const plddt = await page.locator("#result-plddt svg text").allTextContents();
  for (const text of ["A 1", "B 1", "10", "chain B"])
    assert(plddt.includes(text), `${text} among ${plddt}`);
});

test("the row of the shown sample is marked, and another one can be clicked", async () => {
  const rows = page.locator("#result-scores tbody tr");
  assert.equal(await rows.first().getAttribute("aria-current"), "true");
  await rows.nth(1).locator("button").click();
  assert.equal(await rows.first().getAttribute("aria-current"), null);
  assert.equal(await rows.nth(1).getAttribute("aria-current"), "true");
  assert.equal(
    await page.inputValue("#result-sample"),
    await page.locator("#result-sample option").nth(1).getAttribute("value"),
  );
});

test("files are sorted by what they are", async () => {
  const endings = (await page.locator("#result-files a").allTextContents()).map(
    (name) => /cif$|pdb$|confidences|summary|timing|zip/.exec(name)?.[0],
  );
  assert.deepEqual(
    [...new Set(endings)],
    ["cif", "pdb", "confidences", "summary", "timing", "zip"],
  );
});

test("it can be read in the dark and in forced colours", async () => {
  await page.emulateMedia({ colorScheme: "dark" });
  await drawn();
  assert.notEqual(
    await page
      .locator("#result-viewer")
      .evaluate((viewer) => getComputedStyle(viewer).backgroundColor),
    "rgb(255, 255, 255)",
  );
  assert.deepEqual(await seriousFindings(page), []);
  await page.locator("#result").screenshot({ path: join(SCREENSHOTS, "result-picked-dark.png") });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  const colours = await page
    .locator("#result-legend .colour-swatch")
    .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).backgroundColor));
  assert.equal(new Set(colours).size, 4);
  await page
    .locator("#result")
    .screenshot({ path: join(SCREENSHOTS, "result-forced-colours.png") });
  assert.deepEqual(complaints, []);
});
