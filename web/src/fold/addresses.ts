/** Parses the addresses of weights that the visitor typed. */
import type { WeightsAddress } from "trifold/weights-store";

/** One address per line, followed by its SHA-256 if known. @throws Error that names the line. */
export function parseAddresses(text: string): WeightsAddress[] {
  const lines = text.split("\n").map((line) => line.trim());
  const wanted = lines.flatMap((line, index) => (line === "" ? [] : [read(line, index + 1)]));
  if (wanted.length === 0) throw new Error("Enter an address first.");
  return wanted;
}

function read(line: string, number: number): WeightsAddress {
  const [address = "", sum, ...more] = line.split(/\s+/);
  // A path is relative to the page's host.
  const url =
    /^(https?:\/\/|\.{0,2}\/)/i.test(address) && URL.canParse(address, document.baseURI)
      ? new URL(address, document.baseURI)
      : undefined;
  if (!url)
    throw new Error(
      `Line ${number}: “${address}” is not an address: it should begin with https://.`,
    );
  if (sum === undefined) return { url: url.href };
  if (!/^[0-9a-f]{64}$/i.test(sum) || more.length > 0)
    throw new Error(
      `Line ${number}: a SHA-256 should have 64 letters from 0 to 9 and a to f, ` +
        `got “${[sum, ...more].join(" ")}”.`,
    );
  return { url: url.href, sha256: sum.toLowerCase() };
}
