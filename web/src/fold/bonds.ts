/**
 * Covalent bonds between named atoms, as the builder edits them. An atom refers to its entity,
 * since the ids of chains change when entities are added or removed.
 */
import { chainsOf, type ChainOfEntity } from "./chain-ids.js";
import type { Entity } from "./entities.js";

export interface BondAtom {
  entity: Entity;
  /** Of the entity, from 0. */
  copy: number;
  /** Residue, or component of a ligand, from 1. */
  residue: number;
  name: string;
}

export type Bond = readonly [BondAtom, BondAtom];

/** An atom in the query JSON of OpenFold3. */
type AtomJson = [chain: string, residue: number, name: string];

/** "A:3:SG=A:14:SG, B:1:C1=A:5:ND2", as in `trifold fold --bond`. */
export function formatBonds(bonds: readonly Bond[], entities: readonly Entity[]): string {
  return bondsJson(bonds, entities)
    .map((atoms) => atoms.map((atom) => atom.join(":")).join("="))
    .join(", ");
}

/** Bonds from a field. @throws Error that says what is expected. */
export function parseBonds(text: string, entities: readonly Entity[]): Bond[] {
  const chains = chainsOf(entities);
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== "")
    .map((part) => {
      const atoms = part.split("=").map((atom) => parseAtom(part, atom, chains));
      if (atoms.length !== 2) throw malformed(part);
      return atoms as [BondAtom, BondAtom];
    });
}

function parseAtom(bond: string, text: string, chains: readonly ChainOfEntity[]): BondAtom {
  const [, id, residue, name] = /^\s*(\w+):(\d+):([\w'*]+)\s*$/.exec(text) ?? [];
  if (!id || !name) throw malformed(bond);
  const atom = atomOf([id, Number(residue), name], chains);
  if (atom) return atom;
  const ids = chains.map((chain) => chain.id).join(", ") || "none";
  throw new Error(`“${bond}”: there is no chain ${id}; the chains are ${ids}`);
}

function malformed(bond: string): Error {
  const example = "A:3:SG=A:14:SG";
  return new Error(`“${bond}”: write chain, residue and atom of both ends, such as ${example}`);
}

function atomOf(
  [id, residue, name]: AtomJson,
  chains: readonly ChainOfEntity[],
): BondAtom | undefined {
  const chain = chains.find((one) => one.id === id);
  return chain && { entity: chain.entity, copy: chain.copy, residue, name };
}

/** `covalent_bonds` of the query JSON; bonds of atoms that are gone are left out. */
export function bondsJson(bonds: readonly Bond[], entities: readonly Entity[]): AtomJson[][] {
  const chains = chainsOf(entities);
  const written = ({ entity, copy, residue, name }: BondAtom): AtomJson[] => {
    const chain = chains.find((one) => one.entity === entity && one.copy === copy);
    return chain ? [[chain.id, residue, name]] : [];
  };
  return bonds.map((bond) => bond.flatMap(written)).filter((atoms) => atoms.length === 2);
}

/**
 * Reads `covalent_bonds`, whose ids are those of `chains`; undefined if it has another form.
 */
export function readBonds(
  value: unknown,
  chains: readonly ChainOfEntity[],
): readonly Bond[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const bonds = value.map((bond: unknown) =>
    Array.isArray(bond)
      ? bond.flatMap((atom) => (isAtom(atom) ? [atomOf(atom, chains)] : [])).filter(isKnown)
      : [],
  );
  return bonds.every((atoms) => atoms.length === 2) ? (bonds as unknown as Bond[]) : undefined;
}

function isAtom(value: unknown): value is AtomJson {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [id, residue, name] = value as unknown[];
  return typeof id === "string" && typeof residue === "number" && typeof name === "string";
}

function isKnown(atom: BondAtom | undefined): atom is BondAtom {
  return atom !== undefined;
}
