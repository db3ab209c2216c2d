/**
 * Example queries: first proteins that the built-in network folds, the shortest first, then queries
 * for OpenFold3's weights.
 */
import chymotrypsinInhibitor from "../../../assets/experiment/2ci2.pdb?url";
import engrailed from "../../../assets/experiment/1enh.pdb?url";
import proteinG from "../../../assets/experiment/1pga.pdb?url";
import trypsinInhibitor from "../../../assets/experiment/5pti.pdb?url";
import ubiquitin from "../../../assets/experiment/1ubq.pdb?url";
import villin from "../../../assets/experiment/1vii.pdb?url";

export interface Example {
  label: string;
  name: string;
  text: string;
  experiment?: Experiment;
}

/** An experimental structure of a protein. */
export interface Experiment {
  /** The PDB entry. */
  entry: string;
  sequence: string;
  /** The address of its CA atoms as PDB text. */
  trace: string;
}

function protein(label: string, name: string, experiment: Experiment): Example {
  const { entry, sequence } = experiment;
  return {
    label: `${label}, ${sequence.length} residues`,
    name,
    text: `>A ${label}, PDB ${entry}\n${sequence}\n`,
    experiment,
  };
}

export const EXAMPLES: readonly Example[] = [
  protein("Villin headpiece", "villin", {
    entry: "1VII",
    sequence: "MLSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF",
    trace: villin,
  }),
  protein("Engrailed homeodomain", "engrailed", {
    entry: "1ENH",
    sequence: "RPRTAFSSEQLARLKREFNENRYLTERRRQQLSSELGLNEAQIKIWFQNKRAKI",
    trace: engrailed,
  }),
  protein("Protein G", "protein-g", {
    entry: "1PGA",
    sequence: "MTYKLILNGKTLKGETTTEAVDAATAEKVFKQYANDNGVDGEWTYDDATKTFTVTE",
    trace: proteinG,
  }),
  protein("BPTI", "bpti", {
    entry: "5PTI",
    sequence: "RPDFCLEPPYTGPCKARIIRYFYNAKAGLCQTFVYGGCRAKRNNFKSAEDCMRTCGGA",
    trace: trypsinInhibitor,
  }),
  protein("CI2", "ci2", {
    entry: "2CI2",
    sequence: "NLKTEWPELVGKSVEEAKKVILQDKPEAQIIVLPVGTIVTMEYRIDRVRLFVDKLDNIAEVPRVG",
    trace: chymotrypsinInhibitor,
  }),
  protein("Ubiquitin", "ubiquitin", {
    entry: "1UBQ",
    sequence: "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG",
    trace: ubiquitin,
  }),
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

/** The experimental structure of a protein with this sequence, if it is among the examples. */
export function experimentOf(sequence: string): Experiment | undefined {
  return EXAMPLES.find(({ experiment }) => experiment?.sequence === sequence)?.experiment;
}
