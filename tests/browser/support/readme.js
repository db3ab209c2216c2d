/** The examples of the package's README, which run unchanged. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKAGE } from "./places.js";

/**
 * The code block after `<!-- example: name -->`.
 * @param {string} name
 */
export async function readmeExample(name) {
  const text = await readFile(join(PACKAGE, "README.md"), "utf8");
  const block = text.split(`<!-- example: ${name} -->`)[1]?.match(/```\w+\n([^]*?)```/)?.[1];
  if (!block) throw new Error(`pkg/README.md has no example ${name}`);
  return block;
}
