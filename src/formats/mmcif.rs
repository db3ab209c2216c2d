//! Structures as mmCIF, with pLDDT in the B-factors and in the tables of ModelCIF.

use super::cif_text::CifText;
use super::mmcif_bonds::connections;
use super::mmcif_ligands::ligands;
use super::mmcif_model::{confidence, conformance, modelling, sequence_number};
use super::mmcif_tables::{describe, Labels};
use super::structure::{PredictedAtoms, Structure};
use crate::error::Result;

/// One sample as an mmCIF file. `title` describes the file, such as the origin of its weights.
///
/// Coordinates have three decimals. Ligands and modified residues are `HETATM`; a ligand's atoms
/// have no `label_seq_id`. The bonds of every component are in `_chem_comp_bond`, those between
/// residues other than the backbone in `_struct_conn`. Author numbers and ids equal the labels. The
/// file is ASCII: other characters are escaped as in JSON, `\u00fc`. The pLDDT of a residue is the
/// mean over its atoms.
pub fn write(structure: &Structure, prediction: &PredictedAtoms, title: &str) -> Result<String> {
    structure.check(prediction)?;
    let labels = Labels::new(structure);
    let mut text = CifText::new(&structure.name);
    text.items("entry", &[("id", &structure.name)]);
    conformance(&mut text);
    text.items("struct", &[("entry_id", &structure.name), ("title", title)]);
    modelling(&mut text, structure, &labels);
    describe(&mut text, structure, &labels);
    ligands(&mut text, structure, &labels);
    connections(&mut text, structure, prediction);
    confidence(&mut text, structure, prediction);
    atoms(&mut text, structure, prediction, &labels);
    Ok(text.finish())
}

const ATOM_SITE: [&str; 21] = [
    "group_PDB",
    "id",
    "type_symbol",
    "label_atom_id",
    "label_alt_id",
    "label_comp_id",
    "label_asym_id",
    "label_entity_id",
    "label_seq_id",
    "pdbx_PDB_ins_code",
    "Cartn_x",
    "Cartn_y",
    "Cartn_z",
    "occupancy",
    "B_iso_or_equiv",
    "pdbx_formal_charge",
    "auth_seq_id",
    "auth_comp_id",
    "auth_asym_id",
    "auth_atom_id",
    "pdbx_PDB_model_num",
];

fn atoms(text: &mut CifText, structure: &Structure, prediction: &PredictedAtoms, labels: &Labels) {
    let row = |(at, atom): (usize, &super::Atom)| -> [String; 21] {
        let residue = &structure.residues[atom.residue];
        let chain = &structure.chains[residue.chain].id;
        let [x, y, z] = prediction.coordinates[at].map(|number| format!("{number:.3}"));
        [
            if residue.standard { "ATOM" } else { "HETATM" }.into(),
            (at + 1).to_string(),
            atom.element.clone(),
            atom.name.clone(),
            ".".into(),
            residue.code.clone(),
            chain.clone(),
            labels.entity(residue.chain),
            sequence_number(structure, residue),
            "?".into(),
            x,
            y,
            z,
            "1.00".into(),
            format!("{:.2}", prediction.plddt[at]),
            if atom.charge == 0 {
                "?".into()
            } else {
                atom.charge.to_string()
            },
            residue.number.to_string(),
            residue.code.clone(),
            chain.clone(),
            atom.name.clone(),
            "1".into(),
        ]
    };
    let rows: Vec<[String; 21]> = structure.atoms.iter().enumerate().map(row).collect();
    text.table("atom_site", ATOM_SITE, &rows);
}
