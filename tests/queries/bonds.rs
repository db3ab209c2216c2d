//! Covalent bonds of each dialect.

use trifold::formats::{bond, Queries};
use trifold::Result;

use super::{assert_chains, assert_refused, read};

/// The bonds of a query, as `--bond` takes them.
fn bonds(text: &str, file: &str) -> Result<Vec<String>> {
    let query = Queries::parse(text, file, &read)?.queries.remove(0);
    let shown = query
        .bonds
        .iter()
        .map(|[one, other]| format!("{one}={other}"));
    Ok(shown.collect())
}

/// Each dialect's bonds: as lists and objects, by entities and copies, and in the notation of
/// glycans.
#[test]
fn bonds_of_each_dialect() {
    let openfold3 = |bond: &str| {
        format!(
            r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein",
            "chain_ids": ["A", "B"], "sequence": "CMC"}}], "covalent_bonds": [{bond}]}}}}}}"#
        )
    };
    let protenix = |bond: &str| {
        format!(
            r#"[{{"name": "q", "sequences": [{{"proteinChain": {{"sequence": "CMC", "count": 2}}}},
            {{"ligand": {{"ligand": "CCD_NAG_BMA", "count": 2}}}}, {{"ion": {{"ion": "MG"}}}}],
            "covalent_bonds": [{bond}]}}]"#
        )
    };
    for (text, file, expected) in [
        (
            openfold3(r#"[["A", 1, "SG"], ["B", 3, "SG"]]"#),
            "q.json",
            vec!["A:1:SG=B:3:SG"],
        ),
        (
            openfold3(
                r#"{"atom1": {"chain_id": "A", "residue_id": 1, "atom_id": "SG"},
                "atom2": ["A", 3, "SG"]}"#,
            ),
            "q.json",
            vec!["A:1:SG=A:3:SG"],
        ),
        (
            protenix(
                r#"{"entity1": "1", "copy1": 2, "position1": "1", "atom1": "SG",
                "entity2": "2", "copy2": 1, "position2": "2", "atom2": "C1"}"#,
            ),
            "q.json",
            vec!["B:1:SG=C:2:C1"],
        ),
        (
            protenix(
                r#"{"left_entity": 1, "left_position": 3, "left_atom": "SG",
                "right_entity": 2, "right_position": 1, "right_atom": "C1"}"#,
            ),
            "q.json",
            vec!["A:3:SG=C:1:C1", "B:3:SG=D:1:C1"],
        ),
        (
            ">A\nMKTW\n>glycan|name=g\nNAG(4-1 NAG(4-1 BMA(3-1 MAN)(6-1 MAN)))(6-1 FUC)\n".into(),
            "q.fasta",
            vec![
                "B:1:O4=B:2:C1",
                "B:2:O4=B:3:C1",
                "B:3:O3=B:4:C1",
                "B:3:O6=B:5:C1",
                "B:1:O6=B:6:C1",
            ],
        ),
        (
            ">G|glycan\nMAN(2-10YB)\n".into(),
            "q.fasta",
            vec!["G:1:O2=G:2:C1"],
        ),
    ] {
        assert_eq!(bonds(&text, file).unwrap(), expected, "{text}");
    }
    assert_chains(
        "q.fasta",
        &[(
            ">G|glycan\nNAG(4-1 NAG)(6-1 FUC)",
            &["G ligand NAG NAG FUC"],
        )],
    );
    for text in [
        "A:2:SG",
        "A:2:SG=A:4",
        "A:x:SG=A:4:SG",
        ":2:SG=A:4:SG",
        "A:2:SG=A:4:SG:1",
    ] {
        let message = bond(text).expect_err(text);
        assert!(message.contains("such as A:3:SG"), "{message}");
    }
    let end = r#""entity1": 1, "position1": 1, "atom1": "SG", "entity2""#;
    for (bond, part) in [
        (
            format!(r#"{{{end}: 3, "position2": 1, "atom2": "MG"}}"#),
            "covalent_bonds[0]: entity 1 has 2 copies and entity 3 1: give `copy1` and `copy2`",
        ),
        (
            format!(r#"{{{end}: 4, "position2": 1, "atom2": "MG"}}"#),
            "the entity 4 of a bond is not one of 1 to 3",
        ),
        (
            format!(r#"{{{end}: 2, "copy2": 3, "position2": 1, "atom2": "C1"}}"#),
            "the copy 3 of a bond is not one of 1 to 2",
        ),
        (
            format!(r#"{{{end}: 2, "position2": 0, "atom2": "C1"}}"#),
            "`position` should be a whole number from 1 on, got 0",
        ),
        (
            format!(r#"{{{end}: 2, "position2": 1, "atom2": 3}}"#),
            "an atom should be given by its name",
        ),
        (
            format!(r#"{{{end}: 2, "position2": 3, "atom2": "C1"}}"#),
            "the atom C:3:C1 is of component 3, and chain C has 2",
        ),
    ] {
        let message = bonds(&protenix(&bond), "q.json")
            .expect_err(&bond)
            .to_string();
        assert!(message.contains(part), "{message}");
    }
}

/// Cyclic chains of each dialect.
#[test]
fn rings_of_each_dialect() {
    let alphafold3 = r#"{"name": "q", "dialect": "alphafold3", "version": 1, "sequences": [
        {"protein": {"id": ["A", "B"], "sequence": "GSWK", "cyclic": true}},
        {"dna": {"id": "D", "sequence": "ACGT"}}]}"#;
    let openfold3 = r#"{"queries": {"q": {"chains": [{"molecule_type": "protein",
        "chain_ids": ["A", "B"], "sequence": "GSWK", "cyclic": true},
        {"molecule_type": "dna", "chain_ids": "D", "sequence": "ACGT"}]}}}"#;
    let fasta = ">A|protein|cyclic\nGSWK\n>B|protein|empty|cyclic\nGSWK\n>D|dna\nACGT";
    for (text, file) in [
        (alphafold3, "q.json"),
        (openfold3, "q.json"),
        (fasta, "q.fasta"),
    ] {
        let query = Queries::parse(text, file, &read).unwrap().queries.remove(0);
        let rings: Vec<bool> = query.chains.iter().map(|chain| chain.cyclic).collect();
        assert_eq!(rings, [true, true, false], "{text}");
        assert_eq!(
            query.untrained(),
            ["the network was not trained on cyclic chains, such as A, B"]
        );
    }
    assert_refused(
        "q.fasta",
        &[
            (">L|ccd|cyclic\nATP", "a ligand cannot be cyclic"),
            (
                ">A|protein|cyclic|empty|x\nGSWK",
                "the field \"x\" is not read",
            ),
        ],
    );
}
