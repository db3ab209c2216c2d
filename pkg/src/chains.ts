/** A query as an object: its chains, written as the JSON of AlphaFold 3 that the wasm reads. */
import {
  checkOptions,
  checkValue,
  isObject,
  listOf,
  oneOf,
  required,
  text,
  whole,
  wrongOption,
  type Check,
  type Checks,
} from "./options.js";

/** A residue of a chain that is replaced by a chemical component. */
export interface ModificationInput {
  /** Code of the component, such as "SEP". */
  code: string;
  /** Residue, from 1. */
  position: number;
}

/** A structure of a similar protein. */
export interface TemplateInput {
  /** An mmCIF or PDB file as text. */
  text: string;
  /** Id of its chain; default: the one with the most identical residues. */
  chain?: string;
}

/** A part of every chain. */
interface Copies {
  /** Ids of the copies; default: the next free ones of A, B, C, ... */
  ids?: readonly string[];
  /** Number of copies; default: that of `ids`, otherwise 1. */
  copies?: number;
}

/** A protein, RNA or DNA. */
export interface PolymerInput extends Copies {
  kind: "protein" | "rna" | "dna";
  /** Letters of the residues. */
  sequence: string;
  /** An alignment in the A3M format, whose first row is the sequence. */
  msa?: string;
  modifications?: readonly ModificationInput[];
  /** Whether its ends are joined. */
  cyclic?: boolean;
  /** Up to four templates of a protein, which are aligned to the sequence. */
  templates?: readonly TemplateInput[];
}

/** A ligand or an ion: by the code of a chemical component, or as SMILES. */
export interface LigandInput extends Copies {
  kind: "ligand" | "ion";
  /** Code of the component, such as "ATP" or "MG". */
  code?: string;
  /** Codes of several components that bonds join, such as the sugars of a glycan. */
  codes?: readonly string[];
  smiles?: string;
}

/** An atom by its chain, its residue or component from 1, and its name. */
export type AtomInput = readonly [chain: string, residue: number, atom: string];

/** A chain of a query, or several copies of one. */
export type ChainInput = PolymerInput | LigandInput;

/**
 * A query by its chains.
 *
 * @example
 * const query: ChainsQuery = {
 *   name: "dimer",
 *   chains: [
 *     { kind: "protein", sequence: "MKTAYIAKQR", copies: 2 },
 *     { kind: "dna", sequence: "ACGT" },
 *   ],
 * };
 */
export interface ChainsQuery {
  name?: string;
  chains: readonly ChainInput[];
  /** Covalent bonds, in addition to those of components and backbones. */
  bonds?: readonly (readonly [AtomInput, AtomInput])[];
  /** Chemical components (CCD, mmCIF) of ligands and modifications. */
  components?: string;
}

const POLYMERS = ["protein", "rna", "dna"] as const;
const KIND = required(oneOf(...POLYMERS, "ligand", "ion"));

const list: Check = { expected: "a list", typed: Array.isArray };
const flag: Check = { expected: "true or false", typed: (value) => typeof value === "boolean" };
const codes = listOf(text, "a list of component codes");
const ids: Check = {
  ...listOf(text, "a list of strings, each once"),
  ranged: (ids: string[]) => new Set(ids).size === ids.length,
};
const COPIES: Checks<Copies> = { ids, copies: whole(1) };
const QUERY: Checks<ChainsQuery> = {
  name: text,
  chains: required(list),
  bonds: list,
  components: text,
};
const MODIFICATION: Checks<ModificationInput> = {
  code: required(text),
  position: required(whole(1)),
};
const TEMPLATE: Checks<TemplateInput> = { text: required(text), chain: text };
const POLYMER: Checks<PolymerInput> = {
  ...COPIES,
  kind: KIND,
  sequence: required(text),
  msa: text,
  modifications: list,
  cyclic: flag,
  templates: list,
};
const LIGAND: Checks<LigandInput> = { ...COPIES, kind: KIND, code: text, codes, smiles: text };

/** The query as JSON of AlphaFold 3. @throws TypeError or RangeError that names the field. */
export function chainsJson(query: ChainsQuery): string {
  const { name = "query", chains, bonds = [] } = checkOptions("query", query, QUERY);
  if (chains.length === 0)
    throw wrongOption("query: `chains`", "a list of at least one chain", chains, true);
  chains.forEach(checkChain);
  const all = allIds(chains);
  const sequences = chains.map((chain, index) => entity(chain, all[index] ?? []));
  return JSON.stringify({
    name,
    modelSeeds: [1],
    dialect: "alphafold3",
    version: 2,
    sequences,
    ...(bonds.length > 0 && { bondedAtomPairs: bonds }),
  });
}

function checkChain(chain: ChainInput, index: number): void {
  const place = `query: chains[${index}]`;
  if (!isObject(chain)) throw wrongOption(place, "an object", chain);
  checkValue(`${place}.kind`, chain.kind, KIND);
  if (isPolymer(chain)) {
    checkOptions(place, chain, POLYMER);
    for (const modification of chain.modifications ?? [])
      checkOptions(`${place}, modification`, modification, MODIFICATION);
    for (const template of chain.templates ?? [])
      checkOptions(`${place}, template`, template, TEMPLATE);
  } else {
    const { code, codes, smiles } = checkOptions(place, chain, LIGAND);
    if ([code, codes, smiles].filter((given) => given !== undefined).length !== 1)
      throw wrongOption(place, "a ligand with either `code`, `codes` or `smiles`", chain);
  }
  const { ids, copies } = chain;
  if (ids && copies !== undefined && ids.length !== copies)
    throw wrongOption(`${place}.copies`, `${ids.length}, the number of \`ids\``, copies, true);
}

function isPolymer(chain: ChainInput): chain is PolymerInput {
  return (POLYMERS as readonly string[]).includes(chain.kind);
}

/** Ids of the copies of each chain: the given ones, otherwise the next that no chain has. */
function allIds(chains: readonly ChainInput[]): string[][] {
  const given = new Set(chains.flatMap(({ ids = [] }) => ids));
  let next = 0;
  const free = () => {
    for (;;) {
      const id = letters((next += 1));
      if (!given.has(id)) return id;
    }
  };
  return chains.map(({ ids, copies = 1 }) =>
    ids && ids.length > 0 ? [...ids] : Array.from({ length: copies }, free),
  );
}

/** A, B, ... Z, AA, AB, ... */
function letters(count: number): string {
  const [rest, letter] = [Math.floor((count - 1) / 26), (count - 1) % 26];
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode("A".charCodeAt(0) + letter);
}

function entity(chain: ChainInput, id: string[]): object {
  if (!isPolymer(chain)) {
    const { code, codes = code === undefined ? undefined : [code], smiles } = chain;
    return { ligand: codes === undefined ? { id, smiles } : { id, ccdCodes: codes } };
  }
  const { kind, sequence, msa, cyclic = false, modifications = [], templates = [] } = chain;
  const [type, position] =
    kind === "protein" ? ["ptmType", "ptmPosition"] : ["modificationType", "basePosition"];
  const changed = modifications.map((one) => ({ [type]: one.code, [position]: one.position }));
  return {
    [kind]: {
      id,
      sequence,
      ...(changed.length > 0 && { modifications: changed }),
      ...(msa !== undefined && { unpairedMsa: msa }),
      ...(templates.length > 0 && {
        templates: templates.map(({ text, chain }) => ({ mmcif: text, chain })),
      }),
      ...(cyclic && { cyclic }),
    },
  };
}
