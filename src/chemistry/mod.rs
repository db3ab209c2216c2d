//! Molecules from SMILES: the grammar, valences, rings, aromaticity, configurations, and
//! coordinates by distance geometry. No GPU, no files.

mod aromaticity;
mod build;
pub mod elements;
mod kekule;
mod molecule;
pub mod rings;
mod smiles;
mod stereo;

pub mod conformer;

pub use molecule::Molecule;

/// The reason why a text is not a molecule, or has no coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The position in the text, from 1, if there is one.
    pub at: Option<usize>,
    /// The fault and the expected text.
    pub message: String,
}

impl Refusal {
    fn at(at: usize, message: impl ToString) -> Self {
        Refusal {
            at: Some(at),
            message: message.to_string(),
        }
    }
}

/// Reads a SMILES text: one molecule, or several fragments that dots separate.
///
/// # Errors
/// For texts outside the grammar, impossible valences, rings that are not closed, aromatic rings
/// without a Kekulé structure, and configurations that are not complete.
pub fn parse(text: &str) -> Result<Molecule, Refusal> {
    build::build(&smiles::parse(text)?)
}
