//! Labels of the atoms of a query, and bonds between them.

use std::fmt;
use std::str::FromStr;

/// An atom of a query by its labels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AtomLabel {
    /// Id of its chain.
    pub chain: String,
    /// Number of its residue in the chain, or of its component in the ligand, from 1.
    pub residue: usize,
    /// Its name, such as `SG`.
    pub atom: String,
}

/// A single bond between two atoms.
pub type BondedAtoms = [AtomLabel; 2];

impl fmt::Display for AtomLabel {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{}:{}", self.chain, self.residue, self.atom)
    }
}

impl FromStr for AtomLabel {
    type Err = String;

    /// Reads `CHAIN:RESIDUE:ATOM`.
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || format!("should be CHAIN:RESIDUE:ATOM such as A:3:SG, got {text:?}");
        let mut parts = text.split(':');
        let (Some(chain), Some(residue), Some(atom), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let residue = residue.parse().map_err(|_| wrong())?;
        match chain.is_empty() || atom.is_empty() {
            true => Err(wrong()),
            false => Ok(AtomLabel {
                chain: chain.into(),
                residue,
                atom: atom.into(),
            }),
        }
    }
}

/// Reads `CHAIN:RESIDUE:ATOM=CHAIN:RESIDUE:ATOM`.
///
/// # Errors
/// The message, if the text has another form.
pub fn bond(text: &str) -> std::result::Result<BondedAtoms, String> {
    match text.split_once('=') {
        Some((one, other)) => Ok([one.parse()?, other.parse()?]),
        None => Err(format!(
            "should be two atoms such as A:3:SG=A:14:SG, got {text:?}"
        )),
    }
}
