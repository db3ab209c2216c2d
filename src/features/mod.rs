//! From a query to the tensors that the model reads. Knows no GPU.
//!
//! [`structure()`] lays out the atoms of a [`Query`]; [`Features::new`] gives the features of
//! OpenFold3 0.5 over them, equal to its own but for the reference coordinates. OpenFold3 embeds
//! every residue anew with random numbers, then turns and shifts it at random; here a residue's
//! reference coordinates are the dictionary's ideal ones, centred, always the same.
//!
//! Dimension letters: N tokens, A atoms, M rows of the alignment, T templates.

mod elements;
mod expand;
mod msa;
mod relpos;
mod residues;
mod structure;
mod tokens;
mod windows;

pub use elements::{index_of_element, ELEMENT_KINDS};
pub use expand::{Dense, Values};
pub use msa::{MsaFeatures, MsaRules, MAX_MSA_ROWS};
pub use relpos::{RelativePositions, RELPOS_CHANNELS};
pub(crate) use residues::built_in;
pub use residues::{
    code_of_index, code_of_letter, index_of_code, index_of_letter, is_standard, GAP, RESIDUE_KINDS,
};
pub use structure::{structure, wanted_components};
pub use tokens::{ReferenceFeatures, TokenFeatures};
pub use windows::{Windows, KEYS_PER_WINDOW, QUERIES_PER_WINDOW};

use crate::error::Result;
use crate::formats::components::Components;
use crate::formats::{Query, Structure};

/// How many templates the model expects; without any, each is a row of gaps with everything else
/// zero.
pub const TEMPLATES: usize = 4;

/// All features of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Features of tokens.
    pub tokens: TokenFeatures,
    /// Features of atoms, from their components alone.
    pub reference: ReferenceFeatures,
    /// The alignment.
    pub msa: MsaFeatures,
}

impl Features {
    /// The features of a query, and its structure. `components` holds those that
    /// [`wanted_components`] names.
    pub fn new(
        query: &Query,
        components: &Components,
        msa_rules: MsaRules,
    ) -> Result<(Self, Structure)> {
        let structure = structure(query, components)?;
        let tokens = TokenFeatures::new(&structure);
        let reference = ReferenceFeatures::new(&structure);
        let msa = MsaFeatures::new(query, &structure, &tokens, msa_rules);
        Ok((
            Features {
                tokens,
                reference,
                msa,
            },
            structure,
        ))
    }
}
