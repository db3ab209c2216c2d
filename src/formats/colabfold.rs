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

/// Whether a text begins with the line of ColabFold.
pub(super) fn is_colabfold(text: &str) -> bool {
    first_line(text).is_some()
}

/// Splits an alignment by the first line of its text, if that is ColabFold's: each sequence with
/// its own rows, its part of the shared rows, and its number of copies.
///
/// # Errors
/// If that line does not fit the rows, or a sequence has no row of all its letters.
pub(super) fn parse(text: &str, place: &str) -> Result<Vec<Part>> {
    let Some((line, numbers)) = first_line(text) else {
        return Ok(vec![Part {
            alignment: Alignment::parse(text, place)?,
            paired: None,
            copies: 1,
        }]);
    };
    let refused = |message: String| Error::input(Place::new(place).line(line), message);
    let parts = lengths(numbers).ok_or_else(|| {
        refused(format!(
            "expected #LENGTH,..<TAB>COPIES,.. with a length and copies for each chain, got \
            {numbers:?}"
        ))
    })?;
    refuse_second(text, line, place)?;
    let lengths = parts.iter().map(|part| part.length);
    let columns = lengths.fold(0, usize::saturating_add);
    let mut alignment = Alignment::parse_columns(text, place, &mut |_| {})?;
    if alignment.columns != columns {
        alignment = alignment.without_query_gaps(place)?;
    }
    if alignment.columns != columns {
        return Err(refused(format!(
            "the lengths add up to {columns} residues, the first row has {}",
            alignment.columns
        )));
    }
    split(&alignment, &parts).map_err(refused)
}

/// The rows of each sequence. Without paired rows, ColabFold writes no row of all sequences: the
/// first row of each is its own.
fn split(alignment: &Alignment, parts: &[Length]) -> Result<Vec<Part>, String> {
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
    let sharing: Vec<usize> = (0..alignment.rows())
        .map(|row| {
            let ranges = ranges.iter();
            ranges.filter(|columns| has_letters(row, columns)).count()
        })
        .collect();
    let shared = (0..alignment.rows()).filter(|row| sharing[*row] > 1);
    let shared: Vec<usize> = shared.collect();
    let chains = ranges.iter().zip(parts).enumerate();
    let part = |(at, (columns, part)): (usize, (&Range<usize>, &Length))| {
        let letters = |row: usize| &alignment.row(row)[columns.clone()];
        let query = (0..alignment.rows()).find(|row| has_letters(*row, columns));
        let query = query.filter(|row| !letters(*row).contains(&b'-'));
        let Some(query) = query else {
            let number = at + 1;
            return Err(format!("sequence {number} has no row of all its letters"));
        };
        let alone = (0..alignment.rows()).filter(|row| {
            sharing[*row] == 1 && has_letters(*row, columns) && letters(*row) != letters(query)
        });
        let own = std::iter::once(query).chain(alone);
        // The first of the shared rows is the query, which pairs nothing.
        let paired = (shared.len() > 1).then(|| cut(alignment, shared.iter().copied(), columns));
        Ok(Part {
            alignment: cut(alignment, own, columns),
            paired,
            copies: part.copies,
        })
    };
    chains.map(part).collect()
}

/// The first line before the rows that begins as ColabFold's does, with its number.
fn first_line(text: &str) -> Option<(usize, &str)> {
    let lines = (1..).zip(text.lines().map(str::trim));
    let mut before = lines.take_while(|(_, line)| line.is_empty() || line.starts_with(['#', ';']));
    before.find(|(_, line)| is_lengths(line))
}

/// Whether a line begins with `#` and numbers, and has either no words or several numbers.
fn is_lengths(line: &str) -> bool {
    let Some(text) = line.strip_prefix('#').map(str::trim_start) else {
        return false;
    };
    let first = text.split_whitespace().next().unwrap_or_default();
    let numbers = |text: &str| {
        let mut letters = text.chars();
        letters.all(|letter| letter.is_ascii_digit() || letter == ',')
    };
    let no_words = !text.contains(char::is_alphabetic);
    text.starts_with(|first: char| first.is_ascii_digit())
        && (no_words || (numbers(first) && first.contains(',')))
}

/// Refuses a second alignment in the same text, as MMseqs2's databases have them.
fn refuse_second(text: &str, first: usize, place: &str) -> Result<()> {
    let mut lines = (1..).zip(text.lines().map(str::trim)).skip(first);
    match lines.find(|(_, line)| is_lengths(line)) {
        None => Ok(()),
        Some((line, _)) => Err(Error::input(
            Place::new(place).line(line),
            "a second alignment begins here: expected one",
        )),
    }
}

/// The lengths and copies of a line; `None` if it is not of ColabFold.
fn lengths(line: &str) -> Option<Vec<Length>> {
    let line = line.trim_start_matches('#').trim();
    let (lengths, copies) = line
        .split_once('\t')
        .or_else(|| line.split_once(char::is_whitespace))?;
    let numbers = |text: &str| -> Option<Vec<usize>> {
        let numbers = text.split(',').map(|number| number.trim().parse().ok());
        numbers.collect()
    };
    let (lengths, copies) = (numbers(lengths)?, numbers(copies)?);
    let usable = |part: &Length| part.length > 0 && (1..=1000).contains(&part.copies);
    let parts: Vec<Length> = lengths
        .iter()
        .zip(&copies)
        .map(|(length, copies)| Length {
            length: *length,
            copies: *copies,
        })
        .filter(usable)
        .collect();
    (lengths.len() == copies.len() && parts.len() == lengths.len()).then_some(parts)
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
