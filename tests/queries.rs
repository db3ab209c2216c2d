//! Dialects of sequence and alignment files: what each header, letter and row is read as.

use trifold::formats::{components, encoding, Chain, ComponentsFile, Molecule, Queries, Reading};
use trifold::{Error, Result};

/// An alignment in two blocks. Where the first row has gaps, the others have insertions.
const STOCKHOLM: &str = "# STOCKHOLM 1.0\n#=GF ID x\n\nq/1-4 MK.\nh/2-6 MRa\n\nq/1-4 T-W\n\
    h/2-6 tGW\n#=GC RF xx.x-x\n//\n";

/// The files there are.
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
        Molecule::Ligand { code } => format!("{} ligand {code}", chain.id),
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

#[test]
fn headers() {
    assert_chains(
        "q.fasta",
        &[
            (">A\nMKTW", &["A protein MKTW 0"]),
            // Chai
            (
                ">protein|name=one\nMKTW\n>DNA|name=two\nACGT\n>rna|three\nACGU",
                &["A protein MKTW 0", "B dna ACGT 0", "C rna ACGU 0"],
            ),
            // Boltz
            (
                ">X|Protein|empty\nMKTW\n>Y|ccd\nATP\n>Z|protein|own.a3m\nMKTW",
                &["X protein MKTW 0", "Y ligand ATP", "Z protein MKTW 2"],
            ),
            (">L|ccd\n017", &["L ligand 017"]),
            // RCSB
            (
                ">1XYZ_1|Chains A, C[auth H]|DNA (5'-D(*AP*CP*G)-3')|none\nACG\n\
                 >1XYZ_2|Chain B|DNA (cytosine-5)-methyltransferase 1|human\nMKTW",
                &["A dna ACG 0", "C dna ACG 0", "B protein MKTW 0"],
            ),
            (">1XYZ_1|Chain R|RNA (26-MER)|\nACG", &["R rna ACG 0"]),
            (">1XYZ:B|PDBID|CHAIN|SEQUENCE\nMKTW", &["B protein MKTW 0"]),
            (
                ">1xyz_D mol:na length:4  DNA (5'-D(*AP*C)-3')\nACAC\n\
                 >1xyz_E mol:na length:4  PRIMER\nACGU\n>1xyz_P mol:protein length:3  X\nGGG",
                &["D dna ACAC 0", "E rna ACGU 0", "P protein GGG 0"],
            ),
            // NCBI and UniProt
            (
                ">pdb|1XYZ|D Chain D, DNA (5'-D(*AP*C)-3')\nACG\n>gb|AAA00000.1| thing\nMKTW\n\
                 >sp|P00000|X_HUMAN Thing\nGGG",
                &["D dna ACG 0", "A protein MKTW 0", "B protein GGG 0"],
            ),
            // Words that are not ids
            (
                ">Homo sapiens alpha\nMKTW\n>Homo sapiens beta\nMKTW\n>ACTB\nMKTW",
                &["A protein MKTW 0", "B protein MKTW 0", "C protein MKTW 0"],
            ),
            (
                ">A\nMKTW\n>A\nMKTW\n>D dna\nACG",
                &["A protein MKTW 0", "B protein MKTW 0", "D dna ACG 0"],
            ),
            (">dna\nACG", &["A dna ACG 0"]),
        ],
    );
}

#[test]
fn headers_that_are_refused() {
    assert_refused(
        "q.fasta",
        &[
            (">ligand|name=fat\nCCCCN", "SMILES: not supported"),
            (">D|smiles\nCCN", "SMILES: not supported"),
            (">glycan|name=g\nNAG", "glycans: not supported"),
            (">A|protein|gone.a3m\nMKTW", "gone.a3m: no such file"),
            (">A|protein|hits.csv\nMKTW", "expected an .a3m file"),
            (">A|protein|empty|more\nMKTW", "the fourth field \"more\""),
            (">dna|name=x|more\nACG", "the third field \"more\""),
            (">A|prot\nMKTW", "the kind \"prot\" is not known"),
            (">A\nATGGCC", "write >ID|dna"),
            (">NM_0.1 some mRNA\nATGGCC", "write >ID|dna"),
            (">x\nGACUGG", "write >ID|rna"),
            (">x\nGACGG", "write >ID|dna or >ID|rna"),
            (">x\nACGXT", "write >ID|dna"),
            (">1xyz_E mol:na length:3  PRIMER\nACG", "without T or U"),
            (">1xyz_E mol:dna length:3\nACG", "mol:dna is not known"),
            (">A|rna\nGACT", "write U"),
            (">A|dna\nGACU", "write T"),
            (">A\nMK-TW", "belongs into an .a3m file"),
            (">A\nMK?TW", "the letters are ACDEFGHIKLMNPQRSTVWXY"),
        ],
    );
}

#[test]
fn sequences() {
    assert_chains(
        "q.fasta",
        &[
            (
                ">x\nMKTW : mkt:\n>R|rna\nACGU",
                &["A protein MKTW 0", "B protein MKT 0", "R rna ACGU 0"],
            ),
            // GenBank and UniProt
            (
                ">x\n        1 mktw mkt\n       11 w\n//\n",
                &["x protein MKTWMKTW 0"],
            ),
            (">x\n        10\nMKTWMKTWLV\n", &["x protein MKTWMKTWLV 0"]),
            (
                ">x\rMKTW\r>y\rMKT\r",
                &["x protein MKTW 0", "y protein MKT 0"],
            ),
            (">a\nMBZJUO*", &["a protein MXXXXX 0"]),
            (">a|dna\nACGX", &["a dna ACGN 0"]),
        ],
    );
    let query = Queries::parse(">a|protein\nMUKU", "q.fasta", &read).unwrap();
    assert_eq!(
        query.queries[0].chains[0].notes,
        ["U (selenocysteine) at 2, 4 is read as X, an unknown residue"]
    );
}

#[test]
fn letters_at_modified_positions() {
    let json = r#"{"queries": {"q": {"chains": [{"molecule_type": "dna", "chain_ids": "A",
        "sequence": "ATUC", "non_canonical_residues": {"3": "PSU"}}]}}}"#;
    assert_eq!(chains(json, "q.json").unwrap(), ["A dna ATNC 0"]);
    let elsewhere = json.replace("\"3\"", "\"4\"");
    assert!(chains(&elsewhere, "q.json").is_err());
}

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
fn encodings() {
    let text = ">é\nMK\n";
    let utf16 = |little: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let latin1: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    let marked = [vec![0xff, 0xfe], utf16(true)].concat();
    for bytes in [text.into(), latin1, utf16(true), utf16(false), marked] {
        assert_eq!(encoding::text(bytes, "q.fasta").unwrap(), text);
    }
    // `printf '>q\nMKTW\n' | gzip -n`
    let packed =
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xb3\x2b\xe4\xf2\xf5\x0e\x09\xe7\x02\0\xfa\x81\x0d\x8c\
        \x08\0\0\0";
    let unpacked = encoding::text(packed.to_vec(), "q.fasta.gz").unwrap();
    assert_eq!(unpacked, ">q\nMKTW\n");
    let damaged = &packed[..packed.len() - 4];
    for (bytes, part) in [
        (damaged, "damaged gzip"),
        (b"PK\x03\x04abcd", "zip"),
        (b"\xff\x01\x02\x03", "not a text"),
    ] {
        let message = encoding::text(bytes.to_vec(), "q.fasta").unwrap_err();
        assert!(message.to_string().contains(part), "{message}");
    }
}

#[test]
fn names_are_made_usable() {
    for (file, name) in [
        ("data.d/rcsb_pdb_1XYZ (1).fasta", "rcsb_pdb_1XYZ__1_"),
        ("wt[1-20]#3.fasta", "wt_1-20__3"),
        (".hidden.fasta", "_hidden"),
    ] {
        let queries = Queries::parse(">A\nMKTW", file, &read).unwrap();
        assert_eq!(queries.queries[0].name, name);
    }
    let json = r#"{"name": "P1|kinase: 1/2", "dialect": "alphafold3", "version": 1,
        "modelSeeds": [1], "sequences": [{"protein": {"id": "A", "sequence": "MKTW"}}]}"#;
    let queries = Queries::parse(json, "q.json", &read).unwrap();
    assert_eq!(queries.queries[0].name, "P1_kinase__1_2");
}

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
                "glycans: not supported",
            ),
            (
                r#"[{"name": "q", "sequences": [{"ligand": {"ligand": "CCO", "count": 1}}]}]"#,
                "the ligand \"CCO\"",
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

/// A protein of OpenFold3's JSON with more fields.
fn with_fields(fields: &str) -> String {
    format!(
        r#"{{"queries": {{"q": {{"chains": [{{"molecule_type": "protein", "chain_ids": "A",
        "sequence": "MKTW", {fields}}}]}}}}}}"#
    )
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
        (r#""template_cif_paths": ["a.cif"]"#, "--no-templates"),
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
    assert!(message.contains("--no-templates"), "{message}");
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

#[test]
fn components_that_belong_to_a_query() {
    let json = with_fields(r#""description": "x""#).replace(
        "{\"queries\"",
        "{\"ccd_file_path\": \"own.cif\", \"queries\"",
    );
    let components = Queries::parse(&json, "q.json", &read).unwrap().components;
    assert_eq!(components, Some(ComponentsFile::Path("own.cif".into())));
    let json = data_json(["", ""], "").replace("\"name\"", "\"userCCD\": \"data_X\", \"name\"");
    let components = Queries::parse(&json, "q.json", &read).unwrap().components;
    assert_eq!(components, Some(ComponentsFile::Text("data_X".into())));
}

#[test]
fn component_codes() {
    let ligand = |code: &str| format!(">L|ccd\n{code}");
    for code in ["ATP", "LIG-1337", "MY_LIGAND", "017"] {
        assert_eq!(
            chains(&ligand(code), "q.fasta").unwrap(),
            [format!("L ligand {code}")]
        );
    }
    for (code, part) in [
        ("atp", "write ATP"),
        ("A P+", "capital letters"),
        ("é", "capital"),
    ] {
        let message = chains(&ligand(code), "q.fasta").unwrap_err().to_string();
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn restraint_files_are_components() {
    let text = "data_comp_list\nloop_\n_chem_comp.id\n_chem_comp.group\nDRG non-polymer\n\
        data_comp_DRG\nloop_\n_chem_comp_atom.comp_id\n_chem_comp_atom.atom_id\n\
        _chem_comp_atom.type_symbol\n_chem_comp_atom.charge\n_chem_comp_atom.x\n\
        _chem_comp_atom.y\n_chem_comp_atom.z\nDRG C1 C 0 0.0 0.0 0.0\nDRG O1 O -1.000 1.4 0.0 0.0\n\
        loop_\n_chem_comp_bond.comp_id\n_chem_comp_bond.atom_id_1\n_chem_comp_bond.atom_id_2\n\
        _chem_comp_bond.type\nDRG C1 O1 double\n";
    let wanted = ["DRG".to_string()].into();
    let found = components::read(text.as_bytes(), &wanted, "drg.cif").unwrap();
    let drug = &found["DRG"];
    assert_eq!(
        (drug.atoms[1].charge, drug.bonds[0].order.as_str()),
        (-1, "DOUB")
    );
    assert_eq!(components::parse(text, "drg.cif").unwrap(), found);
    // The line is that of the file.
    let broken = format!("data_AAA\n#\n#\n{}", text.replace("double\n", "'double\n"));
    let message = components::read(broken.as_bytes(), &wanted, "drg.cif")
        .unwrap_err()
        .to_string();
    assert!(message.contains("drg.cif line 25: a quote"), "{message}");
}
