//! The built-in network: a small OpenFold3, trained by this project on small proteins.
//!
//! With the feature `network` the library contains its weights, 7.9 MiB of int8: [`weights`]. The
//! npm package has them as `trifold/network.safetensors`. `docs/network.md` describes its training
//! and accuracy.

mod examples;

pub use examples::{Example, EXAMPLES};

#[cfg(feature = "network")]
use crate::error::Result;
use crate::formats::{Chain, Molecule, PolymerKind, Query};
use crate::openfold3::Settings;
use crate::weights::Weights;

/// The weights, as safetensors.
#[cfg(feature = "network")]
pub const FILE: &[u8] = include_bytes!("../../assets/network.safetensors");

/// The key of a network's name in the metadata of its weights.
const KEY: &str = "network";
/// The name of the built-in network.
const NAME: &str = "trifold-small-1";
/// Residues of the chains that it was trained on.
const TRAINED_LENGTHS: std::ops::RangeInclusive<usize> = 20..=96;

/// The smallest amount of work for the network's best structures: one recycle, 20 steps, five
/// samples to rank.
pub const SETTINGS: Settings = Settings::DEFAULT.recycles(1).steps(20).samples(5);

/// Reads the weights. They have a note about their limits, which output files repeat.
///
/// # Errors
/// [`Error::Weights`](crate::Error::Weights) where the library's file is damaged.
#[cfg(feature = "network")]
pub fn weights() -> Result<Weights> {
    Weights::from_safetensors(FILE)
}

/// Whether weights are those of the built-in network.
pub fn is_built_in(weights: &Weights) -> bool {
    weights.metadata(KEY) == Some(NAME)
}

/// Reasons why the built-in network will probably fold a query wrong, one sentence each. They are
/// differences from the training set: single protein chains of 20 to 96 residues without
/// alignments.
pub fn warnings(query: &Query) -> Vec<String> {
    let several = (query.chains.len() > 1).then(|| {
        format!(
            "the built-in network was trained on single chains, and the query has {}",
            query.chains.len()
        )
    });
    let bonds = (!query.bonds.is_empty()).then(|| {
        "the built-in network was not trained on covalent bonds that a query gives".to_string()
    });
    several
        .into_iter()
        .chain(bonds)
        .chain(query.chains.iter().flat_map(chain_warnings))
        .collect()
}

fn chain_warnings(chain: &Chain) -> Vec<String> {
    let untrained = |what: String| {
        format!(
            "the built-in network was not trained on {what}, such as chain {}",
            chain.id
        )
    };
    let Molecule::Polymer {
        kind: PolymerKind::Protein,
        sequence,
        modifications,
        alignment,
    } = &chain.molecule
    else {
        return vec![untrained(kind_of(&chain.molecule).into())];
    };
    let length = sequence.chars().count();
    let trained = TRAINED_LENGTHS.contains(&length);
    let (least, most) = (TRAINED_LENGTHS.start(), TRAINED_LENGTHS.end());
    let cases = [
        (!trained).then(|| {
            format!(
                "the built-in network was trained on chains of {least} to {most} residues, and \
                chain {} has {length}",
                chain.id
            )
        }),
        (!modifications.is_empty()).then(|| untrained("modified residues".into())),
        alignment.is_some().then(|| untrained("alignments".into())),
        (!chain.templates.is_empty()).then(|| {
            format!(
                "the built-in network reads no templates, such as those of chain {}",
                chain.id
            )
        }),
        chain.cyclic.then(|| untrained("cyclic chains".into())),
    ];
    cases.into_iter().flatten().collect()
}

fn kind_of(molecule: &Molecule) -> &'static str {
    match molecule {
        Molecule::Ligand { .. } => "ligands",
        Molecule::Polymer {
            kind: PolymerKind::Rna,
            ..
        } => "RNA",
        Molecule::Polymer {
            kind: PolymerKind::Dna,
            ..
        } => "DNA",
        Molecule::Polymer {
            kind: PolymerKind::Protein,
            ..
        } => "proteins",
    }
}
