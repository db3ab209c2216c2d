//! The tables of an mmCIF file about its ligands: those of one component, and branched ones.

use super::cif_text::CifText;
use super::mmcif_tables::{residues, Labels};
use super::structure::{Residue, Structure, StructureChain};

pub(super) fn ligands(text: &mut CifText, structure: &Structure, labels: &Labels) {
    single(text, structure, labels);
    branched(text, structure, labels);
}

/// The entities of ligands of one component, or of several.
fn entities<'a>(
    structure: &'a Structure,
    labels: &'a Labels,
    branched: bool,
) -> impl Iterator<Item = (String, &'a [Residue])> {
    let own = |(id, chain): (String, &'a StructureChain)| (id, residues(structure, chain));
    let ligands = labels
        .each(structure)
        .filter(|(_, chain)| chain.kind.is_none());
    ligands
        .map(own)
        .filter(move |(_, residues)| (residues.len() > 1) == branched)
}

/// The components of all such ligands, copies included.
fn components(structure: &Structure, branched: bool) -> impl Iterator<Item = &Residue> {
    structure.residues.iter().filter(move |residue| {
        let chain = &structure.chains[residue.chain];
        chain.kind.is_none() && (chain.residues.len() > 1) == branched
    })
}

fn single(text: &mut CifText, structure: &Structure, labels: &Labels) {
    let names = entities(structure, labels, false).flat_map(|(id, residues)| {
        let row = move |residue: &Residue| [id.clone(), residue.code.clone(), residue.name.clone()];
        residues.iter().map(row)
    });
    text.table(
        "pdbx_entity_nonpoly",
        ["entity_id", "comp_id", "name"],
        &names.collect::<Vec<_>>(),
    );
    let row = |residue: &Residue| {
        let chain = structure.chains[residue.chain].id.clone();
        let (code, number) = (residue.code.clone(), residue.number.to_string());
        [
            chain.clone(),
            labels.entity(residue.chain),
            code.clone(),
            number.clone(),
            number.clone(),
            number,
            code.clone(),
            code,
            chain,
            ".".into(),
        ]
    };
    let columns = [
        "asym_id",
        "entity_id",
        "mon_id",
        "ndb_seq_num",
        "pdb_seq_num",
        "auth_seq_num",
        "pdb_mon_id",
        "auth_mon_id",
        "pdb_strand_id",
        "pdb_ins_code",
    ];
    let rows: Vec<[String; 10]> = components(structure, false).map(row).collect();
    text.table("pdbx_nonpoly_scheme", columns, &rows);
}

fn branched(text: &mut CifText, structure: &Structure, labels: &Labels) {
    let kinds = entities(structure, labels, true).map(|(id, _)| [id, "oligosaccharide".into()]);
    text.table(
        "pdbx_entity_branch",
        ["entity_id", "type"],
        &kinds.collect::<Vec<_>>(),
    );
    let list = entities(structure, labels, true).flat_map(|(id, residues)| {
        let row = move |residue: &Residue| {
            let number = residue.number.to_string();
            [id.clone(), residue.code.clone(), number, "n".into()]
        };
        residues.iter().map(row)
    });
    text.table(
        "pdbx_entity_branch_list",
        ["entity_id", "comp_id", "num", "hetero"],
        &list.collect::<Vec<_>>(),
    );
    let row = |residue: &Residue| {
        let chain = structure.chains[residue.chain].id.clone();
        let (code, number) = (residue.code.clone(), residue.number.to_string());
        [
            chain.clone(),
            labels.entity(residue.chain),
            code.clone(),
            number.clone(),
            "n".into(),
            chain.clone(),
            code.clone(),
            number.clone(),
            chain,
            code,
            number,
        ]
    };
    let columns = [
        "asym_id",
        "entity_id",
        "mon_id",
        "num",
        "hetero",
        "pdb_asym_id",
        "pdb_mon_id",
        "pdb_seq_num",
        "auth_asym_id",
        "auth_mon_id",
        "auth_seq_num",
    ];
    let rows: Vec<[String; 11]> = components(structure, true).map(row).collect();
    text.table("pdbx_branch_scheme", columns, &rows);
}
