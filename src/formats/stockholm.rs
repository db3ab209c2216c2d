//! Stockholm alignments, as HMMER writes them: rows in blocks, aligned to the first.

use std::collections::HashMap;

use super::alignment::Alignment;
use crate::error::{Error, Place, Result};

/// The first words of the format.
const MARK: &str = "# STOCKHOLM";

/// Whether a text is Stockholm.
pub(super) fn is_stockholm(text: &str) -> bool {
    text.trim_start().starts_with(MARK)
}

/// Reads an alignment, and calls `on_row` with the name of each row. Columns where the first row
/// has a gap (`-` or `.`) become insertions; small letters count as capitals.
///
/// # Errors
/// If rows differ in length, or a line is malformed.
pub(super) fn parse(text: &str, place: &str, on_row: &mut dyn FnMut(&str)) -> Result<Alignment> {
    let mut rows: Vec<(&str, Vec<u8>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut ended = false;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        let refused = |message: String| Error::input(Place::new(place).line(at + 1), message);
        if ended && !line.is_empty() {
            return Err(refused(
                "a second alignment begins here: expected one".into(),
            ));
        }
        ended |= line == "//";
        if line.is_empty() || line.starts_with('#') || ended {
            continue;
        }
        let mut words = line.split_whitespace();
        let (Some(name), Some(letters), None) = (words.next(), words.next(), words.next()) else {
            return Err(refused("a row should be a name and its letters".into()));
        };
        let row = *places.entry(name).or_insert_with(|| {
            rows.push((name, Vec::new()));
            rows.len() - 1
        });
        for letter in letters.chars() {
            rows[row].1.push(match letter {
                '-' | '.' | '~' => b'-',
                '*' => b'X',
                letter if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase() as u8,
                other => return Err(refused(format!("row {name:?} has {other:?}"))),
            });
        }
    }
    let columns = rows.first().map_or(0, |(_, letters)| letters.len());
    if let Some((name, letters)) = rows.iter().find(|(_, letters)| letters.len() != columns) {
        let message = format!(
            "row {name:?} has {} columns, the first row has {columns}",
            letters.len()
        );
        return Err(Error::input(place, message));
    }
    if columns == 0 {
        return Err(Error::input(place, "the alignment has no sequence"));
    }
    rows.iter().for_each(|(name, _)| on_row(name));
    let letters = rows
        .into_iter()
        .flat_map(|(_, letters)| letters)
        .collect::<Vec<u8>>();
    let alignment = Alignment {
        columns,
        deletions: vec![0; letters.len()],
        letters,
    };
    alignment.without_query_gaps(place)
}
