/**
 * The page in Chromium, served like on any static host: self-test, benchmark, report, and its
 * messages without WebGPU.
 */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { seriousFindings } from "./support/axe.js";
import { launchChromium, watch } from "./support/chromium.js";
import { HERE, PAGE, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

const SCREENSHOTS = join(HERE, "screenshots");
/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  requireBuilt(join(PAGE, "index.html"));
  await mkdir(SCREENSHOTS, { recursive: true });
  // In a folder of the host, where absolute addresses would fail.
  server = await serve(PAGE, "/some/folder/");
});
after(() => server?.close());

/**
 * Opens the page in a fresh browser.
 * @param {Parameters<typeof launchChromium>[0]} [options]
 */
async function open(options, url = server.url) {
  const browser = await launchChromium(options);
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const complaints = watch(page, new URL(url).origin);
  await page.goto(url);
  return { browser, page, complaints };
}

/**
 * The device and its tests are collapsed at first.
 * @param {import("playwright-core").Page} page
 */
async function openTools(page) {
  await page.click("#to-tools");
  await page.waitForSelector("#device-details dl");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function screenshot(page, name) {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

describe("with WebGPU", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let opened;
  before(async () => {
    opened = await open();
  });
  after(() => opened?.browser.close());

  test("shows the device", async () => {
    const { page } = opened;
    await page.waitForSelector("#device-status:has-text('swiftshader')");
    assert(await page.locator("#device").isHidden());
    await screenshot(page, "first-sight");
    await openTools(page);
    const text = await page.locator("#tools").innerText();
    for (const part of ["swiftshader", "Storage binding", "GPU timestamps"])
      assert(text.includes(part), `${part} in ${text}`);
    assert(await page.locator("#device-advice").isHidden());
  });

  test("the self-test passes", async () => {
    const { page } = opened;
    await page.click("#self-test-run");
    await page.waitForSelector(
      "#self-test-status:has-text('All passed'), #self-test-status.bad",
      PATIENCE,
    );
    for (const part of ["portable", "in use"])
      assert((await page.locator("#device").innerText()).includes(part), part);
    assert.match(
      await page.locator("#self-test-status").innerText(),
      /^All passed: \d+ cases of \d+ kernels in /,
    );
    const rows = await page.locator("#self-test-results tbody tr").count();
    assert(
      rows > 10 && rows === (await page.locator("#self-test-results .check-mark.pass").count()),
      `${rows} rows`,
    );
  });

  test("a run can be stopped, and run again", async () => {
    const { page } = opened;
    await page.selectOption("#benchmark-op", "triangle_attention");
    await page.selectOption("#benchmark-n", "1024");
    await page.click("#benchmark-run");
    await page.waitForSelector("#benchmark-results tbody tr:nth-child(4)", PATIENCE);
    assert(await page.locator("#self-test-run").isDisabled(), "one run at a time");
    await page.click("#benchmark-stop");
    // The current measurement takes far longer than this.
    await page.waitForSelector("#benchmark-status:has-text('Stopped')", { timeout: 5000 });
    assert.match(await page.inputValue("#report-text"), /\| triangle_attention \| 128 \|/);
    assert(await page.locator("#self-test-run").isEnabled());
  });

  test("the benchmark draws a plot", async () => {
    const { page } = opened;
    await page.selectOption("#benchmark-op", "softmax");
    await page.selectOption("#benchmark-n", "128");
    await page.click("#benchmark-run");
    await page.waitForSelector(
      "#benchmark-status:has-text('4 measurements by GPU timestamps')",
      PATIENCE,
    );
    const [line] = await page.locator("#benchmark-plot polyline").all();
    const points = (await line?.getAttribute("points"))?.split(" ") ?? [];
    assert.equal(points.length, 4);
    assert(
      points.every((point) =>
        point.split(",").every((place) => Number(place) >= 0 && Number(place) <= 1200),
      ),
      String(points),
    );
    const labels = await page.locator("#benchmark-plot text").allTextContents();
    for (const label of ["16", "32", "64", "128", "N", "milliseconds"])
      assert(labels.includes(label), `${label} among ${labels}`);
    assert.match(await page.locator("#benchmark-plot figcaption").innerText(), /softmax/);
  });

  test("the benchmark times every operation it offers", async () => {
    const { page } = opened;
    const offered = await page.locator("#benchmark-op option").allInnerTexts();
    await page.selectOption("#benchmark-op", { label: "all" });
    await page.selectOption("#benchmark-n", "32");
    await page.click("#benchmark-run");
    await page.waitForSelector(
      "#benchmark-status:has-text('measurements by'), #benchmark-status.bad",
      PATIENCE,
    );
    const timed = await page.locator("#benchmark-results tbody th").allInnerTexts();
    assert.deepEqual([...new Set(timed)], offered.slice(1));
  });

  test("the report says it all, and can be copied", async () => {
    const { page } = opened;
    const report = await page.inputValue("#report-text");
    for (const part of [
      /^# trifold \d/,
      /Browser: Mozilla/,
      /swiftshader/,
      /## Self-test: (\d+) of \1 passed/,
      /\| attention\//,
      /\| softmax \| 32 \|/,
    ])
      assert.match(report, part);
    await page.click("#report-copy");
    await page.waitForSelector("#report-status:has-text('Copied')");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report);
    await page.evaluate(
      () => (navigator.clipboard.writeText = () => Promise.reject(new Error("denied"))),
    );
    await page.click("#report-copy");
    await page.waitForSelector("#report-status:has-text('Selected')");
    assert.equal(
      await page.evaluate(() => String(getSelection())),
      report.trimEnd().length > 0 ? report : "",
    );
  });

  test("looks right in light, in dark, and on a narrow screen", async () => {
    const { page } = opened;
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await seriousFindings(page), [], colorScheme);
      await screenshot(page, colorScheme);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 360, height: 740 });
    // The plot follows its container a frame later.
    await page.waitForFunction(
      () => (document.querySelector("#benchmark-plot svg")?.clientWidth ?? 0) < 360,
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, "the page scrolls sideways");
    assert.deepEqual(await seriousFindings(page), []);
    await screenshot(page, "narrow");
  });

  test("asks for nothing but its own files, and has no errors", () => {
    assert.deepEqual(opened.complaints, []);
  });
});

test("a worker that fails is named, and the next run has a new one", async (t) => {
  const { browser, page } = await open();
  t.after(() => browser.close());
  await openTools(page);
  await page.waitForSelector("#self-test-run:enabled");
  // The worker and the wasm are loaded on first use.
  await page.selectOption("#benchmark-op", "softmax");
  await page.selectOption("#benchmark-n", "16");
  await page.click("#benchmark-run");
  await page.waitForSelector("#benchmark-status:has-text('1 measurement by')", PATIENCE);
  await page.workers()[0]?.evaluate(
    () =>
      (GPUQueue.prototype.submit = () => {
        throw new Error("the driver is gone");
      }),
  );
  await page.click("#self-test-run");
  await page.waitForSelector("#self-test-status.bad", PATIENCE);
  assert.match(
    await page.locator("#self-test-status").innerText(),
    /It failed: .*the driver is gone/,
  );
  await page.selectOption("#benchmark-op", "softmax");
  await page.selectOption("#benchmark-n", "16");
  await page.click("#benchmark-run");
  await page.waitForSelector("#benchmark-status:has-text('1 measurement by')", PATIENCE);
});

describe("without WebGPU", () => {
  /** @type {{ name: string, host?: string, says: string[] }[]} */
  const cases = [
    { name: "no GPU", says: ["has WebGPU, but offers no GPU"] },
    // Browsers hide WebGPU from pages of an insecure connection.
    {
      name: "no WebGPU",
      host: "insecure.test",
      says: ["WebGPU is missing here", "must begin with https"],
    },
  ];
  for (const { name, host = "127.0.0.1", says } of cases) {
    test(`${name}: says what to do`, async (t) => {
      const args = ["--host-resolver-rules=MAP insecure.test 127.0.0.1"];
      const { browser, page, complaints } = await open(
        { webgpu: false, args },
        server.url.replace("127.0.0.1", host),
      );
      t.after(() => browser.close());
      await page.waitForSelector("#device-advice:visible");
      const text = await page.locator("#device").innerText();
      for (const part of [
        ...says,
        "Chrome and Edge",
        "chrome://flags",
        "Safari",
        "26",
        "Firefox",
        "141",
      ])
        assert(text.includes(part), `${part} in ${text}`);
      for (const id of ["self-test-run", "benchmark-run", "benchmark-op", "query-text", "fold-run"])
        assert(await page.locator(`#${id}`).isDisabled(), id);
      assert.match(await page.inputValue("#report-text"), /No device was opened/);
      await page.click("#report-copy");
      await page.waitForSelector("#report-status:not(:empty)");
      assert.deepEqual(await seriousFindings(page), []);
      assert.deepEqual(complaints, []);
      await screenshot(page, name.replaceAll(" ", "-"));
    });
  }
});
