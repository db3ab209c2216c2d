import { defineConfig, type Plugin } from "vite";

/**
 * Only the page's own files, and wasm compiled from them. The worker that folds is started from a
 * blob, which inherits this policy; one started from a file would have none, since static hosts
 * send none with it.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** In the built page only: the development server itself injects styles into the page. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

/**
 * Lists all files that the page may request, so that its service worker can cache them for visits
 * without a network.
 */
const offlineList: Plugin = {
  name: "offline-list",
  apply: "build",
  enforce: "post",
  generateBundle(_, bundle) {
    const files = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
    this.emitFile({ type: "asset", fileName: "offline.json", source: JSON.stringify(files) });
  },
};

export default defineConfig({
  // Relative addresses, so that the page works in any folder of any static host.
  base: "./",
  plugins: [contentSecurityPolicy, offlineList],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Inlined assets would be data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
