/**
 * Entities of a complex, as the builder edits them, and the texts that they are written to and
 * read from: FASTA, or OpenFold3's query JSON if a chain has modifications or an alignment, or
 * there are bonds.
 */
import type { QueryReport } from "trifold";
import { builtIn } from "../components/built-in.js";
import { bondsJson, readBonds, type Bond } from "./bonds.js";
import { chainsOf, type ChainOfEntity } from "./chain-ids.js";

export type EntityKind = "protein" | "dna" | "rna" | "ligand" | "ion";

export interface Modification {
  /** Of the residue, from 1. */
  position: number;
  /** Of the component in its place, such as SEP. */
  code: string;
}

export interface Entity {
  kind: EntityKind;
  /** Letters of a polymer; the component code of a ligand or ion. */
  sequence: string;
  copies: number;
  modifications: Modification[];
  /** Whether the ends of the polymer are joined. */
  cyclic: boolean;
  /** The alignment of each copy, A3M. */
  alignment?: string;
  /** Further fields of its chain in the JSON, which the builder leaves as they are. */
  rest?: Record<string, unknown>;
}

export interface Complex {
  /** The job's name; empty if it has none. */
  name: string;
  entities: Entity[];
  /** Covalent bonds, in addition to those of components and backbones. */
  bonds: readonly Bond[];
  /** Further fields of the query in the JSON. */
  rest?: Record<string, unknown>;
  seeds?: number[];
}

export function newEntity(kind: EntityKind): Entity {
  return { kind, sequence: "", copies: 1, modifications: [], cyclic: false };
}

const IONS = new Set(builtIn("ion").map(([code]) => code));

function isPolymer(kind: EntityKind): boolean {
  return kind !== "ligand" && kind !== "ion";
}

/** The text of a complex; entities without a sequence are left out. */
export function write(complex: Complex): string {
  const entities = complex.entities.filter(({ sequence }) => sequence.trim() !== "");
  if (entities.length === 0) return "";
  return needsJson(complex) ? writeJson({ ...complex, entities }) : writeFasta(entities);
}

function needsJson({ entities, bonds, rest, seeds }: Complex): boolean {
  return (
    bondsJson(bonds, entities).length > 0 ||
    rest !== undefined ||
    seeds !== undefined ||
    entities.some(
      ({ modifications, alignment, rest }) =>
        modifications.length > 0 || alignment !== undefined || rest !== undefined,
    )
  );
}

function writeFasta(entities: readonly Entity[]): string {
  const records = chainsOf(entities).map(({ id, entity: { kind, sequence, cyclic } }) => {
    const word = isPolymer(kind) ? kind : "ccd";
    return `>${id}|${word}${cyclic ? "|cyclic" : ""}\n${sequence.trim()}\n`;
  });
  return records.join("");
}

function writeJson({ name, entities, bonds, rest, seeds }: Complex): string {
  const all = chainsOf(entities);
  const chains = entities.map((entity) => {
    const own = all.filter((chain) => chain.entity === entity);
    return chainOf(
      entity,
      own.map(({ id }) => id),
    );
  });
  const written = bondsJson(bonds, entities);
  const joined = written.length > 0 && { covalent_bonds: written };
  const queries = { [name || "query"]: { ...rest, chains, ...joined } };
  return `${JSON.stringify({ ...(seeds && { seeds }), queries }, undefined, 2)}\n`;
}

function chainOf(
  { kind, sequence, modifications, cyclic, alignment, rest }: Entity,
  ids: string[],
): Record<string, unknown> {
  if (!isPolymer(kind))
    return { molecule_type: "ligand", chain_ids: ids, ccd_codes: sequence.trim(), ...rest };
  const residues = modifications.map(({ position, code }) => [String(position), code]);
  return {
    molecule_type: kind,
    chain_ids: ids,
    sequence: sequence.replace(/\s/g, ""),
    ...(residues.length > 0 && { non_canonical_residues: Object.fromEntries(residues) }),
    ...(alignment !== undefined && { main_msa_a3m: alignment }),
    ...(cyclic && { cyclic }),
    ...rest,
  };
}

/**
 * Reads a text back. `report` is what the engine read in it; undefined if the text has parts that
 * the builder does not show, such as alignments of several chains outside OpenFold3's JSON.
 */
export function read(text: string, report: QueryReport): Complex | undefined {
  const [query] = report.queries;
  if (!query || report.queries.length > 1) return undefined;
  const json = /^\s*\{/.test(text) ? readJson(text) : undefined;
  if (json) return json;
  if (/^\s*[[{]/.test(text)) return undefined;
  const aligned = query.chains.some((chain) => rowsOf(chain) > 1);
  if (aligned && query.chains.length > 1) return undefined;
  const entities = query.chains.map((chain): Entity => {
    const { kind, sequence, cyclic } = chain;
    const own = kind === "ligand" && IONS.has(sequence) ? "ion" : kind;
    return {
      ...newEntity(own),
      sequence,
      cyclic,
      ...(rowsOf(chain) > 1 && { alignment: text }),
    };
  });
  return { name: query.name === "query" ? "" : query.name, entities: merged(entities), bonds: [] };
}

function rowsOf(chain: QueryReport["queries"][0]["chains"][0]): number {
  return chain.alignmentRows;
}

/** Neighbours that are equal become copies of one entity. */
function merged(entities: readonly Entity[]): Entity[] {
  const kept: Entity[] = [];
  for (const entity of entities) {
    const before = kept.at(-1);
    const same = before?.kind === entity.kind && before.sequence === entity.sequence;
    if (before && same && before.cyclic === entity.cyclic) before.copies += entity.copies;
    else kept.push({ ...entity });
  }
  return kept;
}

interface ChainJson {
  molecule_type?: string;
  chain_ids?: string | string[];
  sequence?: string;
  ccd_codes?: string | string[];
  non_canonical_residues?: Record<string, string>;
  main_msa_a3m?: string;
  cyclic?: boolean | null;
  [field: string]: unknown;
}

interface QueryJson {
  chains?: ChainJson[];
  covalent_bonds?: unknown;
  [field: string]: unknown;
}

/** OpenFold3's query JSON with one query; undefined for other JSON. */
function readJson(text: string): Complex | undefined {
  const file = JSON.parse(text) as {
    seeds?: number[];
    queries?: Record<string, QueryJson>;
  };
  const [entry, ...others] = Object.entries(file.queries ?? {});
  if (!entry || others.length > 0) return undefined;
  const [name, { chains = [], covalent_bonds: given = [], ...rest }] = entry;
  const entities = chains.map(entityOf).filter((entity) => entity !== undefined);
  const bonds = readBonds(given, namedChains(chains, entities));
  // The builder would rename the chains of these atoms.
  if (entities.length < chains.length || !bonds || "leaving_atoms" in rest) return undefined;
  return {
    name: name === "query" ? "" : name,
    entities,
    bonds,
    ...(Object.keys(rest).length > 0 && { rest }),
    ...(file.seeds && { seeds: file.seeds }),
  };
}

/** The chains with the ids of the JSON, which may differ from those that the builder writes. */
function namedChains(chains: readonly ChainJson[], entities: readonly Entity[]): ChainOfEntity[] {
  const ids = chains.flatMap(({ chain_ids: own = [] }) => own);
  return chainsOf(entities).map((chain, at) => ({ ...chain, id: ids[at] ?? chain.id }));
}

function entityOf(chain: ChainJson): Entity | undefined {
  const {
    molecule_type: type = "",
    chain_ids: ids = [],
    sequence,
    ccd_codes: codes,
    non_canonical_residues: residues = {},
    main_msa_a3m: alignment,
    cyclic,
    ...rest
  } = chain;
  const [code, ...more] = [codes ?? []].flat();
  const text = sequence ?? code;
  const kind = type.toLowerCase();
  if (text === undefined || more.length > 0) return undefined;
  if (!["protein", "dna", "rna", "ligand"].includes(kind)) return undefined;
  return {
    kind: kind === "ligand" && IONS.has(text) ? "ion" : (kind as EntityKind),
    sequence: text,
    copies: Math.max(1, [ids].flat().length),
    modifications: Object.entries(residues).map(([at, of]) => ({ position: Number(at), code: of })),
    cyclic: cyclic === true,
    ...(alignment !== undefined && { alignment }),
    ...(Object.keys(rest).length > 0 && { rest }),
  };
}

/**
 * Modifications from a field: "3 SEP, 7 TPO". @throws Error that says what is expected.
 */
export function parseModifications(text: string, length: number): Modification[] {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== "");
  return parts.map((part) => {
    const [, position, code] = /^\s*(\d+)\s*[:\s]\s*([A-Za-z0-9]+)\s*$/.exec(part) ?? [];
    if (!position || !code)
      throw new Error(`“${part.trim()}”: write a position and a code, such as 3 SEP`);
    if (Number(position) < 1 || Number(position) > length)
      throw new Error(`Position ${position}: the chain has ${length} residues`);
    return { position: Number(position), code: code.toUpperCase() };
  });
}

export function formatModifications(modifications: readonly Modification[]): string {
  return modifications.map(({ position, code }) => `${position} ${code}`).join(", ");
}
