/**
 * Weights from an address: broken connections, other files, checksums, and which code may request
 * other origins.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open as openFile, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { seriousFindings } from "./support/axe.js";
import { launchChromium } from "./support/chromium.js";
import { HERE, PAGE, ROOT, requireBuilt } from "./support/places.js";
import { serve } from "./support/server.js";
import { hostWeights } from "./support/weights-server.js";

const SCREENSHOTS = join(HERE, "screenshots");
const PATIENCE = { timeout: 60_000 };
const MEBI = 1 << 20;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Buffer} */
let bytes;
/** @type {Record<string, import("./support/weights-server.js").Hosted>} */
const files = {};
/** @type {Awaited<ReturnType<typeof hostWeights>>} */
let host;

before(async () => {
  requireBuilt(join(PAGE, "index.html"));
  await mkdir(SCREENSHOTS, { recursive: true });
  server = await serve(PAGE, "/some/folder/");
  browser = await launchChromium();
  bytes = await readFile(join(ROOT, "tests", "weights", "random.safetensors"));
  host = await hostWeights(files);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await host?.close();
});

/** @param {import("playwright-core").BrowserContext} [given] */
async function open(given) {
  const context = given ?? (await browser.newContext({ viewport: { width: 1200, height: 900 } }));
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForSelector("#fold-form:enabled");
  return { context, page };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} lines
 */
async function download(page, lines) {
  await page
    .locator("#weights-url")
    .evaluate((area) => area.closest("details")?.setAttribute("open", ""));
  await page.fill("#weights-url", lines);
  await page.click("#weights-download");
}

/** @param {import("playwright-core").Page} page */
async function ended(page) {
  await page.waitForSelector("#weights-progress[hidden]", { state: "attached", ...PATIENCE });
  return page.locator("#weights-status").innerText();
}

/**
 * The checksum of the stored file, computed from its bytes.
 * @param {import("playwright-core").Page} page
 * @param {string} label
 * @param {string} [name]
 */
async function keptSum(page, label, name = label) {
  return page.evaluate(
    async ([label = "", name = ""]) => {
      const shelf = /** @type {any} */ (
        await (await navigator.storage.getDirectory()).getDirectoryHandle("weights")
      );
      for await (const folder of shelf.values()) {
        const manifest = JSON.parse(
          await (await (await folder.getFileHandle(".manifest.json")).getFile()).text(),
        );
        if (manifest.label !== label) continue;
        const file = await (await folder.getFileHandle(name)).getFile();
        const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
        return Array.from(new Uint8Array(digest), (byte) =>
          byte.toString(16).padStart(2, "0"),
        ).join("");
      }
      return "not kept";
    },
    [label, name],
  );
}

/**
 * The bytes of a safetensors file with one tensor.
 * @param {number} length
 * @param {number} value of each of its bytes
 */
function shard(length, value) {
  const header = Buffer.from(
    JSON.stringify({ [`t${value}`]: { dtype: "U8", shape: [length], data_offsets: [0, length] } }),
  );
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([size, header, Buffer.alloc(length, value)]);
}

/** @param {Buffer} content */
const sum = (content) => createHash("sha256").update(content).digest("hex");
/** Requests of `path`. @param {string} path */
const ranges = (path) => host.asked.filter((one) => one.path === path).map(({ range }) => range);

test("only downloads may ask other origins: not the page, nor the worker that folds", async () => {
  const { context, page } = await open();
  files["/secret.txt"] = { bytes: Buffer.from("x") };
  const url = `${host.url}/secret.txt`;
  const ask = /** @param {string} url */ (url) =>
    fetch(url).then(
      () => "answered",
      () => "refused",
    );
  assert.equal(await page.evaluate(ask, url), "refused");
  await page.fill("#query-text", "MKLA");
  await page.waitForSelector("#query-status:has-text('4 residues')", PATIENCE);
  const [worker] = page.workers();
  assert(worker, "no worker");
  assert.equal(await worker.evaluate(ask, url), "refused");
  assert.equal(await worker.evaluate(ask, new URL("favicon.svg", server.url).href), "answered");
  assert.deepEqual(ranges("/secret.txt"), []);
  await context.close();
});

describe("an address", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let opened;
  before(async () => {
    opened = await open();
  });
  after(() => opened?.context.close());

  test("is downloaded, checked, and kept for the next visit", async () => {
    const { page } = opened;
    files["/of3.safetensors"] = { bytes, etag: '"one"' };
    await download(page, `${host.url}/of3.safetensors ${sum(bytes)}`);
    assert.match(
      await ended(page),
      /Kept in this browser.*of3\.safetensors has the SHA-256 that you expect/,
    );
    assert.equal(await keptSum(page, "of3.safetensors"), sum(bytes));
    await page.reload();
    await page.waitForSelector("#weights-list :text('of3.safetensors')");
    assert.match(
      await page.locator("#weights-list").innerText(),
      new RegExp(`SHA-256 ${sum(bytes).slice(0, 12)}…, as you expect`),
    );
    await page.check("#weights-list input[value^='of3.safetensors']");
    await page.fill("#query-text", "MKLA");
    await page.waitForSelector("#fold-run:enabled", PATIENCE);
    await page
      .locator("#weights-url")
      .evaluate((area) => area.closest("details")?.setAttribute("open", ""));
    assert.deepEqual(await seriousFindings(page), []);
    await page
      .locator("#fold")
      .screenshot({ path: join(SCREENSHOTS, "weights-from-an-address.png") });
  });

  test("is asked without cookies and without saying from where", () => {
    const [first] = host.asked.filter(({ path }) => path === "/of3.safetensors");
    assert.equal(first?.headers.referer, undefined);
    assert.equal(first?.headers.cookie, undefined);
  });

  test("that is stored already is not downloaded again", async () => {
    const before = ranges("/of3.safetensors").length;
    await download(opened.page, `${host.url}/of3.safetensors`);
    assert.match(await ended(opened.page), /Kept in this browser/);
    assert.equal(ranges("/of3.safetensors").length, before);
  });

  test("resumes after the connection broke", async () => {
    files["/cut.safetensors"] = { bytes, etag: '"cut"', cuts: [MEBI] };
    await download(opened.page, `${host.url}/cut.safetensors`);
    assert.match(await ended(opened.page), /Kept/);
    assert.deepEqual(ranges("/cut.safetensors"), ["bytes=0-", `bytes=${MEBI}-`]);
    assert.equal(await keptSum(opened.page, "cut.safetensors"), sum(bytes));
  });

  test("starts again if the server has no ranges", async () => {
    files["/whole.safetensors"] = { bytes, etag: '"whole"', ranges: false, cuts: [MEBI] };
    await download(opened.page, `${host.url}/whole.safetensors`);
    assert.match(await ended(opened.page), /Kept/);
    assert.equal(await keptSum(opened.page, "whole.safetensors"), sum(bytes));
  });

  test("starts again if the server has another file", async () => {
    const other = Buffer.from(bytes).fill(7, bytes.length - 1000);
    const file = (files["/other.safetensors"] =
      /** @type {import("./support/weights-server.js").Hosted} */ ({
        bytes,
        etag: '"first"',
        cuts: [MEBI],
      }));
    const changed = (async () => {
      while (file.cuts?.length) await setTimeout(10);
      Object.assign(file, { bytes: other, etag: '"second"' });
    })();
    await download(opened.page, `${host.url}/other.safetensors`);
    await changed;
    assert.match(await ended(opened.page), /Kept/);
    assert.deepEqual(ranges("/other.safetensors"), ["bytes=0-", `bytes=${MEBI}-`, "bytes=0-"]);
    assert.equal(await keptSum(opened.page, "other.safetensors"), sum(other));
  });

  test("does not resume only because the length is equal", async () => {
    files["/nameless.safetensors"] = { bytes, cuts: [MEBI] };
    await download(opened.page, `${host.url}/nameless.safetensors`);
    assert.match(await ended(opened.page), /Kept/);
    assert.deepEqual(ranges("/nameless.safetensors"), ["bytes=0-", `bytes=${MEBI}-`, "bytes=0-"]);
  });

  test("is refused if its checksum differs", async () => {
    files["/wrong.safetensors"] = { bytes, etag: '"wrong"' };
    await download(opened.page, `${host.url}/wrong.safetensors ${"0".repeat(64)}`);
    const text = await ended(opened.page);
    assert.match(
      text,
      new RegExp(
        "is not the expected file, or was damaged on the way: " +
          `its SHA-256 is ${sum(bytes)}, and you expect 0{64}\\. It was deleted`,
      ),
    );
    assert.equal(await opened.page.locator("#weights-list :text('wrong.safetensors')").count(), 0);
  });

  test("is compared with what its server states, in a header or in a file next to it", async () => {
    const digest = createHash("sha256").update(bytes).digest("base64");
    files["/stated.safetensors"] = { bytes, headers: { "repr-digest": `sha-256=:${digest}:` } };
    await download(opened.page, `${host.url}/stated.safetensors`);
    assert.match(await ended(opened.page), /SHA-256 that its server states/);
    files["/beside.safetensors"] = { bytes };
    files["/beside.safetensors.sha256"] = {
      bytes: Buffer.from(`${"1".repeat(64)}  beside.safetensors\n`),
    };
    await download(opened.page, `${host.url}/beside.safetensors`);
    assert.match(await ended(opened.page), /its server states 1{64}/);
  });

  test("of an index brings all its shards, as one checkpoint", async () => {
    files["/shards/model.safetensors.index.json"] = {
      bytes: Buffer.from(
        JSON.stringify({
          weight_map: { a: "m-1.safetensors", b: "m-2.safetensors", c: "m-1.safetensors" },
        }),
      ),
    };
    files["/shards/m-1.safetensors"] = { bytes: shard(1000, 1) };
    files["/shards/m-2.safetensors"] = { bytes: shard(2000, 2) };
    await download(opened.page, `${host.url}/shards/model.safetensors.index.json`);
    assert.match(await ended(opened.page), /Kept/);
    await opened.page.waitForSelector("#weights-list :text('m-1.safetensors and 1 more')");
    assert.equal(
      await keptSum(opened.page, "m-1.safetensors and 1 more", "m-2.safetensors"),
      sum(shard(2000, 2)),
    );
  });

  test("whose last part another one shares is a separate file", async () => {
    for (const folder of ["a", "b"])
      files[`/${folder}/model.safetensors`] = { bytes: shard(1000, folder.charCodeAt(0)) };
    const { page } = opened;
    const rows = page.locator("#weights-list .weights-choice", {
      hasText: /^model\.safetensors \(/,
    });
    for (const folder of ["a", "b"]) {
      await download(page, `${host.url}/${folder}/model.safetensors`);
      assert.match(await ended(page), /Kept/);
    }
    // The list is written a moment after the last message of the transfer.
    await rows.nth(1).waitFor();
    assert.deepEqual(
      (await rows.locator("summary code").allInnerTexts()).sort(),
      ["a", "b"]
        .map((folder) => sum(shard(1000, folder.charCodeAt(0))))
        .map((sha256) => `${sha256.slice(0, 12)}…`)
        .sort(),
    );
    await download(page, `${host.url}/a/model.safetensors\n${host.url}/b/model.safetensors`);
    assert.match(await ended(page), /Kept/);
    assert.equal(
      await keptSum(page, "model.safetensors and 1 more", "2-model.safetensors"),
      sum(shard(1000, "b".charCodeAt(0))),
    );
    assert.equal(
      await keptSum(page, "model.safetensors and 1 more", "model.safetensors"),
      sum(shard(1000, "a".charCodeAt(0))),
    );
  });

  test("that is not of weights is refused by its first bytes", async () => {
    files["/junk.safetensors"] = { bytes: Buffer.alloc(MEBI, 7) };
    files["/cut-before.safetensors"] = { bytes: bytes.subarray(0, MEBI) };
    /** @type {[string, RegExp][]} */
    const cases = [
      ["junk", /begins neither as safetensors nor as a checkpoint of PyTorch/],
      ["cut-before", /truncated: it has 1 MiB, and its header describes 2\.7 MiB/],
    ];
    for (const [name, says] of cases) {
      await download(opened.page, `${host.url}/${name}.safetensors`);
      assert.match(await ended(opened.page), says);
      assert.equal(await keptSum(opened.page, `${name}.safetensors`), "not kept");
    }
  });

  test("without weights is named, with the reason", async () => {
    const { page } = opened;
    files["/page.html"] = { bytes: Buffer.from("<p>"), headers: { "content-type": "text/html" } };
    files["/closed.safetensors"] = { bytes, cors: false };
    /** @type {[string, RegExp][]} */
    const cases = [
      [`${host.url}/missing.pt`, /missing\.pt answered 404/],
      [`${host.url}/page.html`, /is a web page, not a weights file/],
      [
        `${host.url}/closed.safetensors`,
        /no connection, or its server does not let pages of other sites read it/,
      ],
      ["ftp://example.org/x", /Line 1: “ftp:.*” is not an address/],
      [`${host.url}/of3.safetensors abc`, /Line 1: a SHA-256 should have 64 letters/],
      ["", /Enter an address first/],
    ];
    for (const [lines, says] of cases) {
      await download(page, lines);
      await page.waitForFunction(
        (pattern) =>
          new RegExp(pattern).test(
            document.querySelector("#weights-status.bad")?.textContent ?? "",
          ),
        says.source,
        PATIENCE,
      );
      await ended(page);
    }
    await page.locator("#fold").screenshot({ path: join(SCREENSHOTS, "weights-refused.png") });
  });
});

test("an interrupted download resumes after a reload", async () => {
  const { context, page } = await open();
  const file = (files["/slow.safetensors"] =
    /** @type {import("./support/weights-server.js").Hosted} */ ({
      bytes,
      etag: '"slow"',
      cuts: [MEBI, 0, 0, 0, 0, 0, 0, 0],
    }));
  await download(page, `${host.url}/slow.safetensors`);
  assert.match(
    await ended(page),
    /The first 1 MiB of 2\.7 MiB are kept: resume when the connection is back/,
  );
  await page.reload();
  await page.waitForSelector(
    "#weights-unfinished :text('slow.safetensors is incomplete: 1 MiB of 2.7 MiB')",
  );
  assert.equal(await page.locator("#weights-list :text('slow.safetensors')").count(), 0);
  await page.locator("#fold").screenshot({ path: join(SCREENSHOTS, "weights-unfinished.png") });
  file.cuts = [];
  const before = ranges("/slow.safetensors").length;
  await page.click("text=Resume slow.safetensors");
  assert.match(await ended(page), /Kept/);
  assert.deepEqual(ranges("/slow.safetensors").slice(before), [`bytes=${MEBI}-`]);
  assert.equal(await keptSum(page, "slow.safetensors"), sum(bytes));
  await page.click("text=Delete slow.safetensors");
  await page.waitForSelector("#weights-status:has-text('was deleted')");
  await context.close();
});

/**
 * Records every text of the weights' status, since some are shown only for a moment.
 * @param {import("playwright-core").Page} page
 */
async function noteWhatIsSaid(page) {
  await page.evaluate(() => {
    const seen = /** @type {{ said?: string[] }} */ (window);
    const said = (seen.said = /** @type {string[]} */ ([]));
    const status = /** @type {HTMLElement} */ (document.getElementById("weights-status"));
    new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
}

test("a stopped copy resumes when the file is chosen again, and the page responds", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trifold-"));
  const path = join(folder, "large.pt");
  const file = await openFile(path, "w");
  await file.truncate(400 * MEBI);
  await file.write(Buffer.from("PK\x03\x04"), 0, 4, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  await file.write(end, 0, end.length, 400 * MEBI - end.length);
  await file.close();
  const { context, page } = await open();
  await page.evaluate(() => {
    const seen = /** @type {{ longest?: number }} */ (window);
    seen.longest = 0;
    new PerformanceObserver((list) =>
      list
        .getEntries()
        .forEach(({ duration }) => (seen.longest = Math.max(seen.longest ?? 0, duration))),
    ).observe({ type: "longtask" });
  });
  await noteWhatIsSaid(page);
  await page.setInputFiles("#weights-file", path);
  await page.waitForFunction(
    () => Number(document.querySelector("#weights-progress progress")?.getAttribute("value")) > 0.2,
    undefined,
    PATIENCE,
  );
  await page.click("#weights-stop");
  await page.waitForSelector("#weights-status:has-text('The part that has arrived is kept')");
  await page.waitForSelector("#weights-unfinished :text('large.pt is incomplete')");
  await page.setInputFiles("#weights-file", path);
  assert.match(await ended(page), /Kept/);
  const said = await page.evaluate(() => /** @type {{ said?: string[] }} */ (window).said ?? []);
  assert(
    said.some((text) => text.includes("Checking the stored part of large.pt")),
    said.join("\n"),
  );
  const longest = await page.evaluate(
    () => /** @type {{ longest?: number }} */ (window).longest ?? NaN,
  );
  // This test's own hashing is on the page's thread.
  assert.equal(await keptSum(page, "large.pt"), sum(await readFile(path)));
  console.log(`longest task of the page meanwhile: ${longest} ms`);
  assert(longest <= 100, `${longest} ms`);
  await context.close();
  await rm(folder, { recursive: true });
});
