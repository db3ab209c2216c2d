/** Chromium, with or without WebGPU, and a record of the errors and requests of its pages. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** WebGPU on the CPU, since the tests also run on machines without a GPU. */
const SOFTWARE_GPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/** @param {{ webgpu?: boolean, args?: string[] }} [options] */
export async function launchChromium(options) {
  return chromium.launch(launchOptions(options));
}

/**
 * Chromium with a profile, which a later call opens again: a visitor's browser, restarted.
 * @param {string} profile
 */
export async function openProfile(profile) {
  return chromium.launchPersistentContext(profile, launchOptions());
}

/** @param {{ webgpu?: boolean, args?: string[] }} [options] */
function launchOptions({ webgpu = true, args = [] } = {}) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath))
    throw new Error(
      `there is no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`,
    );
  return {
    executablePath,
    args: ["--headless=new", ...QUIET, ...(webgpu ? SOFTWARE_GPU : []), ...args],
  };
}

/**
 * Collects unexpected events of a page: errors, and requests to other origins than `origin`.
 * @param {import("playwright-core").Page} page
 * @param {string} origin
 */
export function watch(page, origin) {
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    // The worker that folds is started from a blob of the page.
    if (
      !request
        .url()
        .replace(/^blob:/, "")
        .startsWith(origin)
    )
      complaints.push(`request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (!response.ok()) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}
