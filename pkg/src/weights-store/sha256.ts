/** SHA-256 (FIPS 180-4) of bytes that arrive in pieces, which `crypto.subtle` does not offer. */

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

const PRIMES = firstPrimes(64);
/** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
const K = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
/** The first 32 bits of the fractions of the square roots of the first 8 primes. */
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

export class Sha256 {
  readonly #state = Int32Array.from(START);
  readonly #schedule = new Int32Array(64);
  readonly #pending = new Uint8Array(BLOCK_BYTES);
  #bytes = 0;

  update(data: Uint8Array): this {
    let at = 0;
    while (at < data.length) {
      const used = this.#bytes % BLOCK_BYTES;
      if (used === 0 && data.length - at >= BLOCK_BYTES) {
        this.#compress(data, at);
        at += BLOCK_BYTES;
        this.#bytes += BLOCK_BYTES;
        continue;
      }
      const piece = data.subarray(at, at + BLOCK_BYTES - used);
      this.#pending.set(piece, used);
      at += piece.length;
      this.#bytes += piece.length;
      if (this.#bytes % BLOCK_BYTES === 0) this.#compress(this.#pending, 0);
    }
    return this;
  }

  /** The checksum in hexadecimal; ends the use of this object. */
  hex(): string {
    const bytes = this.#bytes;
    const filled = (bytes + 1 + LENGTH_BYTES) % BLOCK_BYTES;
    const padding = new Uint8Array(1 + ((BLOCK_BYTES - filled) % BLOCK_BYTES) + LENGTH_BYTES);
    padding[0] = 0x80;
    const bits = BigInt(bytes) * 8n;
    new DataView(padding.buffer).setBigUint64(padding.length - LENGTH_BYTES, bits);
    this.update(padding);
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #compress(data: Uint8Array, offset: number): void {
    const block = new DataView(data.buffer, data.byteOffset + offset, BLOCK_BYTES);
    const w = this.#schedule;
    const state = this.#state;
    for (let at = 0; at < 16; at += 1) w[at] = block.getInt32(4 * at);
    for (let at = 16; at < 64; at += 1) {
      const early = w[at - 15] as number;
      const late = w[at - 2] as number;
      const s0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const s1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      w[at] = ((w[at - 16] as number) + s0 + (w[at - 7] as number) + s1) | 0;
    }
    // By index: destructuring would run an iterator for each block.
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    let e = state[4] as number;
    let f = state[5] as number;
    let g = state[6] as number;
    let h = state[7] as number;
    for (let at = 0; at < 64; at += 1) {
      const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[at] as number) + (w[at] as number)) | 0;
      const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0] as number) + a;
    state[1] = (state[1] as number) + b;
    state[2] = (state[2] as number) + c;
    state[3] = (state[3] as number) + d;
    state[4] = (state[4] as number) + e;
    state[5] = (state[5] as number) + f;
    state[6] = (state[6] as number) + g;
    state[7] = (state[7] as number) + h;
  }
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}
