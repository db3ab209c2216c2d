//! Pairing of alignments by species, as OpenFold3 0.5 pairs complexes of several proteins: a row of
//! one chain is joined to a row of another chain of the same species.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use super::alignment::Alignment;
use super::polymer::PolymerKind;
use super::query::{Chain, Molecule};
use crate::error::Result;

/// Largest number of rows of a species that are read for one chain.
const MOST_OF_A_SPECIES: usize = 600;

/// Largest number of paired rows, without the query.
pub(crate) const MAX_PAIRED_ROWS: usize = 8191;

/// Separators in the names of hits, such as `tr|A0A1W9RZR3|A0A1W9RZR3_9BACT/19-121`: the fourth
/// field is the species.
const SEPARATORS: [char; 5] = ['|', '_', '/', ':', '-'];

/// The hits in a database of proteins with their species, the query first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hits {
    alignment: Alignment,
    /// The species of each row; none for the query.
    species: Vec<Option<String>>,
}

impl Hits {
    pub fn parse(text: &str, place: &str) -> Result<Self> {
        let mut species = Vec::new();
        let alignment = Alignment::parse_rows(text, place, &mut |name| {
            let word = name.split_whitespace().next().unwrap_or("");
            let field = word
                .split(SEPARATORS)
                .nth(3)
                .filter(|field| !field.is_empty());
            species.push(field.filter(|_| !species.is_empty()).map(str::to_string));
        })?;
        Ok(Hits { alignment, species })
    }

    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// The rows of each species, in the order of the alignment.
    fn by_species(&self) -> BTreeMap<&str, VecDeque<usize>> {
        let mut rows: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for (row, species) in self.species.iter().enumerate() {
            if let Some(species) = species {
                let own = rows.entry(species).or_default();
                if own.len() < MOST_OF_A_SPECIES {
                    own.push_back(row);
                }
            }
        }
        rows
    }
}

/// Sets the paired rows of proteins, if there are at least two sequences. `hits` are those of each
/// chain.
pub(super) fn pair_by_species(chains: &mut [Chain], hits: &[Option<Arc<Hits>>]) {
    let mut sequences: Vec<(&str, &Hits)> = Vec::new();
    for (chain, hits) in chains.iter().zip(hits) {
        if let (Some(sequence), Some(hits)) = (protein(chain), hits) {
            let known = sequences.iter().any(|(own, _)| *own == sequence);
            if !known && hits.alignment.rows() > 1 {
                sequences.push((sequence, hits));
            }
        }
    }
    if sequences.len() < 2 {
        return;
    }
    let hits: Vec<&Hits> = sequences.iter().map(|(_, hits)| *hits).collect();
    let rows = paired_rows(&hits);
    if rows.is_empty() {
        return;
    }
    let paired: HashMap<String, Arc<Alignment>> = sequences
        .iter()
        .enumerate()
        .map(|(at, (sequence, hits))| {
            let own = rows.iter().map(|row| row[at]);
            (
                sequence.to_string(),
                Arc::new(selected(&hits.alignment, own)),
            )
        })
        .collect();
    for chain in chains {
        chain.paired = protein(chain).and_then(|sequence| paired.get(sequence).cloned());
    }
}

fn protein(chain: &Chain) -> Option<&str> {
    match &chain.molecule {
        Molecule::Polymer {
            kind: PolymerKind::Protein,
            sequence,
            ..
        } => Some(sequence),
        _ => None,
    }
}

/// The row of each chain for every paired row; `None` for a chain without that species. Species in
/// more chains come first. The chain with the fewest rows of a species limits its number of pairs.
fn paired_rows<'a>(hits: &[&'a Hits]) -> Vec<Vec<Option<usize>>> {
    let mut left: Vec<BTreeMap<&'a str, VecDeque<usize>>> =
        hits.iter().map(|hits| hits.by_species()).collect();
    let mut species: Vec<&'a str> = left.iter().flat_map(|rows| rows.keys().copied()).collect();
    species.sort_unstable();
    species.dedup();
    let mut paired: Vec<Vec<Option<usize>>> = Vec::new();
    for chains in (2..=hits.len()).rev() {
        for name in &species {
            let counts = left
                .iter()
                .map(|rows| rows.get(name).map_or(0, VecDeque::len));
            let counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
            if counts.len() == chains {
                for _ in 0..counts.iter().copied().min().unwrap_or(0) {
                    let next = |rows: &mut BTreeMap<&'a str, VecDeque<usize>>| {
                        rows.get_mut(name).and_then(VecDeque::pop_front)
                    };
                    paired.push(left.iter_mut().map(next).collect());
                }
            }
        }
        if paired.len() >= MAX_PAIRED_ROWS {
            break;
        }
    }
    if paired.len() > MAX_PAIRED_ROWS {
        // Rows similar to the query come first, among species of equally many chains.
        paired.sort_by_key(|row| {
            let unpaired = row.iter().filter(|own| own.is_none()).count();
            let product: u128 = row.iter().flatten().map(|own| *own as u128).product();
            (unpaired, product)
        });
        paired.truncate(MAX_PAIRED_ROWS);
    }
    paired
}

/// Rows of an alignment; `None` is a row of gaps.
fn selected(alignment: &Alignment, rows: impl Iterator<Item = Option<usize>>) -> Alignment {
    let columns = alignment.columns;
    let mut selected = Alignment {
        columns,
        letters: Vec::new(),
        deletions: Vec::new(),
    };
    for row in rows {
        match row {
            Some(row) => {
                let from = row * columns..(row + 1) * columns;
                selected.letters.extend_from_slice(alignment.row(row));
                selected
                    .deletions
                    .extend_from_slice(&alignment.deletions[from]);
            }
            None => {
                selected.letters.extend(std::iter::repeat_n(b'-', columns));
                selected.deletions.extend(std::iter::repeat_n(0, columns));
            }
        }
    }
    selected
}
