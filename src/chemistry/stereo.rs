//! Configurations of tetrahedral centres and double bonds, as SMILES writes them.

use super::elements::{C, N};
use super::molecule::{Centre, DoubleBond, Molecule};
use super::smiles::{Neighbour, Symbol, Written, WrittenAtom};
use super::Refusal;

/// Reads the configurations. `hydrogens` has the index of each atom's first hydrogen.
///
/// # Errors
/// If a centre has not four neighbours, or a `/` or `\` has no partner.
pub(super) fn assign(
    molecule: &mut Molecule,
    written: &Written,
    hydrogens: &[usize],
) -> Result<(), Refusal> {
    for (atom, own) in written.atoms.iter().enumerate() {
        if let Some(clockwise) = own.clockwise {
            let centre = centre(molecule, atom, own, clockwise, hydrogens[atom])?;
            molecule.centres.extend(centre);
        }
    }
    molecule.double_bonds = double_bonds(molecule, written)?;
    Ok(())
}

/// A centre; `None` for a planar nitrogen, which has no configuration.
fn centre(
    molecule: &Molecule,
    atom: usize,
    own: &WrittenAtom,
    mut clockwise: bool,
    mut hydrogen: usize,
) -> Result<Option<Centre>, Refusal> {
    let hydrogens = own.order.iter().filter(|one| **one == Neighbour::Hydrogen);
    if hydrogens.count() > 1 {
        let message = "a tetrahedral centre has four different neighbours, this one has several \
            hydrogens";
        return Err(Refusal::at(own.at, message));
    }
    let resolved = own.order.iter().map(|one| one.resolve(&mut hydrogen));
    let mut neighbours: Vec<usize> = resolved.flatten().collect();
    let lone_pair = !(own.element == C && own.charge >= 0);
    if neighbours.len() == 3 && lone_pair {
        if own.element == N && is_planar(molecule, atom) {
            return Ok(None);
        }
        // The lone pair. RDKit lists it between a ring bond and the neighbour after it.
        neighbours.push(atom);
        clockwise ^= own.rings == 1 && !molecule.has_order(atom, 2);
    }
    match neighbours.try_into() {
        Ok(neighbours) => Ok(Some(Centre {
            atom,
            neighbours,
            clockwise,
        })),
        Err(found) => {
            let found: Vec<usize> = found;
            let message = format!(
                "a tetrahedral centre has four neighbours, this one has {}",
                found.len()
            );
            Err(Refusal::at(own.at, message))
        }
    }
}

/// Whether a nitrogen is beside a double or aromatic bond.
fn is_planar(molecule: &Molecule, atom: usize) -> bool {
    let beside = |other: usize| molecule.has_order(other, 2) || molecule.atoms[other].aromatic;
    let neighbours = &molecule.neighbours[atom];
    molecule.has_order(atom, 2) || neighbours.iter().any(|(other, _)| beside(*other))
}

/// A single bond with a direction, seen from one end.
struct Direction {
    bond: usize,
    neighbour: usize,
    /// Whether the neighbour is above the end.
    up: bool,
}

fn double_bonds(molecule: &Molecule, written: &Written) -> Result<Vec<DoubleBond>, Refusal> {
    let mut used = vec![false; written.bonds.len()];
    let mut found = Vec::new();
    for (at, bond) in molecule.bonds.iter().enumerate() {
        if bond.order != 2 || bond.aromatic {
            continue;
        }
        let [a, b] = bond.atoms;
        let ends = [a, b].map(|end| direction(molecule, written, end, at));
        if let [Some(first), Some(second)] = ends {
            let (first, second) = (first?, second?);
            (used[first.bond], used[second.bond]) = (true, true);
            found.push(DoubleBond {
                atoms: [a, b],
                neighbours: [first.neighbour, second.neighbour],
                cis: first.up == second.up,
            });
        }
    }
    let is_direction = |symbol| matches!(symbol, Some(Symbol::Up | Symbol::Down));
    let mut beside = vec![false; written.bonds.len()];
    for double in &found {
        for atom in double.atoms {
            for (_, bond) in &molecule.neighbours[atom] {
                if let Some(beside) = beside.get_mut(*bond) {
                    *beside = true;
                }
            }
        }
    }
    let mut marked = written.bonds.iter().enumerate();
    match marked.find(|(at, bond)| is_direction(bond.symbol) && !used[*at] && !beside[*at]) {
        Some((_, bond)) => Err(Refusal::at(
            bond.at,
            "'/' and '\\' come in pairs, one at each end of a double bond, and this one has no \
            partner",
        )),
        None => Ok(found),
    }
}

/// The direction of a single bond at one end of a double bond, if the text gives one. The error is
/// that of two neighbours on the same side.
fn direction(
    molecule: &Molecule,
    written: &Written,
    end: usize,
    double: usize,
) -> Option<Result<Direction, Refusal>> {
    let mut first: Option<Direction> = None;
    for (neighbour, bond) in &molecule.neighbours[end] {
        let Some(own) = written.bonds.get(*bond).filter(|_| *bond != double) else {
            continue;
        };
        let up = match own.symbol {
            Some(Symbol::Up) => own.atoms[0] == end,
            Some(Symbol::Down) => own.atoms[1] == end,
            _ => continue,
        };
        match &first {
            Some(first) if first.up == up => {
                let message = "both neighbours of the double bond's end are on the same side";
                return Some(Err(Refusal::at(own.at, message)));
            }
            Some(_) => {}
            None => {
                first = Some(Direction {
                    bond: *bond,
                    neighbour: *neighbour,
                    up,
                });
            }
        }
    }
    first.map(Ok)
}
