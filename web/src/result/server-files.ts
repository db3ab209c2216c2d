/** The files of a result in the layout of AlphaFold Server, which other tools read. */
import { mmcif, ranking, type FoldResult, type FoldSample, type QueryChain } from "trifold";
import type { Input } from "../history/folds.js";
import { builtIn } from "../components/built-in.js";
import { Slices } from "../yield.js";
import type { ZipEntry } from "./zip.js";

/** The files below `fold_<name>/`; model 0 is the best sample. */
export async function serverFiles(result: FoldResult, { options }: Input): Promise<ZipEntry[]> {
  const stem = `fold_${result.name.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "_")}`;
  const slices = new Slices();
  const entries = [entry(stem, "job_request.json", json([jobRequest(result)]))];
  for (const [model, index] of ranking(result.samples).entries()) {
    const sample = result.samples[index];
    if (!sample) continue;
    await slices.pause();
    const own = confidencesOf(result, index);
    const full = json({ ...fullData(result, sample), ...own.contacts });
    entries.push(
      entry(stem, `model_${model}.cif`, mmcif(result, index)),
      entry(stem, `full_data_${model}.json`, full),
      entry(
        stem,
        `summary_confidences_${model}.json`,
        json({ ...summary(result, sample, options.recycles), ...own.interfaces }),
      ),
    );
  }
  return entries;
}

/** Parts of the sample's own files that the result does not hold as arrays. */
function confidencesOf(
  { files }: FoldResult,
  index: number,
): { contacts: object; interfaces: object } {
  const read = (end: string): Record<string, unknown> => {
    const file = files.find(({ path }) => path.endsWith(`_sample_${index + 1}_${end}`));
    return file
      ? (JSON.parse(new TextDecoder().decode(file.bytes)) as Record<string, unknown>)
      : {};
  };
  const { contact_probs } = read("confidences.json");
  const { chain_iptm, chain_pair_pae_min } = read("summary_confidences.json");
  return { contacts: { contact_probs }, interfaces: { chain_iptm, chain_pair_pae_min } };
}

function entry(stem: string, end: string, text: string): ZipEntry {
  return { path: `${stem}/${stem}_${end}`, bytes: new TextEncoder().encode(text) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

const IONS = new Set(builtIn("ion").map(([code]) => code));

/** AlphaFold Server's job JSON: equal chains are one entry. */
function jobRequest({ name, seed, structure }: FoldResult): object {
  const counts = new Map<string, { kind: QueryChain["kind"]; sequence: string; count: number }>();
  for (const { kind, sequence } of structure.chains) {
    const key = `${kind} ${sequence}`;
    const known = counts.get(key);
    counts.set(key, { kind, sequence, count: (known?.count ?? 0) + 1 });
  }
  return {
    name,
    modelSeeds: [String(seed)],
    sequences: [...counts.values()].map(({ kind, sequence, count }) => {
      if (kind === "protein") return { proteinChain: { sequence, count } };
      if (kind === "dna") return { dnaSequence: { sequence, count } };
      if (kind === "rna") return { rnaSequence: { sequence, count } };
      if (IONS.has(sequence)) return { ion: { ion: sequence, count } };
      return { ligand: { ligand: `CCD_${sequence}`, count } };
    }),
    dialect: "alphafoldserver",
    version: 1,
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function fullData({ structure }: FoldResult, { plddt, pae }: FoldSample): object {
  const { chains, residues } = structure;
  const id = (chain: number) => chains[chain]?.id ?? "";
  const perAtom = residues.flatMap(({ chain, atoms: [start, end] }) =>
    new Array<string>(end - start).fill(id(chain)),
  );
  const perToken = residues.flatMap((residue) =>
    new Array<typeof residue>(residue.tokens[1] - residue.tokens[0]).fill(residue),
  );
  const count = perToken.length;
  return {
    atom_chain_ids: perAtom,
    atom_plddts: Array.from(plddt, rounded),
    pae: perToken.map((_, row) =>
      Array.from(pae.subarray(row * count, (row + 1) * count), rounded),
    ),
    token_chain_ids: perToken.map(({ chain }) => id(chain)),
    token_res_ids: perToken.map(({ number }) => number),
  };
}

function summary({ structure }: FoldResult, { scores }: FoldSample, recycles: number): object {
  const ids = structure.chains.map(({ id }) => id);
  const pair = (one: string, other: string) =>
    one === other
      ? (scores.chainPtm[one] ?? null)
      : (scores.chainPairIptm[`(${one}, ${other})`] ??
        scores.chainPairIptm[`(${other}, ${one})`] ??
        null);
  return {
    chain_pair_iptm: ids.map((one) => ids.map((other) => pair(one, other))),
    chain_ptm: ids.map((one) => scores.chainPtm[one] ?? null),
    fraction_disordered: scores.disorder,
    has_clash: scores.hasClash,
    iptm: ids.length > 1 ? scores.iptm : null,
    num_recycles: recycles,
    ptm: scores.ptm,
    ranking_score: scores.sampleRankingScore,
  };
}
