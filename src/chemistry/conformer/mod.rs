//! Coordinates of a molecule: distance bounds, embedding in four dimensions, and minimisation by a
//! force field whose bonds and angles are those of tables.

mod bounds;
mod chirality;
mod field;
pub mod labels;
mod lengths;
mod minimise;
mod polyhedra;
mod terms;
mod vector;

use super::molecule::{Atom, Bond, Centre, DoubleBond, Molecule};
use super::{rings, Refusal};
use crate::noise::normals;
use bounds::Bounds;
use field::Field;
use labels::Labels;

/// The most and the fewest attempts with other seeds.
const ATTEMPTS: [usize; 2] = [40, 4];

/// The weight of the volumes of centres in the force field.
const CHIRAL: f64 = 30.0;

/// The distance between fragments in angstroms.
const GAP: f64 = 4.0;

/// Coordinates `[A, 3]` in angstroms, the same for the same molecule. Fragments are beside each
/// other.
///
/// # Errors
/// If no attempt gives every centre and double bond the configuration that is written, or bonds
/// and angles stay far from rest.
pub fn embed(molecule: &Molecule) -> Result<Vec<[f64; 3]>, Refusal> {
    let fragments = molecule.fragments();
    let mut all = vec![[0.0; 3]; molecule.atoms.len()];
    let mut next = 0.0;
    for fragment in 0..fragments.iter().max().map_or(0, |last| last + 1) {
        let atoms: Vec<usize> = (0..fragments.len())
            .filter(|at| fragments[*at] == fragment)
            .collect();
        let x = connected(&part(molecule, &atoms))?;
        let first = x
            .chunks_exact(3)
            .map(|at| at[0])
            .fold(f64::INFINITY, f64::min);
        let last = x
            .chunks_exact(3)
            .map(|at| at[0])
            .fold(f64::NEG_INFINITY, f64::max);
        for (own, atom) in atoms.iter().enumerate() {
            all[*atom] = [x[3 * own] - first + next, x[3 * own + 1], x[3 * own + 2]];
        }
        next += last - first + GAP;
    }
    Ok(all)
}

/// The fragment of these atoms.
fn part(molecule: &Molecule, atoms: &[usize]) -> Molecule {
    let mut places = vec![usize::MAX; molecule.atoms.len()];
    for (place, atom) in atoms.iter().enumerate() {
        places[*atom] = place;
    }
    let inside = |atom: &usize| places[*atom] != usize::MAX;
    let atoms: Vec<Atom> = atoms.iter().map(|atom| molecule.atoms[*atom]).collect();
    let bonds = molecule.bonds.iter().filter(|bond| inside(&bond.atoms[0]));
    let centres = molecule
        .centres
        .iter()
        .filter(|centre| inside(&centre.atom));
    let double_bonds = molecule
        .double_bonds
        .iter()
        .filter(|double| inside(&double.atoms[0]));
    let mut part = Molecule {
        atoms,
        bonds: bonds
            .map(|bond| Bond {
                atoms: bond.atoms.map(|atom| places[atom]),
                ..*bond
            })
            .collect(),
        centres: centres
            .map(|centre| Centre {
                atom: places[centre.atom],
                neighbours: centre.neighbours.map(|atom| places[atom]),
                clockwise: centre.clockwise,
            })
            .collect(),
        double_bonds: double_bonds
            .map(|double| DoubleBond {
                atoms: double.atoms.map(|atom| places[atom]),
                neighbours: double.neighbours.map(|atom| places[atom]),
                cis: double.cis,
            })
            .collect(),
        neighbours: Vec::new(),
    };
    part.index();
    part
}

/// Coordinates of a molecule of one fragment.
fn connected(molecule: &Molecule) -> Result<Vec<f64>, Refusal> {
    let count = molecule.atoms.len();
    if count == 1 {
        return Ok(vec![0.0; 3]);
    }
    let rings = rings::shortest(molecule);
    let labels = Labels::new(molecule, &rings);
    let field = terms::field(molecule, &labels);
    let bounds = Bounds::new(molecule, &labels, &field);
    // An attempt takes time by the square of the atoms.
    let affordable = ATTEMPTS[0] * 10_000 / (count * count);
    let mut wrong = 0;
    for attempt in 0..affordable.clamp(ATTEMPTS[1], ATTEMPTS[0]) {
        let mut x = in_three_dimensions(molecule, &bounds, attempt as u64);
        minimise::minimise(&mut x, 600, |x, gradient| {
            field.energy(x, gradient)
                + chirality::energy::<3>(&molecule.centres, CHIRAL, x, gradient)
        });
        match chirality::wrong(molecule, &x) {
            Some(atom) => wrong = atom,
            None if is_sound(&field, &x) => return Ok(x),
            None => {}
        }
    }
    Err(Refusal::at(
        molecule.atoms[wrong].at,
        "no coordinates have this configuration with usual bonds and angles: check it and those of \
        its ring, or give a .mol or .sdf file with coordinates",
    ))
}

/// Random coordinates, moved into the bounds in four dimensions, of which the last one is then
/// removed.
fn in_three_dimensions(molecule: &Molecule, bounds: &Bounds, seed: u64) -> Vec<f64> {
    let count = molecule.atoms.len();
    let width = 1.5 * (count as f64).cbrt();
    let normals = normals(seed, 0, 4 * count);
    let mut x: Vec<f64> = normals
        .iter()
        .map(|draw| f64::from(*draw) * width)
        .collect();
    for (chiral, flat) in [(1.0, 0.05), (1.0, 1.0)] {
        minimise::minimise(&mut x, 300, |x, gradient| {
            let volumes = chirality::energy::<4>(&molecule.centres, chiral, x, gradient);
            let mut sum = bounds.energy(x, gradient) + volumes;
            for at in (3..x.len()).step_by(4) {
                sum += flat * x[at] * x[at];
                gradient[at] += 2.0 * flat * x[at];
            }
            sum
        });
    }
    x.chunks_exact(4)
        .flat_map(|at| [at[0], at[1], at[2]])
        .collect()
}

/// Whether bonds and angles are near rest.
fn is_sound(field: &Field, x: &[f64]) -> bool {
    let bonds = field.bonds.iter().all(|([a, b], rest)| {
        let length = vector::norm(vector::minus(vector::at(x, *a), vector::at(x, *b)));
        (length - rest).abs() < 0.15
    });
    let angles = field.angles.iter().all(|([a, centre, b], rest)| {
        let [a, centre, b] = [*a, *centre, *b].map(|atom| vector::at(x, atom));
        let (u, v) = (vector::minus(a, centre), vector::minus(b, centre));
        let cos = vector::dot(u, v) / (vector::norm(u) * vector::norm(v)).max(1e-9);
        (cos.clamp(-1.0, 1.0).acos() - rest).abs() < 0.4
    });
    bonds && angles
}
