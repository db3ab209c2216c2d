/** Example queries, the shortest first. */

export interface Example {
  label: string;
  name: string;
  text: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    label: "Trp-cage, 20 residues",
    name: "trp-cage",
    text: ">A Trp-cage miniprotein, PDB 1L2Y\nNLYIQWLKDGGPSSGRPPPS\n",
  },
  {
    label: "Ubiquitin, 76 residues",
    name: "ubiquitin",
    text:
      ">A Ubiquitin, PDB 1UBQ\n" +
      "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG\n",
  },
  {
    label: "Insulin, two chains",
    name: "insulin",
    text:
      ">A Insulin, A chain\nGIVEQCCTSICSLYQLENYCN\n" +
      ">B Insulin, B chain\nFVNQHLCGSHLVEALYLVCGERGFFYTPKT\n",
  },
  {
    label: "Zinc finger with DNA",
    name: "zif268-dna",
    text:
      ">A|protein Zif268, third finger\nRPFACDICGRKFARSDERKRHTKIHLRQK\n" +
      ">B|dna\nAGCGTGGGCGT\n>C|dna\nTACGCCCACGC\n",
  },
];
