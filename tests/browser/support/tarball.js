/** The npm package as users get it: packed, and installed into a separate project. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE, requireBuilt, ROOT } from "./places.js";

const execute = promisify(execFile);
/**
 * The npm that runs these tests, if any: on Windows `npm` itself cannot be started as a program.
 */
const [NPM = "npm", ...NPM_SCRIPT] = process.env.npm_execpath
  ? [process.execPath, process.env.npm_execpath]
  : [];

/**
 * Packs the package and installs it into a fresh folder, without a network.
 * @returns {Promise<{ folder: string, files: string[], size: number, remove: () => Promise<void>
 * }>}
 */
export async function installTarball() {
  requireBuilt(join(PACKAGE, "dist", "index.js"));
  requireBuilt(join(PACKAGE, "dist", "wasm", "trifold_bg.wasm"));
  const folder = await mkdtemp(join(tmpdir(), "trifold-"));
  const { stdout } = await execute(
    NPM,
    [...NPM_SCRIPT, "pack", "--json", "--pack-destination", folder],
    { cwd: PACKAGE },
  );
  const packed = entries(JSON.parse(stdout))[0];
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "user-of-trifold", private: true, type: "module" }),
  );
  await execute(
    NPM,
    [
      ...NPM_SCRIPT,
      "install",
      "--offline",
      "--no-audit",
      "--no-fund",
      join(folder, packed.filename),
    ],
    { cwd: folder },
  );
  const files = packed.files.map(({ path }) => path).sort();
  return {
    folder,
    files,
    size: packed.size,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Makes a package of this repository available to the project in `folder`, as if it were installed
 * there.
 * @param {string} folder
 * @param {string} name
 */
export async function lend(folder, name) {
  await symlink(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "junction");
}

/**
 * Runs a script in `folder` and returns its output; rejects with the output if it fails.
 * @param {string} folder
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function runNode(folder, args, env = {}) {
  // A test runner inside a test runner would use the outer one's private format.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  try {
    const { stdout, stderr } = await execute(process.execPath, args, {
      cwd: folder,
      env: { ...inherited, ...env },
      maxBuffer: 1 << 26,
    });
    return stdout + stderr;
  } catch (error) {
    const {
      stdout = "",
      stderr = "",
      message,
    } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${message}\n${stdout}${stderr}`, { cause: error });
  }
}

/**
 * npm 11 prints a list, later ones an object by package name.
 * @param {unknown} json
 * @returns {{ filename: string, size: number, files: { path: string }[] }[]}
 */
function entries(json) {
  return Object.values(/** @type {object} */ (json));
}
