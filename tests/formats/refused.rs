//! Queries that are refused, each in one sentence that names the place and the fault.

use crate::{alphafold3, openfold3, parse};

/// The fault, the text, its file, and two pieces of the message: the place and the fault.
fn refused() -> Vec<(String, &'static str, [&'static str; 2])> {
    let protein = |rest: &str| {
        openfold3(&format!(
            r#"{{"molecule_type": "protein", "chain_ids": "A", {rest}}}"#
        ))
    };
    let ligand = |rest: &str| {
        openfold3(&format!(
            r#"{{"molecule_type": "ligand", "chain_ids": "L", {rest}}}"#
        ))
    };
    let af3 = |rest: &str| {
        alphafold3(&format!(
            r#"{{"protein": {{"id": "A", "sequence": "MKT", {rest}}}}}"#
        ))
    };
    let msa = |a3m: &str| protein(&format!(r#""sequence": "MKT", "main_msa_a3m": "{a3m}""#));
    vec![
        ("".into(), "q.fa", ["q.fa", "there is no record"]),
        ("MKT\n".into(), "q.fa", ["q.fa line 1", "start with '>'"]),
        (
            ">A\nMK?\n".into(),
            "q.fa",
            ["q.fa line 1, chain A, position 3", "letter '?'"],
        ),
        (
            ">A\n\n>B\nMK\n".into(),
            "q.fa",
            ["q.fa line 1", "the sequence is empty"],
        ),
        (
            ">A|protein\nMK\n>A|protein\nMK\n".into(),
            "q.fa",
            ["chain A", "\"A\" is given twice"],
        ),
        (
            ">A|rna\nGATC\n".into(),
            "q.fa",
            ["chain A, position 3", "rna residue letter 'T'"],
        ),
        (
            ">A\nMéK\n".into(),
            "q.fa",
            ["chain A, position 2", "letter 'é'"],
        ),
        ("{".into(), "q.json", ["q.json line 1, position 1", "EOF"]),
        (
            r#"{"queries": {}}"#.into(),
            "q.json",
            ["q.json", "`queries` is empty"],
        ),
        (
            openfold3(""),
            "q.json",
            ["query \"q\"", "there is no chain"],
        ),
        (
            protein(r#""sequence": "MKT", "msa": 1"#),
            "q.json",
            ["query \"q\" line 1", "unknown field `msa`"],
        ),
        (
            protein(r#""sequence": 5"#),
            "q.json",
            [
                "query \"q\" line 1",
                "invalid type: integer `5`, expected a string",
            ],
        ),
        (
            protein(r#""sequence": "M1T""#),
            "q.json",
            ["query \"q\", chain A, position 2", "letter '1'"],
        ),
        (
            protein(r#""ccd_codes": "ATP""#),
            "q.json",
            ["chains[0]", "needs a `sequence`"],
        ),
        (
            protein(r#""sequence": "M", "smiles": "C""#),
            "q.json",
            ["chains[0]", "has no `smiles`"],
        ),
        (
            protein(r#""sequence": "M", "non_canonical_residues": {"2": "SEP"}"#),
            "q.json",
            ["chain A", "SEP is at position 2 of a chain of 1"],
        ),
        (
            protein(r#""sequence": "M", "non_canonical_residues": {"x": "SEP"}"#),
            "q.json",
            ["query \"q\" line 1", "expected key to be a number"],
        ),
        (
            protein(r#""sequence": "M", "main_msa_file_paths": "a.npz""#),
            "q.json",
            ["chains[0]", "a.npz: .npz alignments are not supported"],
        ),
        (
            protein(r#""sequence": "M", "template_alignment_file_path": "a.m8""#),
            "q.json",
            ["chains[0]", "templates are not searched or downloaded"],
        ),
        (
            openfold3(r#"{"molecule_type": "sugar", "chain_ids": "A"}"#),
            "q.json",
            ["chains[0]", "got \"sugar\""],
        ),
        (
            openfold3(r#"{"molecule_type": "protein", "chain_ids": [], "sequence": "M"}"#),
            "q.json",
            ["chains[0]", "`chain_ids` is empty"],
        ),
        (
            openfold3(r#"{"molecule_type": "protein", "chain_ids": "../A", "sequence": "M"}"#),
            "q.json",
            ["chain ../A", "\"../A\" is not"],
        ),
        (
            ligand(r#""ccd_codes": []"#),
            "q.json",
            ["chains[0]", "a ligand needs one of `ccd_codes`, `smiles`"],
        ),
        (
            ligand(r#""ccd_codes": ["atp"]"#),
            "q.json",
            ["chain L", "\"atp\" is not a component code"],
        ),
        (
            ligand(r#""ccd_codes": ["ATP"], "cyclic": true"#),
            "q.json",
            ["chain L", "cannot be cyclic"],
        ),
        (
            protein(r#""sequence": "M""#).replace("\"q\"", "\"../q\""),
            "q.json",
            ["\"../q\"", "cannot name a file"],
        ),
        (
            protein(r#""sequence": "M""#)
                .replace("\"chains\"", "\"covalent_bonds\": [[1]], \"chains\""),
            "q.json",
            ["query \"q\"", "covalent_bonds[0] should be two atoms"],
        ),
        (
            msa(r">q\nMRT\n"),
            "q.json",
            [
                "chain A",
                "position 2 is 'R' in the alignment and 'K' in the chain",
            ],
        ),
        (
            msa(r">q\nMKTA\n"),
            "q.json",
            ["chain A", "has 4 residues, the chain 3"],
        ),
        (
            msa(r">q\nMKT\n>b\nMK\n"),
            "q.json",
            [
                "main_msa_a3m line 3",
                "row 2 (\"b\") has 2 aligned columns, the first row has 3",
            ],
        ),
        (
            msa(r">q\nMK1T\n"),
            "q.json",
            ["main_msa_a3m line 1", "has '1' at letter 3"],
        ),
        (
            alphafold3("").replace("alphafold3", "alphafoldserver"),
            "q.json",
            ["query \"q\"", "there is no chain"],
        ),
        (
            alphafold3("").replace("\"version\"", "\"bondedAtomPairs\": [1], \"version\""),
            "q.json",
            ["q.json", "bondedAtomPairs[0] should be two atoms"],
        ),
        (
            alphafold3(r#"{"sugar": {}}"#),
            "q.json",
            ["q.json line 1", "unknown variant `sugar`"],
        ),
        (
            alphafold3(r#"{"ligand": {"id": "L", "smiles": "C1"}}"#),
            "q.json",
            ["sequences[0]", "position 2: ring bond 1 is not closed"],
        ),
        (
            af3(r#""templates": [1]"#),
            "q.json",
            [
                "q.json line 1",
                "invalid type: integer `1`, expected an object",
            ],
        ),
        (
            af3(r#""pairedMsa": ">q\nMKV""#),
            "q.json",
            ["sequences[0], pairedMsa", "position 3 is 'V'"],
        ),
        (
            af3(r#""unpairedMsa": ">q\nMKV""#),
            "q.json",
            ["chain A", "position 3 is 'V'"],
        ),
        (
            af3(r#""ptm": []"#),
            "q.json",
            ["q.json line 1", "unknown field `ptm`"],
        ),
    ]
}

#[test]
fn bad_queries_are_refused_in_one_sentence() {
    for (text, file, pieces) in refused() {
        let message = parse(&text, file).expect_err(&text).to_string();
        assert!(
            matches!(parse(&text, file), Err(trifold::Error::Input { .. })),
            "{message}"
        );
        assert!(
            pieces.iter().all(|piece| message.contains(piece)),
            "{message:?} lacks one of {pieces:?}"
        );
        assert!(
            !message.contains('\n') && message.len() < 600,
            "{message:?}"
        );
    }
}
