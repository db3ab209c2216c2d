/** Where in the pasted text the letter is that an error speaks of. */

export interface Excerpt {
  before: string;
  letter: string;
  after: string;
  /** Its place in the text, to select it. */
  at: number;
}

/** How much is shown on either side. */
const AROUND = 18;

/** The letter at `position` of the record that begins on `line`, as the wasm's errors give them. */
export function excerpt(text: string, message: string): Excerpt | undefined {
  const line = Number(/ line (\d+)/.exec(message)?.[1]);
  const position = Number(/ at position (\d+)/.exec(message)?.[1]);
  const letter = /letter '(.)'/u.exec(message)?.[1]?.toUpperCase();
  if (!line || !position || !letter) return undefined;
  // A bare sequence is one record without a line of its own.
  const bare = !/^[>;#]/.test(text.trimStart());
  const start = bare ? 0 : nth(text, line);
  return bare ? firstOf(text, letter) : letterAt(text, start, position);
}

/** The place behind the end of line `line`, counted from 1. */
function nth(text: string, line: number): number {
  let at = text.length - text.replace(/^\ufeff/, "").trimStart().length;
  for (let count = 0; count < line; count += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
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

function firstOf(text: string, letter: string): Excerpt | undefined {
  const at = text.toUpperCase().indexOf(letter);
  return at < 0 ? undefined : around(text, at);
}

function around(text: string, at: number): Excerpt {
  const oneLine = (part: string) => part.replace(/\s+/g, " ");
  return {
    before: oneLine(text.slice(Math.max(0, at - AROUND), at)),
    letter: text.charAt(at),
    after: oneLine(text.slice(at + 1, at + 1 + AROUND)),
    at,
  };
}
