//! Reads a query of any format, identified by a file's extension or by the text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::encoding::with_line_ends;
use super::fasta::letters;
use super::kind;
use super::query::{Chain, Molecule, Queries, Query, ReadFile, Reading, Records};
use super::{alphafold3_json, colabfold, fasta, json, openfold3_json, server_json, stockholm};
use crate::error::{Error, Result};

/// Separators between the chains of a bare sequence, as in other programs.
const BETWEEN_CHAINS: [char; 2] = [':', '/'];

impl Queries {
    /// Reads a query file by its extension: `.json` (of OpenFold3, AlphaFold 3, AlphaFold Server or
    /// Protenix), `.a3m` or `.sto` (a protein with its alignment). With another extension, a text
    /// that begins like JSON, Stockholm or ColabFold's A3M has that format, any other text is
    /// FASTA. `place` is its path, which also names a query without a name; `read` opens the files
    /// it refers to.
    ///
    /// # Errors
    /// If any query of the file cannot be read.
    pub fn parse(text: &str, place: &str, read: ReadFile) -> Result<Self> {
        Queries::parse_each(text, place, Reading::default(), read)?.complete()
    }

    /// As [`Queries::parse`], but a query that cannot be read does not refuse the others of its
    /// file: its error is in [`Queries::refused`].
    ///
    /// # Errors
    /// If the file is not of its format, or has no query.
    pub fn parse_each(text: &str, place: &str, how: Reading, read: ReadFile) -> Result<Self> {
        let text = &with_line_ends(text);
        let (stem, extension) = stem_and_extension(place);
        match Format::of(&extension, text) {
            Format::Json => match server_json::is_server(text) {
                true => server_json::parse(text, place, how),
                false if json::has_key(text, &["sequences", "dialect"]) => {
                    alphafold3_json::parse_with(text, place, how, read)
                }
                false => openfold3_json::parse_each(text, place, how, read),
            },
            Format::Alignment => from_alignment(text, stem, place),
            Format::Fasta => match how.records {
                Records::Chains => fasta::parse(text, stem, place, read),
                Records::Queries => fasta::parse_each(text, stem, place, read),
            },
        }
    }

    /// The number of records of a FASTA file; 0 for other formats.
    pub fn count_records(text: &str, place: &str) -> usize {
        let text = with_line_ends(text);
        match Format::of(&stem_and_extension(place).1, &text) {
            Format::Json | Format::Alignment => 0,
            Format::Fasta => text
                .lines()
                .filter(|line| line.trim_start().starts_with('>'))
                .count(),
        }
    }

    /// Reads a text of any format. The extension of `place` decides if it is known, as in
    /// [`Queries::parse`]. Otherwise a text that begins with `{` is JSON, one with gaps in its
    /// sequences A3M, one that begins with `>` FASTA, and anything else one sequence, or several
    /// separated by `:` or `/`.
    ///
    /// # Errors
    /// As [`Queries::parse`].
    pub fn parse_any(text: &str, place: &str, read: ReadFile) -> Result<Self> {
        let known = ["json", "a3m", "sto", "fasta", "fa", "faa", "fna"];
        let said = known.contains(&stem_and_extension(place).1.as_str());
        let text = text.trim_start_matches('\u{feff}');
        let text = if text.trim_start().starts_with(['>', '{', '[', '#']) {
            text.trim_start()
        } else {
            text
        };
        let bare = !text.starts_with(['>', '{', '[', '#', ';']);
        let text = if bare {
            Cow::Owned(records(text))
        } else {
            Cow::Borrowed(text)
        };
        let extension = match text.starts_with(['{', '[']) {
            _ if said => "",
            true => ".json",
            false if aligned(&text) => ".a3m",
            false => ".fasta",
        };
        Queries::parse(&text, &format!("{place}{extension}"), read)
    }
}

enum Format {
    Json,
    Alignment,
    Fasta,
}

impl Format {
    /// The format that an extension names, or that of the text.
    fn of(extension: &str, text: &str) -> Self {
        let is_alignment = || stockholm::is_stockholm(text) || colabfold::is_colabfold(text);
        match extension {
            "json" => Format::Json,
            "a3m" | "sto" | "stockholm" => Format::Alignment,
            _ if text.trim_start().starts_with(['{', '[']) => Format::Json,
            _ if is_alignment() => Format::Alignment,
            _ => Format::Fasta,
        }
    }
}

/// A file's name without its extension, and the extension in small letters; that of a packed file
/// is the one before `.gz`.
fn stem_and_extension(place: &str) -> (&str, String) {
    let file = place.rsplit(['/', '\\']).next().unwrap_or(place);
    let file = file.strip_suffix(".gz").unwrap_or(file);
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    (stem, extension.to_ascii_lowercase())
}

/// A record for each chain. The first one has no header line, so that line numbers are those of the
/// pasted text.
fn records(text: &str) -> String {
    // GenBank ends an entry with two slashes.
    let text = text.trim().trim_end_matches("//");
    text.split(BETWEEN_CHAINS)
        .map(|chain| format!(">\n{}\n", chain.trim_end()))
        .collect()
}

/// Whether there is a gap in a sequence, which FASTA does not have.
fn aligned(text: &str) -> bool {
    text.lines()
        .any(|line| !line.starts_with(['>', '#', ';']) && line.contains('-'))
}

/// The chains of an alignment's first row: one, or several where ColabFold wrote it.
fn from_alignment(text: &str, name: &str, place: &str) -> Result<Queries> {
    let mut chains = Vec::new();
    for colabfold::Part {
        alignment,
        paired,
        copies,
    } in colabfold::parse(text, place)?
    {
        let paired = paired.map(Arc::new);
        let sequence = String::from_utf8_lossy(alignment.row(0)).into_owned();
        let kind = kind::of_sequence(&sequence, None).map_err(|_| {
            let message = "every letter of the first row can be a base, and an alignment does not \
                give the kind: write the sequence as FASTA, >ID|rna, and give the alignment with \
                --msa";
            Error::input(place, message)
        })?;
        let molecule = Molecule::Polymer {
            kind,
            sequence,
            modifications: BTreeMap::new(),
            alignment: Some(Arc::new(alignment)),
        };
        for _ in 0..copies {
            let id = letters().nth(chains.len()).unwrap_or_default();
            chains.push(Chain {
                paired: paired.clone(),
                ..Chain::new(id, molecule.clone())
            });
        }
    }
    let query = Query::new(name, chains).check(place)?;
    Ok(Queries::collect(Vec::new(), [Ok(query)]))
}
