/** Texts of query files: packed, in other encodings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { textOf } from "trifold";

const TEXT = ">é\nMKTW\n";

test("a file is unpacked and decoded by its first bytes", async () => {
  const utf8 = Buffer.from(TEXT);
  const little = Buffer.from(TEXT, "utf16le");
  const big = Buffer.from(little).swap16();
  const files = {
    utf8,
    marked: Buffer.from(`\ufeff${TEXT}`),
    latin1: Buffer.from(TEXT, "latin1"),
    little,
    big,
    "little, marked": Buffer.from(`\ufeff${TEXT}`, "utf16le"),
    gzip: gzipSync(utf8),
    "gzip of UTF-16": gzipSync(little),
  };
  for (const [name, bytes] of Object.entries(files))
    assert.equal(await textOf(new Blob([bytes])), TEXT, name);
  assert.equal(await textOf(new Blob([])), "");
  await assert.rejects(textOf(new Blob([gzipSync(utf8).subarray(0, 12)])), TypeError);
});
