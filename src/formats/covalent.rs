//! Covalent bonds that a query gives between named atoms, and atoms that leave with them.

use serde_json::Value;

use super::atom_label::{AtomLabel, BondedAtoms};
use super::query::{Chain, Molecule, Query};
use crate::error::{Error, Result};

/// The bonds of a JSON field: pairs of atoms, or objects with `atom1` and `atom2`.
pub(super) fn bonds(values: &[Value], field: &str, place: &str) -> Result<Vec<BondedAtoms>> {
    let ends = |value: &Value| -> Option<[AtomLabel; 2]> {
        let (one, other) = match value {
            Value::Array(ends) if ends.len() == 2 => (ends.first(), ends.get(1)),
            Value::Object(ends) => (ends.get("atom1"), ends.get("atom2")),
            _ => (None, None),
        };
        Some([atom(one?)?, atom(other?)?])
    };
    let example = r#"two atoms such as [["A", 3, "SG"], ["B", 14, "SG"]]"#;
    each(values, field, place, example, ends)
}

/// The atoms of a JSON field.
pub(super) fn atoms(values: &[Value], field: &str, place: &str) -> Result<Vec<AtomLabel>> {
    each(
        values,
        field,
        place,
        r#"an atom such as ["L", 1, "O1"]"#,
        atom,
    )
}

fn each<T>(
    values: &[Value],
    field: &str,
    place: &str,
    expected: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<T>> {
    let one = |(at, value): (usize, &Value)| {
        read(value).ok_or_else(|| {
            let message = format!("{field}[{at}] should be {expected}, got {value}");
            Error::input(place, message)
        })
    };
    values.iter().enumerate().map(one).collect()
}

/// `[chain, residue, atom]`, or an object of OpenFold3's names.
fn atom(value: &Value) -> Option<AtomLabel> {
    let (chain, residue, atom) = match value {
        Value::Array(parts) if parts.len() == 3 => (parts.first(), parts.get(1), parts.get(2)),
        Value::Object(parts) => (
            parts.get("chain_id"),
            parts.get("residue_id"),
            parts.get("atom_id").or_else(|| parts.get("atom_name")),
        ),
        _ => (None, None, None),
    };
    Some(AtomLabel {
        chain: chain?.as_str()?.into(),
        residue: usize::try_from(residue?.as_u64()?).ok()?,
        atom: atom?.as_str()?.into(),
    })
}

impl Chain {
    /// The number of its residues, or of its components.
    pub(super) fn residues(&self) -> usize {
        match &self.molecule {
            Molecule::Polymer { sequence, .. } => sequence.len(),
            Molecule::Ligand { codes } => codes.len(),
        }
    }
}

impl Query {
    /// Refuses bonds to chains and residues that do not exist, and from an atom to itself. Whether
    /// the atoms exist is checked when the components are known.
    pub(super) fn check_bonds(&self, place: &str) -> Result<()> {
        let ends = self.bonds.iter().flatten().chain(&self.leaving_atoms);
        for atom in ends {
            let refuse = |message: String| Err(Error::input(place, message));
            let Some(chain) = self.chains.iter().find(|chain| chain.id == atom.chain) else {
                return refuse(format!(
                    "the atom {atom} is of a chain {:?}, which the query does not have",
                    atom.chain
                ));
            };
            if atom.residue == 0 || atom.residue > chain.residues() {
                let unit = match chain.molecule {
                    Molecule::Polymer { .. } => "residue",
                    Molecule::Ligand { .. } => "component",
                };
                return refuse(format!(
                    "the atom {atom} is of {unit} {}, and chain {} has {}, counted from 1",
                    atom.residue,
                    chain.id,
                    chain.residues()
                ));
            }
        }
        match self.bonds.iter().find(|[one, other]| one == other) {
            Some([atom, _]) => Err(Error::input(
                place,
                format!("the atom {atom} is bonded to itself"),
            )),
            None => Ok(()),
        }
    }

    /// Warnings of parts of the query that the network was not trained on, one sentence each.
    pub fn untrained(&self) -> Vec<String> {
        let rings = self.chains.iter().filter(|chain| chain.cyclic);
        let rings: Vec<&str> = rings.map(|chain| chain.id.as_str()).collect();
        let cases = [
            (!rings.is_empty()).then(|| {
                format!(
                    "the network was not trained on cyclic chains, such as {}",
                    rings.join(", ")
                )
            }),
            self.bonds.first().map(|[one, other]| {
                format!(
                    "the network was not trained on covalent bonds that a query gives, such as \
                    {one}={other}"
                )
            }),
        ];
        cases.into_iter().flatten().collect()
    }
}
