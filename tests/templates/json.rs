//! Templates in the JSON of AlphaFold 3 and of OpenFold3.

use trifold::formats::{Queries, Query};
use trifold::{Error, Result};

use super::files::{chain, CODES};

/// A protein of AlphaFold 3's JSON with templates.
pub fn alphafold3(kind: &str, sequence: &str, templates: &[serde_json::Value]) -> Result<Query> {
    let entity = serde_json::json!({kind: {"id": ["A", "B"], "sequence": sequence,
        "templates": templates}});
    let query = serde_json::json!({"name": "q", "dialect": "alphafold3", "version": 1,
        "modelSeeds": [1], "sequences": [entity]});
    let read = |path: &str| match path {
        "dir/1abc.cif" => Ok(chain("A", &CODES)),
        other => Err(Error::input(other, "no such file")),
    };
    let queries = Queries::parse(&query.to_string(), "q.json", &read);
    queries.map(|mut queries| queries.queries.remove(0))
}

/// A template of AlphaFold 3's JSON with given pairs.
fn with_indices(text: &str, own: &[usize], other: &[usize]) -> serde_json::Value {
    serde_json::json!({"mmcif": text, "queryIndices": own, "templateIndices": other})
}

#[test]
fn fields_of_alphafold3() {
    let text = chain("A", &CODES);
    let two = format!("{text}{}", chain("B", &CODES));
    let json = |value: serde_json::Value| value;
    let given = json(serde_json::json!({"mmcif": text, "queryIndices": [4, 0],
        "templateIndices": [3, 7]}));
    let path = serde_json::json!({"mmcifPath": "dir/1abc.cif"});
    let query = alphafold3("protein", "MKTWGAEF", &[given, path.clone()]).unwrap();
    for chain in &query.chains {
        let pairs: Vec<_> = chain
            .templates
            .iter()
            .map(|own| own.pairs.clone())
            .collect();
        assert_eq!(pairs[0], [[4, 3], [0, 7]]);
        assert_eq!(pairs[1].len(), 8);
        assert!(
            chain.notes[1].starts_with("template 1abc chain A: 8 of 8"),
            "{:?}",
            chain.notes
        );
    }
    let trace: Vec<&str> = text.lines().filter(|line| line.contains(" CA ")).collect();
    let trace = with_indices(&trace.join("\n"), &[0, 1], &[0, 1]);
    let query = alphafold3("protein", "MKTWGAEF", &[trace]).unwrap();
    assert!(
        query.chains[0].notes[0].ends_with("none of them has the atoms N, CA and C"),
        "{:?}",
        query.chains[0].notes
    );
    let with = |own: &[usize], other: &[usize]| with_indices(&text, own, other);
    for (kind, sequence, templates, part) in [
        (
            "protein",
            "MKTWGAEF",
            vec![path.clone(); 5],
            "there are 5 templates, and a chain has at most 4",
        ),
        (
            "protein",
            "MKTW",
            vec![path.clone()],
            "at least 5 residues, and this one has 4",
        ),
        (
            "rna",
            "ACGUACGU",
            vec![path.clone()],
            "a chain with templates is a protein, and this one is RNA",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![with(&[0, 1], &[0])],
            "2 indices of the query and 1 of the template",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![with(&[8], &[0])],
            "the query has 8 residues, with indices from 0, and no 8",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![with(&[0], &[9])],
            "the template has 8 residues",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![with(&[1, 1], &[0, 1])],
            "the index 1 of the query is given twice",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![with(&[], &[])],
            "nothing is aligned",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![serde_json::json!({"mmcif": two, "queryIndices": [0], "templateIndices": [0]})],
            "indices need a file of one protein chain, and this one has A, B",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![serde_json::json!({"mmcif": text, "queryIndices": [0]})],
            "both `queryIndices` and `templateIndices`, or none",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![serde_json::json!({})],
            "either `mmcif` or `mmcifPath`",
        ),
        (
            "protein",
            "MKTWGAEF",
            vec![serde_json::json!({"mmcifPath": "gone.cif"})],
            "sequences[0], templates[0]: gone.cif: no such file",
        ),
    ] {
        let message = alphafold3(kind, sequence, &templates)
            .expect_err(part)
            .to_string();
        assert!(message.contains(part), "{part}: {message}");
    }
}

/// OpenFold3's fields with more of them, read or refused.
fn openfold3(fields: &str) -> Result<Query> {
    let text = format!(
        r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
        "sequence": "MKTWGAEF", {fields}}}]}}}}}}"#
    );
    let read = |path: &str| match path {
        "near.pdb" => Ok(chain("A", &CODES) + &chain("B", &["MET", "LYS", "GLY", "TRP"])),
        "far.pdb" => Ok(chain("A", &["MET", "LYS", "GLY", "TRP", "GLY"])),
        other => Err(Error::input(other, "no such file")),
    };
    Queries::parse(&text, "q.json", &read).map(|mut queries| queries.queries.remove(0))
}

#[test]
fn fields_of_openfold3() {
    let files = r#""template_cif_paths": ["far.pdb", "near.pdb"]"#;
    for (more, expected) in [
        ("", ["near A", "far A"]),
        (
            r#", "template_cif_chain_ids": [null, "A"]"#,
            ["near A", "far A"],
        ),
        (
            r#", "template_cif_chain_ids": ["A", "B"]"#,
            ["far A", "near B"],
        ),
    ] {
        let query = openfold3(&format!("{files}{more}")).unwrap();
        let names = query.chains[0].templates.iter();
        let names: Vec<String> = names
            .map(|own| format!("{} {}", own.name, own.chain.id))
            .collect();
        assert_eq!(names, expected, "{more}");
    }
    for (fields, part) in [
        (
            r#""template_cif_paths": ["gone.cif"]"#,
            "chains[0]: gone.cif: no such file",
        ),
        (
            r#""template_cif_paths": "near.pdb", "template_cif_chain_ids": ["A", "B"]"#,
            "`template_cif_chain_ids` has 2 entries, and `template_cif_paths` 1",
        ),
        (
            r#""template_cif_paths": "near.pdb", "template_cif_chain_ids": [5]"#,
            "should have ids or null, got 5",
        ),
        (
            r#""template_alignment_file_path": "hits.m8""#,
            "template_alignment_file_path: templates are not searched or downloaded",
        ),
        (
            r#""template_entry_chain_ids": ["1abc_A"]"#,
            "leave them out with --no-templates",
        ),
    ] {
        let message = openfold3(fields).expect_err(part).to_string();
        assert!(message.contains(part), "{part}: {message}");
    }
}
