//! The force field of a molecule.

use super::super::elements::{contact_radius, is_metal, C, H, N};
use super::super::molecule::Molecule;
use super::field::{Field, Torsion};
use super::labels::{Kind, Labels};
use super::lengths;
use super::polyhedra;

/// Contacts begin at this part of the sum of radii: between atoms with three bonds between them,
/// and all others.
const NEAR: f64 = 0.80;
const FAR: f64 = 0.88;

/// Rings up to this size have no trans double bonds.
pub const SMALL_RING: usize = 7;

pub fn field(molecule: &Molecule, labels: &Labels) -> Field {
    let mut field = Field::default();
    for (at, bond) in molecule.bonds.iter().enumerate() {
        field
            .bonds
            .push((bond.atoms, lengths::length(molecule, labels, at)));
    }
    for centre in 0..molecule.atoms.len() {
        field.angles.extend(angles(molecule, labels, centre));
        field.planes.extend(plane(molecule, labels, centre));
    }
    for at in 0..molecule.bonds.len() {
        field.torsions.extend(torsions(molecule, labels, at));
    }
    field.contacts = contacts(molecule);
    field
}

fn angles(molecule: &Molecule, labels: &Labels, centre: usize) -> Vec<([usize; 3], f64)> {
    let neighbours: Vec<usize> = molecule.neighbours[centre]
        .iter()
        .map(|(atom, _)| *atom)
        .collect();
    let crowded = is_metal(molecule.atoms[centre].element) || neighbours.len() > 4;
    if crowded {
        return polyhedra::angles(molecule, labels, centre, &neighbours);
    }
    let pairs = neighbours.iter().enumerate();
    pairs
        .flat_map(|(at, a)| neighbours[at + 1..].iter().map(move |b| [*a, centre, *b]))
        .map(|[a, centre, b]| {
            (
                [a, centre, b],
                lengths::angle(molecule, labels, a, centre, b),
            )
        })
        .collect()
}

/// Whether a centre with three neighbours has them in a plane: all of two bonds, and those whose
/// lone pair is conjugated with a double bond of carbon or boron.
fn is_flat(molecule: &Molecule, labels: &Labels, centre: usize) -> bool {
    match labels.kinds[centre] {
        Kind::Planar | Kind::Aromatic | Kind::Resonant => true,
        Kind::Conjugated => {
            molecule.atoms[centre].element == N && beside_carbonyl(molecule, centre)
        }
        Kind::Linear | Kind::Tetrahedral => false,
    }
}

/// Whether an atom is bonded to a carbon that has a double bond outside of aromatic rings.
fn beside_carbonyl(molecule: &Molecule, atom: usize) -> bool {
    molecule.neighbours[atom].iter().any(|(other, _)| {
        let carbon = molecule.atoms[*other];
        let double = |(_, bond): &(usize, usize)| {
            molecule.bonds[*bond].order == 2 && !molecule.bonds[*bond].aromatic
        };
        carbon.element == C && molecule.neighbours[*other].iter().any(double)
    })
}

fn plane(molecule: &Molecule, labels: &Labels, centre: usize) -> Option<[usize; 4]> {
    match molecule.neighbours[centre].as_slice() {
        [(a, _), (b, _), (c, _)] if is_flat(molecule, labels, centre) => Some([centre, *a, *b, *c]),
        _ => None,
    }
}

/// Height, fold and sign of the torsions about a bond.
fn shape(molecule: &Molecule, labels: &Labels, bond: usize) -> Option<(f64, u8, f64)> {
    let own = molecule.bonds[bond];
    let kinds = own.atoms.map(|atom| labels.kinds[atom]);
    let flat = own.atoms.map(|atom| is_flat(molecule, labels, atom));
    let carbonyl = own.atoms.map(|atom| beside_carbonyl(molecule, atom));
    let planar = kinds.map(|kind| matches!(kind, Kind::Planar | Kind::Aromatic | Kind::Resonant));
    if kinds.contains(&Kind::Linear) {
        return None;
    }
    match (own.aromatic, own.order) {
        (true, _) => Some((20.0, 2, 1.0)),
        (false, 2) => Some((20.0, 2, 1.0)),
        (false, 1) if kinds == [Kind::Tetrahedral; 2] => Some((0.4, 3, -1.0)),
        (false, 1) if planar == [true, true] => Some((1.0, 2, 1.0)),
        // Amides and esters.
        (false, 1) if kinds.contains(&Kind::Conjugated) && planar.contains(&true) => {
            let amide = flat == [true, true] && carbonyl.contains(&true);
            Some((if amide { 6.0 } else { 1.5 }, 2, 1.0))
        }
        _ => None,
    }
}

fn torsions(molecule: &Molecule, labels: &Labels, at: usize) -> Vec<Torsion> {
    let [b, c] = molecule.bonds[at].atoms;
    let outer = |atom: usize, without: usize| {
        let all = molecule.neighbours[atom].iter().map(|(other, _)| *other);
        all.filter(|other| *other != without)
            .collect::<Vec<usize>>()
    };
    let Some((height, fold, sign)) = shape(molecule, labels, at) else {
        return Vec::new();
    };
    let (before, after) = (outer(b, c), outer(c, b));
    let small = molecule.bonds[at].order == 2 || molecule.bonds[at].aromatic;
    let paths = before
        .iter()
        .flat_map(|a| after.iter().map(move |d| [*a, b, c, *d]));
    let mut all: Vec<Torsion> = Vec::new();
    for atoms in paths.filter(|[a, .., d]| a != d) {
        let in_ring = labels
            .ring_of(&atoms)
            .is_some_and(|size| size <= SMALL_RING);
        let given = molecule
            .double_bonds
            .iter()
            .find(|double| double.atoms == [b, c] && double.neighbours == [atoms[0], atoms[3]]);
        let (height, fold, sign) = match given {
            Some(double) => (25.0, 1, if double.cis { 1.0 } else { -1.0 }),
            None if small && in_ring => (15.0, 1, 1.0),
            None => (height, fold, sign),
        };
        all.push(Torsion {
            atoms,
            height,
            fold,
            sign,
        });
    }
    let count = all.len().max(1) as f64;
    all.iter_mut()
        .filter(|term| term.fold > 1)
        .for_each(|term| term.height /= count.sqrt());
    all
}

/// The number of bonds between atoms up to three; four for all others.
pub fn separations(molecule: &Molecule) -> Vec<Vec<u8>> {
    let count = molecule.atoms.len();
    let mut all = vec![vec![4u8; count]; count];
    for (start, row) in all.iter_mut().enumerate() {
        row[start] = 0;
        let mut shell = vec![start];
        for distance in 1..=3 {
            let mut next = Vec::new();
            for atom in shell {
                for (other, _) in &molecule.neighbours[atom] {
                    if row[*other] > distance {
                        row[*other] = distance;
                        next.push(*other);
                    }
                }
            }
            shell = next;
        }
    }
    all
}

fn contacts(molecule: &Molecule) -> Vec<([usize; 2], f64)> {
    let separations = separations(molecule);
    let mut all = Vec::new();
    for (a, row) in separations.iter().enumerate() {
        for (b, bonds) in row.iter().enumerate().skip(a + 1) {
            let part = match bonds {
                0..=2 => continue,
                3 => NEAR,
                _ => FAR,
            };
            let rest = contact(molecule, a, b) * part;
            all.push(([a, b], rest));
        }
    }
    all
}

/// The sum of two atoms' radii; shorter between a polar hydrogen and an acceptor.
pub fn contact(molecule: &Molecule, a: usize, b: usize) -> f64 {
    let [first, second] = [a, b].map(|atom| molecule.atoms[atom].element);
    let polar = |atom: usize| {
        let to = molecule.neighbours[atom]
            .first()
            .map(|(other, _)| molecule.atoms[*other].element);
        molecule.atoms[atom].element == H && to != Some(C)
    };
    let bridge = (polar(a) && second != C && second != H) || (polar(b) && first != C && first != H);
    let sum = contact_radius(first) + contact_radius(second);
    if bridge {
        sum * 0.75
    } else {
        sum
    }
}
