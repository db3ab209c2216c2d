//! Ligands from molfiles.

use trifold::formats::{molfile, no_files, Queries};

/// Ammonium acetate without its hydrogens but one, with a charge by its atom line and one by an
/// `M  CHG` line.
const MOLFILE: &str = "salt\n  program           3D\n\n  5  3  0  0  0  0            999 V2000
    0.0000    0.0000    0.5000 C   0  0
    1.5000    0.0000    0.0000 C   0  0
    2.1000    1.0500    0.0000 O   0  0
    2.1000   -1.2000    0.0000 O   0  5
    0.0000    1.0000    0.0000 H   0  0
  1  2  1  0
  2  3  2  0
  2  4  1  0
M  END
";

#[test]
fn atoms_bonds_and_charges() {
    let ligand = molfile::parse(MOLFILE, "q.mol").unwrap();
    let atoms = ligand.atoms.iter();
    let atoms: Vec<(&str, i32)> = atoms
        .map(|atom| (atom.name.as_str(), atom.charge))
        .collect();
    assert_eq!(atoms, [("C1", 0), ("C2", 0), ("O1", 0), ("O2", -1)]);
    assert_eq!(ligand.atoms[3].position, [2.1, -1.2, 0.0]);
    let bonds = ligand.bonds.iter();
    let bonds: Vec<([usize; 2], &str)> = bonds
        .map(|bond| (bond.atoms, bond.order.as_str()))
        .collect();
    assert_eq!(
        bonds,
        [([0, 1], "SING"), ([1, 2], "DOUB"), ([1, 3], "SING")]
    );
    assert_eq!(ligand.name, "salt");
    let charged = MOLFILE.replace("M  END", "M  CHG  2   3  -1   1   1\nM  END");
    let ligand = molfile::parse(&charged, "q.sdf").unwrap();
    let charges: Vec<i32> = ligand.atoms.iter().map(|atom| atom.charge).collect();
    assert_eq!(charges, [1, 0, -1, 0]);
    assert!(molfile::parse(&format!("{MOLFILE}$$$$\n"), "q.sdf").is_ok());
}

#[test]
fn bad_molfiles() {
    let twice = format!("{MOLFILE}$$$$\n{MOLFILE}$$$$\n");
    for (text, part) in [
        (twice.as_str(), "q.sdf: the file has 2 molecules"),
        ("", "q.sdf line 4: expected the numbers of atoms and bonds"),
        (
            "\n\n\n  0  0 V2000",
            "expected the numbers of atoms and bonds",
        ),
        (
            &MOLFILE.replace("V2000", "V3000"),
            "V3000 are not supported: write V2000",
        ),
        (
            &MOLFILE.replace("  5  3", "  9  3"),
            "line 10: expected an atom with three coordinates",
        ),
        (
            &MOLFILE.replace("  5  3", "  5  9"),
            "line 13: expected a bond of an order",
        ),
        (
            &MOLFILE.replace("2.1000    1.0500", "2.1000       nan"),
            "line 7: expected an atom",
        ),
        (
            &MOLFILE.replace("0.0000 O   0  5", "0.0000 R#  0  5"),
            "line 8: \"R#\" is no element",
        ),
        (
            &MOLFILE.replace("0.0000 O   0  5", "0.0000 A   0  5"),
            "line 8: \"A\" is no element",
        ),
        (
            &MOLFILE.replace("  2  4  1", "  2  6  1"),
            "line 12: expected a bond between two of the 5",
        ),
        (
            &MOLFILE.replace("  2  4  1", "  2  2  1"),
            "line 12: expected a bond between two of the 5",
        ),
        (
            &MOLFILE.replace("  2  4  1", "  2  4  8"),
            "line 12: expected a bond of an order",
        ),
        (
            &MOLFILE.replace("M  END", "M  CHG  1 -2147483648 1"),
            "line 13: there is no atom -2147483648 to charge",
        ),
        (
            &MOLFILE.replace("M  END", "M  CHG  1   9   1"),
            "line 13: there is no atom 9 to charge",
        ),
        (
            &MOLFILE.replace("M  END", "M  CHG  1   x   1"),
            "line 13: expected atoms and their",
        ),
        (
            &MOLFILE.replace("3D", "2D").replace("0.5000 C", "0.0000 C"),
            "q.sdf: the molecule is a drawing",
        ),
        (
            "\n\n\n  1  0\n    0.0000    0.0000    0.0000 H   0",
            "there is no atom but hydrogens",
        ),
    ] {
        let message = molfile::parse(text, "q.sdf").expect_err(text).to_string();
        assert!(message.contains(part), "{part}: {message}");
    }
}

/// A molecule has one code, also where two entries name it; files that do not exist are refused.
#[test]
fn molfiles_of_a_query() {
    let query = |first: &str, second: &str| {
        let text = format!(
            r#"{{"queries": {{"q": {{"chains": [
            {{"molecule_type": "ligand", "chain_ids": ["L", "M"], "sdf_file_path": {first:?}}},
            {{"molecule_type": "ligand", "chain_ids": "N", "sdf_file_path": {second:?}}}]}}}}}}"#
        );
        let read = |path: &str| match path {
            "one.mol" => Ok(MOLFILE.to_string()),
            "other.mol" => Ok(MOLFILE.replace("O   0  5", "N   0  0")),
            _ => no_files(path),
        };
        Queries::parse(&text, "q.json", &read)
    };
    let codes = |first: &str, second: &str| -> Vec<String> {
        let query = query(first, second).unwrap().queries.remove(0);
        let chains = query.chains.iter().map(super::described);
        chains.collect()
    };
    let lines = ["L ligand LIG0", "M ligand LIG0", "N ligand LIG0"];
    assert_eq!(codes("one.mol", "one.mol"), lines);
    assert_eq!(codes("one.mol", "other.mol")[2], "N ligand LIG1");
    let message = query("one.mol", "gone.mol").unwrap_err().to_string();
    assert!(message.contains("gone.mol"), "{message}");
}
