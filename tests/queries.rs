//! Dialects of sequence and alignment files: what each header, letter and row is read as.

use trifold::formats::{encoding, Chain, Molecule, Queries};
use trifold::{Error, Result};

/// The only file there is.
fn read(path: &str) -> Result<String> {
    match path {
        "own.a3m" => Ok(">q\nMKTW\n>h\nMRTW\n".into()),
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
                &["A protein MKTW 3", "B protein LLK 2", "C protein LLK 2"],
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
    for (bytes, part) in [
        (&b"\x1f\x8b\x08\0"[..], "gzip"),
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
            (r#"[{"name": "q"}]"#, "AlphaFold Server and Protenix"),
            (r#"{"name": "q", "sequences": []}"#, "needs a dialect"),
        ],
    );
}
