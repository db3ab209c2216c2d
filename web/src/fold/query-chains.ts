/** The chains of a query, shown so that a mistake is noticed before the fold. */
import type { QueryChain, QueryReport } from "trifold";
import { html } from "../dom.js";
import { plural } from "../format.js";
import { builtIn } from "../components/built-in.js";
import "./query-chains.css";

/** Letters of a sequence that are shown. */
const SHOWN = 24;
const KINDS: Record<QueryChain["kind"], string> = {
  protein: "Protein",
  dna: "DNA",
  rna: "RNA",
  ligand: "Ligand",
};
const IONS = new Set(builtIn("ion").map(([code]) => code));
const NAMES = new Map([...builtIn("ligand"), ...builtIn("ion")]);

function kindOf({ kind, sequence }: QueryChain): string {
  return kind === "ligand" && IONS.has(sequence) ? "Ion" : KINDS[kind];
}

/** "2 chains, 141 residues". */
export function summary({ queries: [query, ...others] }: QueryReport): string {
  const chains = query?.chains ?? [];
  const parts = [plural(chains.length, "chain")];
  const residues = sizeOf(chains, ["protein"]);
  const bases = sizeOf(chains, ["dna", "rna"]);
  if (residues > 0) parts.push(plural(residues, "residue"));
  if (bases > 0) parts.push(plural(bases, "nucleotide"));
  const more = `The file has ${plural(others.length, "more query")}; the first is folded.`;
  return `${parts.join(", ")}.${others.length > 0 ? ` ${more}` : ""}`;
}

function sizeOf(chains: readonly QueryChain[], kinds: readonly QueryChain["kind"][]): number {
  return chains
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { length }) => sum + length, 0);
}

/** One line per entity: its chains, kind, size, first letters and notes. */
export function chainList({ queries: [query] }: QueryReport): HTMLElement {
  const rows = grouped(query?.chains ?? []).map((chains) => {
    const [chain] = chains as [QueryChain, ...QueryChain[]];
    const ids = chains.map(({ id }) => id).join(", ");
    const copies = chains.length > 1 ? ` × ${chains.length}` : "";
    return html(
      "li",
      {},
      html("strong", {}, ids),
      html("span", {}, `${kindOf(chain)}${copies}`),
      html("span", {}, size(chain)),
      html("span", { class: "query-chain-sequence" }, start(chain)),
      ...chain.notes.map((note) => html("em", {}, `${note}.`)),
    );
  });
  const notes = (query?.notes ?? []).map((note) => html("li", {}, html("em", {}, `${note}.`)));
  return html("ul", { class: "query-chains" }, ...rows, ...notes);
}

/** "120 residues, cyclic, SEP at 7, 1,024 aligned, 310 paired". */
function size({ kind, length, cyclic, modifications, ...rows }: QueryChain): string {
  if (kind === "ligand") return "";
  const count = (rows: number, what: string) =>
    rows > 1 ? [`${rows.toLocaleString("en")} ${what}`] : [];
  const parts = [
    plural(length, kind === "protein" ? "residue" : "nucleotide"),
    ...(cyclic ? ["cyclic"] : []),
    ...Object.entries(modifications).map(([position, code]) => `${code} at ${position}`),
    ...count(rows.alignmentRows, "aligned"),
    ...count(rows.pairedRows, "paired"),
  ];
  return parts.join(", ");
}

function start({ kind, sequence }: QueryChain): string {
  if (kind === "ligand") return `${sequence} ${NAMES.get(sequence) ?? ""}`.trim();
  return sequence.length > SHOWN ? `${sequence.slice(0, SHOWN)}…` : sequence;
}

/** Equal chains together. */
function grouped(chains: readonly QueryChain[]): QueryChain[][] {
  const groups = new Map<string, QueryChain[]>();
  for (const chain of chains) {
    const { kind, sequence, cyclic, modifications } = chain;
    const key = JSON.stringify([kind, sequence, cyclic, modifications]);
    groups.set(key, [...(groups.get(key) ?? []), chain]);
  }
  return [...groups.values()];
}
