/** The number of aligned sequences along the query, from its alignment (A3M). */
import type { QueryFile } from "trifold";
import { html, svg } from "../dom.js";
import "./alignment-depth.css";

const [WIDTH, HEIGHT] = [440, 160];
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 10, 10, 40];

/** A plot of the first alignment of the query; undefined without one. */
export function alignmentDepth(query: QueryFile): HTMLElement | undefined {
  const text = alignmentOf(query);
  const depth = text === undefined ? [] : depths(text);
  const most = Math.max(0, ...depth);
  return most > 1 ? plot(depth, most) : undefined;
}

/** The text that is an A3M, or the first in OpenFold3's JSON or among the files. */
function alignmentOf({ text, files = {} }: QueryFile): string | undefined {
  const inline = /"main_msa_a3m":\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (inline !== undefined) return JSON.parse(inline) as string;
  const [file] = Object.entries(files).filter(([name]) => name.endsWith(".a3m"));
  return file?.[1] ?? (/^\s*[[{]/.test(text) ? undefined : text);
}

/** Number of rows without a gap at each column; insertions, in lower case, are not columns. */
function depths(text: string): number[] {
  const rows = text
    .split(/^>.*$/m)
    .slice(1)
    .map((row) => row.replace(/[\sa-z]/g, ""));
  const [query = ""] = rows;
  const aligned = rows.filter(({ length }) => length === query.length);
  if (aligned.length !== rows.length) return [];
  return Array.from(query, (_, at) => aligned.filter((row) => isLetter(row.charAt(at))).length);
}

function isLetter(letter: string): boolean {
  return letter !== "-" && letter !== ".";
}

function plot(depth: readonly number[], most: number): HTMLElement {
  const x = (at: number) => LEFT + (at / depth.length) * (WIDTH - LEFT - RIGHT);
  const y = (count: number) => HEIGHT - BOTTOM - (count / most) * (HEIGHT - TOP - BOTTOM);
  const steps = depth.flatMap((count, at) => [
    `${x(at).toFixed(1)},${y(count).toFixed(1)}`,
    `${x(at + 1).toFixed(1)},${y(count).toFixed(1)}`,
  ]);
  const ends = [`${x(0)},${y(0)}`, ...steps, `${x(depth.length)},${y(0)}`];
  const text = (x: number, y: number, anchor: string, label: string) =>
    svg("text", { x, y, "text-anchor": anchor }, label);
  const label = `Sequences aligned at each residue, from ${Math.min(...depth)} to ${most}`;
  return html(
    "figure",
    { class: "alignment-depth" },
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
      svg("polygon", { points: ends.join(" ") }),
      text(LEFT - 6, y(most) + 4, "end", most.toLocaleString("en")),
      text(LEFT - 6, y(0) + 4, "end", "0"),
      text(x(0), HEIGHT - BOTTOM + 17, "middle", "1"),
      text(x(depth.length), HEIGHT - BOTTOM + 17, "end", String(depth.length)),
      text((WIDTH + LEFT) / 2, HEIGHT - 6, "middle", "Residue"),
    ),
    html("figcaption", {}, `${label}.`),
  );
}
