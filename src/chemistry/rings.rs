//! Rings: the bonds in them, and a smallest set.

use std::collections::{BTreeSet, VecDeque};

use super::molecule::Molecule;

/// A ring: its atoms in order, and its bonds.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Atoms, each bonded to the next one, the last to the first.
    pub atoms: Vec<usize>,
    /// Its bonds, sorted.
    pub bonds: Vec<usize>,
}

/// Whether each bond is in a ring.
pub fn ring_bonds(molecule: &Molecule) -> Vec<bool> {
    let bonds = molecule.bonds.iter().enumerate();
    bonds
        .map(|(at, bond)| shortest_path(molecule, bond.atoms[0], bond.atoms[1], at, None).is_some())
        .collect()
}

/// A shortest path between two atoms without a bond and without an atom.
fn shortest_path(
    molecule: &Molecule,
    from: usize,
    to: usize,
    without: usize,
    around: Option<usize>,
) -> Option<Vec<usize>> {
    let mut before = vec![usize::MAX; molecule.atoms.len()];
    before[from] = from;
    let mut queue = VecDeque::from([from]);
    while let Some(atom) = queue.pop_front() {
        if atom == to {
            let mut path = vec![to];
            let mut at = to;
            while at != from {
                at = before[at];
                path.push(at);
            }
            return Some(path);
        }
        for (other, bond) in &molecule.neighbours[atom] {
            if *bond != without && Some(*other) != around && before[*other] == usize::MAX {
                before[*other] = atom;
                queue.push_back(*other);
            }
        }
    }
    None
}

/// The shortest ring through two neighbours of an atom.
fn through(molecule: &Molecule, centre: usize, a: usize, b: usize) -> Option<Ring> {
    let mut atoms = shortest_path(molecule, a, b, usize::MAX, Some(centre))?;
    atoms.push(centre);
    let next = atoms.iter().cycle().skip(1);
    let mut bonds: Vec<usize> = atoms
        .iter()
        .zip(next)
        .filter_map(|(a, b)| {
            let found = molecule.neighbours[*a].iter().find(|(other, _)| other == b);
            found.map(|(_, bond)| *bond)
        })
        .collect();
    bonds.sort_unstable();
    Some(Ring { atoms, bonds })
}

/// The shortest rings through each pair of neighbouring bonds, by size.
pub fn shortest(molecule: &Molecule) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    for (centre, neighbours) in molecule.neighbours.iter().enumerate() {
        for (at, (a, _)) in neighbours.iter().enumerate() {
            let later = neighbours[at + 1..].iter();
            rings.extend(later.filter_map(|(b, _)| through(molecule, centre, *a, *b)));
        }
    }
    rings.sort_by(|a, b| (a.bonds.len(), &a.bonds).cmp(&(b.bonds.len(), &b.bonds)));
    rings.dedup_by(|a, b| a.bonds == b.bonds);
    rings
}

/// A smallest set of smallest rings: those of the shortest ones that are no sum of smaller ones.
pub fn smallest(molecule: &Molecule) -> Vec<Ring> {
    let fragments = molecule
        .fragments()
        .into_iter()
        .max()
        .map_or(0, |last| last + 1);
    let wanted = (molecule.bonds.len() + fragments).saturating_sub(molecule.atoms.len());
    let mut basis: Vec<BTreeSet<usize>> = Vec::new();
    let mut rings = Vec::new();
    for ring in shortest(molecule) {
        if rings.len() == wanted {
            break;
        }
        if let Some(row) = independent(&basis, &ring) {
            basis.push(row);
            rings.push(ring);
        }
    }
    rings
}

/// The ring's bonds after elimination by the rows of the basis; `None` if nothing remains.
fn independent(basis: &[BTreeSet<usize>], ring: &Ring) -> Option<BTreeSet<usize>> {
    let mut row: BTreeSet<usize> = ring.bonds.iter().copied().collect();
    for known in basis {
        let lead = known.first().copied();
        if lead.is_some_and(|lead| row.contains(&lead)) {
            row = row.symmetric_difference(known).copied().collect();
        }
    }
    (!row.is_empty()).then_some(row)
}
