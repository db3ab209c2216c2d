/** Results of the command line for the same query. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./places.js";

/**
 * The mmCIF of the first sample.
 * @param {string} sequence
 * @param {{ samples: number, steps: number, recycles: number, seed: number }} settings
 */
export async function foldNatively(sequence, settings) {
  const folder = await mkdtemp(join(tmpdir(), "trifold-"));
  try {
    const query = join(folder, "query.fasta");
    await writeFile(query, `>A\n${sequence}\n`);
    const options = Object.entries(settings).flatMap(([name, value]) => [
      `--${name}`,
      String(value),
    ]);
    const command = [
      "run",
      "-q",
      "-p",
      "trifold-cli",
      "--",
      "fold",
      query,
      "--out",
      join(folder, "out"),
      "--quiet",
      ...options,
    ];
    await promisify(execFile)("cargo", command, { cwd: ROOT });
    return await readFile(
      join(
        folder,
        "out",
        "query",
        `seed_${settings.seed}`,
        `query_seed_${settings.seed}_sample_1_model.cif`,
      ),
      "utf8",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The coordinates in an mmCIF.
 * @param {string} text
 * @returns {number[][]}
 */
export function atoms(text) {
  const lines = text.split("\n");
  const columns = lines
    .filter((line) => line.startsWith("_atom_site."))
    .map((line) => line.trim().slice("_atom_site.".length));
  const places = ["Cartn_x", "Cartn_y", "Cartn_z"].map((name) => columns.indexOf(name));
  return lines
    .filter((line) => /^(ATOM|HETATM)\s/.test(line))
    .map((line) => places.map((place) => Number(line.split(/\s+/)[place])));
}
