/** SHA-256 of bytes that arrive in pieces, compared with that of Node. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { PACKAGE } from "./support/places.js";

const module = join(PACKAGE, "dist", "weights-store", "sha256.js");
const { Sha256 } = await import(pathToFileURL(module).href);

test("any pieces of any length have the checksum of the whole", () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 97) % 251);
  for (let length = 0; length <= bytes.length; length += 1) {
    const whole = bytes.subarray(0, length);
    const expected = createHash("sha256").update(whole).digest("hex");
    for (const piece of [1, 63, 64, 65, 300]) {
      const hash = new Sha256();
      for (let at = 0; at < length; at += piece) hash.update(whole.subarray(at, at + piece));
      assert.equal(hash.hex(), expected, `${length} bytes in pieces of ${piece}`);
    }
  }
});
