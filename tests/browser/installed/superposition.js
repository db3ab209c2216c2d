/** The CA-RMSD of a predicted structure to an experimental one. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The RMSD after the best superposition, by the largest eigenvalue of Horn's matrix.
 * @param {number[][]} points
 * @param {number[][]} onto
 */
export function rmsd(points, onto) {
  const [a, b] = [centred(points), centred(onto)];
  /** @param {number} i @param {number} j */
  const s = (i, j) => a.reduce((sum, p, at) => sum + (p[i] ?? 0) * (b[at]?.[j] ?? 0), 0);
  const squares = [...a, ...b].flat().reduce((sum, value) => sum + value * value, 0);
  const [xx, xy, xz] = [s(0, 0), s(0, 1), s(0, 2)];
  const [yx, yy, yz] = [s(1, 0), s(1, 1), s(1, 2)];
  const [zx, zy, zz] = [s(2, 0), s(2, 1), s(2, 2)];
  const horn = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
  // Shifted so that all eigenvalues are positive, for power iteration.
  const shift = squares / 2;
  let vector = [1, 0.1, 0.01, 0.001];
  let largest = 0;
  for (let round = 0; round < 2000; round += 1) {
    const next = horn.map((row, at) =>
      row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), shift * (vector[at] ?? 0)),
    );
    largest = Math.hypot(...next);
    vector = next.map((value) => value / largest);
  }
  return Math.sqrt(Math.max(0, squares - 2 * (largest - shift)) / a.length);
}

/** @param {number[][]} points */
function centred(points) {
  const centre = [0, 1, 2].map(
    (axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length,
  );
  return points.map((point) => point.map((value, axis) => value - (centre[axis] ?? 0)));
}

/**
 * The CA atoms of an mmCIF file of trifold.
 * @param {string} text
 */
export function caOfCif(text) {
  const rows = text.split("\n").filter((line) => line.startsWith("ATOM "));
  return rows
    .map((row) => row.split(/\s+/))
    .filter((words) => words[3] === "CA")
    .map((words) => words.slice(10, 13).map(Number));
}

/**
 * The CA atoms of an experimental structure.
 * @param {string} assets the project's folder of assets
 * @param {string} entry
 */
export async function caOfEntry(assets, entry) {
  const text = await readFile(join(assets, "experiment", `${entry}.pdb`), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("ATOM"));
  return rows.map((row) => [30, 38, 46].map((at) => Number(row.slice(at, at + 8))));
}
