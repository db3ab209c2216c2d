//! Features of the alignments of all chains.

use std::collections::HashSet;

use super::residues::{index_of_letter, GAP, RESIDUE_KINDS};
use super::tokens::TokenFeatures;
use crate::formats::a3m::Alignment;
use crate::formats::{Chain, Molecule, PolymerKind, Query, Structure, MAX_PAIRED_ROWS};

/// The largest number of rows that are read from an alignment, and of rows of the result.
pub const MAX_MSA_ROWS: usize = 16_384;

/// The alignment of all chains. There are no masked entries, so the mask of ones is not stored.
///
/// The first row has the sequences. The paired rows follow, then the rows of each chain's own
/// alignment, which start with the sequence again and leave out paired rows. A chain with fewer
/// rows is padded with gaps. DNA and ligands are gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct MsaFeatures {
    /// M.
    pub rows: usize,
    /// `[M, N]`, indices below [`RESIDUE_KINDS`].
    pub msa: Vec<i32>,
    /// `[M, N]`, 0 or 1: whether letters were deleted before this position.
    pub has_deletion: Vec<f32>,
    /// `[M, N]`, the number of deleted letters, scaled to 0 to 1.
    pub deletion_value: Vec<f32>,
    /// `[N, 32]`, the frequency of each kind in the column; zeros for DNA and ligands.
    pub profile: Vec<f32>,
    /// `[N]`, the mean number of letters deleted before the column.
    pub deletion_mean: Vec<f32>,
    /// Number of paired rows, the first row included.
    pub num_paired_seqs: i32,
}

/// The alignment of one chain as used: without duplicates, and cut to the largest number of rows.
struct ChainRows<'a> {
    kind: PolymerKind,
    alignment: &'a Alignment,
    /// Indices of the rows that are counted in the profile.
    kept: Vec<usize>,
    /// Indices of the rows that follow the paired ones.
    below: Vec<usize>,
    paired: Option<&'a Alignment>,
}

/// Differences between releases of OpenFold3 in the features of alignments. The default is the
/// current release.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MsaRules {
    /// The factor of `atan(deletions / 3)` in the feature `deletion_value`.
    pub deletion_scale: f32,
    /// Drops repeated rows of the main alignment, which also changes `profile` and `deletion_mean`.
    pub drop_repeated_rows: bool,
    /// Counts the letters of `profile` in row-major order and assigns them in column-major order.
    pub scramble_profile: bool,
}

impl Default for MsaRules {
    fn default() -> Self {
        MsaRules {
            deletion_scale: std::f32::consts::FRAC_2_PI,
            drop_repeated_rows: true,
            scramble_profile: false,
        }
    }
}

impl MsaFeatures {
    pub(super) fn new(
        query: &Query,
        structure: &Structure,
        tokens: &TokenFeatures,
        rules: MsaRules,
    ) -> Self {
        let alone: Vec<Option<Alignment>> = query.chains.iter().map(sequence_alone).collect();
        let paired_rows = match query.use_msas {
            true => paired_rows(query),
            false => 0,
        };
        let chains = query
            .chains
            .iter()
            .zip(&alone)
            .map(|(chain, alone)| match &chain.molecule {
                Molecule::Polymer {
                    kind, alignment, ..
                } if query.use_msas => {
                    let own = alignment.as_deref().or(alone.as_ref());
                    let paired = chain.paired.as_deref();
                    own.map(|alignment| {
                        ChainRows::new(*kind, alignment, paired, paired_rows, rules)
                    })
                }
                _ => None,
            });
        let chains: Vec<Option<ChainRows>> = chains.collect();
        let deepest = chains.iter().flatten().map(|rows| rows.below.len()).max();
        let rows = 1 + paired_rows + deepest.unwrap_or(0);
        let mut features = MsaFeatures::gaps(rows, tokens.count());
        features.num_paired_seqs = 1 + paired_rows as i32;
        for token in 0..tokens.count() {
            let residue = &structure.residues
                [structure.atoms[tokens.start_atom_index[token] as usize].residue];
            if let Some(rows) = &chains[residue.chain] {
                features.fill(token, rows, residue.number as usize - 1, rules);
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

    /// Writes one token's column. All tokens of a modified residue have the same column.
    fn fill(&mut self, token: usize, rows: &ChainRows, column: usize, rules: MsaRules) {
        let first = self.num_paired_seqs as usize;
        self.msa[token] = index_of_letter(rows.kind, rows.alignment.letters[column]);
        if let Some(paired) = rows.paired {
            for row in 1..first {
                self.cell(row, token, rows.kind, paired, (row - 1, column), rules);
            }
        }
        for (at, row) in rows.below.iter().enumerate() {
            self.cell(
                first + at,
                token,
                rows.kind,
                rows.alignment,
                (*row, column),
                rules,
            );
        }
        self.profile[token * RESIDUE_KINDS..][..RESIDUE_KINDS]
            .copy_from_slice(&rows.profile(column, rules));
        self.deletion_mean[token] = rows.deletion_mean(column);
    }
}

impl MsaFeatures {
    /// Writes one letter and its number of deletions.
    fn cell(
        &mut self,
        row: usize,
        token: usize,
        kind: PolymerKind,
        alignment: &Alignment,
        (from_row, column): (usize, usize),
        rules: MsaRules,
    ) {
        let from = from_row * alignment.columns + column;
        let to = row * self.deletion_mean.len() + token;
        let deleted = alignment.deletions[from];
        self.msa[to] = index_of_letter(kind, alignment.letters[from]);
        self.has_deletion[to] = f32::from(u8::from(deleted != 0));
        self.deletion_value[to] = squeeze(deleted, rules);
    }
}

/// The number of paired rows below the first one.
fn paired_rows(query: &Query) -> usize {
    let mut paired = query
        .chains
        .iter()
        .filter_map(|chain| chain.paired.as_ref());
    paired
        .next()
        .map_or(0, |rows| rows.rows().min(MAX_PAIRED_ROWS))
}

impl<'a> ChainRows<'a> {
    /// `paired_rows` is the number of paired rows of the query.
    fn new(
        kind: PolymerKind,
        alignment: &'a Alignment,
        paired: Option<&'a Alignment>,
        paired_rows: usize,
        rules: MsaRules,
    ) -> Self {
        let read = alignment.rows().min(MAX_MSA_ROWS);
        let kept: Vec<usize> = match rules.drop_repeated_rows {
            false => (0..read).collect(),
            true => {
                let mut seen: HashSet<&[u8]> = HashSet::with_capacity(read);
                (0..read)
                    .filter(|row| seen.insert(alignment.row(*row)))
                    .collect()
            }
        };
        let repeated: HashSet<&[u8]> = paired
            .iter()
            .flat_map(|paired| (0..paired_rows).map(|row| paired.row(row)))
            .collect();
        let below = kept.iter().copied();
        let below = below.filter(|row| !repeated.contains(alignment.row(*row)));
        ChainRows {
            kind,
            alignment,
            // The first row and the paired ones count towards the largest number of rows.
            below: below.take(MAX_MSA_ROWS - 1 - paired_rows).collect(),
            kept,
            paired,
        }
    }

    /// The frequency of each kind of residue in a column.
    fn profile(&self, column: usize, rules: MsaRules) -> [f32; RESIDUE_KINDS] {
        let (rows, columns) = (self.kept.len(), self.alignment.columns);
        let mut counts = [0u32; RESIDUE_KINDS];
        for at in 0..rows {
            let (row, from) = match rules.scramble_profile {
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

/// A chain without an alignment has one row, its sequence. DNA and ligands have none.
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

/// A number of deletions scaled to 0 to 1, at the default scale.
fn squeeze(deleted: u16, rules: MsaRules) -> f32 {
    (f32::from(deleted) / 3.0).atan() * rules.deletion_scale
}
