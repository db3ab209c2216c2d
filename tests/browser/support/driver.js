/** The Vulkan driver of programs that run outside of a browser. */
import { existsSync } from "node:fs";

/** Debian's Chromium includes a Vulkan driver for CPUs that Dawn accepts. */
const SWIFTSHADER = "/usr/lib/chromium/vk_swiftshader_icd.json";

/**
 * The machine's own driver, if one is selected.
 * @returns {Record<string, string>}
 */
export function softwareDriver() {
  return existsSync(SWIFTSHADER) && !process.env.VK_ICD_FILENAMES
    ? { VK_ICD_FILENAMES: SWIFTSHADER }
    : {};
}
