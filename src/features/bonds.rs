//! The bonds in a query, and the atoms that leave when they are formed.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::formats::components::Component;
use crate::formats::{AtomLabel, Bond, PolymerKind, Query, Structure};

/// Names of the atoms of peptide bonds, and of phosphodiester bonds. In OpenFold3, a residue whose
/// bonds to other residues are between these atoms remains one token.
const BACKBONES: [&[&str]; 2] = [&["N", "C"], &["P", "O3'", "O5'"]];

/// The atoms of a query that are not in the complex, because bonds replace them.
pub(super) struct Leaving<'a> {
    bonded: Vec<&'a AtomLabel>,
    given: &'a [AtomLabel],
}

impl<'a> Leaving<'a> {
    pub fn new(query: &'a Query) -> Self {
        Leaving {
            bonded: query.bonds.iter().flatten().collect(),
            given: &query.leaving_atoms,
        }
    }

    /// The atoms that leave a residue: those that the query names, and for a sugar the neighbour of
    /// a bonded atom that the dictionary flags, such as O1 if C1 is bonded, as in AlphaFold 3.
    pub fn of(
        &self,
        chain: &str,
        number: i32,
        kind: Option<PolymerKind>,
        component: &'a Component,
        place: &str,
    ) -> Result<BTreeSet<&'a str>> {
        let here = |label: &&AtomLabel| label.chain == chain && label.residue as i32 == number;
        let mut leaving = BTreeSet::new();
        for label in self.given.iter().filter(here) {
            let atoms = component.atoms.iter().map(|atom| atom.name.as_str());
            let Some(name) = atoms.into_iter().find(|name| *name == label.atom) else {
                return Err(missing(label, &component.code, place));
            };
            leaving.insert(name);
        }
        if kind.is_none() && leaving.is_empty() && component.kind.contains("SACCHARIDE") {
            let bonded = self.bonded.iter().copied().filter(here);
            leaving.extend(bonded.filter_map(|label| flagged_beside(&label.atom, component)));
        }
        Ok(leaving)
    }
}

/// The one neighbour of an atom that the dictionary flags as leaving.
fn flagged_beside<'a>(name: &str, component: &'a Component) -> Option<&'a str> {
    let own = component.atoms.iter().position(|atom| atom.name == name)?;
    let neighbours = component.bonds.iter().filter_map(|bond| match bond.atoms {
        [a, b] if a == own => Some(b),
        [a, b] if b == own => Some(a),
        _ => None,
    });
    let mut flagged = neighbours.filter(|at| component.atoms[*at].leaves);
    let only = flagged.next().filter(|_| flagged.next().is_none())?;
    Some(component.atoms[only].name.as_str())
}

/// Adds the bonds of a query, and makes every atom a token in residues that have bonds to others
/// outside the backbone. An existing bond is not changed.
pub(super) fn join(structure: &mut Structure, query: &Query) -> Result<()> {
    for [one, other] in &query.bonds {
        let atoms = [
            atom_of(structure, one, query)?,
            atom_of(structure, other, query)?,
        ];
        let [a, b] = atoms;
        let mut bonds = structure.bonds.iter();
        if !bonds.any(|bond| bond.atoms == [a, b] || bond.atoms == [b, a]) {
            structure.bonds.push(Bond {
                atoms,
                order: "SING".to_string(),
                aromatic: false,
            });
        }
    }
    let beside: Vec<usize> = structure
        .bonds
        .iter()
        .filter(|bond| outside_backbone(structure, bond))
        .flat_map(|bond| bond.atoms.map(|at| structure.atoms[at].residue))
        .collect();
    for residue in beside {
        structure.residues[residue].atomised = true;
    }
    Ok(())
}

/// Whether a bond joins two residues outside the backbone. As in OpenFold3, only the names of the
/// atoms decide.
fn outside_backbone(structure: &Structure, bond: &Bond) -> bool {
    let [one, other] = bond.atoms.map(|at| &structure.atoms[at]);
    let has_both = |names: &&[&str]| {
        names.contains(&one.name.as_str()) && names.contains(&other.name.as_str())
    };
    one.residue != other.residue && !BACKBONES.iter().any(has_both)
}

/// The index of an atom.
fn atom_of(structure: &Structure, label: &AtomLabel, query: &Query) -> Result<usize> {
    let place = format!("query {:?}, chain {}", query.name, label.chain);
    let chain = structure
        .chains
        .iter()
        .find(|chain| chain.id == label.chain);
    let residue = chain
        .and_then(|chain| chain.residues.clone().nth(label.residue.wrapping_sub(1)))
        .map(|at| &structure.residues[at]);
    let Some(residue) = residue else {
        let message = format!("the atom {label} of a bond is of no residue");
        return Err(Error::input(place, message));
    };
    let mut atoms = residue.atoms.clone();
    atoms
        .find(|at| structure.atoms[*at].name == label.atom)
        .ok_or_else(|| missing(label, &residue.code, &place))
}

fn missing(label: &AtomLabel, code: &str, place: &str) -> Error {
    let message = format!(
        "the atom {label} of a bond does not exist: residue {} is {code}, which has no atom {:?} \
        here",
        label.residue, label.atom
    );
    Error::input(place, message)
}
