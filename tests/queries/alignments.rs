//! Alignments: A3M and Stockholm files, folders of them, rows that are paired.

use trifold::formats::{Molecule, Queries, Reading};

use crate::{
    assert_chains, assert_refused, chains, data_json, described, read, with_fields, STOCKHOLM,
};

#[test]
fn alignments() {
    assert_chains(
        "q.a3m",
        &[
            (">q\nMKTW\n>h\nMK-W\n\0", &["A protein MKTW 2"]),
            (
                ">ss_pred\nCCHH\n>x_consensus\nxKtW\n>q\nMKTW\n>ss_dssp\nHHHH\n>h\nMRTW",
                &["A protein MKTW 2"],
            ),
            (">q\nMKTW\n>h\nMRTW*\n>i\nM*TW", &["A protein MKTW 3"]),
            (">q\nMKTW\n>h\n>i\nMRTW", &["A protein MKTW 2"]),
            (">q\nMK-TW\n>h\nMRGTW", &["A protein MKTW 2"]),
            (">q\nMUTW\n>h\nMCTW", &["A protein MXTW 2"]),
            // ColabFold
            ("#4\t1\n>101\nMKTW\n>h\nMRTW", &["A protein MKTW 2"]),
            (
                "#4\t2\n>101\nMKTW\n>h\nMRTW",
                &["A protein MKTW 2", "B protein MKTW 2"],
            ),
            (
                "#4,3\t1,2\n>101\t102\nMKTWLLK\n>p\tr\nMRTWLIK\n>101\nMKTW---\n>p\nMETW---\n\
                 >102\n----LLK\n",
                &["A protein MKTW 2", "B protein LLK 1", "C protein LLK 1"],
            ),
            // Without paired rows there is no row of all sequences.
            (
                "#4,3\t1,1\n>101\nMKTW---\n>h\nMRTW---\n>102\n----LLK\n",
                &["A protein MKTW 2", "B protein LLK 1"],
            ),
            (
                "# of a search\n\n# 4, 3\t1, 1\n>101\t102\nMKTWLLK\n",
                &["A protein MKTW 1", "B protein LLK 1"],
            ),
            // A2M and gaps of other programs
            (">q\nMk.tW\n>h\nMkatW", &["A protein MKTW 2"]),
            (">q\nmktw", &["A protein MKTW 1"]),
            (">q\nMKTW\n>h\nM~_W", &["A protein MKTW 2"]),
        ],
    );
    assert_refused(
        "q.a3m",
        &[
            (
                "#4,4\t1,1\n>101\nMKTWLLK\n",
                "line 1: the lengths add up to 8",
            ),
            ("#4,3\t1\n>101\nMKTWLLK\n", "line 1: expected #LENGTH"),
            ("\n#4,3\n>101\nMKTWLLK\n", "line 2: expected #LENGTH"),
            ("#4;3\t1;1\n>101\nMKTWLLK\n", "line 1: expected #LENGTH"),
            (
                "#4,3\t1,1\n>101\nMKTW---\n>102\n-----LK\n",
                "sequence 2 has no row of all its letters",
            ),
            (
                "#4\t1\n>101\nMKTW\n\0#4\t1\n>101\nMKTW\n\0",
                "line 5: a second alignment",
            ),
            (
                ">q\nMktW\n>h\nMW\n",
                "line 1: the first row has small letters",
            ),
            (">q\n>h\nMKTW\n", "line 1: the first row has no letters"),
            ("#4,3\t1,1\n>101\nMKTWLLK\n>h\nMKTWLL\n", "line 4: row 2"),
            (">q\nGACU\n>h\nGACU", "the kind"),
            (">Consensus\nMKTW\n", "no sequence"),
            (">q\n--\n", "gaps only"),
        ],
    );
}

#[test]
fn insertions_at_gaps_of_the_query() {
    let query = Queries::parse(">q\nM-K-T\n>h\nMGKaLT\n", "q.a3m", &read).unwrap();
    let Molecule::Polymer {
        alignment: Some(alignment),
        ..
    } = &query.queries[0].chains[0].molecule
    else {
        panic!()
    };
    assert_eq!(alignment.row(1), b"MKT");
    assert_eq!(alignment.deletions[3..], [0, 1, 2]);
}

#[test]
fn t_in_an_rna_alignment_is_u() {
    let json = r#"{"queries": {"q": {"chains": [{"molecule_type": "rna", "chain_ids": "A",
        "sequence": "GAUC", "main_msa_file_paths": "rna.a3m"}]}}}"#;
    let query = |hit: &'static str| {
        let read = move |_: &str| Ok(format!(">q\nGAUC\n>h\n{hit}\n"));
        Queries::parse(json, "q.json", &read).unwrap()
    };
    assert_eq!(query("GGTC"), query("GGUC"));
    assert_ne!(query("GGCC"), query("GGUC"));
}

#[test]
fn alignment_files() {
    for (fields, rows) in [
        (r#""main_msa_file_paths": "own.sto""#, 2),
        (r#""main_msa_file_paths": ["own.a3m", "own.sto"]"#, 4),
        (r#""main_msa_file_paths": "folder""#, 6),
        (r#""main_msa_file_paths": ["folder/"]"#, 6),
    ] {
        let expected = [format!("A protein MKTW {rows}")];
        assert_eq!(
            chains(&with_fields(fields), "q.json").unwrap(),
            expected,
            "{fields}"
        );
    }
    for (fields, part) in [
        (
            r#""main_msa_file_paths": "own.npz""#,
            "msa_file_format: a3m",
        ),
        (r#""main_msa_file_paths": "empty""#, "no .a3m or .sto file"),
        (
            r#""main_msa_file_paths": "gone.a3m""#,
            "query \"q\", chains[0]: gone.a3m",
        ),
        (
            r#""template_alignment_file_path": "a.m8""#,
            "--no-templates",
        ),
    ] {
        let message = chains(&with_fields(fields), "q.json")
            .unwrap_err()
            .to_string();
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn files_of_a_folder_are_in_the_order_of_openfold3() {
    let query = Queries::parse(
        &with_fields(r#""main_msa_file_paths": "folder""#),
        "q.json",
        &read,
    );
    let query = query.unwrap();
    let Molecule::Polymer {
        alignment: Some(alignment),
        ..
    } = &query.queries[0].chains[0].molecule
    else {
        panic!()
    };
    let rows = [1, 3, 5].map(|row| alignment.row(row));
    assert_eq!(rows, [b"MKTA", b"MKTC", b"MKTD"]);
}

#[test]
fn stockholm() {
    let query = Queries::parse(STOCKHOLM, "q.sto", &read).unwrap();
    let Molecule::Polymer {
        alignment: Some(alignment),
        sequence,
        ..
    } = &query.queries[0].chains[0].molecule
    else {
        panic!()
    };
    assert_eq!(
        (sequence.as_str(), alignment.row(1)),
        ("MKTW", &b"MRTW"[..])
    );
    assert_eq!(alignment.deletions[4..], [0, 0, 1, 1]);
    assert_refused(
        "q.sto",
        &[
            (
                "# STOCKHOLM 1.0\nq MKTW\nh MKT\n//\n",
                "row \"h\" has 3 columns",
            ),
            ("# STOCKHOLM 1.0\nq MK TW\n//\n", "line 2: a row should be"),
            ("# STOCKHOLM 1.0\n//\n", "no sequence"),
            (
                "# STOCKHOLM 1.0\nq MKTW\n//\n# STOCKHOLM 1.0\nr LLK\n//\n",
                "line 4: a second alignment",
            ),
        ],
    );
}

#[test]
fn alignments_that_are_not_used() {
    let json =
        with_fields(r#""main_msa_file_paths": "own.a3m", "paired_msa_file_paths": "own.a3m""#);
    let rows = |text: &str| {
        let chain = Queries::parse(text, "q.json", &read).unwrap().queries[0].chains[0].clone();
        (described(&chain), chain.paired.map(|paired| paired.rows()))
    };
    assert_eq!(rows(&json), ("A protein MKTW 2".into(), Some(2)));
    let without =
        |field: &str| json.replace("\"chains\"", &format!("\"{field}\": false, \"chains\""));
    assert_eq!(
        rows(&without("use_main_msas")),
        ("A protein MKTW 0".into(), Some(2))
    );
    assert_eq!(
        rows(&without("use_paired_msas")),
        ("A protein MKTW 2".into(), None)
    );
}

#[test]
fn rows_of_colabfold_are_paired() {
    let text = "#4,3\t1,2\n>101\t102\nMKTWLLK\n>p\tr\nMRTWLIK\n>s\tt\nMSTWLVK\n>101\nMKTW---\n";
    let query = Queries::parse(text, "q.a3m", &read)
        .unwrap()
        .queries
        .remove(0);
    let last_rows = query.chains.iter().map(|chain| {
        let paired = chain.paired.as_ref().unwrap();
        (paired.rows(), paired.row(2).to_vec())
    });
    let expected = [&b"MSTW"[..], b"LVK", b"LVK"].map(|row| (3, row.to_vec()));
    assert_eq!(last_rows.collect::<Vec<_>>(), expected);
}

#[test]
fn alphafold3_pairs_by_species() {
    let hits = [
        r">q\nMKTW\n>tr|A|A_HUMAN/1-4\nMRTW\n>tr|B|B_YEAST/1-4\nMSTW\n",
        r">q\nLLK\n>tr|C|C_YEAST/1-3\nLVK\n>tr|D|D_PIG/1-3\nLIK\n",
    ];
    let query = Queries::parse(&data_json(hits, ""), "q.json", &read)
        .unwrap()
        .queries
        .remove(0);
    let rows: Vec<&[u8]> = query
        .chains
        .iter()
        .map(|chain| chain.paired.as_ref().unwrap().row(0))
        .collect();
    assert_eq!(rows, [&b"MSTW"[..], b"LVK"]);
    // The query alone pairs nothing.
    let alone = data_json([r">q\nMKTW\n", ""], "");
    let query = Queries::parse(&alone, "q.json", &read)
        .unwrap()
        .queries
        .remove(0);
    assert!(query.chains.iter().all(|chain| chain.paired.is_none()));

    let templates = data_json(["", ""], r#"{"mmcif": "x"}"#);
    let message = Queries::parse(&templates, "q.json", &read)
        .unwrap_err()
        .to_string();
    assert!(message.contains("neither mmCIF"), "{message}");
    let how = Reading {
        without_templates: true,
        ..Reading::default()
    };
    assert_eq!(
        Queries::parse_each(&templates, "q.json", how, &read)
            .unwrap()
            .queries
            .len(),
        1
    );
}
