import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import resolve from "@rollup/plugin-node-resolve";

/** The files that the bundles load, next to them. */
const copied = {
  name: "copy",
  async writeBundle() {
    for (const file of ["wasm/trifold_folding_bg.wasm", "network.safetensors"]) {
      const from = new URL(file, import.meta.resolve("trifold"));
      await cp(fileURLToPath(from), `out/${file}`);
    }
  },
};

export default {
  input: { main: "main.js", worker: "trifold/worker" },
  output: { dir: "out", format: "es" },
  plugins: [resolve(), copied],
};
