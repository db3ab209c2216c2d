//! JSON files: OpenFold3, AlphaFold 3 and the AlphaFold server.

use trifold::formats::{Molecule, Queries, Reading};

use crate::{assert_refused, chains, read};

#[test]
fn empty_lists_ask_for_nothing() {
    let json = r#"{"queries": {"q": {"covalent_bonds": [], "chains": [{"molecule_type": "protein",
        "chain_ids": "A", "sequence": "MKTW", "paired_msa_file_paths": [],
        "template_entry_chain_ids": []}]}}}"#;
    assert_eq!(chains(json, "q.json").unwrap(), ["A protein MKTW 0"]);
    let filled = json.replace(
        "\"paired_msa_file_paths\": []",
        "\"paired_msa_file_paths\": \"p\"",
    );
    assert!(chains(&filled, "q.json").is_err());
}

#[test]
fn null_asks_for_nothing() {
    let openfold3 = r#"{"seeds": null, "queries": {"q": {"use_msas": null, "chains": [
        {"molecule_type": "protein", "chain_ids": "A", "sequence": "mk\nTW", "cyclic": null,
        "ccd_codes": [], "template_cif_chain_ids": []}]}}}"#;
    let alphafold3 = r#"{"name": "q", "dialect": "alphafold3", "version": 1, "modelSeeds": null,
        "sequences": [{"protein": {"id": "A", "sequence": " mktw ", "modifications": null}}]}"#;
    let server = r#"{"name": "q", "assembly_id": "1", "sequences": [
        {"proteinChain": {"sequence": "mk tw", "modifications": null}}]}"#;
    for text in [openfold3, alphafold3, server] {
        assert_eq!(
            chains(text, "q.json").unwrap(),
            ["A protein MKTW 0"],
            "{text}"
        );
    }
}

#[test]
fn seeds_of_jobs() {
    let job = |name: &str, seed: u64| {
        format!(
            r#"{{"name": "{name}", "modelSeeds": ["{seed}"],
            "sequences": [{{"proteinChain": {{"sequence": "MKTW"}}}}]}}"#
        )
    };
    let list = format!("[{}, {}]", job("a", 1), job("b", 2));
    let Queries { seeds, queries, .. } = Queries::parse(&list, "q.json", &read).unwrap();
    let own: Vec<u64> = queries
        .iter()
        .flat_map(|query| query.seeds.clone())
        .collect();
    assert_eq!((seeds, own), (vec![], vec![1, 2]));
}

#[test]
fn other_json_is_named() {
    assert_refused(
        "q.json",
        &[
            (r#"{"name": "q", "sequences": []}"#, "needs a dialect"),
            (
                r#"{"name": "q", "dialect": "boltz", "sequences": []}"#,
                "`dialect` should be \"alphafold3\", got \"boltz\"",
            ),
            (r#"[]"#, "the list has no job"),
            (
                r#"[{"name": "q", "sequences": [{"proteinChain": {"sequence": "MKTW",
                "glycans": [{"residues": "NAG", "position": 1}]}}]}]"#,
                "glycans: not supported, because they do not say which atoms are bonded",
            ),
            (
                r#"[{"name": "q", "sequences": [{"ligand": {"ligand": "FILE_a.sdf"}}]}]"#,
                "the ligand \"FILE_a.sdf\", which names a file: not supported",
            ),
            (
                r#"[{"name": "q", "dialect": "alphafold3", "sequences": [
                {"protein": {"id": "A", "sequence": "MKTW"}}]}]"#,
                "a job of AlphaFold 3",
            ),
            (
                r#"{"seeds": ["5"], "queries": {}}"#,
                "invalid type: string \"5\", expected a whole number",
            ),
            (r#"[5]"#, "invalid type: integer `5`, expected an object"),
            (
                r#"{"queries": {"q": {"chains": 5}}}"#,
                "invalid type: integer `5`, expected a list",
            ),
            (
                r#"{"name": "q", "dialect": "alphafold3", "version": 1, "sequences": [
                {"ligand": {"id": "L", "ccdCodes": "CCD_ATP"}}]}"#,
                "write ATP",
            ),
        ],
    );
}

#[test]
fn lists_of_jobs() {
    let job = r#"{"name": "Job 1", "modelSeeds": ["7"], "sequences": [
        {"proteinChain": {"sequence": "MKTW", "count": 2,
            "modifications": [{"ptmType": "CCD_SEP", "ptmPosition": 2}]}},
        {"dnaSequence": {"sequence": "ACGT", "count": 1}}, {"rnaSequence": {"sequence": "ACGU"}},
        {"ion": {"ion": "MG", "count": 2}}, {"ligand": {"ligand": "CCD_ATP", "count": 1}}],
        "dialect": "alphafoldserver", "version": 1}"#;
    let expected = [
        "A protein MKTW 0",
        "B protein MKTW 0",
        "C dna ACGT 0",
        "D rna ACGU 0",
        "E ligand MG",
        "F ligand MG",
        "G ligand ATP",
    ];
    let list = format!("[{job}]");
    for text in [job, &list] {
        assert_eq!(chains(text, "q.json").unwrap(), expected);
    }
    let Queries { seeds, queries, .. } = Queries::parse(&list, "q.json", &read).unwrap();
    assert_eq!((seeds, queries[0].name.as_str()), (vec![7], "Job_1"));
    let Molecule::Polymer { modifications, .. } = &queries[0].chains[0].molecule else {
        panic!()
    };
    assert_eq!(modifications[&2], "SEP");
    // Without `dialect`, as Protenix has it; one bad job does not refuse the other.
    let two = r#"[{"name": "a", "sequences": [{"proteinChain": {"sequence": "M?"}}]},
        {"name": "b", "sequences": [{"proteinChain": {"sequence": "MK"}}]}]"#;
    let both = Queries::parse_each(two, "q.json", Reading::default(), &read).unwrap();
    assert_eq!((both.queries.len(), both.refused.len()), (1, 1));
    assert!(
        both.refused[0].to_string().contains("query \"a\""),
        "{}",
        both.refused[0]
    );
}
