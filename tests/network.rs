//! The built-in network: its file, its examples, and queries that it was not trained on.

use std::collections::BTreeMap;

use trifold::formats::{fasta, no_files, openfold3_json, Queries, Query};
use trifold::network::{self, EXAMPLES};
use trifold::openfold3::check_weights;
use trifold::weights::Element;

const MOST_BYTES: usize = 8 << 20;

#[test]
fn the_file_is_a_whole_model_of_int8() {
    let weights = network::weights().unwrap();
    check_weights(&weights).unwrap();
    assert!(network::is_built_in(&weights));
    assert!(weights
        .metadata("note")
        .unwrap()
        .contains("about 100 residues"));
    assert!(network::FILE.len() <= MOST_BYTES, "{}", network::FILE.len());
    let mut counts = BTreeMap::new();
    for name in weights.names() {
        let numbers: usize = weights.shape(name).unwrap().iter().product();
        *counts
            .entry(weights.element(name).unwrap().name())
            .or_insert(0) += numbers;
    }
    assert_eq!(weights.element("layer_norm_z.weight"), Some(Element::F16));
    assert!(
        counts["I8"] > 7_800_000 && counts["F16"] < 100_000,
        "{counts:?}"
    );
}

#[test]
fn the_traces_are_of_the_sequences() {
    const CODES: &str =
        "ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL";
    let letter = |code: &str| {
        let at = CODES.split(' ').position(|known| known == code).unwrap();
        "ARNDCQEGHILKMFPSTWYV".chars().nth(at).unwrap()
    };
    for example in EXAMPLES {
        let rows = example
            .trace
            .lines()
            .filter(|line| line.starts_with("ATOM"));
        let sequence: String = rows.map(|row| letter(&row[17..20])).collect();
        assert_eq!(sequence, example.sequence, "{}", example.name);
        let ca = example.ca();
        assert_eq!(ca.len(), sequence.len(), "{}", example.name);
        for pair in ca.windows(2) {
            let squares = pair[0].iter().zip(&pair[1]).map(|(a, b)| (a - b) * (a - b));
            let distance = squares.sum::<f64>().sqrt();
            assert!(
                (3.6..4.0).contains(&distance),
                "{}: {distance}",
                example.name
            );
        }
        assert!(network::warnings(&protein(example.sequence)).is_empty());
    }
}

fn protein(sequence: &str) -> Query {
    fasta::parse(&format!(">A|protein\n{sequence}\n"), "q", "q", &no_files)
        .unwrap()
        .queries
        .remove(0)
}

#[test]
fn each_difference_from_the_training_set_is_named() {
    let says = |query: &Query, expected: &[&str]| {
        let warnings = network::warnings(query);
        assert_eq!(warnings.len(), expected.len(), "{warnings:?}");
        for (warning, part) in warnings.iter().zip(expected) {
            assert!(
                warning.contains(part),
                "{warning:?} should contain {part:?}"
            );
        }
    };
    says(&protein(&"A".repeat(20)), &[]);
    says(&protein(&"A".repeat(96)), &[]);
    says(&protein(&"A".repeat(19)), &["chain A has 19"]);
    says(&protein(&"A".repeat(97)), &["chain A has 97"]);
    let text = r#"{"queries": {"q": {"chains": [
        {"molecule_type": "protein", "chain_ids": ["A"], "sequence": "MLSDEDFKAVFGMTRSAFANL",
         "non_canonical_residues": {"3": "SEP"}},
        {"molecule_type": "ligand", "chain_ids": ["L"], "ccd_codes": "ATP"},
        {"molecule_type": "dna", "chain_ids": ["D"], "sequence": "ACGT"},
        {"molecule_type": "rna", "chain_ids": ["R"], "sequence": "ACGU"}]}}}"#;
    let complex = openfold3_json::parse(text, "q.json", &no_files)
        .unwrap()
        .queries
        .remove(0);
    says(
        &complex,
        &[
            "single chains, and the query has 4",
            "modified residues, such as chain A",
            "ligands, such as chain L",
            "DNA, such as chain D",
            "RNA, such as chain R",
        ],
    );
    let text = ">q\nMLSDEDFKAVFGMTRSAFANL\n>r\nMLSDEDFKAVFGMTRSAFANI\n";
    let mut aligned = Queries::parse(text, "q.a3m", &no_files)
        .unwrap()
        .queries
        .remove(0);
    says(&aligned, &["alignments, such as chain A"]);
    aligned.chains[0].cyclic = true;
    says(&aligned, &["alignments", "cyclic chains"]);
}
