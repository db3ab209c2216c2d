//! Queries that are read: FASTA, OpenFold3's JSON and AlphaFold 3's, and pasted text.

use std::collections::BTreeMap;

use trifold::features::wanted_components;
use trifold::formats::{Molecule, Queries};

use crate::{alphafold3, openfold3, parse, query, read};

#[test]
fn three_formats_give_one_query() {
    let fasta = query(
        ">A\nMKTA\nyiak*\n>R|rna a comment\nGACU\n>D|dna\nATGC\n",
        "q.fasta",
    );
    let chains = r#"{"molecule_type": "protein", "chain_ids": "A", "sequence": "MKTAYIAK"},
        {"molecule_type": "RNA", "chain_ids": ["R"], "sequence": "GACU"},
        {"molecule_type": "dna", "chain_ids": ["D"], "sequence": "ATGC"}"#;
    let entities = r#"{"protein": {"id": "A", "sequence": "MKTAYIAK", "unpairedMsa": "",
        "pairedMsa": "", "templates": []}},
        {"rna": {"id": ["R"], "sequence": "GACU", "unpairedMsa": null}}, {"dna": {"id": "D",
        "sequence": "ATGC"}}"#;
    assert_eq!(fasta, query(&openfold3(chains), "q.json"));
    assert_eq!(fasta, query(&alphafold3(entities), "q.json"));
    assert_eq!(parse(&alphafold3(entities), "q.json").unwrap().seeds, [7]);
    assert_eq!((fasta.name.as_str(), fasta.chains.len()), ("q", 3));
}

#[test]
fn headers_without_an_id_get_letters() {
    let ids = |text: &str| {
        query(text, "x.fa")
            .chains
            .iter()
            .map(|chain| chain.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(">sp|P0CG48|UBC_HUMAN Polyubiquitin\nMK\n>A\nMK\n>1UBQ_1|Chain A\nMK\n>\nMK\n"),
        ["B", "A", "C", "D"]
    );
    assert_eq!(
        ids(&">something long\nMK\n".repeat(28))[25..],
        ["Z", "AA", "AB"]
    );
}

#[test]
fn copies_modifications_and_alignments() {
    let chains = r#"{"molecule_type": "protein", "chain_ids": ["B", "A"], "sequence": "MKT",
        "non_canonical_residues": {"2": "SEP"},
        "main_msa_file_paths": ["own.a3m", "more.a3m"], "cyclic": true},
        {"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "ATP"}"#;
    let own = query(&openfold3(chains), "q.json");
    assert_eq!(
        own.chains
            .iter()
            .map(|chain| (chain.id.as_str(), chain.cyclic))
            .collect::<Vec<_>>(),
        [("B", true), ("A", true), ("L", false)]
    );
    let Molecule::Polymer {
        alignment: Some(alignment),
        modifications,
        ..
    } = &own.chains[1].molecule
    else {
        panic!()
    };
    assert_eq!(modifications, &BTreeMap::from([(2, "SEP".to_string())]));
    assert_eq!(
        (
            alignment.columns,
            alignment.rows(),
            alignment.row(1),
            alignment.row(3)
        ),
        (3, 4, &b"M-T"[..], &b"MRT"[..])
    );
    assert_eq!(alignment.deletions[3..6], [0, 0, 2]);

    let entity = r#"{"protein": {"id": ["B", "A"], "sequence": "MKT",
        "unpairedMsa": ">q\nMKT\n>a\nM-aaT\n>q\nMKT\n>b\nMRT",
        "modifications": [{"ptmType": "SEP", "ptmPosition": 2}]}}, {"ligand": {"id": "L",
        "ccdCodes": ["ATP"]}}"#;
    let other = query(&alphafold3(entity), "q.json");
    assert_eq!(own.chains[0].molecule, other.chains[0].molecule);
    assert_eq!(own.chains[2], other.chains[2]);
    assert_eq!(
        wanted_components(&own).into_iter().collect::<Vec<_>>(),
        ["ATP", "SEP"]
    );

    let alone = query(">q\nMKT\n>a\nM-aaT\n", "folder.d/some protein.a3m");
    assert_eq!(
        (alone.name.as_str(), alone.chains[0].id.as_str()),
        ("some_protein", "A")
    );
}

#[test]
fn queries_keep_the_order_of_the_file() {
    let chain = r#"{"chains": [{"molecule_type": "protein", "chain_ids": "A", "sequence": "M"}]}"#;
    let text = format!(r#"{{"seeds": [3, 1], "queries": {{"z": {chain}, "a": {chain}}}}}"#);
    let queries = parse(&text, "q.json").unwrap();
    assert_eq!(
        (
            queries.seeds,
            queries.queries[0].name.as_str(),
            queries.queries[1].name.as_str()
        ),
        (vec![3, 1], "z", "a")
    );
    let twice = format!(r#"{{"queries": {{"z": {chain}, "z": {chain}}}}}"#);
    assert!(parse(&twice, "q.json")
        .unwrap_err()
        .to_string()
        .contains("`z` is given twice"));
}

/// The format of pasted text is detected; lines are counted as they were pasted.
#[test]
fn the_format_of_pasted_text_is_detected() {
    let chains = |text: &str| -> Vec<(String, String)> {
        let query = Queries::parse_any(text, "query", &read)
            .unwrap()
            .queries
            .remove(0);
        assert!(text.starts_with('{') || query.name == "query");
        let sequence = |molecule: &Molecule| match molecule {
            Molecule::Polymer { sequence, .. } => sequence.clone(),
            Molecule::Ligand { codes } => codes.join(" "),
        };
        query
            .chains
            .iter()
            .map(|chain| (chain.id.clone(), sequence(&chain.molecule)))
            .collect()
    };
    let named = |all: &[(&str, &str)]| {
        all.iter()
            .map(|(id, sequence)| (id.to_string(), sequence.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(chains("mkt\n LLK"), named(&[("A", "MKTLLK")]));
    assert_eq!(
        chains("MKT:LL/KK"),
        named(&[("A", "MKT"), ("B", "LL"), ("C", "KK")])
    );
    assert_eq!(
        chains(">X\nMKT\n>Y|dna\nACG"),
        named(&[("X", "MKT"), ("Y", "ACG")])
    );
    assert_eq!(
        chains(&openfold3(
            r#"{"molecule_type": "protein", "chain_ids": "Q", "sequence": "MKT"}"#
        )),
        named(&[("Q", "MKT")])
    );
    let aligned = Queries::parse_any(">q\nMKT\n>a\nM-aT\n", "query", &read).unwrap();
    let molecule = &aligned.queries[0].chains[0].molecule;
    let Molecule::Polymer { alignment, .. } = molecule else {
        panic!("{molecule:?}")
    };
    assert_eq!(
        alignment.as_ref().map(|alignment| alignment.rows()),
        Some(2)
    );
    let refused = |text: &str| {
        Queries::parse_any(text, "query", &read)
            .unwrap_err()
            .to_string()
    };
    assert!(
        refused("MKT?").contains("letter '?'"),
        "{}",
        refused("MKT?")
    );
    assert!(
        refused("\n>A\nMKT\n>B\nM1").contains("line 3, chain B"),
        "{}",
        refused("\n>A\nMKT\n>B\nM1")
    );
    assert!(refused("").contains("empty"), "{}", refused(""));
}
