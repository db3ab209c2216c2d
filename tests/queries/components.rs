//! Components of the PDB: their codes, and files of components that a query names.

use trifold::formats::{components, encoding, ComponentsFile, Queries};

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

/// A component of the dictionary with these rows of atoms.
fn component(rows: &str) -> String {
    format!(
        "data_DRG\n_chem_comp.id DRG\n_chem_comp.name drug\n_chem_comp.type NON-POLYMER\nloop_\n\
        _chem_comp_atom.atom_id\n_chem_comp_atom.type_symbol\n_chem_comp_atom.model_Cartn_x\n\
        _chem_comp_atom.model_Cartn_y\n_chem_comp_atom.model_Cartn_z\n{rows}"
    )
}

#[test]
fn encodings_of_components() {
    let wanted = ["DRG".to_string()].into();
    let read = |bytes: &[u8]| {
        let source = encoding::reader(bytes).unwrap();
        components::read(source, &wanted, "drg.cif").unwrap()
    };
    let text = component("C1 C 0.0 0.0 0.0\nO1 O 1.400(3) 0.0 0.0\n");
    let expected = read(text.as_bytes());
    assert_eq!(expected["DRG"].atoms[1].position, [1.4, 0.0, 0.0]);
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(u16::to_le_bytes).collect()
    };
    for bytes in [
        text.replace('\n', "\r\n").into(),
        text.replace('\n', "\r").into(),
        format!("\u{feff}{text}").into(),
        text.replace("data_DRG", "DATA_drg").into(),
        utf16(&text),
    ] {
        assert_eq!(read(&bytes), expected);
    }
    let latin1 = [b"# \xb5\n", text.as_bytes()].concat();
    assert_eq!(read(&latin1), expected);
}

#[test]
fn files_that_are_not_of_components() {
    let wanted = ["DRG".to_string()].into();
    let twice = component("C1 C 0.0 0.0 0.0\nC1 C 1.4 0.0 0.0\n");
    for (text, part) in [
        ("", "there is no component"),
        ("DRG\n  2  1\n", "expected blocks that begin with data_CODE"),
        (twice.as_str(), "the atom C1 is given twice"),
    ] {
        let read = components::read(text.as_bytes(), &wanted, "drg.cif");
        let message = read.unwrap_err().to_string();
        assert!(message.contains(part), "{message}");
    }
    let page = encoding::reader(&b"<!DOCTYPE html>"[..]).err().unwrap();
    assert!(page.to_string().contains("a web page"), "{page}");
}
