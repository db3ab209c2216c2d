/** A host of weights on another origin than the page's, which can simulate faults. */
import { createServer } from "node:http";

/**
 * @typedef {object} Hosted
 * @property {Buffer} bytes
 * @property {string} [etag]
 * @property {string} [modified]
 * @property {boolean} [ranges] Whether parts can be asked for; they can where absent.
 * @property {boolean} [cors] Whether pages of other origins may read it; they may where absent.
 * @property {number[]} [cuts] After so many bytes each next answer breaks off.
 * @property {Record<string, string>} [headers]
 */

/**
 * @param {Record<string, Hosted>} files by path
 */
export async function hostWeights(files) {
  /**
   * @type {{ path: string, range: string | undefined, headers:
   * import("node:http").IncomingHttpHeaders }[]}
   */
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.push({ path, range: request.headers.range, headers: request.headers });
    const file = files[path];
    if (!file) return void response.writeHead(404, { "access-control-allow-origin": "*" }).end();
    answer(file, request.headers.range, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve())));
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

/**
 * @param {Hosted} file
 * @param {string | undefined} range
 * @param {import("node:http").ServerResponse} response
 */
function answer(
  { bytes, etag, modified, ranges = true, cors = true, cuts = [], headers = {} },
  range,
  response,
) {
  const from = ranges ? Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0) : 0;
  const own = {
    ...(etag && { etag }),
    ...(modified && { "last-modified": modified }),
    ...(cors && {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "ETag, Repr-Digest",
    }),
    ...headers,
  };
  if (ranges && from >= bytes.length) return void response.writeHead(416, own).end();
  const rest = bytes.subarray(from);
  const part =
    ranges && range ? { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
  response.writeHead(ranges && range ? 206 : 200, {
    "content-length": rest.length,
    ...part,
    ...own,
  });
  const cut = cuts.shift();
  if (cut === undefined) return void response.end(rest);
  // Bytes that the browser has not passed to the page are lost with the connection, so it gets time
  // for that.
  response.write(rest.subarray(0, cut), () => setTimeout(() => response.socket?.end(), 250));
}
