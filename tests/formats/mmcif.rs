//! mmCIF files of predicted structures.

use std::collections::BTreeMap;

use trifold::features::structure;
use trifold::formats::{cif, components, mmcif, PredictedAtoms, Structure};

use crate::{laid_out, openfold3, query};

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
