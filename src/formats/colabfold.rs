//! The first line of ColabFold's A3M files, `#lengths<TAB>copies`: several chains side by side.

use std::ops::Range;

use super::a3m::Alignment;
use crate::error::{Error, Place, Result};

/// One sequence of the first line: its residues, and the number of its copies in the complex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Length {
    length: usize,
    copies: usize,
}

/// One sequence with its rows.
pub(super) struct Part {
    /// The rows of this sequence only, after the sequence itself.
    pub alignment: Alignment,
    /// The rows with letters of several sequences, cut to this sequence.
    pub paired: Option<Alignment>,
    pub copies: usize,
}

/// Splits an alignment by the first line of its text, if that is ColabFold's: each sequence with
/// its own rows, its part of the shared rows, and its number of copies.
pub(super) fn split(text: &str, alignment: Alignment, place: &str) -> Result<Vec<Part>> {
    let Some(parts) = parts(text, place)? else {
        return Ok(vec![Part {
            alignment,
            paired: None,
            copies: 1,
        }]);
    };
    let columns: usize = parts.iter().map(|part| part.length).sum();
    if columns != alignment.columns {
        let message = format!(
            "the lengths add up to {columns} residues, the first row has {}",
            alignment.columns
        );
        return Err(Error::input(Place::new(place).line(1), message));
    }
    let mut start = 0;
    let ranges: Vec<Range<usize>> = parts
        .iter()
        .map(|part| {
            let columns = start..start + part.length;
            start = columns.end;
            columns
        })
        .collect();
    let has_letters = |row: usize, columns: &Range<usize>| {
        let letters = &alignment.row(row)[columns.clone()];
        letters.iter().any(|letter| *letter != b'-')
    };
    let sharing = |row: &usize| {
        ranges
            .iter()
            .filter(|columns| has_letters(*row, columns))
            .count()
    };
    let shared: Vec<usize> = (0..alignment.rows())
        .filter(|row| sharing(row) > 1)
        .collect();
    let chains = ranges.iter().zip(&parts).map(|(columns, part)| {
        let alone = (1..alignment.rows()).filter(|row| {
            sharing(row) == 1 && has_letters(*row, columns) && !is_query(&alignment, *row, columns)
        });
        let own = std::iter::once(0).chain(alone);
        // The first of the shared rows is the query, which pairs nothing.
        let paired = (shared.len() > 1).then(|| cut(&alignment, shared.iter().copied(), columns));
        Part {
            alignment: cut(&alignment, own, columns),
            paired,
            copies: part.copies,
        }
    });
    Ok(chains.collect())
}

fn parts(text: &str, place: &str) -> Result<Option<Vec<Length>>> {
    let line = text.lines().next().unwrap_or("").trim();
    let Some((lengths, copies)) = line
        .strip_prefix('#')
        .and_then(|line| line.split_once(char::is_whitespace))
    else {
        return Ok(None);
    };
    let of_numbers = |text: &str| {
        text.trim()
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == ',')
    };
    if !of_numbers(lengths) || !of_numbers(copies) {
        return Ok(None);
    }
    let numbers = |text: &str| -> Option<Vec<usize>> {
        let numbers = text.trim().split(',').map(|number| number.parse().ok());
        numbers.collect()
    };
    let parts = match (numbers(lengths), numbers(copies)) {
        (Some(lengths), Some(copies)) if lengths.len() == copies.len() => lengths
            .into_iter()
            .zip(copies)
            .map(|(length, copies)| Length { length, copies })
            .collect(),
        _ => Vec::new(),
    };
    let usable = |part: &Length| {
        (1..=super::MAX_SEQUENCE).contains(&part.length) && (1..=1000).contains(&part.copies)
    };
    match !parts.is_empty() && parts.iter().all(usable) {
        true => Ok(Some(parts)),
        false => Err(Error::input(
            Place::new(place).line(1),
            format!(
                "expected #LENGTH,..<TAB>COPIES,.. with a length and copies for each chain, \
                got {line:?}"
            ),
        )),
    }
}

/// Whether a row repeats the first one in these columns.
fn is_query(alignment: &Alignment, row: usize, columns: &Range<usize>) -> bool {
    alignment.row(row)[columns.clone()] == alignment.row(0)[columns.clone()]
}

/// The given rows and columns of an alignment.
fn cut(
    alignment: &Alignment,
    rows: impl Iterator<Item = usize>,
    columns: &Range<usize>,
) -> Alignment {
    let mut cut = Alignment {
        columns: columns.len(),
        letters: Vec::new(),
        deletions: Vec::new(),
    };
    for row in rows {
        let first = row * alignment.columns;
        let deletions = first + columns.start..first + columns.end;
        cut.letters
            .extend_from_slice(&alignment.row(row)[columns.clone()]);
        cut.deletions
            .extend_from_slice(&alignment.deletions[deletions]);
    }
    cut
}
