/** axe-core on a page. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/**
 * Serious findings of axe for people who use the page with a keyboard or a screen reader.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export async function seriousFindings(page) {
  await page.evaluate(
    await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
  );
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  const serious = violations.filter((/** @type {{ impact: string }} */ { impact }) =>
    ["serious", "critical"].includes(impact),
  );
  return serious.map(
    (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
      `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}
