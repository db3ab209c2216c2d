/** The rotation that makes a structure's longest axis horizontal and its second one vertical. */
import { centre } from "trifold";

type Axis = [number, number, number];

/** The rotation as a quaternion, x y z w. */
export function levelled(points: Float32Array): [number, number, number, number] {
  const spread = covariance(points);
  const first = dominant(spread, [1, 0.7, 0.4]);
  const second = dominant(without(spread, first), across(first));
  const [x, y] = [first, second];
  const z: Axis = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]];
  return quaternion([x, y, z]);
}

function covariance(points: Float32Array): Axis[] {
  const middle = centre(points);
  const sums: Axis[] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let at = 0; at < points.length; at += 3) {
    const from = [0, 1, 2].map((axis) => (points[at + axis] ?? 0) - (middle[axis] ?? 0));
    sums.forEach((row, i) =>
      row.forEach((_, j) => (row[j] = (row[j] ?? 0) + (from[i] ?? 0) * (from[j] ?? 0))),
    );
  }
  return sums;
}

/** The dominant eigenvector, by power iteration, which is exact enough for a view. */
function dominant(matrix: readonly Axis[], begin: Axis): Axis {
  let axis = unit(begin);
  for (let round = 0; round < 60; round += 1) {
    const next = matrix.map((row) => dot(row, axis)) as Axis;
    if (Math.hypot(...next) < 1e-9) return axis;
    axis = unit(next);
  }
  return axis;
}

function without(matrix: readonly Axis[], axis: Axis): Axis[] {
  const size = dot(axis, matrix.map((row) => dot(row, axis)) as Axis);
  return matrix.map(
    (row, i) => row.map((value, j) => value - size * (axis[i] ?? 0) * (axis[j] ?? 0)) as Axis,
  );
}

/** An axis at a right angle. */
function across([x, y, z]: Axis): Axis {
  return unit(Math.abs(z) < 0.9 ? [-y, x, 0] : [0, -z, y]);
}

function unit(axis: Axis): Axis {
  const length = Math.hypot(...axis) || 1;
  return axis.map((part) => part / length) as Axis;
}

function dot(one: Axis, other: Axis): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** The quaternion of the rotation with these rows. */
function quaternion([[a, b, c], [d, e, f], [g, h, i]]: [Axis, Axis, Axis]): [
  number,
  number,
  number,
  number,
] {
  const trace = a + e + i;
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return [(h - f) / s, (c - g) / s, (d - b) / s, s / 4];
  }
  if (a > e && a > i) {
    const s = 2 * Math.sqrt(1 + a - e - i);
    return [s / 4, (b + d) / s, (c + g) / s, (h - f) / s];
  }
  if (e > i) {
    const s = 2 * Math.sqrt(1 + e - a - i);
    return [(b + d) / s, s / 4, (f + h) / s, (c - g) / s];
  }
  const s = 2 * Math.sqrt(1 + i - a - e);
  return [(c + g) / s, (f + h) / s, s / 4, (d - b) / s];
}
