//! Queries read from every format, what is refused and how, and files written and read back.

mod bonds;
mod components;
mod confidences;
mod mmcif;
mod pdb;
mod queries;
mod refused;

use trifold::features::structure;
use trifold::formats::{components as dictionary, Queries, Query, Structure};

const COMPONENTS: &str = include_str!("../goldens/components.cif");

/// Two files that a query may name.
fn read(path: &str) -> trifold::Result<String> {
    match path {
        "own.a3m" => Ok(">q\nMKT\n>a\nM-a.aT\n".into()),
        "more.a3m" => Ok(">q\nMKT\n>b\nMRT\n".into()),
        other => panic!("{other} was asked for"),
    }
}

fn parse(text: &str, file: &str) -> trifold::Result<Queries> {
    Queries::parse(text, file, &read)
}

fn query(text: &str, file: &str) -> Query {
    parse(text, file).unwrap().queries.remove(0)
}

/// Wraps chains in OpenFold3's query JSON.
fn openfold3(chains: &str) -> String {
    format!(r#"{{"queries": {{"q": {{"chains": [{chains}]}}}}}}"#)
}

/// Wraps entities in AlphaFold 3's input JSON.
fn alphafold3(sequences: &str) -> String {
    format!(
        "{{\"name\": \"q\", \"modelSeeds\": [7], \"dialect\": \"alphafold3\", \"version\": 1, \
        \"sequences\": [{sequences}]}}"
    )
}

fn laid_out(query: &Query) -> Structure {
    structure(
        query,
        &dictionary::parse(COMPONENTS, "components.cif").unwrap(),
    )
    .unwrap()
}
