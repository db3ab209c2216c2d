/** Sources of a file's bytes, from any offset. */
import { nameOf, type SourceInfo } from "./manifest.js";

/** A response with bytes of the file. */
export interface Offer {
  facts: SourceInfo;
  /** Offset of the first byte: the requested one, or 0 if the source cannot resume. */
  from: number;
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The SHA-256 that the source states. */
  sha256?: string;
}

export interface Source {
  name: string;
  open(from: number): Promise<Offer>;
  /** The checksum in a file next to this one. */
  stated(): Promise<string | undefined>;
}

/** An error that a retry may fix. */
export class Interrupted extends Error {}

export function fromFile(file: File): Source {
  return {
    name: file.name,
    open: async (from) => ({
      facts: infoOf(file),
      from,
      stream: file.slice(from).stream(),
    }),
    stated: async () => undefined,
  };
}

export function infoOf({ size, lastModified }: File): SourceInfo {
  return { size, modified: String(lastModified) };
}

/** Sends neither cookies nor the referrer. */
const ANONYMOUS: RequestInit = {
  credentials: "omit",
  referrerPolicy: "no-referrer",
  cache: "no-store",
};

export function fromAddress(url: string): Source {
  return { name: nameOf(url), open: (from) => offered(url, from), stated: () => checksumFile(url) };
}

async function offered(url: string, from: number): Promise<Offer> {
  // Also for the first byte: a server that supports ranges then sends the file uncompressed.
  const response = await get(url, { Range: `bytes=${from}-` });
  const { headers, status, body } = response;
  if (status === 416) {
    // The file is not longer than the stored part.
    await body?.cancel();
    return offered(url, 0);
  }
  refuseWhatIsNoFile(response);
  if (!body) throw new Interrupted(`${url} sent nothing`);
  const begins = status === 206 ? from : 0;
  const length = headers.has("content-encoding")
    ? NaN
    : Number(headers.get("content-length") ?? NaN);
  const etag = headers.get("etag");
  const modified = headers.get("last-modified");
  const sha256 = digestOf(headers);
  return {
    facts: {
      ...(Number.isFinite(length) && { size: begins + length }),
      // A weak ETag only promises the same meaning.
      ...(etag && !etag.startsWith("W/") && { etag }),
      ...(modified && { modified }),
    },
    from: begins,
    stream: body,
    ...(sha256 && { sha256 }),
  };
}

async function get(url: string, headers: HeadersInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...ANONYMOUS, headers });
  } catch {
    // Browsers do not report to pages which of the two it was.
    throw new Interrupted(
      `${url} cannot be reached: there is no connection, or its server does not let pages of ` +
        "other sites read it (CORS)",
    );
  }
}

function refuseWhatIsNoFile({ ok, status, statusText, headers, url }: Response): void {
  const said = `${url} answered ${status} ${statusText}`.trim();
  if (status >= 500 || status === 429 || status === 408) throw new Interrupted(said);
  if (!ok) throw new Error(said);
  if (headers.get("content-type")?.startsWith("text/html"))
    throw new Error(
      `${url} is a web page, not a weights file: use the address of its download button`,
    );
}

/** RFC 9530: `Repr-Digest: sha-256=:BASE64:`, of the whole file even if a part is sent. */
function digestOf(headers: Headers): string | undefined {
  const [, text] = /sha-256=:([A-Za-z0-9+/=]{44}):/.exec(headers.get("repr-digest") ?? "") ?? [];
  return (
    text &&
    Array.from(atob(text), (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("")
  );
}

/** `FILE.sha256`, as `sha256sum` writes it, if it exists. */
async function checksumFile(url: string): Promise<string | undefined> {
  const address = new URL(url);
  address.pathname += ".sha256";
  try {
    const response = await fetch(address, ANONYMOUS);
    return response.ok
      ? /^([0-9a-f]{64})\b/i.exec(await response.text())?.[1]?.toLowerCase()
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The addresses of a checkpoint's files: those that an index (`*.safetensors.index.json`) names, or
 * the address itself.
 */
export async function filesAt(url: string): Promise<string[]> {
  if (!new URL(url).pathname.endsWith(".json")) return [url];
  const response = await get(url);
  refuseWhatIsNoFile(response);
  const index = (await response.json().catch(() => ({}))) as {
    weight_map?: Record<string, string>;
  };
  const names = [...new Set(Object.values(index.weight_map ?? {}))];
  if (names.length === 0) throw new Error(`${url} is not an index of shards: it has no weight_map`);
  return names.map((name) => new URL(name, url).href);
}
