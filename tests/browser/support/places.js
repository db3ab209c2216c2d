/** Paths in the repository. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
export const PACKAGE = join(ROOT, "pkg");
export const PAGE = join(ROOT, "web", "dist");
export const GOLDENS = join(ROOT, "tests", "goldens");
export const HERE = fileURLToPath(new URL("..", import.meta.url));

/**
 * Throws an error if the build is missing, since later errors would be hard to understand.
 * @param {string} path
 */
export function requireBuilt(path) {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`cargo xtask web\` first`);
}
