/** Opens the zip of a result: of this page, of AlphaFold Server, or of AlphaFold 3's files. */
import type { FoldFile, FoldResult, FoldSample, Scores } from "trifold";
import type { Input, StoredResult } from "../history/folds.js";
import { readCif, type ReadStructure } from "./cif-reader.js";
import { unzip } from "./unzip.js";
import type { ZipEntry } from "./zip.js";

/** The file with the input in this page's zips. */
export const INPUT_FILE = "trifold.json";

export interface InputFile {
  input: Input;
  note: string | null;
  seed: number;
  name: string;
}

export interface OpenedZip {
  name: string;
  /** The input, in zips of this page. */
  input: Input | undefined;
  stored: StoredResult;
}

/** Names of the confidence files of a structure, by the end of the structure's name. */
const CONFIDENCES: [end: RegExp, full: string[], summary: string[]][] = [
  [
    /_model\.cif$/,
    ["_confidences.json"],
    ["_confidences_aggregated.json", "_summary_confidences.json"],
  ],
  [/model_(\d+)\.cif$/, ["full_data_$1.json"], ["summary_confidences_$1.json"]],
  [/model\.cif$/, ["confidences.json"], ["summary_confidences.json"]],
];

interface Found {
  cif: ZipEntry;
  full: ZipEntry;
  summary: ZipEntry | undefined;
}

/** @throws Error that names the missing file. */
export async function openZip(file: File): Promise<OpenedZip> {
  const entries = await unzip(file);
  const own = entries.find(({ path }) => path.endsWith(INPUT_FILE));
  const about = own && (parse(own) as InputFile);
  const found = findSamples(entries, about !== undefined);
  if (found.length === 0)
    throw new Error("it has no structure (mmCIF) with its confidences (JSON)");
  const name = about?.name ?? nameOf(found[0]!.cif.path);
  const seed = about?.seed ?? 1;
  const read = found.map(({ cif }) => readCif(textOf(cif)));
  const samples = found.map((one, at) => sampleOf(one, read[at]!));
  const result: FoldResult = {
    name,
    seed,
    note: about?.note ?? null,
    structure: read[0]!.structure,
    samples,
    files: about ? ownFiles(entries) : filesOf(found, name, seed),
    omitted: [],
  };
  return { name, input: about?.input, stored: { result, frames: [] } };
}

/** The structures with confidences. Zips of this page have each twice: one is read. */
function findSamples(entries: readonly ZipEntry[], own: boolean): Found[] {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const structures = entries
    .filter(({ path }) => path.endsWith(".cif") && (!own || /_sample_\d+_model\.cif$/.test(path)))
    .sort((one, other) => one.path.localeCompare(other.path, "en", { numeric: true }));
  return structures.flatMap((cif) => {
    const pattern = CONFIDENCES.find(([end]) => end.test(cif.path));
    if (!pattern) return [];
    const [end, fulls, summaries] = pattern;
    const matching = (names: string[]) =>
      names
        .map((name) => byPath.get(cif.path.replace(end, name)))
        .find((entry) => entry !== undefined);
    const full = matching(fulls);
    return full ? [{ cif, full, summary: matching(summaries) }] : [];
  });
}

interface FullJson {
  plddt?: number[];
  atom_plddts?: number[];
  pae?: number[][];
  pde?: number[][];
}

function sampleOf({ cif, full, summary }: Found, read: ReadStructure): FoldSample {
  const { plddt, atom_plddts, pae = [], pde = [] } = parse(full) as FullJson;
  const tokens = read.structure.residues.at(-1)?.tokens[1] ?? 0;
  if (pae.length !== tokens)
    throw new Error(`${cif.path} has ${tokens} tokens, and its PAE ${pae.length}`);
  const own = plddt ?? atom_plddts;
  return {
    coordinates: read.coordinates,
    plddt: own?.length === read.plddt.length ? Float32Array.from(own) : read.plddt,
    pae: Float32Array.from(pae.flat()),
    pde: Float32Array.from(pde.flat()),
    scores: scoresOf(summary ? (parse(summary) as ScoresJson) : {}, read),
  };
}

/** Scores with the names of AlphaFold Server's files, or of this page's. */
interface ScoresJson {
  avg_plddt?: number;
  gpde?: number;
  ptm?: number;
  iptm?: number | null;
  disorder?: number;
  fraction_disordered?: number;
  has_clash?: number | boolean;
  sample_ranking_score?: number;
  ranking_score?: number;
  chain_ptm?: (number | null)[] | Record<string, number>;
  chain_pair_iptm?: (number | null)[][] | Record<string, number>;
  bespoke_iptm?: Record<string, number>;
  chain_pair_ipsae?: (number | null)[][] | Record<string, number>;
  chain_pair_pdockq2?: (number | null)[][] | Record<string, number>;
}

function scoresOf(given: ScoresJson, { structure, plddt }: ReadStructure): Scores {
  const ids = structure.chains.map(({ id }) => id);
  const { chain_ptm: chains = {} } = given;
  const pairs = (values: ScoresJson["chain_pair_iptm"] = {}) =>
    Array.isArray(values) ? byPair(ids, values) : values;
  return {
    avgPlddt: given.avg_plddt ?? plddt.reduce((sum, one) => sum + one, 0) / plddt.length,
    gpde: given.gpde ?? NaN,
    ptm: given.ptm ?? NaN,
    iptm: given.iptm ?? 0,
    disorder: given.disorder ?? given.fraction_disordered ?? NaN,
    hasClash: Number(given.has_clash ?? 0),
    sampleRankingScore: given.sample_ranking_score ?? given.ranking_score ?? NaN,
    chainPtm: Array.isArray(chains) ? byChain(ids, chains) : chains,
    chainPairIptm: pairs(given.chain_pair_iptm),
    bespokeIptm: given.bespoke_iptm ?? {},
    chainPairIpsae: pairs(given.chain_pair_ipsae),
    chainPairPdockq2: pairs(given.chain_pair_pdockq2),
  };
}

function byChain(ids: readonly string[], values: (number | null)[]): Record<string, number> {
  return Object.fromEntries(ids.map((id, at) => [id, values[at] ?? NaN]));
}

function byPair(ids: readonly string[], matrix: (number | null)[][]): Record<string, number> {
  const pairs = ids.flatMap((one, row) =>
    ids.map((other, column) => [`(${one}, ${other})`, matrix[row]?.[column] ?? NaN] as const),
  );
  return Object.fromEntries(pairs.filter(([key]) => !/\((\w+), \1\)/.test(key)));
}

/** The files of this page, unchanged. */
function ownFiles(entries: readonly ZipEntry[]): FoldFile[] {
  const kept = entries.filter(
    ({ path }) => !path.endsWith(INPUT_FILE) && !/(^|\/)fold_[^/]*\/fold_/.test(path),
  );
  return kept.map(({ path, bytes }) => ({ path, bytes: bytes as Uint8Array<ArrayBuffer> }));
}

/** The structures under this page's names, so that they can be shown and downloaded. */
function filesOf(found: readonly Found[], name: string, seed: number): FoldFile[] {
  return found.map(({ cif }, at) => ({
    path: `${name}/seed_${seed}/${name}_seed_${seed}_sample_${at + 1}_model.cif`,
    bytes: cif.bytes as Uint8Array<ArrayBuffer>,
  }));
}

function nameOf(path: string): string {
  const file = path.split("/").at(-1) ?? path;
  return file.replace(/^fold_/, "").replace(/_?model(_\d+)?\.cif$/, "") || "opened";
}

function parse(entry: ZipEntry): unknown {
  try {
    return JSON.parse(textOf(entry));
  } catch {
    throw new Error(`${entry.path} is not JSON`);
  }
}

function textOf({ bytes }: ZipEntry): string {
  return new TextDecoder().decode(bytes);
}
