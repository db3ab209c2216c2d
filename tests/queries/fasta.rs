//! FASTA files: headers, letters, and the names that file names give.

use trifold::formats::Queries;

use crate::{assert_chains, assert_refused, chains, read};

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
            (
                ">ligand|name=fat\nCCCCN\n>D|smiles\nCCO\n>E,F|smiles\nCCCCN",
                &[
                    "A ligand LIG0",
                    "D ligand LIG1",
                    "E ligand LIG0",
                    "F ligand LIG0",
                ],
            ),
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
            (
                ">gi|1|pdb|1XYZ|D Chain D, primer DNA\nACG\n>1xyz_B MOL:NA length:3 tRNA\nACG",
                &["D dna ACG 0", "B rna ACG 0"],
            ),
            // Titles that name a nucleic acid
            (
                ">1XYZ_1|Chain R|16S ribosomal RNA|x\nACG\n>1XYZ_2|Chain B|RNA polymerase|x\nMKTW",
                &["R rna ACG 0", "B protein MKTW 0"],
            ),
            (">1XYZ_3|Chain C|peptide|x\nHEM", &["C protein HEM 0"]),
            (">A\nMK", &["A protein MK 0"]),
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
            // Several copies; names with commas are no ids.
            (">A,B|dna\nACG", &["A dna ACG 0", "B dna ACG 0"]),
            (">Myc, Max|protein\nMKTW", &["A protein MKTW 0"]),
        ],
    );
}

#[test]
fn headers_that_are_refused() {
    assert_refused(
        "q.fasta",
        &[
            (
                ">D|smiles\nCC(N",
                "line 1: SMILES \"CC(N\", position 3: the branch is not closed",
            ),
            (">G|glycan\nNAG(4-1 NAG", "there is a ( without its )"),
            (">G|glycan\nNAG)", "there is a ) without its ("),
            (
                ">G|glycan\nNAG(NAG)",
                "a linkage such as (4-1 NAG), got (NAG)",
            ),
            (">G|glycan\n(4-1 NAG)", "expected a component code"),
            (">A|protein|gone.a3m\nMKTW", "gone.a3m: no such file"),
            (">A|protein|hits.csv\nMKTW", "expected an .a3m file"),
            (">A|protein|empty|more\nMKTW", "the field \"more\""),
            (">dna|name=x|more\nACG", "the third field \"more\""),
            (">A|prot\nMKTW", "the kind \"prot\" is not known"),
            (">A\nATGGCC", "write >ID|dna"),
            (">NM_0.1 some mRNA\nATGGCC", "write >ID|dna"),
            (">x\nGACUGG", "write >ID|rna"),
            (">x\nGACGG", "write >ID|dna or >ID|rna"),
            (">x\nACGXT", "write >ID|dna"),
            (">1xyz_E mol:na length:3  PRIMER\nACG", "without T or U"),
            (">1xyz_E mol:dna length:3\nACG", "mol:dna is not known"),
            (
                ">1XYZ_1|Chain R|DNA/RNA hybrid|x\nACG",
                "write >ID|dna or >ID|rna",
            ),
            // Letters that can be of something else
            (">primer\nACGTRYACGTKNACG", "write >ID|dna"),
            (">x\nACGTI", "write >ID|dna"),
            (">x\nNNNN", "write >ID|dna or >ID|rna"),
            (">cofactor\nFAD", "is a component code, too"),
            (">mg\nMg", "is a component code, too"),
            (">drug D\nCCCO", "can be SMILES"),
            (">D\nCC(=O)Oc1ccccc1", "can be SMILES"),
            (">D\nCCCCl", "can be SMILES"),
            (">x\nMetLysThr", "three-letter codes"),
            (">x\nM(SEP)KT", "need a JSON query"),
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
                ">x\rMKTW\r>y\rMKTA\r",
                &["x protein MKTW 0", "y protein MKTA 0"],
            ),
            (">a\nMBZJUO*", &["a protein MXXXXX 0"]),
            // Comments, characters that cannot be seen, peptides of few kinds of letters
            ("; c\n>x\nMK\n; c\nTW", &["x protein MKTW 0"]),
            (">x\nMK\u{200b}TW\u{1a}", &["x protein MKTW 0"]),
            (">x\nGGGGSGGGGS", &["x protein GGGGSGGGGS 0"]),
            (">x\nAAAAKAAAAK", &["x protein AAAAKAAAAK 0"]),
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
fn formats_by_their_text() {
    let json = r#"{"queries": {"q": {"chains": [{"molecule_type": "protein", "chain_ids": "A",
        "sequence": "MKTW"}]}}}"#;
    for text in [json, "#4\t1\n>101\nMKTW\n", "# STOCKHOLM 1.0\nq MKTW\n//\n"] {
        for file in ["q.txt", "q.fasta", "q"] {
            let rows = usize::from(text != json);
            assert_eq!(
                chains(text, file).unwrap(),
                [format!("A protein MKTW {rows}")]
            );
        }
    }
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
