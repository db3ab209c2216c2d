/** Triangle attention in plain JavaScript, in double precision, with inputs for it. */

/**
 * @typedef {{ data: Float32Array, shape: number[] }} Floats
 * @typedef {{ data: Uint8Array, shape: number[] }} Booleans
 * @typedef {{ q: Floats, k: Floats, v: Floats, bias: Floats, mask: Booleans }} Problem
 */

const MASKED = -1e9;

/**
 * softmax(q k^T / sqrt(D) + bias + mask) v
 * @param {Problem} problem
 * @returns {Float64Array} [B, N, H, Q, D]
 */
export function triangleAttention({ q, k, v, bias, mask }) {
  const [batch, rows, heads, queries, width] = q.shape;
  const keys = k.shape[3];
  const output = new Float64Array(q.data.length);
  for (let group = 0; group < batch * rows * heads; group += 1) {
    const row = Math.floor(group / heads);
    const plane = Math.floor(row / rows) * heads + (group % heads);
    for (let query = 0; query < queries; query += 1) {
      const at = (group * queries + query) * width;
      const scores = Array.from({ length: keys }, (_, key) => {
        const kept = mask.data[row * keys + key] ? 0 : MASKED;
        return (
          dot(q.data, at, k.data, (group * keys + key) * width, width) / Math.sqrt(width) +
          bias.data[(plane * queries + query) * keys + key] +
          kept
        );
      });
      const weights = softmax(scores);
      for (let d = 0; d < width; d += 1) {
        output[at + d] = weights.reduce(
          (sum, weight, key) => sum + weight * v.data[(group * keys + key) * width + d],
          0,
        );
      }
    }
  }
  return output;
}

/**
 * @param {{ batch: number, rows: number, heads: number, queries: number, keys: number, width:
 * number }} size
 * @returns {Problem}
 */
export function drawProblem({ batch, rows, heads, queries, keys, width }) {
  const random = generator(7);
  /** @param {number[]} shape */
  const floats = (...shape) => ({
    data: Float32Array.from({ length: product(shape) }, () => 4 * random() - 2),
    shape,
  });
  const maskShape = [batch, rows, 1, 1, keys];
  const kept = Uint8Array.from({ length: product(maskShape) }, () => Number(random() < 0.8));
  return {
    q: floats(batch, rows, heads, queries, width),
    k: floats(batch, rows, heads, keys, width),
    v: floats(batch, rows, heads, keys, width),
    bias: floats(batch, 1, heads, queries, keys),
    mask: { data: kept, shape: maskShape },
  };
}

/**
 * The largest difference; NaN if any is NaN.
 * @param {ArrayLike<number>} got
 * @param {ArrayLike<number>} expected
 */
export function largestDifference(got, expected) {
  if (got.length !== expected.length) return NaN;
  return Array.from(got).reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - expected[index])),
    0,
  );
}

/**
 * @param {Float32Array} a
 * @param {number} fromA
 * @param {Float32Array} b
 * @param {number} fromB
 * @param {number} width
 */
function dot(a, fromA, b, fromB, width) {
  let sum = 0;
  for (let d = 0; d < width; d += 1) sum += a[fromA + d] * b[fromB + d];
  return sum;
}

/** @param {number[]} scores */
function softmax(scores) {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((one, other) => one + other);
  return powers.map((power) => power / sum);
}

/** @param {number[]} shape */
function product(shape) {
  return shape.reduce((one, other) => one * other, 1);
}

/**
 * Numbers from 0 to 1, equal in each run (mulberry32).
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
