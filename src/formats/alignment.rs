//! Alignments of sequences to a query.

use super::polymer::PolymerKind;
use crate::error::{Error, Result};

/// Aligned sequences, row-major.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// Length of the query, and of every row.
    pub columns: usize,
    /// Capital letters and `-`, `[rows, columns]`.
    pub letters: Vec<u8>,
    /// Number of letters inserted before each column, `[rows, columns]`.
    pub deletions: Vec<u16>,
}

impl Alignment {
    /// The alignment with letters of this kind: T in an RNA alignment becomes U.
    #[must_use]
    pub fn of_kind(mut self, kind: PolymerKind) -> Self {
        if kind == PolymerKind::Rna {
            let letters = self.letters.iter_mut();
            letters
                .filter(|letter| **letter == b'T')
                .for_each(|letter| *letter = b'U');
        }
        self
    }

    /// Turns columns where the first row has a gap into insertions before the next column.
    pub(super) fn without_query_gaps(self, place: &str) -> Result<Self> {
        let kept: Vec<bool> = self.row(0).iter().map(|letter| *letter != b'-').collect();
        let columns = kept.iter().filter(|kept| **kept).count();
        if columns == self.columns {
            return Ok(self);
        }
        if columns == 0 {
            return Err(Error::input(place, "the first row has gaps only"));
        }
        let mut reduced = Alignment {
            columns,
            letters: Vec::with_capacity(self.rows() * columns),
            deletions: Vec::with_capacity(self.rows() * columns),
        };
        let mut inserted = 0u16;
        for (at, (letter, deleted)) in self.letters.iter().zip(&self.deletions).enumerate() {
            let column = at % self.columns;
            if column == 0 {
                inserted = 0;
            }
            inserted = inserted.saturating_add(*deleted);
            if kept[column] {
                reduced.letters.push(*letter);
                reduced.deletions.push(std::mem::take(&mut inserted));
            } else if *letter != b'-' {
                inserted = inserted.saturating_add(1);
            }
        }
        Ok(reduced)
    }

    /// The number of rows, the query's included.
    pub fn rows(&self) -> usize {
        self.letters.len() / self.columns.max(1)
    }

    /// The letters of a row.
    pub fn row(&self, row: usize) -> &[u8] {
        &self.letters[row * self.columns..(row + 1) * self.columns]
    }

    /// Appends the rows of another alignment of the same query.
    pub fn append(&mut self, other: &Alignment, place: &str) -> Result<()> {
        if other.columns != self.columns {
            return Err(Error::input(
                place,
                format!(
                    "this alignment has {} columns, the one before it {}",
                    other.columns, self.columns
                ),
            ));
        }
        self.letters.extend_from_slice(&other.letters);
        self.deletions.extend_from_slice(&other.deletions);
        Ok(())
    }

    /// Refuses an alignment of another chain, with the first difference.
    pub fn check_query(&self, kind: PolymerKind, sequence: &str, place: &str) -> Result<()> {
        let (own, wanted) = (&self.letters[..self.columns], sequence.as_bytes());
        if let Some(at) = own
            .iter()
            .zip(wanted)
            .position(|(own, wanted)| kind.known(*own as char) != *wanted as char)
        {
            let message = format!(
                "the alignment's first row is not the chain's sequence: position {} is {:?} in the \
                    alignment and {:?} in the chain",
                at + 1,
                own[at] as char,
                wanted[at] as char
            );
            return Err(Error::input(place, message));
        }
        if own.len() != wanted.len() {
            let message = format!(
                "the alignment's first row has {} residues, the chain {}",
                own.len(),
                wanted.len()
            );
            return Err(Error::input(place, message));
        }
        Ok(())
    }
}
