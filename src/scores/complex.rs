//! The parts of a complex that scores need: chains, frames of tokens, radii of atoms.

use std::collections::BTreeMap;
use std::ops::Range;

use super::area::largest_area;
use super::frame::Frame;
use super::radii::radii;
use super::sites::{sites, Site};
use crate::error::Result;
use crate::formats::confidences::pair_key;
use crate::formats::{PolymerKind, Structure};

/// A complex, prepared for scoring.
#[derive(Debug, Clone, PartialEq)]
pub struct Complex {
    /// In the order of tokens.
    pub(super) tokens: Vec<Token>,
    /// In the order of their ids.
    pub(super) chains: Vec<Chain>,
    /// `[A]`, angstroms; zero outside of proteins.
    pub(super) radii: Vec<f32>,
    /// The residues of polymers.
    pub(super) sites: Vec<Site>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// The index of the residue's chain.
    pub(super) chain: usize,
    pub(super) frame: Frame,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    pub(super) id: String,
    pub(super) kind: Option<PolymerKind>,
    pub(super) atoms: Range<usize>,
    pub(super) tokens: usize,
    pub(super) residues: Vec<Residue>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Residue {
    pub(super) atoms: Range<usize>,
    /// The largest accessible area of such a residue, square angstroms.
    pub(super) largest_area: f64,
}

impl Complex {
    /// Prepares a structure.
    ///
    /// # Errors
    /// Only if the table of residues is malformed.
    pub fn new(structure: &Structure) -> Result<Self> {
        let mut order: Vec<usize> = (0..structure.chains.len()).collect();
        order.sort_by(|a, b| structure.chains[*a].id.cmp(&structure.chains[*b].id));
        let index_of = |place: usize| {
            let index = order.iter().position(|chain| *chain == place);
            index.unwrap_or_default()
        };
        let mut tokens = Vec::new();
        for residue in &structure.residues {
            let chain = index_of(residue.chain);
            let frames = match residue.atomised {
                true => residue.atoms.clone().map(Frame::Nearest).collect(),
                false => vec![Frame::of_residue(structure, residue)],
            };
            tokens.extend(frames.into_iter().map(|frame| Token { chain, frame }));
        }
        let mut chains: Vec<Chain> = order
            .iter()
            .map(|place| Chain::new(structure, *place))
            .collect();
        for token in &tokens {
            chains[token.chain].tokens += 1;
        }
        Ok(Complex {
            tokens,
            chains,
            radii: radii(structure)?,
            sites: sites(structure, index_of),
        })
    }

    /// The number of atoms.
    pub fn atoms(&self) -> usize {
        self.radii.len()
    }

    /// The number of tokens.
    pub fn tokens(&self) -> usize {
        self.tokens.len()
    }

    /// `[A]`, angstroms: radii of atoms with their hydrogens, zero outside of proteins.
    pub fn radii(&self) -> &[f32] {
        &self.radii
    }

    /// The chains' ids in the order of `asym_id`.
    pub fn chain_ids(&self) -> impl Iterator<Item = &str> {
        self.chains.iter().map(|chain| chain.id.as_str())
    }

    pub(super) fn by_chain(&self, values: &[f64]) -> BTreeMap<String, f64> {
        self.chain_ids()
            .map(str::to_string)
            .zip(values.iter().copied())
            .collect()
    }

    /// `values` is `[chains, chains]`; pairs of different chains are returned once.
    pub(super) fn by_pair(&self, values: &[f64]) -> BTreeMap<String, f64> {
        let count = self.chains.len();
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| {
                (
                    pair_key(&self.chains[a].id, &self.chains[b].id),
                    values[a * count + b],
                )
            })
            .collect()
    }
}

impl Chain {
    fn new(structure: &Structure, place: usize) -> Self {
        let chain = &structure.chains[place];
        let residues = &structure.residues[chain.residues.clone()];
        let start = residues.first().map_or(0, |residue| residue.atoms.start);
        Chain {
            id: chain.id.clone(),
            kind: chain.kind,
            atoms: start..residues.last().map_or(start, |residue| residue.atoms.end),
            tokens: 0,
            residues: residues
                .iter()
                .map(|residue| Residue {
                    atoms: residue.atoms.clone(),
                    largest_area: largest_area(&residue.code),
                })
                .collect(),
        }
    }
}
