//! Dialects of sequence and alignment files: how each header, letter and row is read.

mod alignments;
mod bonds;
mod components;
mod encodings;
mod fasta;
mod json;
mod molfiles;
mod smiles;

use trifold::formats::{Chain, Molecule, Queries};
use trifold::{Error, Result};

/// An alignment in two blocks. Where the first row has gaps, the others have insertions.
const STOCKHOLM: &str = "# STOCKHOLM 1.0\n#=GF ID x\n\nq/1-4 MK.\nh/2-6 MRa\n\nq/1-4 T-W\n\
    h/2-6 tGW\n#=GC RF xx.x-x\n//\n";

/// Contents of the files.
fn read(path: &str) -> Result<String> {
    match path {
        "own.a3m" => Ok(">q\nMKTW\n>h\nMRTW\n".into()),
        "own.sto" => Ok(STOCKHOLM.into()),
        "folder/" => Ok("notes.txt\nother.a3m\nuniref90_hits.sto\nmgnify_hits.a3m\n".into()),
        "folder/uniref90_hits.sto" => Ok(">q\nMKTW\n>first\nMKTA\n".into()),
        "folder/mgnify_hits.a3m" => Ok(">q\nMKTW\n>second\nMKTC\n".into()),
        "folder/other.a3m" => Ok(">q\nMKTW\n>third\nMKTD\n".into()),
        "empty/" => Ok("notes.txt\n".into()),
        other => Err(Error::input(other, "no such file")),
    }
}

/// A chain as `ID KIND SEQUENCE ROWS`.
fn described(chain: &Chain) -> String {
    match &chain.molecule {
        Molecule::Ligand { codes } => format!("{} ligand {}", chain.id, codes.join(" ")),
        Molecule::Polymer {
            kind,
            sequence,
            alignment,
            ..
        } => {
            let rows = alignment.as_ref().map_or(0, |alignment| alignment.rows());
            format!("{} {} {sequence} {rows}", chain.id, kind.word())
        }
    }
}

fn chains(text: &str, file: &str) -> Result<Vec<String>> {
    let query = Queries::parse(text, file, &read)?.queries.remove(0);
    Ok(query.chains.iter().map(described).collect())
}

/// Each text of a format, and its chains.
fn assert_chains(file: &str, table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(chains(text, file).unwrap(), *expected, "{text:?}");
    }
}

/// Each text of a format, and a part of its error message.
fn assert_refused(file: &str, table: &[(&str, &str)]) {
    for (text, part) in table {
        let message = chains(text, file).expect_err(text).to_string();
        assert!(message.contains(part), "{text:?}: {message}");
    }
}

/// A protein of OpenFold3's JSON with more fields.
fn with_fields(fields: &str) -> String {
    format!(
        r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
        "sequence": "MKTW", {fields}}}]}}}}}}"#
    )
}

/// AlphaFold 3's `_data.json` of two proteins.
fn data_json(paired: [&str; 2], more: &str) -> String {
    let protein = |id: &str, sequence: &str, paired: &str| {
        format!(
            r#"{{"protein": {{"id": "{id}", "sequence": "{sequence}", "unpairedMsa": "",
            "pairedMsa": "{paired}", "templates": [{more}]}}}}"#
        )
    };
    let [one, other] = [
        protein("A", "MKTW", paired[0]),
        protein("B", "LLK", paired[1]),
    ];
    format!(
        r#"{{"name": "q", "dialect": "alphafold3", "version": 2, "modelSeeds": [1],
        "sequences": [{one}, {other}]}}"#
    )
}
