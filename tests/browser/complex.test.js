/**
 * A complex on the page, in Chromium: built without a file format, folded from a queue, stored,
 * reopened, and shown.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { seriousFindings } from "./support/axe.js";
import { launchChromium, openProfile, watch } from "./support/chromium.js";
import { HERE, PAGE, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";

const SCREENSHOTS = join(HERE, "screenshots");
/** A software GPU on a busy machine. */
const PATIENCE = { timeout: 400_000 };
/** For everything except a fold. */
const SOON = { timeout: 60_000 };
const ZIP = join(SCREENSHOTS, "complex.zip");

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
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  page = await context.newPage();
  complaints = watch(page, new URL(server.url).origin);
  await page.goto(server.url);
  await page.waitForSelector("#fold-form:enabled");
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const text = () => page.inputValue("#query-text");
/** The chains that the page lists, one per line. */
const chains = async () =>
  (await page.locator("#query-chains li").allInnerTexts()).map((row) => row.replace(/\s+/g, " "));
/** @param {string} row */
const listed = (row) => page.waitForSelector(`#query-chains li:has-text('${row}')`, SOON);

/** @param {string} link */
async function download(link) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(link)]);
  return readFile(await file.path());
}

/** @param {Record<string, number>} settings */
async function set(settings) {
  await page.locator("#fold-settings").evaluate((details) => details.setAttribute("open", ""));
  for (const [name, value] of Object.entries(settings))
    await page.fill(`#fold-${name}`, String(value));
}

test("letters that fit several kinds are asked about", async () => {
  await page.fill("#query-text", "ACGTACGTACGT");
  await page.click("#query-status button:has-text('DNA')", SOON);
  await listed("DNA");
  assert.equal(await text(), ">A|dna\nACGTACGTACGT");
  await page.fill("#query-text", ">x site\nMKV\n>7 loop\nAUGGCU");
  await page.waitForSelector("#query-status:has-text('This looks like RNA')", SOON);
  await page.click("#query-status button:has-text('RNA')");
  await listed("RNA");
  assert.equal(await text(), ">x site\nMKV\n>7|rna loop\nAUGGCU");
});

test("the builder writes the text box, and reads it back", async () => {
  await page.fill("#query-text", "");
  await page.click("#builder > summary");
  await page.click("#builder-add button:has-text('Protein')");
  await page.keyboard.type("MKSV");
  await page.fill(".entity-copies", "2");
  await page.click("#builder-add button:has-text('Ligand')");
  await page.keyboard.type("gol");
  await page.click("#builder-add button:has-text('Ion')");
  await listed("Ion");
  assert.equal(await text(), ">A|protein\nMKSV\n>B|protein\nMKSV\n>C|ccd\nGOL\n>D|ccd\nMG\n");
  assert.deepEqual(await chains(), [
    "A, B Protein × 2 4 residues MKSV",
    "C Ligand GOL Glycerol",
    "D Ion MG Magnesium, Mg²⁺",
  ]);
  // Modifications need the JSON of a query.
  await page.click(".entity summary");
  await page.fill(".entity-details input[type=text]", "9 SEP");
  await page.press(".entity-details input[type=text]", "Tab");
  await page.waitForSelector(".entity .bad:has-text('Position 9: the chain has 4 residues')");
  await page.fill(".entity-details input[type=text]", "3 SEP");
  await page.press(".entity-details input[type=text]", "Tab");
  await page.fill("#query-name", "complex");
  await page.press("#query-name", "Tab");
  const written = (/** @type {string} */ part) =>
    page.waitForFunction(
      (part) =>
        /** @type {HTMLTextAreaElement} */ (document.getElementById("query-text")).value.includes(
          part,
        ),
      part,
    );
  await written('"complex"');
  const query = JSON.parse(await text()).queries.complex;
  assert.deepEqual(query.chains[0], {
    molecule_type: "protein",
    chain_ids: ["A", "B"],
    sequence: "MKSV",
    non_canonical_residues: { 3: "SEP" },
  });
  // Bonds follow their chains when other chains go.
  const changed = (/** @type {string} */ field, /** @type {string} */ value) =>
    page
      .fill(field, value)
      .then(() => page.press(field, "Tab"))
      .then(() => page.waitForSelector("#fold-form:not([inert])"));
  await changed("#builder-bonds-input", "C:1:O1=D");
  await page.waitForSelector("#builder-bonds-help.bad:has-text('write chain, residue and atom')");
  await changed("#builder-bonds-input", "C:1:O1=Q:1:MG");
  await page.waitForSelector("#builder-bonds-help.bad:has-text('the chains are A, B, C, D')");
  await changed("#builder-bonds-input", "C:1:O1=D:1:MG");
  await written('"covalent_bonds"');
  assert.deepEqual(JSON.parse(await text()).queries.complex.covalent_bonds, [
    [
      ["C", 1, "O1"],
      ["D", 1, "MG"],
    ],
  ]);
  await page.fill(".entity-copies >> nth=0", "1");
  await page.waitForFunction(
    (field) => /** @type {HTMLInputElement} */ (document.querySelector(field))?.value,
    "#builder-bonds-input",
  );
  assert.equal(await page.inputValue("#builder-bonds-input"), "B:1:O1=C:1:MG");
  await listed("Ion");
  await page.check(".entity-cyclic input");
  await listed("cyclic");
  await page.screenshot({ path: join(SCREENSHOTS, "builder-bonds.png"), fullPage: true });
  // In the other direction: the builder shows typed text.
  await page.fill(
    "#query-text",
    ">A|protein|cyclic\nMKLV\n>B|protein|cyclic\nMKLV\n>C|dna\nACGT\n",
  );
  await page.waitForFunction(() => document.querySelectorAll(".entity").length === 2);
  assert.deepEqual(
    await page
      .locator(".entity-cyclic input")
      .evaluateAll((inputs) => inputs.map((input) => /** @type {any} */ (input).checked)),
    [true, false],
  );
  assert.equal(await page.inputValue(".entity-copies >> nth=0"), "2");
  assert.equal(await page.inputValue(".entity select >> nth=1"), "dna");
  await page.screenshot({ path: join(SCREENSHOTS, "builder.png"), fullPage: true });
});

test("a component that is not built in is named, with its address in the PDB", async () => {
  await page.fill("#query-text", ">A|protein\nMKLV\n>B|ccd\nQQQ\n");
  await page.waitForSelector("#query-status.bad a[href$='/QQQ.cif']", SOON);
  assert(await page.locator("#fold-run").isDisabled());
});

test("Ctrl and Enter fold, and the next fold waits in the queue", async () => {
  await set({ samples: 2, steps: 4, recycles: 0, seed: 5 });
  await page.fill("#query-text", ">A|protein\nNLYIQ\n>B|protein\nNLYIQ\n>C|ccd\nMG\n");
  await page.waitForSelector("#fold-run:enabled", PATIENCE);
  await page.evaluate(() => {
    const seen = /** @type {{ shown?: string[], titles?: string[] }} */ (window);
    const shown = (seen.shown = /** @type {string[]} */ ([]));
    const titles = (seen.titles = /** @type {string[]} */ ([]));
    const status = /** @type {HTMLElement} */ (document.getElementById("fold-status"));
    new MutationObserver(() => {
      shown.push(status.textContent ?? "");
      titles.push(document.title);
    }).observe(status, { childList: true });
  });
  await page.press("#query-text", "Control+Enter");
  await page.waitForSelector("#fold-stop:visible", PATIENCE);
  assert(await page.locator("#fold-run").isHidden(), "the input is being folded already");
  await set({ seed: 6 });
  await page.click("#fold-run:enabled:has-text('Add to the queue')", PATIENCE);
  await page.waitForSelector("#fold-queue:has-text('1 waiting')");
  await page.waitForSelector("#result-title:has-text('seed 6')", PATIENCE);
  await page.waitForSelector("#result-viewer[data-shown] canvas", PATIENCE);
  await page.waitForSelector("#result-files a[download$='.zip']", PATIENCE);
  assert.equal(await page.locator(".history-row[data-status=done]").count(), 2);
  const { shown, titles } = await page.evaluate(() => {
    const { shown = [], titles = [] } = /** @type {{ shown?: string[], titles?: string[] }} */ (
      window
    );
    return { shown, titles };
  });
  const compiling = shown.filter((line) => line.startsWith("Compiling shaders"));
  assert.match(compiling[0] ?? "", /^Compiling shaders for this GPU, \d+ of \d+$/);
  assert(
    titles.some((title) => /^\d+ % · complex · trifold$/.test(title)),
    titles.join(),
  );
  console.log(`${compiling.length} reports of compiling; last ${compiling.at(-1)}`);
  // The time of the second fold is estimated from the first.
  const second = shown.slice(shown.findLastIndex((line) => line === "Folding…"));
  assert.match(second.find((line) => line.startsWith("Trunk")) ?? "", /about .* left$/);
});

test("the colours, the samples and distances of the structure", async () => {
  const picture = async () =>
    (await page.locator("#result-viewer").screenshot()).toString("base64");
  const seen = new Set([await picture()]);
  for (const [scheme, entry] of [
    ["chain", "Chain B"],
    ["element", "MG"],
    ["structure", "Helix"],
  ]) {
    await page.selectOption("#result-scheme", scheme ?? "");
    await page.waitForSelector(`#result-legend li:has-text('${entry}')`);
    await page.waitForTimeout(400);
    seen.add(await picture());
  }
  await page.selectOption("#result-scheme", "chain");
  await page.check("#result-all");
  await page.waitForTimeout(400);
  seen.add(await picture());
  assert.equal(seen.size, 5, "every choice changes the picture");
  await page.click("#result-measure");
  await page.click(".strip-letters >> nth=0 >> span >> nth=0");
  await page.click(".strip-letters >> nth=1 >> span >> nth=4");
  assert.match(
    await page.locator("#result-distance").innerText(),
    /^A 1 ASN CA to B 5 GLN CA: \d+\.\d Å$/,
  );
  assert.match(await page.locator("#result-pae figcaption").innerText(), /^B 5 GLN/);
  await page.click("#result-replay");
  await page.waitForSelector("#result-replay-canvas:visible");
  await page.waitForSelector("#result-replay-canvas", { state: "hidden", timeout: 20_000 });
  const png = await download("#result-picture");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert(png.length > 5000, `${png.length} bytes`);
});

test("pairs of chains have their ipTM and PAE", async () => {
  const cells = await page.locator(".chain-pairs tbody td").allInnerTexts();
  assert.equal(cells.length, 9);
  for (const cell of cells) assert.match(cell, /^(\d\.\d\d|–)\s+\d+\.\d Å(\s+ipSAE \d\.\d\d)?$/);
  // Of the two polymers, in both directions.
  const scored = cells.flatMap((cell, at) => (cell.includes("ipSAE") ? [at] : []));
  assert.deepEqual(scored, [1, 3]);
});

test("a result is marked once the form has another input, which can be restored", async () => {
  const before = await text();
  assert(await page.locator("#result-stale").isHidden());
  await page.fill("#query-text", "GGGG");
  await page.waitForSelector("#result-stale:visible");
  await page.click("#result-input");
  await page.waitForSelector("#result-stale", { state: "hidden", ...SOON });
  assert.equal(await text(), before);
});

test("the zip has AlphaFold Server's files, and is opened again", async () => {
  await writeFile(ZIP, await download("#result-files a[download$='.zip']"));
  const names = execFileSync("python3", ["-m", "zipfile", "-l", ZIP]).toString();
  const read = (/** @type {string} */ path) =>
    JSON.parse(
      execFileSync("python3", [
        "-c",
        "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
        ZIP,
        path,
      ]).toString(),
    );
  assert(names.includes("fold_complex/fold_complex_model_1.cif"), names);
  const [request] = read("fold_complex/fold_complex_job_request.json");
  assert.equal(request.dialect, "alphafoldserver");
  assert.deepEqual(request.sequences, [
    { proteinChain: { sequence: "NLYIQ", count: 2 } },
    { ion: { ion: "MG", count: 1 } },
  ]);
  const full = read("fold_complex/fold_complex_full_data_0.json");
  assert.equal(full.pae.length, 11);
  assert.deepEqual(full.token_chain_ids.join(""), "AAAAABBBBBC");
  assert.equal(full.atom_plddts.length, full.atom_chain_ids.length);
  assert.deepEqual(
    full.contact_probs.map((/** @type {number[]} */ row) => row.length),
    Array(11).fill(11),
  );
  const summary = read("fold_complex/fold_complex_summary_confidences_0.json");
  assert.equal(summary.chain_pair_iptm.length, 3);
  assert.equal(summary.chain_pair_pae_min.flat().length, 9);
  assert.equal(summary.chain_iptm.length, 3);
  const { input, seed } = read("complex/trifold.json");
  assert.deepEqual([seed, input.options.steps], [6, 4]);

  const scores = await page.locator("#result-scores").innerText();
  const pairs = await page.locator("#result-pairs").innerText();
  await page.click(".history-row >> nth=0 >> button:has-text('Delete')");
  await page.click(".history-row >> nth=0 >> button:has-text('Open')");
  await page.waitForSelector("#result-title:has-text('seed 5')");
  await page.setInputFiles("#query-file", ZIP);
  await page.waitForSelector("#result-title:has-text('seed 6')", SOON);
  await page.waitForSelector("#result-files a[download$='.zip']", SOON);
  assert.equal(await page.locator("#result-scores").innerText(), scores);
  assert.equal(await page.locator("#result-pairs").innerText(), pairs);
});

test("the zip of AlphaFold Server alone is opened too", async () => {
  const alone = ZIP.replace(".zip", "-server.zip");
  const script = [
    "import sys, zipfile",
    "read, write = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w')",
    "for name in read.namelist():",
    "    if '/fold_' in name: write.writestr(name.split('/')[1], read.read(name))",
  ].join("\n");
  execFileSync("python3", ["-c", script, ZIP, alone]);
  await page.setInputFiles("#query-file", alone);
  await page.waitForSelector("#result-title:has-text('seed 1')", SOON);
  await page.waitForSelector("#result-files a[download$='.zip']", SOON);
  assert.equal(await page.locator("#result-scores tbody tr").count(), 2);
  const broken = ZIP.replace(".zip", "-broken.zip");
  await writeFile(broken, (await readFile(alone)).subarray(0, 2000));
  await page.setInputFiles("#query-file", broken);
  await page.waitForSelector("#fold-status.bad:has-text('not a zip archive, or it is truncated')");
});

test("it can be read on every width, in light and dark", async () => {
  for (const [width, colorScheme] of /** @type {const} */ ([
    [1280, "light"],
    [768, "dark"],
    [390, "light"],
  ])) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(500);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, `the page scrolls sideways at ${width}`);
    assert.deepEqual(await seriousFindings(page), [], `${width}`);
    const table = await page
      .locator("[aria-label=Scores]")
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    assert(table <= 0, `the scores are ${table} pixels too wide at ${width}`);
    await page.screenshot({ path: join(SCREENSHOTS, `complex-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
});

test("a visit later, the input, the settings and the results are there", async () => {
  await page.fill("#query-text", ">A|protein\nMKLVG\n");
  await page.waitForSelector("#fold-run:enabled", SOON);
  await page.waitForTimeout(1000);
  await page.reload();
  await page.waitForSelector("#fold-run:enabled", SOON);
  assert.equal(await text(), ">A|protein\nMKLVG\n");
  assert.equal(await page.inputValue("#fold-steps"), "4");
  const rows = await page.locator(".history-row").count();
  await page.click(".history-row >> nth=-1 >> button:has-text('Rename')");
  await page.keyboard.type("first fold");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".history-row strong:has-text('first fold')");
  await page.click(".history-row:has-text('first fold') button:has-text('Open')");
  await page.waitForSelector("#result-title:has-text('seed 5')", SOON);
  await page.waitForSelector("#result-viewer[data-shown] canvas", SOON);
  await page.click(".history-row:has-text('first fold') button:has-text('Delete')");
  assert.equal(await page.locator(".history-row").count(), rows - 1);
});

test("a fold that the end of the browser interrupts resumes where it was", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "trifold-"));
  t.after(() => rm(profile, { recursive: true, force: true }));
  const visit = async () => {
    const context = await openProfile(profile);
    const [page = await context.newPage()] = context.pages();
    await page.goto(server.url);
    await page.waitForSelector("#fold-form:enabled", SOON);
    return { context, page };
  };
  const first = await visit();
  await first.page.fill("#query-text", "NLYIQ");
  await first.page.locator("#fold-settings").evaluate((all) => all.setAttribute("open", ""));
  for (const [name, value] of Object.entries({ samples: 1, steps: 80, recycles: 0, seed: 7 }))
    await first.page.fill(`#fold-${name}`, String(value));
  await first.page.click("#fold-run:enabled", SOON);
  const isStored = async () => {
    const request = indexedDB.open("trifold");
    await new Promise((resolve) => (request.onsuccess = resolve));
    const folds = request.result.transaction("folds").objectStore("folds").getAll();
    await new Promise((resolve) => (folds.onsuccess = resolve));
    request.result.close();
    return folds.result.some(({ resumesFrom }) => resumesFrom !== undefined);
  };
  while (!(await first.page.evaluate(isStored))) {
    assert(await first.page.locator("#fold-stop").isVisible(), "ended before it was stored");
    await first.page.waitForTimeout(100);
  }
  await first.context.close();

  const { context, page } = await visit();
  const interrupted = page.locator(".history-row[data-status=interrupted]");
  const row = await interrupted.innerText();
  const from = Number(/resumes from denoising step (\d+) of 80/.exec(row)?.[1]);
  await page.evaluate(() => {
    const seen = /** @type {{ shown?: string[] }} */ (window);
    const shown = (seen.shown = /** @type {string[]} */ ([]));
    const status = /** @type {HTMLElement} */ (document.getElementById("fold-status"));
    new MutationObserver(() => shown.push(status.textContent ?? "")).observe(status, {
      childList: true,
    });
  });
  await interrupted.locator("button:has-text('Resume')").click();
  await page.waitForSelector("#result-title:has-text('seed 7')", PATIENCE);
  const shown = await page.evaluate(() => /** @type {any} */ (window).shown);
  const steps = shown.flatMap(
    (/** @type {string} */ text) => /^Denoising, (\d+) of 80/.exec(text)?.[1] ?? [],
  );
  assert(from > 1 && Number(steps[0]) === from, `from ${from}, first ${steps[0]}`);
  assert(!shown.some((/** @type {string} */ text) => text.startsWith("Trunk")), "trunk repeated");
  assert.equal(await interrupted.count(), 0);
  await context.close();
});

test("a link carries the input in its fragment", async () => {
  await page.click("#fold-share");
  await page.waitForFunction(() => document.getElementById("fold-share-status")?.textContent);
  assert.match(await page.locator("#fold-share-status").innerText(), /^Copied/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert(link.startsWith(`${server.url}#input=`), link);
  const asked = server.asked.length;
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.waitForSelector("#fold-run:enabled", SOON);
  assert.equal(await other.inputValue("#query-text"), ">A|protein\nMKLVG\n");
  assert.equal(await other.inputValue("#fold-steps"), "4");
  assert(!server.asked.slice(asked).some((path) => path.includes("input")));
  await other.goto(`${server.url}?again#input=broken`);
  await other.waitForSelector("#query-status.bad:has-text('damaged or incomplete')", SOON);
  await other.context().close();
});

test("nothing was asked for but the page's own files", () => {
  assert.deepEqual(complaints, []);
});
