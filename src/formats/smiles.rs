//! Ligands as SMILES.

use super::components::{Component, ComponentBond, Components};
use super::ligand::{self, Atom};
use super::query::Molecule;
use crate::chemistry::{self, conformer, elements, Refusal};
use crate::error::{Error, Place, Result};

/// Orders of bonds in the dictionary's words.
const ORDERS: [&str; 4] = ["SING", "DOUB", "TRIP", "QUAD"];

/// Reads a molecule as a component without a code, with coordinates. Atoms are named as
/// in OpenFold3 by their element and its count. The fragments of a salt are one component.
///
/// # Errors
/// [`Error::Input`] with the position in the text: for faults of its grammar, impossible valences,
/// aromatic rings without alternating double bonds, and molecules without usual coordinates.
pub fn parse(text: &str, place: &str) -> Result<Component> {
    let text = text.trim();
    let refused = |refusal| error(text, place, refusal);
    let molecule = chemistry::parse(text).map_err(refused)?;
    let positions = conformer::embed(&molecule).map_err(refused)?;
    let atoms = molecule.atoms.iter().zip(positions);
    let atoms: Vec<Atom> = atoms
        .map(|(atom, position)| Atom {
            element: elements::symbol(atom.element).to_string(),
            charge: i32::from(atom.charge),
            position: position.map(|x| x as f32),
        })
        .collect();
    let bonds = molecule.bonds.iter().map(|bond| ComponentBond {
        atoms: bond.atoms,
        order: ORDERS[usize::from(bond.order.clamp(1, 4)) - 1].to_string(),
        aromatic: bond.aromatic,
    });
    ligand::component(text, &atoms, bonds.collect(), place)
}

/// Reads a molecule without making coordinates.
///
/// # Errors
/// As [`parse`], except those of coordinates.
pub fn check(text: &str) -> Result<()> {
    let text = text.trim();
    let molecule = chemistry::parse(text);
    molecule
        .map(drop)
        .map_err(|refusal| error(text, "", refusal))
}

fn error(text: &str, outer: &str, Refusal { at, message }: Refusal) -> Error {
    let place = Place::new(format!("SMILES {}", shortened(text)));
    let place = match at {
        Some(at) => place.position(at),
        None => place,
    };
    let place = match outer.is_empty() {
        true => place,
        false => place.inside(outer),
    };
    Error::input(place, message)
}

/// Adds the molecule to the components of a query.
pub(super) fn molecule(text: &str, place: &str, components: &mut Components) -> Result<Molecule> {
    let codes = vec![ligand::add(components, parse(text, place)?)];
    Ok(Molecule::Ligand { codes })
}

/// The first characters of a text, for messages.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}...", &text[..end]),
        None => format!("{text:?}"),
    }
}
