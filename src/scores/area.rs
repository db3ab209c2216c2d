//! Solvent accessible surface areas by the algorithm of Shrake and Rupley (1973).

use std::num::NonZero;
use std::ops::Range;

/// Points on each atom's sphere.
const POINTS: usize = 1000;

/// Smallest number of atoms for which a second thread is faster.
const ATOMS_OF_A_THREAD: usize = 256;

/// The radius of a water molecule, angstroms.
const PROBE: f32 = 1.4;

/// Areas of residues in a Gly-X-Gly peptide, square angstroms (Rost and Sander, 1994).
const LARGEST: [(&str, f64); 20] = [
    ("ALA", 106.0),
    ("ARG", 248.0),
    ("ASN", 157.0),
    ("ASP", 163.0),
    ("CYS", 135.0),
    ("GLN", 198.0),
    ("GLU", 194.0),
    ("GLY", 84.0),
    ("HIS", 184.0),
    ("ILE", 169.0),
    ("LEU", 164.0),
    ("LYS", 205.0),
    ("MET", 188.0),
    ("PHE", 197.0),
    ("PRO", 136.0),
    ("SER", 130.0),
    ("THR", 142.0),
    ("TRP", 227.0),
    ("TYR", 222.0),
    ("VAL", 142.0),
];

/// The solvent accessible area of each atom in square angstroms. `positions` and `radii` (without
/// the probe) are in angstroms, one per atom.
///
/// Atoms at the same position do not occlude each other, as in Biotite.
pub fn accessible_areas(positions: &[[f32; 3]], radii: &[f32]) -> Vec<f32> {
    let points = sphere();
    // Browsers use one thread.
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let each = positions.len().div_ceil(threads).max(ATOMS_OF_A_THREAD);
    let parts = (0..positions.len())
        .step_by(each)
        .map(|first| first..(first + each).min(positions.len()));
    if each >= positions.len() {
        return parts
            .flat_map(|atoms| areas_of(atoms, positions, radii, &points))
            .collect();
    }
    std::thread::scope(|scope| {
        let spawned: Vec<_> = parts
            .map(|atoms| scope.spawn(|| areas_of(atoms, positions, radii, &points)))
            .collect();
        spawned
            .into_iter()
            .flat_map(|part| {
                part.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

/// The largest solvent accessible area of a residue by its component's code, with a default.
pub(super) fn largest_area(code: &str) -> f64 {
    LARGEST
        .iter()
        .find(|(residue, _)| *residue == code)
        .map_or(113.0, |(_, area)| *area)
}

/// Areas of a range of atoms.
fn areas_of(
    atoms: Range<usize>,
    positions: &[[f32; 3]],
    radii: &[f32],
    points: &[[f32; 3]],
) -> Vec<f32> {
    let per_point = (4.0 * std::f64::consts::PI / POINTS as f64) as f32;
    let mut near = Vec::new();
    let area = |atom: usize| {
        let (own, radius) = (&positions[atom], radii[atom] + PROBE);
        near.clear();
        for (other, other_radius) in positions.iter().zip(radii) {
            let (reach, apart) = (other_radius + PROBE, squared(own, other));
            if apart != 0.0 && apart < (reach + radius) * (reach + radius) {
                near.push((*other, reach * reach));
            }
        }
        let free = points
            .iter()
            .filter(|point| {
                !is_hidden(
                    &[0, 1, 2].map(|axis| point[axis] * radius + own[axis]),
                    &mut near,
                )
            })
            .count();
        per_point * free as f32 * (radius * radius)
    };
    atoms.map(area).collect()
}

/// Move-to-front heuristic: the atom that occludes one point usually occludes the next.
fn is_hidden(point: &[f32; 3], near: &mut [([f32; 3], f32)]) -> bool {
    match near
        .iter()
        .position(|(other, reach)| squared(point, other) < *reach)
    {
        Some(at) => {
            near.swap(0, at);
            true
        }
        None => false,
    }
}

fn squared(a: &[f32; 3], b: &[f32; 3]) -> f32 {
    let [x, y, z] = [0, 1, 2].map(|axis| a[axis] - b[axis]);
    x * x + y * y + z * z
}

/// Points distributed evenly on the unit sphere, along a golden spiral.
fn sphere() -> Vec<[f32; 3]> {
    let turn = (3.0 - 5f64.sqrt()) * std::f64::consts::PI;
    let edge = 1.0 - 1.0 / POINTS as f64;
    let point = |at: usize| {
        let z = edge - 2.0 * edge * at as f64 / (POINTS - 1) as f64;
        let (radius, angle) = ((1.0 - z * z).sqrt(), turn * at as f64);
        [radius * angle.cos(), radius * angle.sin(), z].map(|number| number as f32)
    };
    (0..POINTS).map(point).collect()
}
