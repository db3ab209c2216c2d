/** Reads the atoms of a predicted structure from mmCIF. */
import { LETTERS } from "./amino-acids.js";
import type { FoldResidue, FoldStructure } from "trifold";

export interface ReadStructure {
  structure: FoldStructure;
  /** [atoms, 3], angstroms. */
  coordinates: Float32Array;
  /** The B factors, which are the pLDDT, [atoms]. */
  plddt: Float32Array;
}

const DNA: Record<string, string> = { DA: "A", DC: "C", DG: "G", DT: "T" };
const RNA: Record<string, string> = { A: "A", C: "C", G: "G", U: "U" };

type Kind = FoldStructure["chains"][0]["kind"];

interface AtomRow {
  chain: string;
  residue: string;
  number: number;
  name: string;
  element: string;
  place: [number, number, number];
  plddt: number;
}

/** @throws Error if there are no atoms. */
export function readCif(text: string): ReadStructure {
  const rows = atomRows(text);
  if (rows.length === 0) throw new Error("the mmCIF has no atoms");
  return {
    structure: structureOf(rows),
    coordinates: Float32Array.from(rows.flatMap(({ place }) => place)),
    plddt: Float32Array.from(rows, ({ plddt }) => plddt),
  };
}

function atomRows(text: string): AtomRow[] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("_atom_site."));
  const columns: string[] = [];
  let at = first;
  for (; lines[at]?.startsWith("_atom_site."); at += 1)
    columns.push(lines[at]!.trim().slice("_atom_site.".length));
  const rows: AtomRow[] = [];
  for (; /^(ATOM|HETATM)\s/.test(lines[at] ?? ""); at += 1) {
    const cells = words(lines[at] ?? "");
    const cell = (...names: string[]) => {
      const values = names.map((name) => cells[columns.indexOf(name)]);
      return values.find((value) => value !== undefined && value !== "." && value !== "?") ?? "";
    };
    rows.push({
      chain: cell("auth_asym_id", "label_asym_id"),
      residue: cell("label_comp_id"),
      number: Number(cell("label_seq_id", "auth_seq_id") || 1),
      name: cell("label_atom_id"),
      element: cell("type_symbol"),
      place: [Number(cell("Cartn_x")), Number(cell("Cartn_y")), Number(cell("Cartn_z"))],
      plddt: Number(cell("B_iso_or_equiv") || 0),
    });
  }
  return rows;
}

/** Words of a line, some in quotes: names of atoms contain primes. */
function words(line: string): string[] {
  const found = line.matchAll(/"([^"]*)"(?=\s|$)|'([^']*)'(?=\s|$)|(\S+)/g);
  return Array.from(found, ([, double, single, bare]) => double ?? single ?? bare ?? "");
}

function structureOf(rows: readonly AtomRow[]): FoldStructure {
  const chains: FoldStructure["chains"] = [];
  const residues: FoldResidue[] = [];
  let tokens = 0;
  for (let start = 0; start < rows.length;) {
    const row = rows[start]!;
    let end = start + 1;
    while (end < rows.length && sameResidue(row, rows[end]!)) end += 1;
    if (chains.at(-1)?.id !== row.chain)
      chains.push({ id: row.chain, kind: kindOf(row.residue), sequence: "", residues: [0, 0] });
    const chain = chains.length - 1;
    const count = kindOf(row.residue) === "ligand" ? end - start : 1;
    residues.push({
      chain,
      number: row.number,
      code: row.residue,
      atoms: [start, end],
      tokens: [tokens, tokens + count],
    });
    tokens += count;
    start = end;
  }
  chains.forEach((chain, at) => describe(chain, at, residues));
  const atoms = rows.map(({ name, element }): [string, string] => [name, element]);
  return { chains, residues, atoms };
}

function sameResidue(one: AtomRow, other: AtomRow): boolean {
  return one.chain === other.chain && one.number === other.number && one.residue === other.residue;
}

function kindOf(code: string): Kind {
  if (code in LETTERS) return "protein";
  if (code in DNA) return "dna";
  return code in RNA ? "rna" : "ligand";
}

/** Fills in a chain's residues, its sequence, and its kind: that of most of its residues. */
function describe(
  chain: FoldStructure["chains"][0],
  at: number,
  residues: readonly FoldResidue[],
): void {
  const start = residues.findIndex((residue) => residue.chain === at);
  const own = residues.filter((residue) => residue.chain === at);
  chain.residues = [start, start + own.length];
  const polymer = own.map(({ code }) => kindOf(code)).find((kind) => kind !== "ligand");
  chain.kind = polymer ?? "ligand";
  const letter = (code: string) => LETTERS[code] ?? DNA[code] ?? RNA[code] ?? "X";
  chain.sequence = polymer
    ? own.map(({ code }) => letter(code)).join("")
    : own.map(({ code }) => code).join(" ");
}
