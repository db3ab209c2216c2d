//! The `>` records of FASTA and A3M texts.

use crate::error::{Error, Place, Result};

/// One `>` record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<'a> {
    /// The line after `>`, without surrounding blanks.
    pub header: &'a str,
    /// The lines after it, joined, without blanks.
    pub sequence: String,
    /// The line of the `>`, from 1.
    pub line: usize,
}

/// The records of a FASTA or A3M text; `place` is its file name.
pub fn records<'a>(text: &'a str, place: &str) -> Result<Vec<Record<'a>>> {
    let mut records: Vec<Record> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let numbered = line.starts_with(char::is_whitespace);
        let line = line.trim();
        if line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(header) = line.strip_prefix('>') {
            records.push(Record {
                header: header.trim(),
                sequence: String::new(),
                line: at + 1,
            });
        } else if let Some(record) = records.last_mut() {
            record.sequence.extend(words(line, numbered));
        } else if !line.is_empty() {
            return Err(Error::input(
                Place::new(place).line(at + 1),
                "a record should start with '>'",
            ));
        }
    }
    match records.is_empty() {
        true => Err(Error::input(
            place,
            "there is no record: expected a line that starts with '>'",
        )),
        false => Ok(records),
    }
}

/// The words of a sequence line, without the numbers that GenBank and UniProt print in or above it,
/// and without GenBank's first and last line.
fn words(line: &str, indented: bool) -> impl Iterator<Item = &str> {
    let numbered = indented || line.contains(char::is_whitespace);
    let is_number = |word: &str| word.bytes().all(|digit| digit.is_ascii_digit());
    let line = if matches!(line, "//" | "ORIGIN") {
        ""
    } else {
        line
    };
    line.split_whitespace()
        .filter(move |word| !(numbered && is_number(word)))
}
