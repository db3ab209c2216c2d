//! A3M alignments: one row per sequence, aligned to the first row; small letters are insertions.

pub use super::alignment::Alignment;
use super::encoding::with_line_ends;
use super::records::{records, Record};
use super::stockholm;
use crate::error::{Error, Place, Result};

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
