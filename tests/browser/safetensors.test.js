/** The reader of safetensors: every element type, and malformed files. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Safetensors, SafetensorsError } from "trifold";
import { GOLDENS } from "./support/places.js";

/**
 * @param {object | string} header
 * @param {Uint8Array} [data]
 * @param {bigint} [length] the header's length, if it is to be wrong
 */
function file(header, data = new Uint8Array(), length) {
  const text = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

/**
 * One tensor `x`.
 * @param {string} dtype
 * @param {number[]} shape
 * @param {ArrayLike<number> & ArrayBufferView} data
 * @param {number[]} [offsets]
 */
function one(dtype, shape, data, offsets = [0, data.byteLength]) {
  const bytes = new Uint8Array(
    data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
  );
  return file({ x: { dtype, shape, data_offsets: offsets } }, bytes);
}

test("every element type becomes f32 or booleans", () => {
  /** @param {Uint8Array} bytes */
  const read = (bytes) => [...new Safetensors(bytes).tensor("x").data];
  assert.deepEqual(read(one("F32", [2], Float32Array.of(1.5, -2))), [1.5, -2]);
  assert.deepEqual(read(one("F64", [2], Float64Array.of(1.5, -2))), [1.5, -2]);
  assert.deepEqual(read(one("BF16", [2], Uint16Array.of(0x3fc0, 0xc000))), [1.5, -2]);
  assert.deepEqual(
    read(one("F16", [6], Uint16Array.of(0x3e00, 0xc000, 0x0001, 0x7bff, 0xfc00, 0x8000))),
    [1.5, -2, 2 ** -24, 65504, -Infinity, -0],
  );
  assert(Number.isNaN(read(one("F16", [1], Uint16Array.of(0x7e00)))[0]));
  const mask = new Safetensors(one("BOOL", [2], Uint8Array.of(1, 0))).tensor("x");
  assert(mask.data instanceof Uint8Array);
  assert.deepEqual([...mask.data], [1, 0]);
});

test("any alignment of the file and of its data", () => {
  const bytes = one("F32", [2], Float32Array.of(1.5, -2));
  for (const shift of [0, 1, 2, 3]) {
    const shifted = new Uint8Array(bytes.length + shift);
    shifted.set(bytes, shift);
    assert.deepEqual([...new Safetensors(shifted.subarray(shift)).tensor("x").data], [1.5, -2]);
  }
});

test("a real file", async () => {
  const golden = new Safetensors(await readFile(join(GOLDENS, "softmax.safetensors")));
  assert.deepEqual([...golden.names].sort(), ["in.x", "out.o"]);
  assert.deepEqual(golden.shape("in.x"), [7, 1031]);
  assert.equal(JSON.parse(golden.metadata.case ?? "").op, "softmax");
});

test("malformed files are refused, with the fault", () => {
  const entry = { dtype: "F32", shape: [2], data_offsets: [0, 8] };
  const data = new Uint8Array(8);
  /** @type {[Uint8Array, RegExp][]} */
  const malformed = [
    [new Uint8Array(3), /8 bytes of header length, got 3/],
    [file({ x: entry }, data, 10_000n), /should take 10000 bytes, but \d+ follow/],
    [file({ x: entry }, data, 2n ** 63n), /truncated/],
    [file("{", data), /not JSON/],
    [file("[1]", data), /JSON object/],
    [file("null", data), /JSON object/],
    [file({ x: entry }, data.subarray(0, 7)), /within the 7 bytes of data, got bytes 0 to 8/],
    [file({ x: { ...entry, data_offsets: [8, 0] } }, data), /got bytes 8 to 0/],
    [
      file({ x: { ...entry, data_offsets: [0, 4] } }, data),
      /should take 8 bytes as F32 \[2\], got 4/,
    ],
    [file({ x: { ...entry, shape: [3] } }, data), /should take 12 bytes/],
    [file({ x: { ...entry, shape: [-2] } }, data), /dtype, shape and two data_offsets/],
    [file({ x: { ...entry, data_offsets: [0.5, 8] } }, data), /dtype, shape and two data_offsets/],
    [file({ x: { ...entry, data_offsets: [0] } }, data), /two data_offsets/],
    [file({ x: 7 }, data), /two data_offsets/],
    [file({ x: null }, data), /two data_offsets/],
  ];
  for (const [bytes, message] of malformed) {
    assert.throws(
      () => new Safetensors(bytes),
      (error) => error instanceof SafetensorsError && message.test(error.message),
      String(message),
    );
  }
});

test("tensors that cannot be read are refused on access", () => {
  const bytes = file({ x: { dtype: "I64", shape: [1], data_offsets: [0, 8] } }, new Uint8Array(8));
  const read = new Safetensors(bytes);
  assert.throws(() => read.tensor("x"), /`x` should be one of F64, F32.*got I64/);
  assert.throws(() => read.tensor("y"), /no tensor `y` among 1/);
});
