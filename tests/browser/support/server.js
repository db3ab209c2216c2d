/** A static file server on this machine, for as long as a test runs. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` below `base`, like a plain static host: without special headers, if none are
 * given.
 * @param {string} folder
 * @param {string} [base]
 * @param {Record<string, string>} [headers] of every answer
 * @returns {Promise<{ url: string, asked: string[], close: () => Promise<void> }>} with the
 * requested paths below `base`, in their order
 */
export async function serve(folder, base = "/", headers = {}) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "/", "http://localhost").pathname.slice(base.length));
    void find(folder, base, new URL(request.url ?? "/", "http://localhost").pathname).then((path) =>
      answer(path, headers, response),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve())));
  };
  return { url: `http://127.0.0.1:${address.port}${base}`, asked, close };
}

/**
 * @param {string | undefined} path
 * @param {Record<string, string>} headers
 * @param {import("node:http").ServerResponse} response
 */
function answer(path, headers, response) {
  if (!path)
    return void response.writeHead(404, { "content-type": "text/plain" }).end("no such file\n");
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, ...headers });
  createReadStream(path).pipe(response);
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {string} pathname
 */
async function find(folder, base, pathname) {
  if (!pathname.startsWith(base)) return undefined;
  const rest = pathname.slice(base.length);
  const path = normalize(join(folder, decodeURIComponent(rest === "" ? "index.html" : rest)));
  const found = path.startsWith(folder) && (await stat(path).catch(() => undefined))?.isFile();
  return found ? path : undefined;
}
