/** The letter in a pasted text that an error is about. */
import type { ErrorPlace } from "trifold";

export interface Excerpt {
  before: string;
  letter: string;
  after: string;
  /** The letter's index in the text, to select it. */
  index: number;
}

/** Letters shown on either side. */
const CONTEXT = 18;

/** The place of the error, if it is a letter of a record in `text`. */
export function excerpt(text: string, { line, chain, position }: ErrorPlace): Excerpt | undefined {
  if (position === undefined || /^\s*\{/.test(text)) return undefined;
  const start = isBare(text) ? chainStart(text, chain) : lineEnd(text, line);
  return start === undefined ? undefined : letterAt(text, start, position);
}

/** A text without headers: one sequence, or several with `:` or `/` between them. */
function isBare(text: string): boolean {
  return !/^[>;#]/.test(text.trimStart());
}

/** The start of a chain in a bare text, whose chains are named A, B, C... */
function chainStart(text: string, chain = "A"): number | undefined {
  const separators = [...text.matchAll(/[:/]/g)].map(({ index }) => index + 1);
  return [0, ...separators][chain.charCodeAt(0) - "A".charCodeAt(0)];
}

/** The end of line `line`, counted from 1 at the first line with text. */
function lineEnd(text: string, line = 1): number {
  const start = lineStart(text, line);
  const end = start === undefined ? -1 : text.indexOf("\n", start);
  return end < 0 ? text.length : end + 1;
}

/** The start of line `line`, counted from 1 at the first line with text; or undefined. */
export function lineStart(text: string, line: number): number | undefined {
  let at = text.length - text.replace(/^\ufeff/, "").trimStart().length;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return at;
}

function letterAt(text: string, start: number, position: number): Excerpt | undefined {
  let seen = 0;
  for (let at = start; at < text.length; at += 1) {
    if (/\s/.test(text.charAt(at))) continue;
    seen += 1;
    if (seen === position) return around(text, at);
  }
  return undefined;
}

function around(text: string, index: number): Excerpt {
  const oneLine = (part: string) => part.replace(/\s+/g, " ");
  return {
    before: oneLine(text.slice(Math.max(0, index - CONTEXT), index)),
    letter: text.charAt(index),
    after: oneLine(text.slice(index + 1, index + 1 + CONTEXT)),
    index,
  };
}
