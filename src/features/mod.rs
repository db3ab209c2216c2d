//! From a query to the tensors that the model reads. No GPU code.
//!
//! [`structure()`] lays out the atoms of a [`Query`]. [`Features::new`] computes the features of
//! OpenFold3 0.5 for them. They are equal to OpenFold3's except for the reference coordinates:
//! OpenFold3 generates a new conformer of every residue with random numbers and places it at
//! random, while this crate uses the ideal coordinates of the dictionary, centred.
//!
//! Dimension letters: N tokens, A atoms, M rows of the alignment, T templates.

mod bonds;
mod elements;
mod expand;
mod msa;
mod relpos;
mod residues;
mod structure;
mod templates;
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
pub use templates::{TemplateFeatures, TEMPLATE_BINS};
pub use tokens::{ReferenceFeatures, TokenFeatures};
pub use windows::{Windows, KEYS_PER_WINDOW, QUERIES_PER_WINDOW};

use crate::error::Result;
use crate::formats::components::Components;
use crate::formats::{Query, Structure};

/// All features of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// Features of tokens.
    pub tokens: TokenFeatures,
    /// Features of atoms, computed from their components.
    pub reference: ReferenceFeatures,
    /// The alignment.
    pub msa: MsaFeatures,
    /// At most [`TEMPLATES`](crate::formats::templates::TEMPLATES); the model's others are empty.
    pub templates: Vec<TemplateFeatures>,
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
        let templates = TemplateFeatures::of(query, &structure);
        Ok((
            Features {
                tokens,
                reference,
                msa,
                templates,
            },
            structure,
        ))
    }
}
