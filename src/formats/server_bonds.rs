//! Covalent bonds in Protenix's notation: entities by number, copies by number.

use serde::Deserialize;
use serde_json::Value;

use super::atom_label::{AtomLabel, BondedAtoms};
use crate::error::{Error, Result};

/// One bond. The older names of the fields begin with `left` and `right`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BondJson {
    #[serde(alias = "left_entity")]
    entity1: Value,
    #[serde(alias = "left_copy")]
    copy1: Option<Value>,
    #[serde(alias = "left_position")]
    position1: Value,
    #[serde(alias = "left_atom")]
    atom1: Value,
    #[serde(alias = "right_entity")]
    entity2: Value,
    #[serde(alias = "right_copy")]
    copy2: Option<Value>,
    #[serde(alias = "right_position")]
    position2: Value,
    #[serde(alias = "right_atom")]
    atom2: Value,
}

/// One end of a bond: the number of its entity, of its copy if there is one, and of its residue.
struct End {
    entity: usize,
    copy: Option<usize>,
    residue: usize,
    atom: String,
}

impl BondJson {
    /// The bonds between the copies: of the two that are given, or of each copy of one entity to
    /// the copy of the other with the same number. `ids` are the chains of each entity.
    pub fn read(self, ids: &[Vec<String>], place: &str) -> Result<Vec<BondedAtoms>> {
        let one = End::read(
            &self.entity1,
            self.copy1.as_ref(),
            &self.position1,
            &self.atom1,
            place,
        )?;
        let other = End::read(
            &self.entity2,
            self.copy2.as_ref(),
            &self.position2,
            &self.atom2,
            place,
        )?;
        let (left, right) = (one.atoms(ids, place)?, other.atoms(ids, place)?);
        if left.len() != right.len() {
            let message = format!(
                "entity {} has {} copies and entity {} {}: give `copy1` and `copy2`",
                one.entity,
                left.len(),
                other.entity,
                right.len()
            );
            return Err(Error::input(place, message));
        }
        Ok(left.into_iter().zip(right).map(|(a, b)| [a, b]).collect())
    }
}

impl End {
    fn read(
        entity: &Value,
        copy: Option<&Value>,
        position: &Value,
        atom: &Value,
        place: &str,
    ) -> Result<Self> {
        let number = |what: &str, value: &Value| {
            whole(value).ok_or_else(|| {
                let message = format!("`{what}` should be a whole number from 1 on, got {value}");
                Error::input(place, message)
            })
        };
        let atom = atom
            .as_str()
            .filter(|name| whole(&Value::from(*name)).is_none());
        let atom = atom.ok_or_else(|| {
            Error::input(place, "an atom should be given by its name, such as \"SG\"")
        })?;
        Ok(End {
            entity: number("entity", entity)?,
            copy: copy.map(|copy| number("copy", copy)).transpose()?,
            residue: number("position", position)?,
            atom: atom.into(),
        })
    }

    fn atoms(&self, ids: &[Vec<String>], place: &str) -> Result<Vec<AtomLabel>> {
        let missing = |what: &str, number: usize, most: usize| {
            let message = format!("the {what} {number} of a bond is not one of 1 to {most}");
            Error::input(place, message)
        };
        let copies = ids
            .get(self.entity - 1)
            .ok_or_else(|| missing("entity", self.entity, ids.len()))?;
        let of = |chain: &String| AtomLabel {
            chain: chain.clone(),
            residue: self.residue,
            atom: self.atom.clone(),
        };
        match self.copy {
            None => Ok(copies.iter().map(of).collect()),
            Some(copy) => copies
                .get(copy - 1)
                .map(|chain| vec![of(chain)])
                .ok_or_else(|| missing("copy", copy, copies.len())),
        }
    }
}

/// A number from 1 on; Protenix writes it as a string, too.
fn whole(value: &Value) -> Option<usize> {
    let number = match value {
        Value::String(text) => text.parse().ok()?,
        value => usize::try_from(value.as_u64()?).ok()?,
    };
    (number > 0).then_some(number)
}
