//! A3M alignments: one row per sequence, aligned to the first row; small letters are insertions.

use super::encoding::with_line_ends;
use super::fasta::{records, Record};
use super::query::PolymerKind;
use super::stockholm;
use crate::error::{Error, Place, Result};

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
    /// Reads an A3M text, or a Stockholm text, which its first line identifies; `place` is its file
    /// name.
    ///
    /// Dots, which pad insertions in some files, are dropped. Rows of HH-suite that are not
    /// sequences (`ss_pred`, `Consensus`, ...) and rows without letters are left out. Columns where
    /// the query has a gap become insertions. Where the query has small letters and all rows are
    /// equally long, as in A2M, every letter is aligned.
    pub fn parse(text: &str, place: &str) -> Result<Self> {
        Alignment::parse_rows(text, place, &mut |_| {})
    }

    /// As [`Alignment::parse`], and calls `on_row` with the header of each row that is kept.
    pub(super) fn parse_rows(
        text: &str,
        place: &str,
        on_row: &mut dyn FnMut(&str),
    ) -> Result<Self> {
        Alignment::parse_columns(text, place, on_row)?.without_query_gaps(place)
    }

    /// As [`Alignment::parse_rows`], with the columns where the query has a gap.
    pub(super) fn parse_columns(
        text: &str,
        place: &str,
        on_row: &mut dyn FnMut(&str),
    ) -> Result<Self> {
        let text = with_line_ends(text);
        if stockholm::is_stockholm(&text) {
            return stockholm::parse(&text, place, on_row);
        }
        let mut records = records(&text, place)?;
        records.retain(|record| !is_annotation(record.header));
        align_small_letters(&mut records, place)?;
        let mut alignment = Alignment {
            columns: 0,
            letters: Vec::new(),
            deletions: Vec::new(),
        };
        for (row, record) in records.iter().enumerate() {
            if row > 0 && record.sequence.is_empty() {
                continue;
            }
            let before = alignment.letters.len();
            on_row(record.header);
            alignment.push(record, place)?;
            let columns = alignment.letters.len() - before;
            if row == 0 {
                alignment.columns = columns;
            }
            if alignment.columns == 0 {
                let place = Place::new(place).line(record.line);
                return Err(Error::input(place, "the first row has no letters"));
            }
            if columns != alignment.columns {
                let message = format!(
                    "row {} ({:?}) has {columns} aligned columns, the first row has {}",
                    row + 1,
                    record.header,
                    alignment.columns
                );
                return Err(Error::input(Place::new(place).line(record.line), message));
            }
        }
        if alignment.columns == 0 {
            return Err(Error::input(place, "the alignment has no sequence"));
        }
        Ok(alignment)
    }

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

    fn push(&mut self, record: &Record, place: &str) -> Result<()> {
        let mut inserted = 0u16;
        let sequence = record.sequence.trim_end_matches('*');
        for (at, letter) in sequence.bytes().enumerate() {
            match letter {
                // A stop codon inside a translated hit.
                b'*' => {
                    self.letters.push(b'X');
                    self.deletions.push(std::mem::take(&mut inserted));
                }
                b'a'..=b'z' => inserted = inserted.saturating_add(1),
                b'.' => {}
                b'A'..=b'Z' | b'-' | b'~' | b'_' => {
                    self.letters.push(if letter.is_ascii_uppercase() {
                        letter
                    } else {
                        b'-'
                    });
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

/// Turns small letters into capitals and dots into gaps if the first row has small letters, which
/// would be lost as insertions, and all rows are equally long.
fn align_small_letters(records: &mut [Record], place: &str) -> Result<()> {
    let Some(first) = records.first() else {
        return Ok(());
    };
    let small = |letter: u8| letter.is_ascii_lowercase();
    if !first.sequence.bytes().any(small) {
        return Ok(());
    }
    let (line, length) = (first.line, first.sequence.len());
    let mut rows = records.iter();
    if rows.any(|row| !row.sequence.is_empty() && row.sequence.len() != length) {
        let message = "the first row has small letters, which are insertions in A3M: write its \
            sequence in capitals, each aligned";
        return Err(Error::input(Place::new(place).line(line), message));
    }
    for record in records {
        record.sequence = record.sequence.to_ascii_uppercase().replace('.', "-");
    }
    Ok(())
}

/// First words of the headers of HH-suite's rows that are not sequences.
const ANNOTATIONS: [&str; 9] = [
    "ss_pred",
    "ss_conf",
    "ss_dssp",
    "sa_dssp",
    "sa_pred",
    "aa_dssp",
    "aa_pred",
    "aa_conf",
    "Consensus",
];

fn is_annotation(header: &str) -> bool {
    let word = header.split_whitespace().next().unwrap_or("");
    ANNOTATIONS.contains(&word) || word.ends_with("_consensus")
}
