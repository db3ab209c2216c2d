//! Volumes of tetrahedral centres, and the check of configurations.

use super::super::molecule::{Centre, Molecule};
use super::vector::{at, cos_torsion, cross, dot, minus, norm, times, Vector};

/// The volume of a right-handed centre is at least this part of that of a regular one.
const LEAST: f64 = 0.4;

/// The signed volume of a centre over that of a regular tetrahedron: positive if the configuration
/// is as written.
fn volume(x: &[f64], centre: &Centre) -> f64 {
    let middle = at(x, centre.atom);
    let unit = |atom: usize| {
        let arm = minus(at(x, atom), middle);
        times(arm, 1.0 / norm(arm).max(1e-6))
    };
    let arms: [Vector; 3] = others(centre).map(unit);
    let volume = dot(arms[0], cross(arms[1], arms[2])) / 0.77;
    volume * sign(centre)
}

/// The place of the lone pair among the neighbours.
fn lone_pair(centre: &Centre) -> Option<usize> {
    centre
        .neighbours
        .iter()
        .position(|atom| *atom == centre.atom)
}

/// Three neighbours that are atoms, in order: all but the first, or all but the lone pair.
pub fn others(centre: &Centre) -> [usize; 3] {
    let without = lone_pair(centre).unwrap_or(0);
    let mut kept = (0..4).filter(|at| *at != without);
    std::array::from_fn(|_| centre.neighbours[kept.next().unwrap_or(0)])
}

/// The sign of the volume that these three span. Seen from the first neighbour, a clockwise turn of
/// the others has a positive volume; leaving out another place changes the sign with its parity.
pub fn sign(centre: &Centre) -> f64 {
    let odd = lone_pair(centre).unwrap_or(0) % 2 == 1;
    if centre.clockwise != odd {
        1.0
    } else {
        -1.0
    }
}

/// The first configuration that the coordinates do not have, by the index of an atom.
pub fn wrong(molecule: &Molecule, x: &[f64]) -> Option<usize> {
    let centre = molecule
        .centres
        .iter()
        .find(|centre| volume(x, centre) < LEAST);
    let double = molecule.double_bonds.iter().find(|double| {
        let [a, b] = double.atoms;
        let [first, last] = double.neighbours;
        let cos = cos_torsion([first, a, b, last].map(|atom| at(x, atom))).unwrap_or(0.0);
        (if double.cis { cos } else { -cos }) < 0.7
    });
    centre
        .map(|centre| centre.atom)
        .or(double.map(|double| double.atoms[0]))
}

/// The penalty of coordinates `[A, D]`, of which the first three dimensions count, for centres
/// whose volume is too small or has the other sign; adds its gradient times `weight`.
pub fn energy<const D: usize>(
    centres: &[Centre],
    weight: f64,
    x: &[f64],
    gradient: &mut [f64],
) -> f64 {
    /// The volume of three bonds of 1.5 angstroms at tetrahedral angles is 2.6.
    const VOLUME: f64 = 1.6;
    let mut sum = 0.0;
    let three = |atom: usize| -> Vector { std::array::from_fn(|axis| x[D * atom + axis]) };
    for centre in centres {
        let middle = three(centre.atom);
        let atoms = others(centre);
        let [u, v, w] = atoms.map(|atom| minus(three(atom), middle));
        let sign = sign(centre);
        let missing = VOLUME - sign * dot(u, cross(v, w));
        if missing <= 0.0 {
            continue;
        }
        sum += weight * missing * missing;
        let slope = -2.0 * weight * missing * sign;
        let forces = [cross(v, w), cross(w, u), cross(u, v)].map(|force| times(force, slope));
        for (atom, force) in atoms.into_iter().zip(forces) {
            for axis in 0..3 {
                gradient[D * atom + axis] += force[axis];
                gradient[D * centre.atom + axis] -= force[axis];
            }
        }
    }
    sum
}
