/** The question about a sequence that could be a protein, DNA or RNA: its letters fit several. */
import type { ErrorPlace } from "trifold";
import { lineStart } from "./excerpt.js";

export type PolymerKind = "protein" | "dna" | "rna";

export const KIND_NAMES: Record<PolymerKind, string> = {
  protein: "protein",
  dna: "DNA",
  rna: "RNA",
};

export interface KindQuestion {
  /** The kinds that the letters fit, the likely ones first. */
  kinds: PolymerKind[];
  /** The record's place in the text: its header, if it has one, and its sequence. */
  start: number;
  end: number;
}

/** The question about the record of a refusal; undefined if its letters are not bases. */
export function kindQuestion(text: string, { line = 1 }: ErrorPlace): KindQuestion | undefined {
  const start = lineStart(text, line);
  if (start === undefined || /^\s*[[{]/.test(text)) return undefined;
  const record = /^[^\n]*(\n(?!>)[^\n]*)*/.exec(text.slice(start))?.[0] ?? "";
  const letters = sequenceOf(record).replace(/\s/g, "").toUpperCase();
  const kinds = kindsOf(letters);
  return kinds && { kinds, start, end: start + record.length };
}

function kindsOf(letters: string): PolymerKind[] | undefined {
  if (!/^[ACGTUN]+$/.test(letters)) return undefined;
  const [hasT, hasU] = [letters.includes("T"), letters.includes("U")];
  if (hasT && hasU) return undefined;
  if (hasU) return ["rna", "protein"];
  return hasT ? ["dna", "protein"] : ["dna", "rna", "protein"];
}

/** The text with the answer in the record's header. */
export function withKind(text: string, { start, end }: KindQuestion, kind: PolymerKind): string {
  const record = text.slice(start, end);
  const [header = ""] = record.startsWith(">") ? record.split("\n", 1) : [];
  const words = header.slice(1).replaceAll("|", " ").trim();
  const [, id = freeId(text), rest = ""] = /^([A-Za-z0-9]{1,4})(?:\s+(.*))?$/.exec(words) ?? [];
  const described = [`>${id}|${kind}`, rest || (header && !words.startsWith(id) ? words : "")];
  const written = `${described.filter(Boolean).join(" ")}\n${sequenceOf(record)}`;
  return text.slice(0, start) + written + text.slice(end);
}

function sequenceOf(record: string): string {
  return record.startsWith(">") ? record.slice(record.indexOf("\n") + 1) : record;
}

/** The first letter that no record has as its id. */
function freeId(text: string): string {
  const used = new Set([...text.matchAll(/^>\s*(\w+)/gm)].map(([, id]) => id));
  return [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((id) => !used.has(id)) ?? "A1";
}
