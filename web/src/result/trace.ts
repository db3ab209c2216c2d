/** The chains as segments from residue to residue. */
import type { FoldResult } from "trifold";

interface Point {
  x: number;
  y: number;
  z: number;
}

export interface Trace {
  segments: { start: Point; end: Point; residue: number; plddt: number }[];
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

export function traceOf(
  { structure }: FoldResult,
  coordinates: Float32Array,
  plddt: readonly number[],
): Trace {
  const points = structure.residues.map(({ atoms: [start, end] }) => {
    const names = structure.atoms.slice(start, end).map(([name]) => name);
    const at =
      3 *
      (start +
        Math.max(
          0,
          names.findIndex((name) => REPRESENTATIVES.includes(name)),
        ));
    return { x: coordinates[at] ?? 0, y: coordinates[at + 1] ?? 0, z: coordinates[at + 2] ?? 0 };
  });
  const segments = points.flatMap((end, at) => {
    const start = points[at - 1];
    const joined = start && structure.residues[at - 1]?.chain === structure.residues[at]?.chain;
    return joined ? [{ start, end, residue: at, plddt: plddt[at] ?? 0 }] : [];
  });
  const lengths = segments
    .map(({ start, end }) => Math.hypot(end.x - start.x, end.y - start.y, end.z - start.z))
    .sort((one, other) => one - other);
  const step = lengths[lengths.length >> 1] ?? 0;
  return { segments, step, scattered: step > MOST_STEP };
}
