//! From the atoms and bonds of a SMILES text to a molecule: undecided bonds, hydrogens, valences.

use super::elements::{self, valences, H, N, O};
use super::molecule::{Atom, Bond, Molecule};
use super::smiles::{Neighbour, Symbol, Written};
use super::{aromaticity, kekule, rings, stereo, Refusal};

/// The most atoms with hydrogens.
const MOST_ATOMS: usize = 512;

/// The most bonds of an atom: no atom of a known molecule has more.
const MOST_BONDS: usize = 12;
/// The most rings of a ligand, counted as its bonds beyond those of a chain. C60 has 31.
const MOST_RINGS: usize = 96;

/// Halogens that form oxoacids.
const HALOGENS: [u8; 3] = [17, 35, 53];

/// The molecule of a parsed text, with its hydrogens, in one Kekulé structure.
pub(super) fn build(written: &Written) -> Result<Molecule, Refusal> {
    let mut molecule = graph(written)?;
    // Hydrogens in brackets; `None` where they follow from the valence.
    let mut hydrogens: Vec<Option<u8>> = written.atoms.iter().map(|atom| atom.hydrogens).collect();
    separate_charges(&mut molecule, &mut hydrogens);
    let hydrogens: Vec<u8> = (0..molecule.atoms.len())
        .map(|atom| match hydrogens[atom] {
            Some(count) => Ok(count),
            None => implicit_hydrogens(&molecule, atom),
        })
        .collect::<Result<_, _>>()?;
    kekule::assign(&mut molecule, &hydrogens)?;
    (0..molecule.atoms.len())
        .try_for_each(|atom| check_valence(&molecule, atom, hydrogens[atom]))?;
    let first = add_hydrogens(&mut molecule, &hydrogens);
    if molecule.atoms.len() > MOST_ATOMS {
        let message = format!("a ligand has at most {MOST_ATOMS} atoms, hydrogens included");
        return Err(Refusal::at(1, message));
    }
    let small = rings::smallest(&molecule);
    aromaticity::mark(&mut molecule, &small);
    stereo::assign(&mut molecule, written, &first)?;
    Ok(molecule)
}

/// Refuses graphs whose rings take too long to find.
fn check_size(molecule: &Molecule) -> Result<(), Refusal> {
    let atoms = molecule.atoms.iter().zip(&molecule.neighbours);
    for (atom, neighbours) in atoms {
        if neighbours.len() > MOST_BONDS {
            let message = format!(
                "this atom has {} bonds, and an atom has at most {MOST_BONDS}",
                neighbours.len()
            );
            return Err(Refusal::at(atom.at, message));
        }
    }
    if molecule.bonds.len() > molecule.atoms.len() + MOST_RINGS {
        let message = format!("a ligand has at most {MOST_RINGS} rings");
        return Err(Refusal::at(1, message));
    }
    Ok(())
}

/// The atoms and bonds. Bonds without a symbol are aromatic between two aromatic atoms of a ring.
fn graph(written: &Written) -> Result<Molecule, Refusal> {
    let mut molecule = Molecule::default();
    molecule.atoms.extend(written.atoms.iter().map(|atom| Atom {
        element: atom.element,
        charge: atom.charge,
        aromatic: atom.aromatic,
        at: atom.at,
    }));
    molecule.bonds.extend(written.bonds.iter().map(|bond| Bond {
        atoms: bond.atoms,
        order: match bond.symbol {
            Some(Symbol::Order(order)) => order,
            _ => 1,
        },
        aromatic: false,
    }));
    molecule.index();
    check_size(&molecule)?;
    let in_ring = rings::ring_bonds(&molecule);
    for (at, bond) in written.bonds.iter().enumerate() {
        let both = bond.atoms.iter().all(|atom| molecule.atoms[*atom].aromatic);
        if bond.symbol == Some(Symbol::Aromatic) && !(both && in_ring[at]) {
            let message = "':' should be a bond of a ring between two aromatic atoms";
            return Err(Refusal::at(bond.at, message));
        }
        let aromatic = matches!(bond.symbol, None | Some(Symbol::Aromatic));
        molecule.bonds[at].aromatic = both && in_ring[at] && aromatic;
    }
    for (index, atom) in molecule
        .atoms
        .iter()
        .enumerate()
        .filter(|(_, atom)| atom.aromatic)
    {
        let bonds = molecule.neighbours[index].iter();
        if bonds.filter(|(_, bond)| in_ring[*bond]).count() < 2 {
            return Err(Refusal::at(
                atom.at,
                "a small letter is an aromatic atom, and this one is not in a ring",
            ));
        }
    }
    Ok(molecule)
}

/// Writes groups that need more bonds than their atom has with separate charges, as RDKit does:
/// nitro groups, azides and diazo groups, oxoacids of halogens.
fn separate_charges(molecule: &mut Molecule, hydrogens: &mut [Option<u8>]) {
    for atom in 0..molecule.atoms.len() {
        let Atom {
            element, charge, ..
        } = molecule.atoms[atom];
        if charge != 0 {
            continue;
        }
        let multiple: Vec<(usize, usize)> = molecule.neighbours[atom]
            .iter()
            .filter(|(_, bond)| molecule.bonds[*bond].order > 1)
            .copied()
            .collect();
        let oxygens = |(other, bond): &&(usize, usize)| {
            let other = molecule.atoms[*other];
            other.element == O && other.charge == 0 && molecule.bonds[*bond].order == 2
        };
        let given = u32::from(hydrogens[atom].unwrap_or(0));
        let too_many = molecule.valence(atom) + given == 5;
        let changed: Vec<(usize, usize)> = match element {
            N if too_many => {
                let nitrogen = |(other, bond): &&(usize, usize)| {
                    let other = molecule.atoms[*other];
                    other.element == N && other.charge == 0 && molecule.bonds[*bond].order == 3
                };
                let mut bonds = multiple.iter();
                let found = multiple.iter().find(nitrogen).or(bonds.find(oxygens));
                found.into_iter().copied().collect()
            }
            _ if HALOGENS.contains(&element) && molecule.valence(atom) > 1 => {
                let all = molecule.neighbours[atom].iter();
                let acid = all
                    .clone()
                    .all(|(other, _)| molecule.atoms[*other].element == O);
                multiple
                    .iter()
                    .filter(oxygens)
                    .filter(|_| acid)
                    .copied()
                    .collect()
            }
            _ => continue,
        };
        for (other, bond) in changed {
            molecule.bonds[bond].order -= 1;
            molecule.atoms[atom].charge += 1;
            molecule.atoms[other].charge -= 1;
            hydrogens[atom] = Some(hydrogens[atom].unwrap_or(0));
            let none = hydrogens[other].unwrap_or(0);
            hydrogens[other] = Some(none);
        }
    }
}

/// The hydrogens of an atom without brackets: up to its next valence. One bond of an aromatic atom
/// may become a double bond.
fn implicit_hydrogens(molecule: &Molecule, atom: usize) -> Result<u8, Refusal> {
    let Atom {
        element, aromatic, ..
    } = molecule.atoms[atom];
    let bonds = molecule.valence(atom);
    let allowed = valences(element, 0).unwrap_or_default();
    let Some(valence) = allowed.iter().find(|valence| u32::from(**valence) >= bonds) else {
        return Err(too_many_bonds(molecule, atom, bonds));
    };
    let free = u32::from(*valence) - bonds;
    Ok(free.saturating_sub(u32::from(aromatic)) as u8)
}

fn too_many_bonds(molecule: &Molecule, atom: usize, bonds: u32) -> Refusal {
    let Atom {
        element,
        charge,
        at,
        ..
    } = molecule.atoms[atom];
    let most = valences(element, charge).and_then(|allowed| allowed.last().copied());
    let symbol = elements::symbol(element);
    let charge = match charge {
        0 => String::new(),
        charge => format!(" of charge {charge:+}"),
    };
    let message = format!(
        "{symbol}{charge} has at most {} bonds, and this one has {bonds}, hydrogens included",
        most.unwrap_or(0)
    );
    Refusal::at(at, message)
}

fn check_valence(molecule: &Molecule, atom: usize, hydrogens: u8) -> Result<(), Refusal> {
    let Atom {
        element, charge, ..
    } = molecule.atoms[atom];
    let bonds = molecule.valence(atom) + u32::from(hydrogens);
    let most = valences(element, charge).and_then(|allowed| allowed.last().copied());
    match most {
        Some(most) if bonds > u32::from(most) => Err(too_many_bonds(molecule, atom, bonds)),
        _ => Ok(()),
    }
}

/// Adds the hydrogens as atoms, and returns the index of each atom's first one.
fn add_hydrogens(molecule: &mut Molecule, hydrogens: &[u8]) -> Vec<usize> {
    let mut first = Vec::with_capacity(hydrogens.len());
    for (atom, count) in hydrogens.iter().enumerate() {
        first.push(molecule.atoms.len());
        for _ in 0..*count {
            let hydrogen = molecule.atoms.len();
            molecule.atoms.push(Atom {
                element: H,
                charge: 0,
                aromatic: false,
                at: molecule.atoms[atom].at,
            });
            molecule.bonds.push(Bond {
                atoms: [atom, hydrogen],
                order: 1,
                aromatic: false,
            });
        }
    }
    molecule.index();
    first
}

impl Neighbour {
    /// The atom; hydrogens are counted from `next`.
    pub(super) fn resolve(self, next: &mut usize) -> Option<usize> {
        match self {
            Neighbour::Atom(atom) => Some(atom),
            Neighbour::Hydrogen => {
                *next += 1;
                Some(*next - 1)
            }
            Neighbour::Ring(_) => None,
        }
    }
}
