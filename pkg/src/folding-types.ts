/**
 * Input and output of a fold.
 */

/** A query with its files. */
export interface QueryFile {
  /**
   * A sequence (`:` or `/` between chains), FASTA, A3M, or the query JSON of OpenFold3 or AlphaFold
   * 3.
   */
  text: string;
  /**
   * Its file's name, whose ending (.fasta, .a3m, .json) gives the format; without a known ending
   * the text does. The rest of the name is the query's name.
   */
  name?: string;
  /** Texts of the files that a query JSON names, by the names it gives them. */
  files?: Readonly<Record<string, string>>;
  /** Chemical components (CCD, mmCIF) for ligands and modified residues. */
  components?: string;
  /** The name of one of several queries; default: the first. */
  query?: string;
}

/** One chain of a query. */
export interface QueryChain {
  id: string;
  kind: "protein" | "rna" | "dna" | "ligand";
  /** Its letters; of a ligand its component's code. */
  sequence: string;
  length: number;
  /** Rows of its alignment, including its own; 0 without one. */
  alignmentRows: number;
  /** Rows that are paired with those of other chains; 0 without any. */
  pairedRows: number;
  /** Whether the polymer's ends are joined. */
  cyclic: boolean;
  /** Codes of components that replace residues, by position from 1. */
  modifications: Record<number, string>;
  /** Changes to the sequence while it was read, one sentence each. */
  notes: string[];
}

/** Contents of a query. */
export interface QueryReport {
  /** The seeds that the file asks for. */
  seeds: number[];
  queries: {
    name: string;
    chains: QueryChain[];
    /** Codes of components that must be given: those that the query does not have itself. */
    components: string[];
    /** Changes to the query while it was read, one sentence each. */
    notes: string[];
  }[];
}

/**
 * The amount of work. The defaults depend on the weights: OpenFold3's, or the built-in network's.
 */
export interface FoldOptions {
  /** Structures; default: 5. */
  samples?: number;
  /** Denoising steps; default: 200, or 20 for the built-in network. */
  steps?: number;
  /** Recycles of the trunk; default: 3, or 1 for the built-in network. */
  recycles?: number;
  /**
   * Seed of the noise; default: 1. The same seed gives the same noise on every machine.
   */
  seed?: number;
  /** Bytes of GPU memory. A job that needs more is refused before it starts. */
  maxMemory?: number;
}

/** The size of a job, known before it starts. */
export interface FoldEstimate {
  tokens: number;
  atoms: number;
  msaRows: number;
  /** Bytes of the weights on the GPU. */
  weightBytes: number;
  /** Largest number of bytes on the GPU, weights included. */
  deviceBytes: number;
  /** Bytes of the results on the host. */
  hostBytes: number;
  /** Additional bytes on the host of a `FoldState`. */
  stateBytes: number;
  /**
   * Reasons why the built-in network will probably fold the query wrong: differences from its
   * training set. Empty for other weights.
   */
  warnings: string[];
}

/** The progress of a fold. */
export interface FoldStage {
  /**
   * "compiling" comes between the others: the browser compiles shaders that are used for the first
   * time on this device. Its `share` is that of the previous stage.
   */
  stage: "compiling" | "embedding" | "trunk" | "diffusion" | "confidence";
  /**
   * The finished piece, from 0: a shader, a block of the trunk, a denoising step, a sample.
   */
  step: number;
  /** Number of pieces. */
  of: number;
  /** The share of all work that is done, 0 to 1. */
  share: number;
  /**
   * In diffusion: positions of the atoms, [samples, atoms, 3], angstroms. Each sample is superposed
   * on its own previous step, and all on the first sample of the first step.
   */
  coordinates?: Float32Array;
  /** In diffusion: number of samples. */
  samples?: number;
}

/** The scores of one structure. */
export interface Scores {
  /** pLDDT over all atoms, 0 to 100. */
  avgPlddt: number;
  /** Expected distance error between residues in contact, angstroms. */
  gpde: number;
  /** 0 to 1. */
  ptm: number;
  /** 0 to 1; 0 for a single chain. */
  iptm: number;
  /** Share of residues that are exposed to the solvent. */
  disorder: number;
  /** 0 or 1. */
  hasClash: number;
  /** Structures are ranked by it; higher is better. */
  sampleRankingScore: number;
  chainPtm: Record<string, number>;
  /** By pairs such as "(A, B)". */
  chainPairIptm: Record<string, number>;
  bespokeIptm: Record<string, number>;
  /** ipSAE (Dunbrack 2025) by pairs, the higher of both directions, 0 to 1; 0 for ligands. */
  chainPairIpsae: Record<string, number>;
  /** pDockQ2 (Zhu et al. 2023) by pairs, the higher of both directions, 0 to 1; 0 for ligands. */
  chainPairPdockq2: Record<string, number>;
  note?: string;
}

/** One structure and its confidences. A atoms, N tokens. */
export interface FoldSample {
  /** [A, 3], angstroms. */
  coordinates: Float32Array;
  /** [A], 0 to 100. */
  plddt: Float32Array;
  /** [N, N], angstroms: the expected error of token j in the frame of token i. */
  pae: Float32Array;
  /** [N, N], angstroms: the expected error of the distance. */
  pde: Float32Array;
  scores: Scores;
}

/** A residue; a ligand is one. */
export interface FoldResidue {
  /** Index of its chain. */
  chain: number;
  /** From 1. */
  number: number;
  /** Such as "ALA". */
  code: string;
  /** First atom, and the first after the last. */
  atoms: [start: number, end: number];
  /** First token and the first after the last; ligands and modifications have one per atom. */
  tokens: [start: number, end: number];
}

/** Chains, residues and atoms of a result, in the order of its arrays. */
export interface FoldStructure {
  chains: {
    id: string;
    kind: QueryChain["kind"];
    sequence: string;
    residues: [start: number, end: number];
  }[];
  residues: FoldResidue[];
  atoms: [name: string, element: string][];
}

/** A file, named as the command line names it. */
export interface FoldFile {
  /** Such as "ubiquitin/seed_1/ubiquitin_seed_1_sample_1_model.cif". */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file that does not fit its format. */
export interface OmittedFile {
  path: string;
  /** The reason, in one sentence. */
  reason: string;
}

/** Result of a fold. */
export interface FoldResult {
  /** The query's name. */
  name: string;
  seed: number;
  /**
   * The note of the weights, if any, such as the limits of the built-in network.
   */
  note: string | null;
  structure: FoldStructure;
  /** In the order of drawing; `ranking` sorts them. */
  samples: FoldSample[];
  /**
   * Models as mmCIF, and as PDB if they fit that format; confidences and timing as JSON; a summary
   * of these samples as CSV.
   */
  files: FoldFile[];
  /** The PDB files that do not fit that format, for instance because of large coordinates. */
  omitted: OmittedFile[];
}

/** Description of the weights. */
export interface ModelReport {
  /** "openbind" for OpenFold3 0.5, "p2" for 0.4. */
  generation: "openbind" | "p2";
  /** A note about them, if any. */
  note: string | null;
  tensors: number;
}
