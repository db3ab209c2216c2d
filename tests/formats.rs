//! Queries read from every format, what is refused and how, and files written and read back.

use std::collections::BTreeMap;

use trifold::features::{structure, wanted_components};
use trifold::formats::confidences::{
    pair_key, summary_csv, FullConfidences, Interfaces, Scores, SummaryRow,
};
use trifold::formats::summary_confidences::summary_json;
use trifold::formats::{
    cif, components, mmcif, pdb, Molecule, PredictedAtoms, Queries, Query, Structure, MAX_SEQUENCE,
};

const COMPONENTS: &str = include_str!("goldens/components.cif");

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
        &components::parse(COMPONENTS, "components.cif").unwrap(),
    )
    .unwrap()
}

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
            format!(">A\n{}\n", "M".repeat(10_000)),
            "q.fa",
            ["chain A", "10000 residues"],
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
            protein(r#""sequence": "MkT""#),
            "q.json",
            ["query \"q\", chain A, position 2", "letter 'k'"],
        ),
        (
            protein(r#""ccd_codes": "ATP""#),
            "q.json",
            ["chains[0]", "needs a `sequence`"],
        ),
        (
            protein(r#""sequence": "M", "smiles": "C""#),
            "q.json",
            ["chains[0]", "smiles: not supported"],
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
            protein(r#""sequence": "M", "template_cif_paths": ["a"]"#),
            "q.json",
            ["chains[0]", "template_cif_paths: not supported"],
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
            ligand(r#""ccd_codes": ["NAG", "NAG"]"#),
            "q.json",
            ["chains[0]", "several `ccd_codes`: not supported"],
        ),
        (
            ligand(r#""ccd_codes": ["atp"]"#),
            "q.json",
            ["chain L", "\"atp\" is no component code"],
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
            ["query \"q\"", "covalent_bonds: not supported"],
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
            ["q.json", "bondedAtomPairs: not supported"],
        ),
        (
            alphafold3(r#"{"sugar": {}}"#),
            "q.json",
            ["q.json line 1", "unknown variant `sugar`"],
        ),
        (
            alphafold3(r#"{"ligand": {"id": "L", "smiles": "C"}}"#),
            "q.json",
            ["sequences[0]", "smiles: not supported"],
        ),
        (
            af3(r#""templates": [1]"#),
            "q.json",
            ["sequences[0]", "templates: not supported"],
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
    assert!(parse(&format!(">A\n{}\n", "M".repeat(MAX_SEQUENCE)), "q.fa").is_ok());
}

#[test]
fn bad_components_are_refused() {
    let atp = query(
        &openfold3(r#"{"molecule_type": "ligand", "chain_ids": "L", "ccd_codes": "ATP"}"#),
        "q.json",
    );
    let message = structure(&atp, &BTreeMap::new()).unwrap_err().to_string();
    assert!(
        message.contains("query \"q\", chain L") && message.contains("ATP is not built in"),
        "{message}"
    );
    let head = "data_X\n_chem_comp.id \
        X\nloop_\n_chem_comp_atom.comp_id\n_chem_comp_atom.atom_id\n_chem_comp_atom.type_symbol\n";
    let axes = ["x", "y", "z"].map(|axis| format!("_chem_comp_atom.model_Cartn_{axis}\n"));
    let axes = axes.concat();
    let cases = [
        ("data_X\n#\n".to_string(), "there is no _chem_comp"),
        ("loop_\n_a.b\n1\n".into(), "no data_ block"),
        (
            "data_X\nloop_\n_a.b\n_a.c\n1 2 3\n".into(),
            "3 values for 2 items",
        ),
        ("data_X\n_a.b 'x\n".into(), "has no end"),
        ("data_X\n_a.b\n;x\n".into(), "has no end"),
        ("data_X\n_a.b\n".into(), "has no value"),
        ("data_X\nstray\n".into(), "belongs to no item"),
        (
            format!("{head}X C1 C\n"),
            "neither the ideal nor the model coordinates",
        ),
        (
            format!("{head}{axes}X C1 C 1 2 ?\n"),
            "neither the ideal nor the model coordinates",
        ),
        (
            format!("{head}{axes}X C1 C 1 2 nan\n"),
            "neither the ideal nor the model coordinates",
        ),
        (
            format!("{head}{axes}X H1 H 1 2 3\n"),
            "no atom but hydrogens",
        ),
    ];
    for (text, piece) in cases {
        let message = components::parse(&text, "c.cif")
            .expect_err(&text)
            .to_string();
        assert!(
            message.contains(piece) && message.contains("c.cif"),
            "{message:?} lacks {piece:?}"
        );
    }
    let model = components::parse(&format!("{head}{axes}X C1 C 1 2 3\n"), "c.cif").unwrap();
    assert_eq!(model["X"].atoms[0].position, [1.0, 2.0, 3.0]);
}

/// A modified residue loses what the dictionary flags, hydrogens included; where it flags nothing,
/// what a standard one loses.
#[test]
fn what_leaves_in_a_polymer() {
    let text = |code: &str, flags: [&str; 4]| {
        let columns = [
            "comp_id",
            "atom_id",
            "type_symbol",
            "pdbx_leaving_atom_flag",
            "model_Cartn_x",
            "model_Cartn_y",
            "model_Cartn_z",
        ];
        let mut text = format!("data_{code}\n_chem_comp.id {code}\nloop_\n");
        columns
            .iter()
            .for_each(|column| text += &format!("_chem_comp_atom.{column}\n"));
        let atoms = ["CA C", "OXT O", "Q1 C", "HQ H"]
            .into_iter()
            .zip(flags)
            .enumerate();
        atoms.for_each(|(at, (atom, flag))| text += &format!("{code} {atom} {flag} {at} 0 0\n"));
        text
    };
    let known = components::parse(
        &(text("M1", ["N", "N", "Y", "N"])
            + &text("M2", ["N"; 4])
            + &text("M3", ["N", "N", "N", "Y"])),
        "m.cif",
    )
    .unwrap();
    for (code, left) in [("M1", "CA OXT"), ("M2", "CA Q1"), ("M3", "CA OXT Q1")] {
        let chain = format!(
            r#"{{"molecule_type": "protein", "chain_ids": "A", "sequence": "G",
                "non_canonical_residues": {{"1": "{code}"}}}}"#
        );
        let structure = structure(&query(&openfold3(&chain), "q.json"), &known).unwrap();
        assert_eq!(
            structure
                .atoms
                .iter()
                .map(|atom| atom.name.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            left,
            "{code}"
        );
        assert!(structure.residues[0].atomised);
    }
}

#[test]
fn only_wanted_components_are_read() {
    let wanted = ["MG", "SEP", "NONE"].map(str::to_string).into();
    let found = components::read(COMPONENTS.as_bytes(), &wanted, "c.cif").unwrap();
    assert_eq!(found.keys().collect::<Vec<_>>(), ["MG", "SEP"]);
    let all = components::parse(COMPONENTS, "c.cif").unwrap();
    assert_eq!((&all["MG"], &all["SEP"]), (&found["MG"], &found["SEP"]));
    assert_eq!(
        (found["MG"].atoms[0].charge, found["MG"].name.as_str()),
        (2, "MAGNESIUM ION")
    );
}

fn every_kind() -> Structure {
    let chains = r#"{"molecule_type": "protein", "chain_ids": ["A", "B"], "sequence": "GSH"},
        {"molecule_type": "dna", "chain_ids": "D", "sequence": "AT"},
        {"molecule_type": "ligand", "chain_ids": ["L", "K"], "ccd_codes": "AIN"},
        {"molecule_type": "ligand", "chain_ids": "M", "ccd_codes": "MG"},
        {"molecule_type": "protein", "chain_ids": "P", "sequence": "GSH",
        "non_canonical_residues": {"2": "SEP"}}"#;
    laid_out(&query(&openfold3(chains), "q.json"))
}

#[test]
fn mmcif_reads_back() {
    let structure = every_kind();
    let count = structure.atoms.len();
    let coordinates: Vec<[f32; 3]> = (0..count)
        .map(|at| [at as f32 * 0.5, -1.25, 1000.0 - at as f32])
        .collect();
    let plddt: Vec<f32> = (0..count).map(|at| at as f32 / 4.0).collect();
    let text = mmcif::write(
        &structure,
        &PredictedAtoms {
            coordinates: &coordinates,
            plddt: &plddt,
        },
        "what it's about",
    )
    .unwrap();
    let block = cif::parse(&text, "own").unwrap().remove(0);
    let column = |table: &str, column: &str| -> Vec<String> {
        let table = &block.tables[table];
        let at = table.find(column).unwrap();
        table.rows().map(|row| row[at].clone()).collect()
    };
    assert_eq!(column("struct", "title"), ["what it's about"]);
    assert_eq!(
        column("entity", "type"),
        [
            "polymer",
            "polymer",
            "non-polymer",
            "non-polymer",
            "polymer"
        ]
    );
    assert_eq!(column("struct_asym", "id").join(""), "ABDLKMP");
    assert_eq!(column("struct_asym", "entity_id").join(""), "1123345");
    assert_eq!(
        column("entity_poly", "pdbx_seq_one_letter_code"),
        ["GSH", "(DA)(DT)", "G(SEP)H"]
    );
    assert_eq!(column("entity_poly", "pdbx_strand_id"), ["A,B", "D", "P"]);
    assert_eq!(
        column("entity_poly_seq", "mon_id").join(" "),
        "GLY SER HIS DA DT GLY SEP HIS"
    );
    assert_eq!(column("pdbx_nonpoly_scheme", "asym_id").join(""), "LKM");
    let by_code: BTreeMap<String, String> = column("chem_comp", "id")
        .into_iter()
        .zip(column("chem_comp", "type"))
        .collect();
    assert_eq!(
        (
            by_code["GLY"].as_str(),
            by_code["SEP"].as_str(),
            by_code["DA"].as_str()
        ),
        ("peptide linking", "L-peptide linking", "DNA linking")
    );
    assert_eq!(
        column("chem_comp_bond", "comp_id")
            .iter()
            .filter(|code| *code == "AIN")
            .count(),
        13
    );

    assert_eq!(column("atom_site", "Cartn_x")[3], "1.500");
    assert_eq!(
        column("atom_site", "label_atom_id"),
        structure
            .atoms
            .iter()
            .map(|atom| atom.name.clone())
            .collect::<Vec<_>>()
    );
    let written: Vec<f32> = column("atom_site", "B_iso_or_equiv")
        .iter()
        .map(|value| value.parse().unwrap())
        .collect();
    assert_eq!(written, plddt);
    let numbers = column("atom_site", "label_seq_id");
    let ligand = structure
        .atoms
        .iter()
        .position(|atom| structure.residues[atom.residue].code == "AIN")
        .unwrap();
    assert_eq!((numbers[0].as_str(), numbers[ligand].as_str()), ("1", "."));
    // Glycine has four atoms here: the mean of 0, 0.25, 0.5 and 0.75, written with two decimals.
    assert_eq!(column("ma_qa_metric_local", "metric_value")[0], "0.38");
    assert_eq!(
        column("ma_qa_metric_local", "label_asym_id").len(),
        structure.residues.len()
    );
}

#[test]
fn predictions_that_do_not_fit_are_refused() {
    let structure = every_kind();
    let count = structure.atoms.len();
    let (mut coordinates, plddt) = (vec![[0.0f32; 3]; count], vec![0.0f32; count]);
    let write = |coordinates: &[[f32; 3]], plddt: &[f32]| {
        mmcif::write(&structure, &PredictedAtoms { coordinates, plddt }, "t")
            .map_err(|error| error.to_string())
    };
    assert!(write(&coordinates[1..], &plddt)
        .unwrap_err()
        .contains("prediction"));
    coordinates[1][2] = f32::NAN;
    assert!(write(&coordinates, &plddt)
        .unwrap_err()
        .contains("chain A: atom CA of residue 1"));
}

#[test]
fn pdb_columns() {
    let protein = laid_out(&query(
        &openfold3(
            r#"{"molecule_type": "protein", "chain_ids": "A", "sequence": "G"},
                {"molecule_type": "ligand", "chain_ids": "M", "ccd_codes": "MG"}"#,
        ),
        "q.json",
    ));
    let coordinates: Vec<[f32; 3]> = (0..5)
        .map(|at| [at as f32, -at as f32 * 100.0, 1234.5678])
        .collect();
    let text = pdb::write(
        &protein,
        &PredictedAtoms {
            coordinates: &coordinates,
            plddt: &[0.0, 12.345, 50.0, 99.0, 100.0],
        },
        "two words",
    )
    .unwrap();
    let expected = "\
REMARK   1 two words
ATOM      1  N   GLY A   1       0.000   0.0001234.568  1.00  0.00           N
ATOM      2  CA  GLY A   1       1.000-100.0001234.568  1.00 12.35           C
ATOM      3  C   GLY A   1       2.000-200.0001234.568  1.00 50.00           C
ATOM      4  O   GLY A   1       3.000-300.0001234.568  1.00 99.00           O
TER       5      GLY A   1
HETATM    6 MG    MG M   1       4.000-400.0001234.568  1.00100.00          MG2+
END
";
    assert_eq!(text, expected);
}

#[test]
fn what_pdb_has_no_room_for() {
    let refused = |chains: &str, far: f32| {
        let structure = laid_out(&query(chains, "q.fa"));
        let (coordinates, plddt) = (
            vec![[far; 3]; structure.atoms.len()],
            vec![0.0; structure.atoms.len()],
        );
        pdb::write(
            &structure,
            &PredictedAtoms {
                coordinates: &coordinates,
                plddt: &plddt,
            },
            "",
        )
        .expect_err(chains)
        .to_string()
    };
    assert!(refused(">AB\nW\n", 0.0)
        .contains("a chain is called \"AB\", which the PDB format has no room for: write mmCIF"));
    assert!(refused(">A\nW\n", 10_000.0).contains("an atom is at"));
    assert!(
        refused(&format!(">A\n{}>B\n{0}", "W".repeat(4000) + "\n"), 0.0)
            .contains("atoms and ends of chains")
    );
}

fn scores(ranking: f64) -> Scores {
    let table = BTreeMap::from([(pair_key("B", "A"), 0.25)]);
    let chain_ptm = BTreeMap::from([("A".to_string(), 0.5), ("B".to_string(), 1.0 / 3.0)]);
    Scores {
        avg_plddt: 48.477_482_9,
        sample_ranking_score: ranking,
        chain_ptm,
        chain_pair_iptm: table.clone(),
        bespoke_iptm: table,
        ..Scores::default()
    }
}

#[test]
fn confidences_as_json() {
    let value: serde_json::Value =
        serde_json::from_str(&scores(0.5).to_json("q").unwrap()).unwrap();
    let keys = [
        "avg_plddt",
        "gpde",
        "iptm",
        "ptm",
        "disorder",
        "has_clash",
        "sample_ranking_score",
        "chain_ptm",
        "chain_pair_iptm",
        "bespoke_iptm",
        "chain_pair_ipsae",
        "chain_pair_pdockq2",
    ];
    assert_eq!(value.as_object().unwrap().len(), keys.len());
    assert!(keys.iter().all(|key| value.get(key).is_some()));
    assert_eq!(value["avg_plddt"], 48.477483);
    assert_eq!(value["chain_ptm"]["B"], 0.333333);
    assert_eq!(value["chain_pair_iptm"]["(A, B)"], 0.25);
    assert!(scores(f64::NAN).to_json("q").is_err());

    // A glycine is one token, the atoms of magnesium and of a modified residue one each.
    let chains = r#"{"molecule_type": "protein", "chain_ids": "B", "sequence": "G"},
        {"molecule_type": "ligand", "chain_ids": "A", "ccd_codes": "MG"}"#;
    let structure = laid_out(&query(&openfold3(chains), "q.json"));
    let full = FullConfidences {
        plddt: &[1.0, 99.5, 3.0, 4.0, 5.0],
        pde: &[0.25, 1.0, 1.0, 0.25],
        pae: &[0.0, 31.12361, 2.0, 0.0],
        contacts: &[1.0, 0.126, 0.004, 1.0],
        note: None,
    };
    let value: serde_json::Value =
        serde_json::from_str(&full.to_json(&structure, "q").unwrap()).unwrap();
    // Whole numbers are written without a point.
    assert_eq!(
        value,
        serde_json::json!({
            "plddt": [1, 99.5, 3, 4, 5],
            "pde": [[0.25, 1], [1, 0.25]],
            "pae": [[0, 31.1236], [2, 0]],
            "atom_plddts": [1, 99.5, 3, 4, 5],
            "atom_chain_ids": ["B", "B", "B", "B", "A"],
            "token_chain_ids": ["B", "A"],
            "token_res_ids": [1, 1],
            "contact_probs": [[1, 0.13], [0, 1]],
        })
    );
    for wrong in [
        FullConfidences {
            pae: &[0.0],
            ..full
        },
        FullConfidences {
            contacts: &[0.0],
            ..full
        },
        FullConfidences {
            plddt: &[f32::NAN],
            ..full
        },
    ] {
        assert!(wrong.to_json(&structure, "q").is_err());
    }
}

#[test]
fn summaries_by_the_names_of_alphafold3() {
    // Chains B and A, in this order in the file.
    let interfaces = Interfaces {
        chain_ids: vec!["A".into(), "B".into()],
        pae_min: vec![0.5, 3.0, 4.0, 0.75],
        ipsae: vec![0.0, 0.125, 0.25, 0.0],
        pdockq2: vec![0.0, 0.5, 0.75, 0.0],
    };
    let summary = |chains: &[&str]| -> serde_json::Value {
        let text = summary_json(&scores(0.5), &interfaces, chains, "q").unwrap();
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(
        summary(&["B", "A"]),
        serde_json::json!({
            "chain_ids": ["B", "A"],
            "chain_iptm": [0.25, 0.25],
            "chain_pair_iptm": [[0.3333, 0.25], [0.25, 0.5]],
            "chain_pair_pae_min": [[0.75, 4.0], [3.0, 0.5]],
            "chain_pair_ipsae": [[0.0, 0.25], [0.125, 0.0]],
            "chain_pair_pdockq2": [[0.0, 0.75], [0.5, 0.0]],
            "chain_ptm": [0.3333, 0.5],
            "fraction_disordered": 0.0,
            "has_clash": 0.0,
            "iptm": 0.0,
            "ptm": 0.0,
            "ranking_score": 0.5,
        })
    );
    let alone = summary(&["A"]);
    assert_eq!(
        (&alone["iptm"], &alone["chain_iptm"][0]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert!(summary_json(&scores(0.5), &interfaces, &["C"], "q").is_err());
}

#[test]
fn bonds_between_residues_are_written() {
    let chains = r#"{"molecule_type": "protein", "chain_ids": "A", "sequence": "GSHC",
        "cyclic": true},
        {"molecule_type": "protein", "chain_ids": "P", "sequence": "XGSX",
         "non_canonical_residues": {"1": "ACE", "4": "NH2"}},
        {"molecule_type": "dna", "chain_ids": "D", "sequence": "ACG", "cyclic": true},
        {"molecule_type": "ligand", "chain_ids": "W", "ccd_codes": "HOH"}"#;
    let caps = "\
data_ACE\n_chem_comp.id ACE\n_chem_comp.type NON-POLYMER\nloop_\n_chem_comp_atom.atom_id
_chem_comp_atom.type_symbol\n_chem_comp_atom.model_Cartn_x\n_chem_comp_atom.model_Cartn_y
_chem_comp_atom.model_Cartn_z\nC C 0 0 0\nO O 1 0 0\nCH3 C 0 1 0
data_NH2\n_chem_comp.id NH2\n_chem_comp.type NON-POLYMER\nloop_\n_chem_comp_atom.atom_id
_chem_comp_atom.type_symbol\n_chem_comp_atom.model_Cartn_x\n_chem_comp_atom.model_Cartn_y
_chem_comp_atom.model_Cartn_z\nN N 0 0 0
data_HOH\n_chem_comp.id HOH\n_chem_comp.type NON-POLYMER\nloop_\n_chem_comp_atom.atom_id
_chem_comp_atom.type_symbol\n_chem_comp_atom.model_Cartn_x\n_chem_comp_atom.model_Cartn_y
_chem_comp_atom.model_Cartn_z\nO O 0 0 0\n";
    let components = components::parse(caps, "caps.cif").unwrap();
    let structure = structure(&query(&openfold3(chains), "q.json"), &components).unwrap();
    let count = structure.atoms.len();
    let coordinates: Vec<[f32; 3]> = (0..count).map(|at| [at as f32, 0.0, 0.0]).collect();
    let prediction = PredictedAtoms {
        coordinates: &coordinates,
        plddt: &vec![0.0; count],
    };
    let text = mmcif::write(&structure, &prediction, "t").unwrap();
    let block = cif::parse(&text, "own").unwrap().remove(0);
    let column = |table: &str, column: &str| -> Vec<String> {
        let table = &block.tables[table];
        let at = table.find(column).unwrap();
        table.rows().map(|row| row[at].clone()).collect()
    };
    let end = |end: &str| -> Vec<String> {
        let columns = ["label_asym_id", "label_seq_id", "label_atom_id"];
        let [chain, number, atom] =
            columns.map(|name| column("struct_conn", &format!("{end}_{name}")));
        let parts = chain.iter().zip(number).zip(atom);
        parts
            .map(|((chain, number), atom)| format!("{chain}{number} {atom}"))
            .collect()
    };
    assert_eq!(end("ptnr1"), ["A4 C", "P1 C", "P3 C", "D3 O3'"]);
    assert_eq!(end("ptnr2"), ["A1 N", "P2 N", "P4 N", "D1 P"]);
    // N of residue 1 is atom 0, C of residue 4 is atom 22.
    assert_eq!(column("struct_conn", "pdbx_dist_value")[0], "22.000");
    assert_eq!(column("entity", "type")[3], "water");
}

#[test]
fn summary_is_sorted_by_ranking() {
    let row = |query: &str, sample, ranking| SummaryRow {
        query: query.into(),
        seed: 1,
        sample,
        scores: scores(ranking),
    };
    let text = summary_csv(&[row("b", 1, 0.25), row("a", 1, -1.0), row("b", 2, 0.75)]);
    let expected =
        "query,seed,sample,sample_ranking_score,iptm,ptm,avg_plddt,gpde,disorder,has_clash,ipsae,\
        pdockq2\n\
        a,1,1,-1.0000,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n\
        b,1,2,0.7500,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n\
        b,1,1,0.2500,0.0000,0.0000,48.4775,0.0000,0.0000,0.0000,0.0000,0.0000\n";
    assert_eq!(text, expected);
}

/// The format of pasted text is detected; lines are counted as they were pasted.
#[test]
fn pasted_texts_tell_their_format() {
    let chains = |text: &str| -> Vec<(String, String)> {
        let query = Queries::parse_any(text, "query", &read)
            .unwrap()
            .queries
            .remove(0);
        assert!(text.starts_with('{') || query.name == "query");
        let sequence = |molecule: &Molecule| match molecule {
            Molecule::Polymer { sequence, .. } => sequence.clone(),
            Molecule::Ligand { code } => code.clone(),
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
