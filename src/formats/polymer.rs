//! Kinds of polymers.

/// The kinds of polymers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolymerKind {
    /// Amino acids.
    Protein,
    /// Ribonucleotides.
    Rna,
    /// Deoxyribonucleotides.
    Dna,
}

impl PolymerKind {
    /// The kind of that name, in any case.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "protein" => Some(PolymerKind::Protein),
            "rna" => Some(PolymerKind::Rna),
            "dna" => Some(PolymerKind::Dna),
            _ => None,
        }
    }

    /// The name in query files.
    pub fn word(self) -> &'static str {
        match self {
            PolymerKind::Protein => "protein",
            PolymerKind::Rna => "rna",
            PolymerKind::Dna => "dna",
        }
    }
}
