//! Components: dictionary files, and the atoms that leave in a polymer.

use std::collections::BTreeMap;

use trifold::features::structure;
use trifold::formats::components;

use crate::{openfold3, query, COMPONENTS};

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
            "all atoms are hydrogens",
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

/// A modified residue loses the atoms that the dictionary flags, hydrogens included. Without flags
/// it loses those that a standard residue loses.
#[test]
fn leaving_atoms_of_modified_residues() {
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
