/** Bundles the page and the worker, and copies the files that they load next to them. */
import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({
  entryPoints: { main: "main.js", worker: "trifold/worker" },
  bundle: true,
  format: "esm",
  outdir: "out",
});
for (const file of ["wasm/trifold_folding_bg.wasm", "network.safetensors"]) {
  const from = new URL(file, import.meta.resolve("trifold"));
  await cp(fileURLToPath(from), `out/${file}`);
}
