/**
 * The chemical components that the page includes: common ions, cofactors, ligands and modified
 * residues of the Chemical Component Dictionary. `tools/components` writes the files.
 */
import groups from "./list.json";

export type Group = "ion" | "ligand" | "residue" | "nucleotide";

/** The data of all components, a file of this page that is loaded on first use. */
const DATA = new URL("./components.cif", import.meta.url);

/** Codes and names of a group. */
export function builtIn(group: Group): [code: string, name: string][] {
  const found = groups.find((one) => one.group === group);
  return (found?.codes ?? []) as [string, string][];
}

const CODES = new Set(groups.flatMap(({ codes }) => codes.map(([code]) => code)));

export function isBuiltIn(code: string): boolean {
  return CODES.has(code);
}

let loaded: Promise<string> | undefined;

/** @throws Error if the page's file cannot be fetched. */
export function loadBuiltIn(): Promise<string> {
  loaded ??= fetchText();
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

async function fetchText(): Promise<string> {
  const response = await fetch(DATA);
  if (!response.ok) throw new Error(`the built-in components are missing (${response.status})`);
  return response.text();
}
