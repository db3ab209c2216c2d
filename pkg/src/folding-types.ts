/**
 * Input and output of a fold.
 */

/** A query with what belongs to it. */
export interface QueryFile {
  /**
   * A sequence (`:` or `/` between chains), FASTA, A3M, or the query JSON of OpenFold3 or AlphaFold
   * 3.
   */
  text: string;
  /**
   * Its file's name, whose ending (.fasta, .a3m, .json) tells the format; else the text does. What
   * is before the ending names the query.
   */
  name?: string;
  /** Texts of the files that a query JSON names, by the names it gives them. */
  files?: Readonly<Record<string, string>>;
  /** Chemical components (CCD, mmCIF) for ligands and modified residues. */
  components?: string;
  /** Which query of several; the first where absent. */
  query?: string;
}

/** One chain of a query. */
export interface QueryChain {
  id: string;
  kind: "protein" | "rna" | "dna" | "ligand";
  /** Its letters; of a ligand its component's code. */
  sequence: string;
  length: number;
  /** Rows of its alignment, its own included; 0 without one. */
  alignmentRows: number;
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
    /** Codes of components that must be given. */
    components: string[];
  }[];
}

/** Amount of work. Defaults are those of the weights: OpenFold3's, or the built-in network's. */
export interface FoldOptions {
  /** Structures; 5 where absent. */
  samples?: number;
  /** Denoising steps; 200 where absent, 20 of the built-in network. */
  steps?: number;
  /** How often the trunk reads its own output; 3 where absent, 1 of the built-in network. */
  recycles?: number;
  /**
   * Seed of the noise; 1 where absent. The same seed gives the same noise on every machine.
   */
  seed?: number;
  /** Bytes of GPU memory: a job that takes more is refused before it starts. */
  maxMemory?: number;
}

/** The size of a job, before it is begun. */
export interface FoldEstimate {
  tokens: number;
  atoms: number;
  msaRows: number;
  /** Bytes of the weights on the GPU. */
  weightBytes: number;
  /** Bytes on the GPU at most, weights included. */
  deviceBytes: number;
  /** Bytes of the results on the host. */
  hostBytes: number;
  /** Bytes on the host that a `FoldState` takes besides. */
  stateBytes: number;
  /**
   * Reasons why these weights will probably fold the query wrong: what the built-in network was not
   * trained on. Empty for other weights.
   */
  warnings: string[];
}

/** How far a fold is. */
export interface FoldStage {
  /**
   * "compiling" comes between the others: the browser compiles shaders that the fold has not used
   * before on this device. Its `share` is that of the stage before.
   */
  stage: "compiling" | "embedding" | "trunk" | "diffusion" | "confidence";
  /**
   * The piece that was finished, from 0: a shader, a block of the trunk, a denoising step, a
   * sample.
   */
  step: number;
  /** How many such pieces there are. */
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
  /** 0 to 1; 0 of a single chain. */
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
  note?: string;
}

/** One structure and how sure it is. A atoms, N tokens. */
export interface FoldSample {
  /** [A, 3], angstroms. */
  coordinates: Float32Array;
  /** [A], 0 to 100. */
  plddt: Float32Array;
  /** [N, N], angstroms: the expected error of token j seen from token i. */
  pae: Float32Array;
  /** [N, N], angstroms: the expected error of the distance. */
  pde: Float32Array;
  scores: Scores;
}

/** A residue; a ligand is one. */
export interface FoldResidue {
  /** Place of its chain. */
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

/** A file that cannot be written. */
export interface OmittedFile {
  path: string;
  /** In one sentence. */
  reason: string;
}

/** Result of a fold. */
export interface FoldResult {
  /** The query's name. */
  name: string;
  seed: number;
  /**
   * The note of the weights, if they have one: what the built-in network is for.
   */
  note: string | null;
  structure: FoldStructure;
  /** In the order in which they were drawn; `ranking` says which is best. */
  samples: FoldSample[];
  /**
   * Models as mmCIF, and as PDB where they fit that format; confidences and timing as JSON; a
   * summary of these samples as CSV.
   */
  files: FoldFile[];
  /** The PDB files that would not fit that format, such as where atoms lie too far out. */
  omitted: OmittedFile[];
}

/** Description of the weights. */
export interface ModelReport {
  /** "openbind" of OpenFold3 0.5, "p2" of 0.4. */
  generation: "openbind" | "p2";
  /** A remark on them, if any. */
  note: string | null;
  tensors: number;
}
