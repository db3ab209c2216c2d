/** The chains as segments from residue to residue. */
import type { FoldResult } from "trifold";

export interface Point {
  x: number;
  y: number;
  z: number;
}

export interface Trace {
  segments: { start: Point; end: Point; residue: number }[];
  /** The median length of a segment, angstroms. */
  step: number;
  /**
   * Whether the residues are farther apart than in any chain: neighbours in a protein have a
   * distance of 3.8 angstroms, in a nucleic acid of 6.
   */
  scattered: boolean;
}

const MOST_STEP = 8;
const REPRESENTATIVES = ["CA", "C1'"];

/** The atom that represents a residue: C-alpha, C1' of a nucleotide, else its first. */
export function representative({ structure }: FoldResult, residue: number): number {
  const [start, end] = structure.residues[residue]?.atoms ?? [0, 0];
  const names = structure.atoms.slice(start, end).map(([name]) => name);
  const at = names.findIndex((name) => REPRESENTATIVES.includes(name));
  return start + Math.max(0, at);
}

export function traceOf(result: FoldResult, coordinates: Float32Array): Trace {
  const { structure } = result;
  const points = structure.residues.map((_, residue) => {
    const at = 3 * representative(result, residue);
    return { x: coordinates[at] ?? 0, y: coordinates[at + 1] ?? 0, z: coordinates[at + 2] ?? 0 };
  });
  const segments = points.flatMap((end, at) => {
    const start = points[at - 1];
    const joined = start && structure.residues[at - 1]?.chain === structure.residues[at]?.chain;
    return joined ? [{ start, end, residue: at }] : [];
  });
  const lengths = segments
    .map(({ start, end }) => Math.hypot(end.x - start.x, end.y - start.y, end.z - start.z))
    .sort((one, other) => one - other);
  const step = lengths[lengths.length >> 1] ?? 0;
  return { segments, step, scattered: step > MOST_STEP };
}
