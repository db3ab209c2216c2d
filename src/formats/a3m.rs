//! A3M alignments: one row a sequence, aligned to the first; small letters are insertions.

use super::fasta::{records, Record};
use crate::error::{Error, Result};

/// Aligned sequences, row-major.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// Length of the query, and of every row.
    pub columns: usize,
    /// Capital letters and `-`: [rows, columns].
    pub letters: Vec<u8>,
    /// How many letters were inserted before each column: [rows, columns].
    pub deletions: Vec<u16>,
}

impl Alignment {
    /// Reads an A3M text; `place` is its file name. Dots, which pad insertions in some files, are
    /// dropped.
    pub fn parse(text: &str, place: &str) -> Result<Self> {
        let records = records(text, place)?;
        let mut alignment = Alignment {
            columns: 0,
            letters: Vec::new(),
            deletions: Vec::new(),
        };
        for (row, record) in records.iter().enumerate() {
            let before = alignment.letters.len();
            alignment.push(record, place)?;
            let columns = alignment.letters.len() - before;
            if row == 0 {
                alignment.columns = columns;
            }
            if columns == 0 || columns != alignment.columns {
                let message = format!(
                    "row {} ({:?}) has {columns} aligned columns, the first row has {}",
                    row + 1,
                    record.header,
                    alignment.columns
                );
                return Err(Error::input(
                    format!("{place} line {}", record.line),
                    message,
                ));
            }
        }
        Ok(alignment)
    }

    /// How many rows there are, the query's included.
    pub fn rows(&self) -> usize {
        self.letters.len() / self.columns.max(1)
    }

    /// The letters of a row.
    pub fn row(&self, row: usize) -> &[u8] {
        &self.letters[row * self.columns..(row + 1) * self.columns]
    }

    /// Puts the rows of another alignment of the same query below these.
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

    /// Refuses an alignment of another chain, and says where its first row differs.
    pub fn check_query(&self, sequence: &str, place: &str) -> Result<()> {
        let (own, wanted) = (&self.letters[..self.columns], sequence.as_bytes());
        if let Some(at) = own
            .iter()
            .zip(wanted)
            .position(|(own, wanted)| own != wanted)
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

    fn push(&mut self, record: &Record, place: &str) -> Result<()> {
        let mut inserted = 0u16;
        for (at, letter) in record.sequence.bytes().enumerate() {
            match letter {
                b'a'..=b'z' => inserted = inserted.saturating_add(1),
                b'.' => {}
                b'A'..=b'Z' | b'-' => {
                    self.letters.push(letter);
                    self.deletions.push(std::mem::take(&mut inserted));
                }
                _ => {
                    let place = format!("{place} line {}", record.line);
                    let other = record.sequence[at..].chars().next().unwrap_or('?');
                    return Err(Error::input(
                        place,
                        format!(
                            "row {:?} has {other:?} at letter {}; rows are of letters and '-'",
                            record.header,
                            at + 1
                        ),
                    ));
                }
            }
        }
        Ok(())
    }
}
