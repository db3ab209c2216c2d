/** Labels and scores of residues, for the plots and the viewer. */
import type { FoldResult, FoldSample } from "trifold";

export interface ResidueScore {
  /** "A 12 LYS". */
  label: string;
  chain: string;
  number: number;
  plddt: number;
}

/** The residues with their pLDDT, the mean over their atoms. */
export function residueScores({ structure }: FoldResult, { plddt }: FoldSample): ResidueScore[] {
  return structure.residues.map(({ chain, number, code, atoms: [start, end] }) => {
    const own = plddt.subarray(start, end);
    const id = structure.chains[chain]?.id ?? "";
    return {
      label: `${id} ${number} ${code}`,
      chain: id,
      number,
      plddt: own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length),
    };
  });
}

/** The residue of each token. */
export function residueOfToken({ structure }: FoldResult): number[] {
  return structure.residues.flatMap(({ tokens: [start, end] }, residue) =>
    new Array<number>(end - start).fill(residue),
  );
}

/** The first token of each chain except the first chain. */
export function chainBorders({ structure }: FoldResult): number[] {
  return structure.residues.flatMap((residue, at) =>
    at > 0 && residue.chain !== structure.residues[at - 1]?.chain ? [residue.tokens[0]] : [],
  );
}
