//! The first line of ColabFold's A3M files, `#lengths<TAB>copies`: several chains side by side.

use std::ops::Range;

use super::a3m::Alignment;
use crate::error::{Error, Place, Result};

/// One sequence: its residues, and its copies in the complex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    length: usize,
    copies: usize,
}

/// Splits an alignment by the first line of its text, if that is of ColabFold: each sequence with
/// its own rows, and its number of copies.
///
/// Rows that pair chains are read as rows of each chain.
pub(super) fn split(
    text: &str,
    alignment: Alignment,
    place: &str,
) -> Result<Vec<(Alignment, usize)>> {
    let Some(parts) = parts(text, place)? else {
        return Ok(vec![(alignment, 1)]);
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
    let chains = parts.iter().map(|part| {
        let columns = start..start + part.length;
        start = columns.end;
        (columns_of(&alignment, columns), part.copies)
    });
    Ok(chains.collect())
}

fn parts(text: &str, place: &str) -> Result<Option<Vec<Part>>> {
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
            .map(|(length, copies)| Part { length, copies })
            .collect(),
        _ => Vec::new(),
    };
    let usable = |part: &Part| {
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

/// The rows with letters in these columns, cut to them. Later copies of the first row are left out.
fn columns_of(alignment: &Alignment, columns: Range<usize>) -> Alignment {
    let query = &alignment.row(0)[columns.clone()];
    let mut cut = Alignment {
        columns: columns.len(),
        letters: query.to_vec(),
        deletions: alignment.deletions[columns.clone()].to_vec(),
    };
    for row in 1..alignment.rows() {
        let letters = &alignment.row(row)[columns.clone()];
        if letters == query || letters.iter().all(|letter| *letter == b'-') {
            continue;
        }
        let first = row * alignment.columns;
        let deletions = first + columns.start..first + columns.end;
        cut.letters.extend_from_slice(letters);
        cut.deletions
            .extend_from_slice(&alignment.deletions[deletions]);
    }
    cut
}
