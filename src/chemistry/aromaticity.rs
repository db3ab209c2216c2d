//! Aromatic rings in the sense of RDKit's model: rings and unions of fused rings with 4n + 2
//! electrons.

use super::elements::{B, C, N, O, P, S, SE, TE};
use super::molecule::Molecule;
use super::rings::Ring;

/// The most rings of a union, and the most atoms of a ring.
const MOST_RINGS: usize = 3;
const MOST_ATOMS: usize = 24;

/// Marks the atoms and bonds of aromatic rings, and only these.
pub(super) fn mark(molecule: &mut Molecule, rings: &[Ring]) {
    let mut in_ring = vec![false; molecule.bonds.len()];
    for bond in rings.iter().flat_map(|ring| &ring.bonds) {
        in_ring[*bond] = true;
    }
    let electrons: Vec<Option<u32>> = (0..molecule.atoms.len())
        .map(|atom| electrons(molecule, atom, &in_ring))
        .collect();
    let eligible = |ring: &&Ring| {
        let all = ring.atoms.iter().all(|atom| electrons[*atom].is_some());
        all && ring.atoms.len() <= MOST_ATOMS
    };
    let rings: Vec<&Ring> = rings.iter().filter(eligible).collect();
    let mut aromatic = vec![false; molecule.bonds.len()];
    let mut unions: Vec<Vec<usize>> = (0..rings.len()).map(|ring| vec![ring]).collect();
    for _ in 0..MOST_RINGS {
        for union in &unions {
            let bonds = perimeter(&rings, union);
            if is_aromatic(&rings, union, &electrons) {
                bonds.into_iter().for_each(|bond| aromatic[bond] = true);
            }
        }
        unions = unions
            .iter()
            .flat_map(|union| larger(&rings, union))
            .collect();
    }
    molecule
        .atoms
        .iter_mut()
        .for_each(|atom| atom.aromatic = false);
    for (bond, aromatic) in molecule.bonds.iter_mut().zip(aromatic) {
        bond.aromatic = aromatic;
        if aromatic {
            bond.atoms
                .iter()
                .for_each(|atom| molecule.atoms[*atom].aromatic = true);
        }
    }
}

/// The electrons that an atom gives to an aromatic ring; `None` for an atom that cannot be in one.
fn electrons(molecule: &Molecule, atom: usize, in_ring: &[bool]) -> Option<u32> {
    let own = molecule.atoms[atom];
    let multiple: Vec<(usize, usize)> = molecule.neighbours[atom]
        .iter()
        .filter(|(_, bond)| molecule.bonds[*bond].order > 1)
        .copied()
        .collect();
    let degree = molecule.degree(atom);
    match (own.element, multiple.as_slice()) {
        (_, [(_, bond)]) if molecule.bonds[*bond].order == 2 && in_ring[*bond] => Some(1),
        (C, [(other, bond)]) if molecule.bonds[*bond].order == 2 => {
            let other = molecule.atoms[*other].element;
            matches!(other, N | O | S | SE).then_some(0)
        }
        (C, []) if degree == 3 && own.charge == -1 => Some(2),
        (C | B, []) if degree == 3 && own.charge == i8::from(own.element == C) => Some(0),
        (N | P, []) if degree == 3 && own.charge == 0 => Some(2),
        (N, []) if degree == 2 && own.charge == -1 => Some(2),
        (O | S | SE | TE, []) if degree == 2 && own.charge == 0 => Some(2),
        _ => None,
    }
}

fn is_aromatic(rings: &[&Ring], union: &[usize], electrons: &[Option<u32>]) -> bool {
    let mut atoms: Vec<usize> = union
        .iter()
        .flat_map(|ring| &rings[*ring].atoms)
        .copied()
        .collect();
    atoms.sort_unstable();
    atoms.dedup();
    let sum: u32 = atoms.iter().filter_map(|atom| electrons[*atom]).sum();
    sum % 4 == 2
}

/// The bonds of exactly one of the rings.
fn perimeter(rings: &[&Ring], union: &[usize]) -> Vec<usize> {
    let mut bonds: Vec<usize> = union
        .iter()
        .flat_map(|ring| &rings[*ring].bonds)
        .copied()
        .collect();
    bonds.sort_unstable();
    let once = bonds
        .chunk_by(|a, b| a == b)
        .filter(|chunk| chunk.len() == 1);
    once.map(|chunk| chunk[0]).collect()
}

/// The unions with one more ring of a higher number, which shares a bond.
fn larger(rings: &[&Ring], union: &[usize]) -> Vec<Vec<usize>> {
    let last = union.last().copied().unwrap_or(0);
    let shares = |ring: &usize| {
        let bonds = &rings[*ring].bonds;
        union
            .iter()
            .any(|own| rings[*own].bonds.iter().any(|bond| bonds.contains(bond)))
    };
    let later = (last + 1..rings.len()).filter(shares);
    later
        .map(|ring| union.iter().copied().chain([ring]).collect())
        .collect()
}
