//! Protein chains of an mmCIF file: the first model of `_atom_site`, with the residues of
//! `_entity_poly_seq` that have no coordinates.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cif::{self, Block, Table};
use super::atoms::{AtomRecord, Site, Sites};
use super::chain::{TemplateChain, TemplateResidue};
use super::codes;
use crate::error::{Error, Result};

/// A file's name, from its first block, and its protein chains.
pub(super) fn parse(text: &str, place: &str) -> Result<(String, Vec<TemplateChain>)> {
    let blocks = cif::parse(text, place)?;
    let has_atoms = |block: &&Block| block.tables.contains_key("atom_site");
    let block = blocks.iter().find(has_atoms).ok_or_else(|| {
        Error::input(place, "there is no _atom_site: the file has no coordinates")
    })?;
    let polymers = Polymers::read(block, place)?;
    let mut chains = Vec::new();
    for asym in asyms(block, place)? {
        let polymer = polymers.of(&asym);
        if !polymer.map_or_else(|| asym.is_protein(), |polymer| polymer.is_protein) {
            continue;
        }
        let residues = match polymer.filter(|polymer| !polymer.sites.is_empty()) {
            Some(polymer) => polymer.residues(&asym, place)?,
            None => {
                let sites = asym.sites.iter().filter(|(_, site)| site.is_amino_acid());
                let letter = |code: &str| codes::letter(code);
                sites.filter_map(|(_, site)| site.residue(letter)).collect()
            }
        };
        chains.push(TemplateChain {
            author_id: Some(asym.author.to_string()).filter(|author| *author != asym.id),
            id: asym.id.to_string(),
            residues,
        });
    }
    Ok((block.name.clone(), chains))
}

/// Columns of `_atom_site`; those of the authors replace missing labels.
struct Columns {
    model: Option<usize>,
    chain: usize,
    author: usize,
    entity: Option<usize>,
    /// The residue's number: one column, or those of the authors with insertion codes.
    number: usize,
    insertion: Option<usize>,
    code: usize,
    name: usize,
    alternative: Option<usize>,
    occupancy: Option<usize>,
    position: [usize; 3],
}

impl Columns {
    fn find(table: &Table, place: &str) -> Result<Self> {
        let one_of = |names: [&str; 2]| match table.find(names[0]).or(table.find(names[1])) {
            Some(column) => Ok(column),
            None => table.column(names[0], place),
        };
        let labelled = table.find("label_seq_id").is_some();
        let insertion = table.find("pdbx_PDB_ins_code");
        Ok(Columns {
            model: table.find("pdbx_PDB_model_num"),
            chain: one_of(["label_asym_id", "auth_asym_id"])?,
            author: one_of(["auth_asym_id", "label_asym_id"])?,
            entity: table.find("label_entity_id"),
            number: one_of(["label_seq_id", "auth_seq_id"])?,
            insertion: insertion.filter(|_| !labelled),
            code: one_of(["label_comp_id", "auth_comp_id"])?,
            name: one_of(["label_atom_id", "auth_atom_id"])?,
            alternative: table.find("label_alt_id"),
            occupancy: table.find("occupancy"),
            position: [
                table.column("Cartn_x", place)?,
                table.column("Cartn_y", place)?,
                table.column("Cartn_z", place)?,
            ],
        })
    }
}

/// A chain of `_atom_site`: its atoms with a residue number, which ligands and waters lack.
struct Asym<'a> {
    id: &'a str,
    author: &'a str,
    entity: Option<&'a str>,
    sites: Sites<'a>,
}

impl Asym<'_> {
    fn is_protein(&self) -> bool {
        self.sites.iter().any(|(_, site)| site.is_amino_acid())
    }
}

/// A value, or none for `.` and `?`.
fn given(value: &str) -> Option<&str> {
    Some(value).filter(|value| !matches!(*value, "." | "?"))
}

fn asyms<'a>(block: &'a Block, place: &str) -> Result<Vec<Asym<'a>>> {
    let place = &format!("{place}, _atom_site");
    let table = block.table("atom_site", place)?;
    let columns = Columns::find(table, place)?;
    let mut asyms: Vec<Asym> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let first_model = |row: &[String]| columns.model.map(|column| row[column].clone());
    let model = table.rows().next().and_then(first_model);
    for (at, row) in table.rows().enumerate() {
        let cell = |column: usize| row[column].as_str();
        if columns.model.map(cell) != model.as_deref() {
            continue;
        }
        let Some(number) = given(cell(columns.number)) else {
            continue;
        };
        let insertion = columns.insertion.and_then(|column| given(cell(column)));
        let atom = AtomRecord {
            code: cell(columns.code),
            name: cell(columns.name),
            alternative: columns
                .alternative
                .and_then(|at| given(cell(at)))
                .unwrap_or_default(),
            occupancy: occupancy(columns.occupancy.map(cell)),
            position: position(columns.position.map(cell), at, place)?,
        };
        let id = cell(columns.chain);
        let own = *places.entry(id).or_insert(asyms.len());
        if own == asyms.len() {
            asyms.push(Asym {
                id,
                author: cell(columns.author),
                entity: columns.entity.map(cell),
                sites: Sites::default(),
            });
        }
        let key = format!("{number}{}", insertion.unwrap_or_default());
        asyms[own].sites.add(key, atom);
    }
    Ok(asyms)
}

/// An occupancy; 1 if the file has none.
fn occupancy(cell: Option<&str>) -> f32 {
    let number = cell.and_then(|text| text.parse().ok());
    number
        .filter(|number: &f32| number.is_finite())
        .unwrap_or(1.0)
}

fn position(cells: [&str; 3], row: usize, place: &str) -> Result<[f32; 3]> {
    let number = |text: &str| text.parse().ok().filter(|number: &f32| number.is_finite());
    let [x, y, z] = cells.map(number);
    match (x, y, z) {
        (Some(x), Some(y), Some(z)) => Ok([x, y, z]),
        _ => {
            let message = format!("atom {} has no three coordinates: {cells:?}", row + 1);
            Err(Error::input(place, message))
        }
    }
}

/// The sequence of an entity in a file.
#[derive(Default)]
struct Polymer<'a> {
    is_protein: bool,
    /// The sequence with the letters of parents; empty if the file has none.
    canonical: Vec<u8>,
    /// Residues in order: their numbers and codes, the first of several.
    sites: Vec<(&'a str, &'a str)>,
}

impl Polymer<'_> {
    /// The residues of a chain of this polymer.
    fn residues(&self, asym: &Asym, place: &str) -> Result<Vec<TemplateResidue>> {
        let known: BTreeSet<&str> = self.sites.iter().map(|(number, _)| *number).collect();
        if let Some((key, _)) = asym.sites.iter().find(|(key, _)| !known.contains(key)) {
            let message = format!("residue {key} is not in _entity_poly_seq");
            return Err(Error::input(format!("{place}, chain {}", asym.id), message));
        }
        let of_site = |(at, (number, code)): (usize, &(&str, &str))| {
            let letter = |code: &str| self.letter(at, code);
            let resolved = asym
                .sites
                .get(number)
                .and_then(|site: &Site| site.residue(letter));
            resolved.unwrap_or_else(|| TemplateResidue::unresolved(code, letter(code)))
        };
        Ok(self.sites.iter().enumerate().map(of_site).collect())
    }

    /// The letter of a residue: its own if standard, otherwise that of the canonical sequence, if
    /// this has one letter for each residue.
    fn letter(&self, at: usize, code: &str) -> Option<u8> {
        let canonical = Some(&self.canonical).filter(|all| all.len() == self.sites.len());
        match codes::is_standard(code) {
            true => codes::letter(code),
            false => canonical.map(|all| all[at]),
        }
    }
}

/// Polymers by the id of their entity.
struct Polymers<'a>(BTreeMap<&'a str, Polymer<'a>>);

impl<'a> Polymers<'a> {
    fn read(block: &'a Block, place: &str) -> Result<Self> {
        let mut polymers: BTreeMap<&str, Polymer> = BTreeMap::new();
        if let Some(table) = block.tables.get("entity_poly") {
            let place = format!("{place}, _entity_poly");
            let (entity, kind) = (table.column("entity_id", &place)?, table.find("type"));
            let canonical = table.find("pdbx_seq_one_letter_code_can");
            for row in table.rows() {
                let polymer = polymers.entry(&row[entity]).or_default();
                polymer.is_protein = kind.is_none_or(|at| {
                    let kind = row[at].to_ascii_lowercase();
                    kind.starts_with("polypeptide") || given(&kind).is_none()
                });
                let letters = canonical.and_then(|at| given(&row[at])).unwrap_or_default();
                polymer.canonical = letters.bytes().filter(u8::is_ascii_alphabetic).collect();
            }
        }
        if let Some(table) = block.tables.get("entity_poly_seq") {
            let place = format!("{place}, _entity_poly_seq");
            let entity = table.column("entity_id", &place)?;
            let (number, code) = (
                table.column("num", &place)?,
                table.column("mon_id", &place)?,
            );
            for row in table.rows() {
                let polymer = polymers.entry(&row[entity]).or_default();
                if polymer.sites.last().map(|(number, _)| *number) != Some(row[number].as_str()) {
                    polymer.sites.push((&row[number], &row[code]));
                }
                polymer.is_protein |= codes::letter(&row[code]).is_some()
                    && !block.tables.contains_key("entity_poly");
            }
        }
        Ok(Polymers(polymers))
    }

    fn of(&self, asym: &Asym) -> Option<&Polymer<'a>> {
        self.0.get(asym.entity?)
    }
}
