//! FASTA: every record is a chain.

use std::collections::{BTreeMap, BTreeSet};

use super::query::{Chain, Molecule, PolymerKind, Queries, Query};
use crate::error::{Error, Place, Result};

/// One `>` record.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<'a> {
    /// The line after `>`, without surrounding blanks.
    pub header: &'a str,
    /// The lines below it, joined, without blanks.
    pub sequence: String,
    /// The line of the `>`, from 1.
    pub line: usize,
}

/// The records of a FASTA or A3M text; `place` is its file name.
pub fn records<'a>(text: &'a str, place: &str) -> Result<Vec<Record<'a>>> {
    let mut records: Vec<Record> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('>') {
            records.push(Record {
                header: header.trim(),
                sequence: String::new(),
                line: at + 1,
            });
        } else if let Some(record) = records.last_mut() {
            record
                .sequence
                .extend(line.chars().filter(|letter| !letter.is_whitespace()));
        } else if !line.is_empty() && !line.starts_with(['#', ';']) {
            return Err(Error::input(
                format!("{place} line {}", at + 1),
                "a record should start with '>'",
            ));
        }
    }
    match records.is_empty() {
        true => Err(Error::input(
            place,
            "there is no record, that is no line that starts with '>'",
        )),
        false => Ok(records),
    }
}

/// A FASTA text as one query called `name`.
///
/// A header `>ID` or `>ID|rna ...` (`protein`, `rna`, `dna`) names the chain and its kind; without
/// a kind it is a protein. A header whose first word is longer than four letters, or has other
/// fields after `|`, names no chain: the chain gets the first free of A, B, C... Small letters
/// count as capitals.
pub fn parse(text: &str, name: &str, place: &str) -> Result<Queries> {
    let records = records(text, place)?;
    let heads: Vec<(Option<&str>, PolymerKind)> =
        records.iter().map(|record| head(record.header)).collect();
    let taken: BTreeSet<&str> = heads.iter().filter_map(|(id, _)| *id).collect();
    let mut free = letters().filter(|id| !taken.contains(id.as_str()));
    let mut chains = Vec::with_capacity(records.len());
    for (record, (id, kind)) in records.iter().zip(&heads) {
        let sequence = record.sequence.trim_end_matches('*').to_ascii_uppercase();
        let id = id
            .map(str::to_string)
            .or_else(|| free.next())
            .unwrap_or_default();
        kind.check_sequence(&sequence, Place::new(place).line(record.line).chain(&id))?;
        let molecule = Molecule::Polymer {
            kind: *kind,
            sequence,
            modifications: BTreeMap::new(),
            alignment: None,
        };
        chains.push(Chain {
            id,
            molecule,
            cyclic: false,
        });
    }
    let query = Query {
        name: name.to_string(),
        chains,
        use_msas: true,
    }
    .check(place)?;
    Ok(Queries {
        seeds: Vec::new(),
        queries: vec![query],
    })
}

/// The chain id and kind of a header.
fn head(header: &str) -> (Option<&str>, PolymerKind) {
    let word = header.split_whitespace().next().unwrap_or("");
    let (id, kind) = match word.split_once('|') {
        None => (word, Some(PolymerKind::Protein)),
        Some((id, rest)) => (
            id,
            PolymerKind::from_word(rest.split('|').next().unwrap_or("")),
        ),
    };
    let short =
        (1..=4).contains(&id.len()) && id.chars().all(|letter| letter.is_ascii_alphanumeric());
    (
        (short && kind.is_some()).then_some(id),
        kind.unwrap_or(PolymerKind::Protein),
    )
}

/// A to Z, then AA, AB...
fn letters() -> impl Iterator<Item = String> {
    let single = ('A'..='Z').map(String::from);
    single.chain(
        ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}"))),
    )
}
