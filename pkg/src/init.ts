/** Loads the wasm on any platform. */
import type * as web from "./platform.js";
import { TrifoldError } from "./errors.js";
import type { WasmModule } from "./backend.js";
import initWhole from "./wasm/trifold.js";
import initFolding from "./wasm/trifold_folding.js";
import { checkValue, oneOf, wasmSource } from "./options.js";
import { readFile, isNode } from "./runtime.js";

/** The source of the wasm. */
export type WasmSource =
  web.URL | string | web.Request | web.Response | web.BufferSource | web.WebAssemblyModule;

const loading: Partial<Record<WasmModule, Promise<void>>> = {};

/**
 * Loads a wasm module once. Later calls return the same promise; a call after a failure tries
 * again. `Device.open` and `Trifold.open` call it: call it yourself to load early, or to set the
 * address of the wasm.
 *
 * @param input the wasm, or its address; default: the file next to this module.
 * @param module which of the two files it is; default: the whole.
 */
export async function init(input?: WasmSource, module: WasmModule = "whole"): Promise<void> {
  checkValue("init: `input`", input, wasmSource);
  checkValue("init: `module`", module, oneOf("whole", "folding"));
  const load = module === "whole" ? loadWhole : loadFolding;
  return (loading[module] ??= load(input).catch((error: unknown) => {
    delete loading[module];
    throw error;
  }));
}

/** The module to load for `wanted`. If only the whole one is loaded, it is used. */
export function suitable(wanted: WasmModule): WasmModule {
  return loading.whole && !loading.folding ? "whole" : wanted;
}

// Bundlers detect addresses of this form.

async function loadWhole(
  input: WasmSource = new URL("./wasm/trifold_bg.wasm", import.meta.url),
): Promise<void> {
  await initWhole({ module_or_path: await resolve(input) });
}

async function loadFolding(
  input: WasmSource = new URL("./wasm/trifold_folding_bg.wasm", import.meta.url),
): Promise<void> {
  await initFolding({ module_or_path: await resolve(input) });
}

async function resolve(
  source: WasmSource,
): Promise<web.Response | web.BufferSource | web.WebAssemblyModule> {
  if (typeof source === "string" || source instanceof URL) return locate(source);
  if (typeof Request !== "undefined" && source instanceof Request)
    return checked(await fetch(source));
  if (typeof Response !== "undefined" && source instanceof Response) return checked(source);
  return source;
}

/** Node's `fetch` does not read files, so a path or a file URL is read from disk there. */
async function locate(place: string | web.URL): Promise<web.Response | web.BufferSource> {
  const remote = /^(https?|data|blob):/.test(String(place));
  return isNode() && !remote ? readFile(place) : checked(await fetch(place));
}

/**
 * A missing file is often answered by a page with an error. The error names this cause, instead of
 * an attempt to compile the page.
 */
function checked(response: web.Response): web.Response {
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && !type.startsWith("text/html")) return response;
  const got = response.ok ? `a page (${type})` : `${response.status} ${response.statusText}`;
  throw new TrifoldError(
    "file",
    `trifold: \`init\` should find the wasm at ${response.url}, got ${got}. ` +
      'Pass its address to `init` (the file is exported as "trifold/trifold_bg.wasm"); ' +
      'in the development server of an older Vite, set optimizeDeps.exclude to ["trifold"]',
  );
}
