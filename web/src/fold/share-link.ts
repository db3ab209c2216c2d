/**
 * Links to this page that contain an input. It is in the fragment, which browsers do not send to
 * the server: `#input=` and the JSON of the input, compressed, in base64url.
 */
import type { QueryFile } from "trifold";
import type { Options } from "./settings.js";

/** The shared part of an input. */
export interface SharedInput {
  query: QueryFile;
  options: Options;
}

const KEY = "#input=";
/** Longer links are cut by mail programs and messengers. */
export const MOST_LINK = 8000;

export async function linkTo(input: SharedInput, page: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(input));
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return `${page.split(/[?#]/)[0]}${KEY}${toBase64Url(packed)}`;
}

/**
 * The input of a fragment; undefined without one. @throws Error if the link is damaged.
 */
export async function inputOf(fragment: string): Promise<SharedInput | undefined> {
  if (!fragment.startsWith(KEY)) return undefined;
  try {
    const packed = fromBase64Url(fragment.slice(KEY.length));
    const bytes = await through(packed, new DecompressionStream("deflate-raw"));
    const input = JSON.parse(new TextDecoder().decode(bytes)) as SharedInput;
    if (typeof input.query.text !== "string") throw new Error("no query");
    return input;
  } catch {
    throw new Error("The link to an input is damaged or incomplete: copy it again.");
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
