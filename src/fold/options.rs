//! The options of a fold.

use crate::openfold3::Settings;

/// The format of structures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StructureFormat {
    /// mmCIF.
    Cif,
    /// PDB, within its limits.
    Pdb,
}

impl StructureFormat {
    pub(super) fn extension(self) -> &'static str {
        match self {
            StructureFormat::Cif => "cif",
            StructureFormat::Pdb => "pdb",
        }
    }
}

/// How a query is folded and written: settings, seed, format and note.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FoldOptions {
    /// The amount of work.
    pub settings: Settings,
    /// The seed of the noise. One seed gives the same noise on every machine.
    pub seed: u64,
    /// The format of structures.
    pub format: StructureFormat,
    /// A text that every output file carries, such as a warning about the weights.
    pub note: Option<String>,
}

impl Default for FoldOptions {
    /// OpenFold3's settings, seed 1, mmCIF, no note.
    fn default() -> Self {
        FoldOptions {
            settings: Settings::default(),
            seed: 1,
            format: StructureFormat::Cif,
            note: None,
        }
    }
}

impl FoldOptions {
    /// Sets recycles, steps and samples.
    #[must_use]
    pub fn settings(self, settings: Settings) -> Self {
        FoldOptions { settings, ..self }
    }

    /// Sets the seed of the noise.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        FoldOptions { seed, ..self }
    }

    /// Sets the format of structures.
    #[must_use]
    pub fn format(self, format: StructureFormat) -> Self {
        FoldOptions { format, ..self }
    }

    /// Sets the note.
    #[must_use]
    pub fn note(self, note: Option<String>) -> Self {
        FoldOptions { note, ..self }
    }
}
