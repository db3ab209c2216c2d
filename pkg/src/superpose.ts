/** Superposes points: the denoiser rotates and shifts its atoms at random in every step. */

/**
 * Rotates and shifts `points` [A, 3] onto `onto` (Horn, 1987: the quaternion is the top eigenvector
 * of a 4 by 4 matrix).
 */
export function superposed(points: Float32Array, onto: Float32Array): Float32Array {
  const [from, to] = [centre(points), centre(onto)];
  const turn = rotation(correlation(points, from, onto, to));
  const placed = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 3) {
    for (let row = 0; row < 3; row += 1) {
      let sum = to[row] ?? 0;
      for (let axis = 0; axis < 3; axis += 1)
        sum += (turn[3 * row + axis] ?? 0) * ((points[at + axis] ?? 0) - (from[axis] ?? 0));
      placed[at + row] = sum;
    }
  }
  return placed;
}

/** The mean of `points` [A, 3]. */
export function centre(points: Float32Array): number[] {
  const sum = [0, 0, 0];
  points.forEach((value, at) => (sum[at % 3] = (sum[at % 3] ?? 0) + value));
  return sum.map((total) => total / Math.max(1, points.length / 3));
}

/** Correlation of coordinates, [3, 3]: rows of the first set, columns of the second. */
function correlation(a: Float32Array, from: number[], b: Float32Array, to: number[]): number[] {
  const s = new Array<number>(9).fill(0);
  for (let at = 0; at < a.length; at += 3) {
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < 3; j += 1)
        s[3 * i + j]! += ((a[at + i] ?? 0) - (from[i] ?? 0)) * ((b[at + j] ?? 0) - (to[j] ?? 0));
    }
  }
  return s;
}

function rotation([
  xx = 0,
  xy = 0,
  xz = 0,
  yx = 0,
  yy = 0,
  yz = 0,
  zx = 0,
  zy = 0,
  zz = 0,
]: number[]): number[] {
  const k = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
  // Shifted so that the largest eigenvalue has the largest magnitude, which power iteration finds.
  const shift = Math.max(...k.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  let q = [1, 0.01, 0.01, 0.01];
  for (let round = 0; round < 80; round += 1) {
    const next = k.map((row, at) =>
      row.reduce((sum, value, column) => sum + value * (q[column] ?? 0), shift * (q[at] ?? 0)),
    );
    const length = Math.hypot(...next) || 1;
    q = next.map((part) => part / length);
  }
  const [w = 1, x = 0, y = 0, z = 0] = q;
  return [
    w * w + x * x - y * y - z * z,
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    w * w - x * x + y * y - z * z,
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    w * w - x * x - y * y + z * z,
  ];
}
