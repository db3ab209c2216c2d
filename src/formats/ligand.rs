//! Ligands that a query describes by their atoms and bonds, as molfiles and SMILES do.

use super::components::{Component, ComponentAtom, ComponentBond, Components};
use crate::error::{Error, Result};

/// An atom of a ligand, hydrogens included.
pub(super) struct Atom {
    /// Its element's symbol in capitals.
    pub element: String,
    /// Its formal charge.
    pub charge: i32,
    /// Its coordinates in angstroms.
    pub position: [f32; 3],
}

/// A component without a code. Atoms keep their order without hydrogens, and are named as in
/// OpenFold3 by their element and its count: `C1`, `C2`, `O1`.
///
/// # Errors
/// If all atoms are hydrogens.
pub(super) fn component(
    name: &str,
    atoms: &[Atom],
    bonds: Vec<ComponentBond>,
    place: &str,
) -> Result<Component> {
    let mut component = Component {
        code: String::new(),
        name: name.to_string(),
        kind: "NON-POLYMER".to_string(),
        atoms: Vec::new(),
        bonds: Vec::new(),
        says_what_leaves: false,
    };
    let mut places = vec![None; atoms.len()];
    for (at, atom) in atoms.iter().enumerate() {
        if matches!(atom.element.as_str(), "H" | "D" | "T") {
            continue;
        }
        let others = component.atoms.iter();
        let count = others.filter(|other| other.element == atom.element).count();
        places[at] = Some(component.atoms.len());
        component.atoms.push(ComponentAtom {
            name: format!("{}{}", atom.element, count + 1),
            element: atom.element.clone(),
            charge: atom.charge,
            leaves: false,
            position: atom.position,
        });
    }
    if component.atoms.is_empty() {
        return Err(Error::input(place, "there is no atom but hydrogens"));
    }
    component.bonds.extend(bonds.into_iter().filter_map(|bond| {
        let [a, b] = bond.atoms.map(|at| places[at]);
        Some(ComponentBond {
            atoms: [a?, b?],
            ..bond
        })
    }));
    Ok(component)
}

/// Adds a component to those of a query and returns its code: `LIG0`, `LIG1`... as in OpenFold3. An
/// equal one is not added again.
pub(super) fn add(components: &mut Components, component: Component) -> String {
    let same = |own: &&Component| own.atoms == component.atoms && own.bonds == component.bonds;
    if let Some(known) = components.values().find(same) {
        return known.code.clone();
    }
    let code = format!("LIG{}", components.len());
    let named = Component {
        code: code.clone(),
        ..component
    };
    components.insert(code.clone(), named);
    code
}
