/**
 * Folding on the page, in Chromium: from a pasted sequence to a picture and files, with the errors
 * on the way.
 */
import assert from "node:assert/strict";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { caOfCif, caOfEntry, rmsd } from "./installed/superposition.js";
import { seriousFindings } from "./support/axe.js";
import { launchChromium, watch } from "./support/chromium.js";
import { atoms, foldNatively } from "./support/native.js";
import { HERE, PAGE, ROOT, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

const SCREENSHOTS = join(HERE, "screenshots");
/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };
const SEQUENCE = "NLYIQWLKDGGPSSG";
const SETTINGS = { samples: 2, steps: 10, recycles: 1, seed: 7 };
/** Angstroms between a structure of the built-in network and the experimental one. */
const MOST_RMSD = 1;
/** Angstroms between this page's atoms and the command line's. */
const CLOSE = 1e-2;
/** The page must answer while a worker folds. */
const MOST_TASK_MS = 100;
/**
 * Limit while the result is shown. The page's own pieces take a few milliseconds each. A CPU draws
 * WebGL's first frames here, which the page must wait for: a GPU takes a tenth of that time.
 */
const MOST_SHOWING_TASK_MS = 600;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  requireBuilt(join(PAGE, "index.html"));
  await mkdir(SCREENSHOTS, { recursive: true });
  server = await serve(PAGE, "/some/folder/");
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {import("playwright-core").BrowserContext} [given] */
async function open(given, asked = "") {
  const context =
    given ??
    (await browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true }));
  const page = await context.newPage();
  const complaints = watch(page, new URL(server.url).origin);
  await page.goto(server.url + asked);
  await page.waitForSelector("#fold-form:enabled");
  return { context, page, complaints };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {Record<string, number>} settings
 */
async function set(page, settings) {
  await page.locator("#fold-settings").evaluate((details) => details.setAttribute("open", ""));
  for (const [name, value] of Object.entries(settings))
    await page.fill(`#fold-${name}`, String(value));
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} link
 */
async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(link)]);
  return readFile(await file.path());
}

/**
 * Records tasks that block the page, and the last text of a stage.
 * @param {import("playwright-core").Page} page
 */
async function watchTasks(page) {
  await page.evaluate(() => {
    const seen = /** @type {{ tasks?: [number, number][], told?: number }} */ (window);
    const tasks = (seen.tasks = /** @type {[number, number][]} */ ([]));
    new PerformanceObserver((list) =>
      tasks.push(
        ...list
          .getEntries()
          .map(
            ({ startTime, duration }) => /** @type {[number, number]} */ ([startTime, duration]),
          ),
      ),
    ).observe({ type: "longtask" });
    const status = /** @type {HTMLElement} */ (document.getElementById("fold-status"));
    new MutationObserver(() => {
      if (!status.textContent?.startsWith("Folded")) seen.told = performance.now();
    }).observe(status, { childList: true });
  });
}

/**
 * Milliseconds of the longest task during the fold, and of the longest after it, while the result
 * is shown.
 * @param {import("playwright-core").Page} page
 */
async function longestTasks(page) {
  return page.evaluate(() => {
    const { tasks = [], told = 0 } = /** @type {{ tasks?: [number, number][], told?: number }} */ (
      window
    );
    const longest = (/** @type {[number, number][]} */ of) =>
      Math.max(0, ...of.map(([, duration]) => duration));
    return {
      folding: longest(tasks.filter(([start]) => start <= told)),
      showing: longest(tasks.filter(([start]) => start > told)),
    };
  });
}

/**
 * The largest distance in angstroms between the atoms of two mmCIF files.
 * @param {string} one
 * @param {string} other
 */
function farthest(one, other) {
  const [here, there] = [atoms(one), atoms(other)];
  assert(
    here.length > 100 && here.length === there.length,
    `${here.length} and ${there.length} atoms`,
  );
  return Math.max(
    ...here.map((atom, at) =>
      Math.hypot(...[0, 1, 2].map((axis) => (atom[axis] ?? NaN) - (there[at]?.[axis] ?? NaN))),
    ),
  );
}

/**
 * The times in a sentence: "about 4 minutes", "2 to 9 seconds", "1 min 12 s".
 * @param {string} text
 */
function seconds(text) {
  const [, exact] = / in ([\d.]+) s\./.exec(text) ?? [];
  const [, minutes, rest] = / in (\d+) min (\d+) s/.exec(text) ?? [];
  if (exact) return [Number(exact), Number(exact)];
  if (minutes) return [60 * Number(minutes) + Number(rest), 0];
  const times = [...text.matchAll(/([\d.]+) (second|minute|hour)/g)].map(
    ([, count, unit]) =>
      Number(count) * { second: 1, minute: 60, hour: 3600 }[/** @type {"second"} */ (unit)],
  );
  assert(times.length > 0, text);
  return [times[0] ?? NaN, times.at(-1) ?? NaN];
}

describe("from a pasted sequence", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let opened;
  before(async () => {
    opened = await open();
  });
  after(() => opened?.context.close());

  test("a wrong letter is shown in its place", async () => {
    const { page } = opened;
    await page.fill("#query-text", ">A\nMKLA\nGG1W");
    await page.waitForSelector("#query-status.bad", PATIENCE);
    assert.match(
      await page.locator("#query-status").innerText(),
      /position 7: unknown protein residue letter '1'/,
    );
    assert.equal(await page.locator("#query-status mark").innerText(), "1");
    await page.click("text=Go to it");
    const selected = await page
      .locator("#query-text")
      .evaluate((text) => /** @type {HTMLTextAreaElement} */ (text).selectionStart);
    assert.equal(selected, ">A\nMKLA\nGG".length);
    assert(await page.locator("#fold-run").isDisabled());
    await page.screenshot({ path: join(SCREENSHOTS, "fold-wrong-letter.png") });
  });

  test("what it takes is said before", async () => {
    const { page } = opened;
    await set(page, SETTINGS);
    await page.fill("#query-text", SEQUENCE);
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
    assert.equal(await page.locator("#query-status").innerText(), "1 chain, 15 residues.");
    assert.match(
      await page.locator("#fold-estimate").innerText(),
      /15 tokens, \d+ atoms\. Takes [\d.]+ MiB of GPU memory/,
    );
    await page.fill("#fold-samples", "100");
    await page.fill("#query-text", SEQUENCE.repeat(140));
    await page.waitForSelector("#fold-estimate.bad", PATIENCE);
    assert.match(
      await page.locator("#fold-estimate").innerText(),
      /ask for fewer samples|do not fit this GPU/,
    );
    await page.waitForSelector(
      "#fold-estimate:text-matches('\\\\d+ samples? of it would fit|of \\\\d+ residues would fit')",
      PATIENCE,
    );
    assert(await page.locator("#fold-run").isDisabled());
    await page.fill("#fold-samples", "2");
    await page.fill("#query-text", SEQUENCE);
    await page.waitForSelector("#fold-estimate:has-text('15 tokens')", PATIENCE);
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
  });

  test("it says that it does not know how long that takes, and measures it", async () => {
    const { page } = opened;
    assert.match(await page.locator("#fold-time").innerText(), /^The time is not known/);
    await page.click("#fold-measure");
    await page.waitForSelector("#fold-time:has-text('judging by')", PATIENCE);
    assert.match(
      await page.locator("#fold-time").innerText(),
      /^Takes .*(second|minute)s?, judging by 15 tokens folded on this GPU before\.$/,
    );
    assert(await page.locator("#fold-measure").isHidden());
    assert(await page.locator("#result").isHidden());
    await page.screenshot({ path: join(SCREENSHOTS, "fold-estimate.png") });
  });

  test("it folds, with progress", async () => {
    const { page } = opened;
    await watchTasks(page);
    const forecast = await page.locator("#fold-time").innerText();
    await page.click("#fold-run");
    await page.waitForSelector("#fold-status:has-text('Denoising')", PATIENCE);
    await page.waitForSelector("#live-preview:visible", PATIENCE);
    await page.screenshot({ path: join(SCREENSHOTS, "folding.png") });
    await page.waitForSelector("#fold-status:has-text('Folded in'), #fold-status.bad", PATIENCE);
    const status = await page.locator("#fold-status").innerText();
    assert.match(status, /^Folded in/);
    console.log(`forecast: ${forecast} ${status}`);
    const [least, most] = seconds(forecast);
    const [took] = seconds(status);
    // Other work on the machine slows either; a wrong forecast would be off by more.
    assert(took >= least / 3 && took <= most * 3, `${forecast} ${status}`);
    await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
    await page.waitForSelector("#result-files a[download$='.zip']");
    // Long tasks are reported with a delay.
    await page.waitForTimeout(500);
    const { folding, showing } = await longestTasks(page);
    console.log(
      `longest task of the page: ${folding} ms while folding, ${showing} ms while showing`,
    );
    assert(folding <= MOST_TASK_MS, `${folding} ms`);
    assert(showing <= MOST_SHOWING_TASK_MS, `${showing} ms`);
  });

  test("the structure is drawn", async () => {
    const { page } = opened;
    assert.match(
      await page.locator("#result-note").innerText(),
      /protein chains of up to about 100 residues/,
    );
    await page.waitForTimeout(500);
    const picture = (await page.locator("#result-viewer canvas").screenshot()).toString("base64");
    const colours = await page.evaluate(async (picture) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))], {
          type: "image/png",
        }),
      );
      const copy = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext("2d"));
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      return data.filter((value, at) => at % 4 === 2 && value < 200).length;
    }, picture);
    assert(colours > 500, `${colours} pixels are drawn`);
    assert.equal(await page.locator("#result-sample option").count(), SETTINGS.samples);
    assert.equal(await page.locator("#result-scores tbody tr").count(), SETTINGS.samples);
    assert.equal(await page.locator("#result-legend li").count(), 4);
  });

  test("the plots answer pointer and keys", async () => {
    const { page } = opened;
    await page.locator("#result-plddt svg").hover();
    await page.waitForSelector(
      "#result-plddt figcaption:text-matches('^A \\\\d+ [A-Z]{3}: pLDDT [\\\\d.]+$')",
    );
    await page.locator("#result-plddt svg").focus();
    for (let back = 0; back < SEQUENCE.length; back += 1) await page.keyboard.press("ArrowLeft");
    await page.waitForSelector("#result-plddt figcaption:has-text('A 1 ASN')");
    await page.locator("#result-pae canvas").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(
      "#result-pae figcaption" +
        ":text-matches('^A 2 LEU seen from A 1 ASN: expected error [\\\\d.]+ Å$')",
    );
    await page.selectOption("#result-sample", "1");
    await page.selectOption("#result-style", "atoms");
    await page.selectOption("#result-sample", "0");
  });

  test("the mmCIF equals the command line's", async () => {
    const { page } = opened;
    const own = (await download(page, "a[download$='sample_1_model.cif']")).toString();
    const largest = farthest(own, await foldNatively(SEQUENCE, SETTINGS));
    console.log(
      `largest distance from the command line's atoms: ${largest.toExponential(1)} angstroms`,
    );
    assert(largest <= CLOSE, String(largest));
  });

  test("everything comes as one zip", async () => {
    const { page } = opened;
    const path = join(SCREENSHOTS, "all.zip");
    await writeFile(path, await download(page, "a[download$='.zip']"));
    const { execFileSync } = await import("node:child_process");
    const listed =
      execFileSync("python3", ["-m", "zipfile", "-t", path]).toString() +
      execFileSync("python3", ["-m", "zipfile", "-l", path]);
    for (const name of [
      "sample_1_model.cif",
      "sample_2_model.pdb",
      "sample_1_confidences.json",
      "summary.csv",
    ])
      assert(listed.includes(name), listed);
    assert((await stat(path)).size > 10_000);
  });

  test("it can be read by everybody", async () => {
    const { page } = opened;
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await seriousFindings(page), [], colorScheme);
      await page.screenshot({
        path: join(SCREENSHOTS, `folded-${colorScheme}.png`),
        fullPage: true,
      });
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, "the page scrolls sideways");
    assert.deepEqual(await seriousFindings(page), []);
    await page.screenshot({ path: join(SCREENSHOTS, "folded-narrow.png"), fullPage: true });
    await page.setViewportSize({ width: 1200, height: 900 });
  });

  test("a fold is cancelled within a second, and the next may be started", async () => {
    const { page } = opened;
    await set(page, { samples: 1, steps: 1000, recycles: 0 });
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
    await page.click("#fold-run");
    await page.waitForSelector("#fold-status:has-text('of 1000')", PATIENCE);
    const waited = await page.evaluate(async () => {
      const begun = performance.now();
      document.getElementById("fold-stop")?.click();
      while (document.getElementById("fold-status")?.textContent !== "Cancelled.")
        await new Promise((resolve) => setTimeout(resolve, 10));
      return performance.now() - begun;
    });
    console.log(`cancelled after ${waited.toFixed(0)} ms`);
    assert(waited <= 1000, `${waited} ms`);
    await set(page, { steps: 2 });
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
  });

  test("nothing was asked for but the page's own files", () => {
    assert.deepEqual(opened.complaints, []);
  });
});

test("after a lost GPU the fold resumes and gives the same structure", async () => {
  const { context, page } = await open();
  await set(page, { samples: 1, steps: 6, recycles: 1, seed: 3 });
  await page.fill("#query-text", SEQUENCE);
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.waitForSelector("#fold-status:has-text('Folded in')", PATIENCE);
  const undisturbed = (await download(page, "a[download$='sample_1_model.cif']")).toString();
  await page.workers()[0]?.evaluate(() => {
    let state = "waiting";
    const post = self.postMessage;
    self.postMessage = /** @type {typeof post} */ (
      (/** @type {any} */ message, /** @type {any[]} */ ...rest) => {
        const told = message?.trifold?.progress?.[0];
        if (state === "waiting" && told?.stage === "diffusion" && told.step === 2) state = "losing";
        post.call(self, message, ...rest);
      }
    );
    const make = GPUDevice.prototype.createCommandEncoder;
    GPUDevice.prototype.createCommandEncoder = function (
      /** @type {GPUCommandEncoderDescriptor | undefined} */ descriptor,
    ) {
      if (state === "losing") {
        state = "lost";
        this.destroy();
      }
      return make.call(this, descriptor);
    };
  });
  await page.click("#fold-run");
  await page.waitForSelector("#fold-status.bad", PATIENCE);
  assert.match(await page.locator("#fold-status").innerText(), /^The GPU was lost/);
  assert.equal(await page.locator("#fold-on").innerText(), "Resume from denoising step 4 of 6");
  assert(await page.locator("#fold-again").isVisible());
  assert.deepEqual(await seriousFindings(page), []);
  await page.locator("#fold").screenshot({ path: join(SCREENSHOTS, "fold-lost.png") });
  await page.evaluate(() => {
    const seen = /** @type {{ stages?: string[] }} */ (window);
    const stages = (seen.stages = /** @type {string[]} */ ([]));
    const status = /** @type {HTMLElement} */ (document.getElementById("fold-status"));
    new MutationObserver(() => stages.push(status.textContent ?? "")).observe(status, {
      childList: true,
    });
  });
  await page.click("#fold-on");
  await page.waitForSelector("#fold-status:has-text('Folded in'), #fold-status.bad", PATIENCE);
  assert.match(await page.locator("#fold-status").innerText(), /^Folded in/);
  const stages = await page.evaluate(
    () => /** @type {{ stages?: string[] }} */ (window).stages ?? [],
  );
  assert.match(stages.find((text) => text.startsWith("Denoising")) ?? "", /^Denoising, 4 of 6/);
  assert(!stages.some((text) => text.startsWith("Trunk")), stages.join(" "));
  assert(
    (await page.locator("#fold-again").isHidden()) && (await page.locator("#fold-on").isHidden()),
  );
  await page.waitForSelector("#result-files a[download$='.zip']");
  const apart = farthest(
    (await download(page, "a[download$='sample_1_model.cif']")).toString(),
    undisturbed,
  );
  console.log(
    `largest distance from an undisturbed fold's atoms: ${apart.toExponential(1)} angstroms`,
  );
  assert(apart <= CLOSE, String(apart));
  await context.close();
});

test("memory that runs out is said plainly", async () => {
  const { context, page } = await open();
  await set(page, { samples: 1, steps: 6, recycles: 0 });
  await page.fill("#query-text", SEQUENCE);
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.workers()[0]?.evaluate(() => {
    // The error of a browser that cannot allocate a buffer.
    const make = GPUDevice.prototype.createCommandEncoder;
    GPUDevice.prototype.createCommandEncoder = function (
      /** @type {GPUCommandEncoderDescriptor | undefined} */ descriptor,
    ) {
      this.dispatchEvent(
        new GPUUncapturedErrorEvent("uncapturederror", {
          error: new GPUOutOfMemoryError("no memory"),
        }),
      );
      return make.call(this, descriptor);
    };
  });
  await page.click("#fold-run");
  await page.waitForSelector("#fold-status.bad", PATIENCE);
  assert.match(await page.locator("#fold-status").innerText(), /^The GPU’s memory ran out/);
  assert(await page.locator("#fold-on").isHidden(), "nothing is done that could be gone on from");
  await page.click("#fold-again");
  await page.waitForSelector("#fold-status:has-text('Folded in')", PATIENCE);
  assert(await page.locator("#fold-again").isHidden());
  await context.close();
});

test("an address with an example in it folds it", async () => {
  const { context, page, complaints } = await open(undefined, "?example=villin&run");
  // It folds with the defaults, but fewer steps, since a software GPU is slow.
  await page.waitForSelector("#fold-stop:visible", PATIENCE);
  await page.click("#fold-stop");
  await page.waitForSelector("#fold-status:has-text('Cancelled.')", PATIENCE);
  await set(page, { samples: 1, steps: 12, recycles: 0 });
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.click("#fold-run");
  await page.waitForSelector("#fold-status:has-text('Folded in'), #fold-status.bad", PATIENCE);
  assert.match(await page.locator("#fold-status").innerText(), /^Folded in/);
  await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
  assert.match(await page.locator("#result-title").innerText(), /villin/);
  const model = (await download(page, "a[download$='sample_1_model.cif']")).toString();
  const close = rmsd(caOfCif(model), await caOfEntry(join(ROOT, "assets"), "1vii"));
  console.log(`CA-RMSD of villin: ${close.toFixed(2)} A`);
  assert(close < MOST_RMSD, `${close} A`);
  await page.check("text=Show experiment (PDB 1VII)");
  await page.waitForSelector("#announcer:has-text('The experimental structure is shown, 36')");
  await page.locator("#result-viewer").screenshot({ path: join(SCREENSHOTS, "experiment.png") });
  assert.deepEqual(complaints, []);
  await page.goto(`${server.url}?example=nothing&run`);
  await page.waitForSelector("#query-status:has-text('There is no example “nothing”')");
  await context.close();
});

test("weights stay for the next visit, and what is none is refused", async () => {
  const { context, page } = await open();
  const demo = await readFile(join(ROOT, "tests", "weights", "random.safetensors"));
  await page.setInputFiles("#weights-file", {
    name: "own.safetensors",
    mimeType: "application/octet-stream",
    buffer: demo,
  });
  await page.waitForSelector("#weights-status:has-text('Kept in this browser')", PATIENCE);
  await page.close();
  const again = await open(context);
  await again.page.waitForSelector("#weights-list :text('own.safetensors')");
  await again.page.check("#weights-list input[value^='own.safetensors']");
  await again.page.fill("#query-text", SEQUENCE);
  await again.page.waitForSelector("#fold-run:enabled", PATIENCE);
  assert.match(await again.page.inputValue("#fold-steps"), /^200$/);
  /** @type {[string, Buffer, RegExp][]} */
  const broken = [
    ["empty.pt", Buffer.alloc(0), /empty\.pt is empty/],
    [
      "login.safetensors",
      Buffer.from("<!doctype html><p>Log in first"),
      /login\.safetensors is a web page/,
    ],
    ["junk.pt", Buffer.alloc(5000, 7), /junk\.pt is not a weights file/],
    ["headless.pt", Buffer.from("PK\x03\x04 and no end"), /headless\.pt is truncated/],
    [
      "cut.safetensors",
      Buffer.from(demo.subarray(0, demo.length - 1000)),
      /cut\.safetensors is truncated/,
    ],
  ];
  for (const [name, buffer, says] of broken) {
    await again.page.setInputFiles("#weights-file", {
      name,
      mimeType: "application/octet-stream",
      buffer,
    });
    await again.page.waitForSelector(`#weights-status.bad:has-text('${name}')`, PATIENCE);
    assert.match(await again.page.locator("#weights-status").innerText(), says);
  }
  await again.page.screenshot({ path: join(SCREENSHOTS, "fold-broken-weights.png") });
  assert.deepEqual(await again.page.locator("#weights-list strong").allInnerTexts(), [
    "Built-in network",
    "own.safetensors",
  ]);
  assert.equal(await again.page.locator("#weights-unfinished").innerText(), "");
  await again.page.click("text=Delete own.safetensors");
  await again.page.waitForSelector("#weights-status:has-text('own.safetensors was deleted')");
  assert.equal(await again.page.locator("#weights-list input").count(), 1);
  await context.close();
});

test("other weights under the same name and of the same length are folded with", async () => {
  const { context, page } = await open();
  const demo = await readFile(join(ROOT, "tests", "weights", "random.safetensors"));
  // Other values after the version: all signs are changed.
  const other = Buffer.from(demo);
  for (
    let at = other.length - 4 * Math.floor((other.length - 100_000) / 4) + 3;
    at < other.length;
    at += 4
  )
    other[at] = (other[at] ?? 0) ^ 0x80;
  await page.fill("#query-text", "NLYIQ");
  const structures = [];
  for (const buffer of [demo, other]) {
    await page.setInputFiles("#weights-file", {
      name: "model.safetensors",
      mimeType: "application/octet-stream",
      buffer,
    });
    await page.waitForSelector("#weights-status:has-text('Kept in this browser')", PATIENCE);
    await page.waitForFunction(
      (count) => document.querySelectorAll("#weights-list input").length === count,
      structures.length + 2,
    );
    await set(page, { samples: 1, steps: 2, recycles: 0 });
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
    await page.evaluate(() => document.getElementById("result-files")?.replaceChildren());
    await page.click("#fold-run");
    await page.waitForSelector("#fold-status:has-text('Folded in')", PATIENCE);
    structures.push((await download(page, "a[download$='sample_1_model.cif']")).toString());
  }
  assert.notEqual(structures[0], structures[1]);
  await context.close();
});
