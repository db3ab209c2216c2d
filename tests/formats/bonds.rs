//! Bonds that a query gives, in mmCIF and PDB files.

use trifold::formats::{cif, mmcif, pdb, PredictedAtoms};

use super::{laid_out, query};

/// Disulfides, a glycan and the residue that carries it: standard residues stay `ATOM` records
/// although every atom of them is a token.
#[test]
fn bonds_that_a_query_gives_are_written() {
    let text = r#"{"name": "q", "dialect": "alphafold3", "version": 1, "sequences": [
        {"protein": {"id": "A", "sequence": "CNSC"}},
        {"ligand": {"id": "G", "ccdCodes": ["NAG", "NAG"]}}],
        "bondedAtomPairs": [[["A", 2, "ND2"], ["G", 1, "C1"]],
            [["G", 1, "O4"], ["G", 2, "C1"]], [["A", 1, "SG"], ["A", 4, "SG"]]]}"#;
    let structure = laid_out(&query(text, "q.json"));
    let count = structure.atoms.len();
    let prediction = PredictedAtoms {
        coordinates: &vec![[1.0, 2.0, 3.0]; count],
        plddt: &vec![0.0; count],
    };
    let text = mmcif::write(&structure, &prediction, "t").unwrap();
    let block = cif::parse(&text, "own").unwrap().remove(0);
    let table = |name: &str, columns: &[&str]| -> Vec<String> {
        let table = &block.tables[name];
        let places = columns.iter().map(|column| table.find(column).unwrap());
        let places: Vec<usize> = places.collect();
        let cells = |row: &[String]| places.iter().map(|at| row[*at].clone()).collect::<Vec<_>>();
        table.rows().map(|row| cells(row).join(" ")).collect()
    };
    let ends = |end: &str| {
        let columns = [
            "label_asym_id",
            "label_seq_id",
            "auth_seq_id",
            "label_atom_id",
        ];
        let columns = columns.map(|column| format!("{end}_{column}"));
        table("struct_conn", &columns.each_ref().map(String::as_str))
    };
    assert_eq!(
        table("struct_conn", &["id", "conn_type_id"]),
        ["disulf1 disulf", "covale1 covale", "covale2 covale"]
    );
    assert_eq!(ends("ptnr1"), ["A 1 1 SG", "A 2 2 ND2", "G . 1 O4"]);
    assert_eq!(ends("ptnr2"), ["A 4 4 SG", "G . 1 C1", "G . 2 C1"]);
    assert_eq!(table("struct_conn_type", &["id"]), ["covale", "disulf"]);
    assert_eq!(table("entity", &["type"]), ["polymer", "branched"]);
    assert_eq!(
        table("pdbx_branch_scheme", &["asym_id", "mon_id", "num"]),
        ["G NAG 1", "G NAG 2"]
    );
    assert!(!block.tables.contains_key("pdbx_nonpoly_scheme"));
    assert_eq!(
        table("entity_poly", &["nstd_monomer", "pdbx_seq_one_letter_code"]),
        ["no CNSC"]
    );
    let records = table("atom_site", &["group_PDB", "label_comp_id"]);
    assert!(records.contains(&"ATOM CYS".to_string()));
    assert!(records.contains(&"HETATM NAG".to_string()));
    assert!(!records.contains(&"HETATM CYS".to_string()));
    let pdb = pdb::write(&structure, &prediction, "t").unwrap();
    let serial = |atom: &str| {
        let line = pdb.lines().find(|line| line[12..].starts_with(atom));
        line.unwrap()[6..11].to_string()
    };
    let disulfide = format!("CONECT{}", serial(" SG  CYS A   1"));
    let partner = pdb.lines().find(|line| line.starts_with(&disulfide));
    assert!(partner.unwrap().ends_with(&serial(" SG  CYS A   4")));
}
