//! `_struct_conn`: the bonds between residues, except those of a polymer's backbone.

use std::collections::BTreeMap;

use super::cif_text::CifText;
use super::polymer::PolymerKind;
use super::structure::{PredictedAtoms, Structure, StructureChain};

/// The atoms that join a residue to the next one.
fn backbone(kind: PolymerKind) -> (&'static str, &'static str) {
    match kind {
        PolymerKind::Protein => ("C", "N"),
        PolymerKind::Rna | PolymerKind::Dna => ("O3'", "P"),
    }
}

/// A bond between residues: its atoms and its order.
type Link = ([usize; 2], String);

/// The bonds of a structure between residues, except between neighbours in a polymer; the bonds to
/// caps such as ACE and NH2, which readers do not infer; and those that close cyclic chains.
pub(super) fn links(structure: &Structure) -> Vec<Link> {
    let residue_of = |at: usize| structure.atoms[at].residue;
    let is_backbone = |[a, b]: [usize; 2]| {
        let kind = structure.chain_of(&structure.atoms[a]).kind;
        let (first, second) = (a.min(b), a.max(b));
        let names = [first, second].map(|at| structure.atoms[at].name.as_str());
        residue_of(first) + 1 == residue_of(second)
            && kind.is_some_and(|kind| names == <[&str; 2]>::from(backbone(kind)))
    };
    let between = structure.bonds.iter().filter(|bond| {
        let [a, b] = bond.atoms;
        residue_of(a) != residue_of(b) && !is_backbone(bond.atoms)
    });
    let mut links: Vec<Link> = between
        .map(|bond| (bond.atoms, bond.order.clone()))
        .collect();
    for chain in &structure.chains {
        if let Some(kind) = chain.kind {
            let caps = caps(structure, chain, kind);
            let added = caps.into_iter().chain(closing(structure, chain, kind));
            links.extend(added.map(|atoms| (atoms, "SING".to_string())));
        }
    }
    links.sort();
    links
}

fn named(structure: &Structure, residue: usize, name: &str) -> Option<usize> {
    let mut atoms = structure.residues[residue].atoms.clone();
    atoms.find(|at| structure.atoms[*at].name == name)
}

/// Pairs of backbone atoms of neighbours that are not bonded in the structure.
fn caps(structure: &Structure, chain: &StructureChain, kind: PolymerKind) -> Vec<[usize; 2]> {
    let (from, to) = backbone(kind);
    let pairs = chain.residues.clone().zip(chain.residues.clone().skip(1));
    let atoms = pairs.filter_map(|(before, after)| {
        Some([
            named(structure, before, from)?,
            named(structure, after, to)?,
        ])
    });
    atoms.filter(|atoms| !joined(structure, *atoms)).collect()
}

/// Whether the structure has a bond between two atoms.
fn joined(structure: &Structure, [a, b]: [usize; 2]) -> bool {
    let mut bonds = structure.bonds.iter();
    bonds.any(|bond| bond.atoms == [a, b] || bond.atoms == [b, a])
}

/// The bond from a cyclic chain's last residue to its first, where the structure does not have it.
fn closing(structure: &Structure, chain: &StructureChain, kind: PolymerKind) -> Option<[usize; 2]> {
    let (from, to) = backbone(kind);
    let residues = chain.residues.clone();
    if !chain.cyclic || residues.len() < 2 {
        return None;
    }
    let last = named(structure, residues.end - 1, from)?;
    let ends = [last, named(structure, residues.start, to)?];
    (!joined(structure, ends)).then_some(ends)
}

/// How two atoms are bonded, in the words of the dictionary.
fn kind_of(structure: &Structure, atoms: [usize; 2]) -> &'static str {
    let is_sulfur = |at: usize| structure.atoms[at].element == "S";
    match atoms.into_iter().all(is_sulfur) {
        true => "disulf",
        false => "covale",
    }
}

/// The value of `_struct_conn.pdbx_value_order` for an order.
fn value_order(order: &str) -> String {
    order.get(..4).unwrap_or(order).to_ascii_lowercase()
}

const COLUMNS: [&str; 22] = [
    "id",
    "conn_type_id",
    "ptnr1_label_asym_id",
    "ptnr1_label_comp_id",
    "ptnr1_label_seq_id",
    "ptnr1_label_atom_id",
    "pdbx_ptnr1_PDB_ins_code",
    "ptnr1_symmetry",
    "ptnr2_label_asym_id",
    "ptnr2_label_comp_id",
    "ptnr2_label_seq_id",
    "ptnr2_label_atom_id",
    "pdbx_ptnr2_PDB_ins_code",
    "ptnr2_symmetry",
    "ptnr1_auth_asym_id",
    "ptnr1_auth_comp_id",
    "ptnr1_auth_seq_id",
    "ptnr2_auth_asym_id",
    "ptnr2_auth_comp_id",
    "ptnr2_auth_seq_id",
    "pdbx_dist_value",
    "pdbx_value_order",
];

/// Writes `_struct_conn` and `_struct_conn_type`.
pub(super) fn connections(text: &mut CifText, structure: &Structure, prediction: &PredictedAtoms) {
    let label = |at: usize| {
        let atom = &structure.atoms[at];
        let residue = &structure.residues[atom.residue];
        let chain = &structure.chains[residue.chain];
        let (code, number) = (residue.code.clone(), residue.number.to_string());
        let sequence = chain.kind.map_or(".".to_string(), |_| number.clone());
        let label = [
            chain.id.clone(),
            code.clone(),
            sequence,
            atom.name.clone(),
            "?".into(),
            "1_555".into(),
        ];
        (label, [chain.id.clone(), code, number])
    };
    let mut counts = BTreeMap::new();
    let row = |([a, b], order): &Link| -> [String; 22] {
        let kind = kind_of(structure, [*a, *b]);
        let count: &mut usize = counts.entry(kind).or_default();
        *count += 1;
        let first = [format!("{kind}{count}"), kind.into()];
        let ((label_a, author_a), (label_b, author_b)) = (label(*a), label(*b));
        let [one, other] = [a, b].map(|at| prediction.coordinates[*at]);
        let squares = (0..3).map(|axis| f64::from(one[axis] - other[axis]).powi(2));
        let distance = squares.sum::<f64>().sqrt();
        let last = [format!("{distance:.3}"), value_order(order)];
        let cells = first.into_iter().chain(label_a).chain(label_b);
        let mut cells = cells.chain(author_a).chain(author_b).chain(last);
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    };
    let links = links(structure);
    let rows: Vec<[String; 22]> = links.iter().map(row).collect();
    text.table("struct_conn", COLUMNS, &rows);
    let kinds: Vec<[String; 1]> = counts.keys().map(|kind| [kind.to_string()]).collect();
    text.table("struct_conn_type", ["id"], &kinds);
}
