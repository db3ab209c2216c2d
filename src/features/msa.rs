//! Features of the alignments, laid side by side.

use std::collections::HashSet;

use super::residues::{index_of_letter, GAP, RESIDUE_KINDS};
use super::tokens::TokenFeatures;
use super::Generation;
use crate::formats::a3m::Alignment;
use crate::formats::{Chain, Molecule, PolymerKind, Query, Structure};

/// The most rows of an alignment that are read, and the most that come out.
pub const MAX_MSA_ROWS: usize = 16_384;

/// The alignment of all chains. There are no masked entries: the mask is all ones and not kept.
///
/// The first row is the sequences themselves. Below it, each chain's alignment from its own first
/// row, which is the sequence again; a chain with fewer rows is padded with gaps. Chains are not
/// paired by species. DNA and ligands are gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct MsaFeatures {
    /// M.
    pub rows: usize,
    /// `[M, N]`, indices below [`RESIDUE_KINDS`].
    pub msa: Vec<i32>,
    /// `[M, N]`, 0 or 1: whether letters were deleted before this one.
    pub has_deletion: Vec<f32>,
    /// `[M, N]`, how many, squeezed.
    pub deletion_value: Vec<f32>,
    /// [N, [`RESIDUE_KINDS`]], how often each kind stands in the column; zeros for DNA and ligands.
    pub profile: Vec<f32>,
    /// `[N]`, how many letters are deleted before the column, on average.
    pub deletion_mean: Vec<f32>,
    /// How many rows are paired among the chains: the first one.
    pub num_paired_seqs: i32,
}

/// The alignment of one chain as it is used: duplicates gone, cut to the most rows.
struct ChainRows<'a> {
    kind: PolymerKind,
    alignment: &'a Alignment,
    /// Places of the rows that are kept for the profile.
    kept: Vec<usize>,
}

impl MsaFeatures {
    pub(super) fn new(
        query: &Query,
        structure: &Structure,
        tokens: &TokenFeatures,
        generation: Generation,
    ) -> Self {
        let alone: Vec<Option<Alignment>> = query.chains.iter().map(sequence_alone).collect();
        let chains = query
            .chains
            .iter()
            .zip(&alone)
            .map(|(chain, alone)| match &chain.molecule {
                Molecule::Polymer {
                    kind, alignment, ..
                } if query.use_msas => {
                    let own = alignment.as_deref().or(alone.as_ref());
                    own.map(|alignment| ChainRows::new(*kind, alignment, generation))
                }
                _ => None,
            });
        let chains: Vec<Option<ChainRows>> = chains.collect();
        let deepest = chains
            .iter()
            .flatten()
            .map(|rows| rows.below_first().len())
            .max();
        let rows = 1 + deepest.unwrap_or(0);
        let mut features = MsaFeatures::gaps(rows, tokens.count());
        for token in 0..tokens.count() {
            let residue = &structure.residues
                [structure.atoms[tokens.start_atom_index[token] as usize].residue];
            if let Some(rows) = &chains[residue.chain] {
                features.fill(token, rows, residue.number as usize - 1, generation);
            }
        }
        features
    }

    fn gaps(rows: usize, tokens: usize) -> Self {
        MsaFeatures {
            rows,
            msa: vec![GAP; rows * tokens],
            has_deletion: vec![0.0; rows * tokens],
            deletion_value: vec![0.0; rows * tokens],
            profile: vec![0.0; tokens * RESIDUE_KINDS],
            deletion_mean: vec![0.0; tokens],
            num_paired_seqs: 1,
        }
    }

    /// Writes one token's column; the tokens of a modified residue all have the same.
    fn fill(&mut self, token: usize, rows: &ChainRows, column: usize, generation: Generation) {
        let tokens = self.deletion_mean.len();
        let alignment = rows.alignment;
        self.msa[token] = index_of_letter(rows.kind, alignment.letters[column]);
        for (at, row) in rows.below_first().iter().enumerate() {
            let (from, to) = (row * alignment.columns + column, (at + 1) * tokens + token);
            let deleted = alignment.deletions[from];
            self.msa[to] = index_of_letter(rows.kind, alignment.letters[from]);
            self.has_deletion[to] = f32::from(u8::from(deleted != 0));
            self.deletion_value[to] = squeeze(deleted, generation);
        }
        self.profile[token * RESIDUE_KINDS..][..RESIDUE_KINDS]
            .copy_from_slice(&rows.profile(column, generation));
        self.deletion_mean[token] = rows.deletion_mean(column);
    }
}

impl<'a> ChainRows<'a> {
    fn new(kind: PolymerKind, alignment: &'a Alignment, generation: Generation) -> Self {
        let read = alignment.rows().min(MAX_MSA_ROWS);
        let kept = match generation.drops_repeated_rows() {
            false => (0..read).collect(),
            true => {
                let mut seen: HashSet<&[u8]> = HashSet::with_capacity(read);
                (0..read)
                    .filter(|row| seen.insert(alignment.row(*row)))
                    .collect()
            }
        };
        ChainRows {
            kind,
            alignment,
            kept,
        }
    }

    /// The rows that stand below the first of the whole alignment, which takes one of the most
    /// there may be.
    fn below_first(&self) -> &[usize] {
        &self.kept[..self.kept.len().min(MAX_MSA_ROWS - 1)]
    }

    /// How often each kind of residue stands in a column.
    fn profile(&self, column: usize, generation: Generation) -> [f32; RESIDUE_KINDS] {
        let (rows, columns) = (self.kept.len(), self.alignment.columns);
        let mut counts = [0u32; RESIDUE_KINDS];
        for at in 0..rows {
            let (row, from) = match generation.scrambles_profile() {
                false => (at, column),
                true => (
                    (column * rows + at) / columns,
                    (column * rows + at) % columns,
                ),
            };
            let letter = self.alignment.letters[self.kept[row] * columns + from];
            counts[index_of_letter(self.kind, letter) as usize] += 1;
        }
        counts.map(|count| (f64::from(count) / rows as f64) as f32)
    }

    fn deletion_mean(&self, column: usize) -> f32 {
        let sum: u64 = self
            .kept
            .iter()
            .map(|row| u64::from(self.alignment.deletions[row * self.alignment.columns + column]))
            .sum();
        (sum as f64 / self.kept.len() as f64) as f32
    }
}

/// A chain without an alignment has one row: itself. DNA and ligands have none.
fn sequence_alone(chain: &Chain) -> Option<Alignment> {
    match &chain.molecule {
        Molecule::Polymer {
            kind: PolymerKind::Protein | PolymerKind::Rna,
            sequence,
            ..
        } => {
            let letters = sequence.clone().into_bytes();
            Some(Alignment {
                columns: letters.len(),
                deletions: vec![0; letters.len()],
                letters,
            })
        }
        _ => None,
    }
}

/// A number of deletions, brought to 0..1; the older weights know four times as much.
fn squeeze(deleted: u16, generation: Generation) -> f32 {
    (f32::from(deleted) / 3.0).atan() * generation.deletion_scale()
}
