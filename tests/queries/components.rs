//! Components of the PDB: their codes, and files of components that a query names.

use trifold::formats::{components, ComponentsFile, Queries};

use crate::{chains, data_json, read, with_fields};

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
    // The line number is that of the file.
    let broken = format!("data_AAA\n#\n#\n{}", text.replace("double\n", "'double\n"));
    let message = components::read(broken.as_bytes(), &wanted, "drg.cif")
        .unwrap_err()
        .to_string();
    assert!(message.contains("drg.cif line 25: a quote"), "{message}");
}
