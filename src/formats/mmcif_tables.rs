//! The tables of an mmCIF file that describe its chains and components.

use std::collections::{BTreeMap, BTreeSet};

use super::cif_text::CifText;
use super::polymer::PolymerKind;
use super::structure::{Residue, Structure, StructureChain};

/// Entities by number: chains made of the same residues are copies of one.
pub(super) struct Labels {
    /// For each chain, its entity, from 0.
    entities: Vec<usize>,
    /// For each entity, its first chain.
    first: Vec<usize>,
}

impl Labels {
    pub fn new(structure: &Structure) -> Self {
        let entities = structure.entities();
        let count = entities.iter().max().map_or(0, |last| last + 1);
        let first = (0..count)
            .filter_map(|entity| entities.iter().position(|own| *own == entity))
            .collect();
        Labels { entities, first }
    }

    /// The entity of a chain, as written.
    pub fn entity(&self, chain: usize) -> String {
        (self.entities[chain] + 1).to_string()
    }

    /// The entities, as written, with their first chain.
    pub fn each<'a>(
        &'a self,
        structure: &'a Structure,
    ) -> impl Iterator<Item = (String, &'a StructureChain)> {
        self.first
            .iter()
            .map(|chain| (self.entity(*chain), &structure.chains[*chain]))
    }

    /// The entities, as written.
    pub fn numbers(&self) -> impl Iterator<Item = String> + '_ {
        self.first.iter().map(|chain| self.entity(*chain))
    }

    fn ids(&self, structure: &Structure, entity: usize) -> String {
        let own = structure
            .chains
            .iter()
            .zip(&self.entities)
            .filter(|(_, other)| **other == entity);
        own.map(|(chain, _)| chain.id.as_str())
            .collect::<Vec<_>>()
            .join(",")
    }
}

pub(super) fn describe(text: &mut CifText, structure: &Structure, labels: &Labels) {
    entities(text, structure, labels);
    sequences(text, structure, labels);
    let asym = structure
        .chains
        .iter()
        .enumerate()
        .map(|(at, chain)| [chain.id.clone(), labels.entity(at)]);
    text.table(
        "struct_asym",
        ["id", "entity_id"],
        &asym.collect::<Vec<_>>(),
    );
    scheme(text, structure, labels);
    elements(text, structure);
    components(text, structure);
    bonds(text, structure);
}

pub(super) fn residues<'a>(structure: &'a Structure, chain: &StructureChain) -> &'a [Residue] {
    &structure.residues[chain.residues.clone()]
}

/// The codes of water, and of heavy water.
const WATER: [&str; 2] = ["HOH", "DOD"];

fn entities(text: &mut CifText, structure: &Structure, labels: &Labels) {
    let row = |(id, chain): (String, &StructureChain)| {
        let own = residues(structure, chain);
        let ligand = own.first().map_or("?", |residue| residue.name.as_str());
        let (kind, description) = match chain.kind {
            Some(_) => ("polymer", "?"),
            None if WATER.contains(&chain.sequence.as_str()) => ("water", ligand),
            None if own.len() > 1 => ("branched", "?"),
            None => ("non-polymer", ligand),
        };
        [id, kind.into(), "man".into(), description.into()]
    };
    let rows: Vec<[String; 4]> = labels.each(structure).map(row).collect();
    text.table(
        "entity",
        ["id", "type", "src_method", "pdbx_description"],
        &rows,
    );
}

fn sequences(text: &mut CifText, structure: &Structure, labels: &Labels) {
    let (mut polymers, mut positions) = (Vec::new(), Vec::new());
    for (entity, (id, chain)) in labels.each(structure).enumerate() {
        let Some(kind) = chain.kind else { continue };
        let own = residues(structure, chain);
        let written = match kind {
            PolymerKind::Protein => "polypeptide(L)",
            PolymerKind::Rna => "polyribonucleotide",
            PolymerKind::Dna => "polydeoxyribonucleotide",
        };
        let letters = own
            .iter()
            .zip(chain.sequence.chars())
            .map(|(residue, letter)| match (kind, residue.standard) {
                (PolymerKind::Protein | PolymerKind::Rna, true) => letter.to_string(),
                _ => format!("({})", residue.code),
            });
        let modified = if own.iter().any(|residue| !residue.standard) {
            "yes"
        } else {
            "no"
        };
        let codes = folded(&letters.collect::<String>());
        polymers.push([
            id.clone(),
            written.into(),
            "no".into(),
            modified.into(),
            codes,
            folded(&chain.sequence),
            labels.ids(structure, entity),
        ]);
        positions.extend(own.iter().map(|residue| {
            [
                id.clone(),
                residue.number.to_string(),
                residue.code.clone(),
                "n".into(),
            ]
        }));
    }
    let columns = [
        "entity_id",
        "type",
        "nstd_linkage",
        "nstd_monomer",
        "pdbx_seq_one_letter_code",
        "pdbx_seq_one_letter_code_can",
        "pdbx_strand_id",
    ];
    text.table("entity_poly", columns, &polymers);
    text.table(
        "entity_poly_seq",
        ["entity_id", "num", "mon_id", "hetero"],
        &positions,
    );
}

/// The numbers of residues in polymers; author numbers are equal.
fn scheme(text: &mut CifText, structure: &Structure, labels: &Labels) {
    let polymers = structure.residues.iter().filter(|residue| {
        let kind = structure.chains[residue.chain].kind;
        kind.is_some()
    });
    let row = |residue: &Residue| {
        let (chain, number) = (
            &structure.chains[residue.chain].id,
            residue.number.to_string(),
        );
        let (id, code) = (chain.clone(), residue.code.clone());
        [
            id.clone(),
            labels.entity(residue.chain),
            number.clone(),
            code.clone(),
            number.clone(),
            number.clone(),
            number,
            code.clone(),
            code,
            id,
            ".".into(),
        ]
    };
    let columns = [
        "asym_id",
        "entity_id",
        "seq_id",
        "mon_id",
        "ndb_seq_num",
        "pdb_seq_num",
        "auth_seq_num",
        "pdb_mon_id",
        "auth_mon_id",
        "pdb_strand_id",
        "pdb_ins_code",
    ];
    text.table(
        "pdbx_poly_seq_scheme",
        columns,
        &polymers.map(row).collect::<Vec<_>>(),
    );
}

fn elements(text: &mut CifText, structure: &Structure) {
    let symbols: BTreeSet<&str> = structure
        .atoms
        .iter()
        .map(|atom| atom.element.as_str())
        .collect();
    let rows: Vec<[String; 1]> = symbols.iter().map(|symbol| [symbol.to_string()]).collect();
    text.table("atom_type", ["symbol"], &rows);
}

/// Long sequences are written over several lines.
fn folded(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters
        .chunks(80)
        .map(|line| line.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("\n")
}

fn components(text: &mut CifText, structure: &Structure) {
    let by_code: BTreeMap<&str, &Residue> = structure
        .residues
        .iter()
        .map(|residue| (residue.code.as_str(), residue))
        .collect();
    let row = |(code, residue): (&&str, &&Residue)| {
        let standard = match (structure.chains[residue.chain].kind, residue.standard) {
            (None, _) => ".",
            (_, true) => "y",
            (_, false) => "n",
        };
        [
            code.to_string(),
            in_dictionary_case(&residue.kind),
            standard.into(),
            residue.name.clone(),
        ]
    };
    let rows: Vec<[String; 4]> = by_code.iter().map(row).collect();
    text.table("chem_comp", ["id", "type", "mon_nstd_flag", "name"], &rows);
}

/// The type of a component in the mmCIF dictionary's letter case, which differs in components
/// files.
fn in_dictionary_case(kind: &str) -> String {
    let small = kind.to_ascii_lowercase();
    let prefix = ["l-", "d-", "rna", "dna"]
        .into_iter()
        .find(|prefix| small.starts_with(prefix))
        .map_or(0, str::len);
    match kind.is_empty() {
        true => "other".into(),
        false => format!(
            "{}{}",
            small[..prefix].to_ascii_uppercase(),
            &small[prefix..]
        ),
    }
}

/// The bonds of all components: readers that find this table do not look elsewhere.
fn bonds(text: &mut CifText, structure: &Structure) {
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    let mut rows: Vec<[String; 6]> = Vec::new();
    for bond in &structure.bonds {
        let [a, b] = bond.atoms.map(|at| &structure.atoms[at]);
        let residue = &structure.residues[a.residue];
        if a.residue == b.residue && seen.insert((&residue.code, &a.name, &b.name)) {
            let aromatic = if bond.aromatic { "Y" } else { "N" };
            let ordinal = (rows.len() + 1).to_string();
            rows.push([
                residue.code.clone(),
                a.name.clone(),
                b.name.clone(),
                bond.order.clone(),
                aromatic.into(),
                ordinal,
            ]);
        }
    }
    text.table(
        "chem_comp_bond",
        [
            "comp_id",
            "atom_id_1",
            "atom_id_2",
            "value_order",
            "pdbx_aromatic_flag",
            "pdbx_ordinal",
        ],
        &rows,
    );
}
