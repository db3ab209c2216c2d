//! The atoms of a token's frame.

use crate::formats::{PolymerKind, Residue, Structure};

/// The atoms of a token's frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Frame {
    /// The three backbone atoms, all present.
    Backbone,
    /// A single atom: its frame also has the two nearest atoms of its chain.
    Nearest(usize),
    /// No frame.
    None,
}

impl Frame {
    /// For a residue that is one token: `N`, `CA`, `C` of amino acids, `C3'`, `C1'`, `C4'` of
    /// nucleotides.
    pub(super) fn of_residue(structure: &Structure, residue: &Residue) -> Self {
        let names = match structure.chains[residue.chain].kind {
            Some(PolymerKind::Protein) => ["N", "CA", "C"],
            Some(PolymerKind::Rna | PolymerKind::Dna) => ["C3'", "C1'", "C4'"],
            None => return Frame::None,
        };
        let has = |name: &&str| {
            structure.atoms[residue.atoms.clone()]
                .iter()
                .any(|atom| atom.name == **name)
        };
        match names.iter().all(has) {
            true => Frame::Backbone,
            false => Frame::None,
        }
    }
}
