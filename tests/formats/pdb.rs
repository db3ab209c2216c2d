//! PDB files of predicted structures.

use trifold::formats::{pdb, PredictedAtoms};

use crate::{laid_out, openfold3, query};

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
fn limits_of_the_pdb_format_are_errors() {
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
        .contains("a chain is called \"AB\", which the PDB format cannot hold: write mmCIF"));
    assert!(refused(">A\nW\n", 10_000.0).contains("an atom is at"));
    assert!(
        refused(&format!(">A\n{}>B\n{0}", "W".repeat(4000) + "\n"), 0.0)
            .contains("atoms and ends of chains")
    );
}
