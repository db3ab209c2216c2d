//! The input JSON of AlphaFold 3, dialect `alphafold3`.
//!
//! `{"name": .., "modelSeeds": [..], "dialect": "alphafold3", "version": 1,
//! "sequences": [{"protein": {"id": .., ..}}, ..]}`.
//!
//! A chain whose alignment is null or left out has none; no search is done.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::a3m::Alignment;
use super::alignment_files;
use super::chain_templates::TemplateJson;
use super::components::Components;
use super::covalent;
use super::json::{self, OneOrMany};
use super::pairing::{pair_by_species, Hits};
use super::polymer::PolymerKind;
use super::query::{Chain, ComponentsFile, Molecule, Queries, Query, ReadFile, Reading};
use super::smiles;
use crate::error::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FileJson {
    name: String,
    #[serde(default, deserialize_with = "json::or_default")]
    model_seeds: Vec<u64>,
    sequences: Vec<EntityJson>,
    bonded_atom_pairs: Option<Vec<Value>>,
    #[serde(rename = "userCCD")]
    user_ccd: Option<String>,
    #[serde(rename = "userCCDPath")]
    user_ccd_path: Option<String>,
    dialect: Option<String>,
    version: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum EntityJson {
    Protein(PolymerJson),
    Rna(PolymerJson),
    Dna(PolymerJson),
    Ligand(LigandJson),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PolymerJson {
    id: OneOrMany,
    #[serde(deserialize_with = "json::sequence")]
    sequence: String,
    #[serde(default, deserialize_with = "json::or_default")]
    modifications: Vec<ModificationJson>,
    #[serde(rename = "description")]
    _description: Option<String>,
    unpaired_msa: Option<String>,
    unpaired_msa_path: Option<String>,
    paired_msa: Option<String>,
    paired_msa_path: Option<String>,
    templates: Option<Vec<TemplateJson>>,
    /// An addition to AlphaFold 3's fields.
    #[serde(default)]
    cyclic: bool,
}

/// Proteins use `ptmType` and `ptmPosition`, nucleic acids `modificationType` and `basePosition`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModificationJson {
    #[serde(alias = "ptmType", rename = "modificationType")]
    code: String,
    #[serde(alias = "ptmPosition", rename = "basePosition")]
    position: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct LigandJson {
    id: OneOrMany,
    ccd_codes: Option<OneOrMany>,
    smiles: Option<String>,
    #[serde(rename = "description")]
    _description: Option<String>,
}

/// Reads an input JSON. `read` opens the alignment files that it names; `place` is the name of the
/// file.
pub fn parse(text: &str, place: &str, read: ReadFile) -> Result<Queries> {
    parse_with(text, place, Reading::default(), read)
}

/// Reads an input JSON, with or without its templates.
pub(super) fn parse_with(text: &str, place: &str, how: Reading, read: ReadFile) -> Result<Queries> {
    let file: FileJson = json::parse(text, place)?;
    match file.dialect.as_deref() {
        Some("alphafold3") => {}
        Some(other) => {
            let message = format!("`dialect` should be \"alphafold3\", got {other:?}");
            return Err(Error::input(place, message));
        }
        None => {
            let message = "JSON of AlphaFold 3 needs a dialect: add \"dialect\": \"alphafold3\" \
                and \"version\": 1";
            return Err(Error::input(place, message));
        }
    }
    if let Some(version) = file.version.filter(|version| !(1..=4).contains(version)) {
        return Err(Error::input(
            place,
            format!("`version` should be 1 to 4, got {version}"),
        ));
    }
    let place = &format!("{place}, query {:?}", file.name);
    let components = match (file.user_ccd, file.user_ccd_path) {
        (Some(_), Some(_)) => {
            return Err(Error::input(
                place,
                "`userCCD` and `userCCDPath` are both given",
            ))
        }
        (Some(text), None) => Some(ComponentsFile::Text(text)),
        (None, path) => path.map(ComponentsFile::Path),
    };
    let (mut chains, mut hits) = (Vec::new(), Vec::new());
    let mut own_components = Components::new();
    for (at, entity) in file.sequences.into_iter().enumerate() {
        let place = format!("{place}, sequences[{at}]");
        let (copies, own) = entity.read(&place, how, read, &mut own_components)?;
        hits.extend(copies.iter().map(|_| own.clone()));
        chains.extend(copies);
    }
    pair_by_species(&mut chains, &hits);
    let bonds = file.bonded_atom_pairs.unwrap_or_default();
    let query = Query {
        bonds: covalent::bonds(&bonds, "bondedAtomPairs", place)?,
        components: own_components,
        ..Query::new(&file.name, chains)
    };
    let query = query.check(place)?;
    Ok(Queries {
        components,
        ..Queries::collect(file.model_seeds, [Ok(query)])
    })
}

/// The rows of a chain to pair by species.
type Pairable = Option<Arc<Hits>>;

impl EntityJson {
    /// Whether the chain is cyclic, and its templates, which are taken out.
    fn extras(&mut self) -> (bool, Vec<TemplateJson>) {
        match self {
            EntityJson::Protein(polymer) | EntityJson::Rna(polymer) | EntityJson::Dna(polymer) => {
                let templates = polymer.templates.take();
                (polymer.cyclic, templates.unwrap_or_default())
            }
            EntityJson::Ligand(_) => (false, Vec::new()),
        }
    }

    fn read(
        mut self,
        place: &str,
        how: Reading,
        read: ReadFile,
        components: &mut Components,
    ) -> Result<(Vec<Chain>, Pairable)> {
        let (cyclic, mut templates) = self.extras();
        if how.without_templates {
            templates.clear();
        }
        let (ids, molecule, hits) = match self {
            EntityJson::Protein(polymer) => polymer.read(PolymerKind::Protein, place, read)?,
            EntityJson::Rna(polymer) => polymer.read(PolymerKind::Rna, place, read)?,
            EntityJson::Dna(polymer) => polymer.read(PolymerKind::Dna, place, read)?,
            EntityJson::Ligand(ligand) => {
                let (ids, molecule) = ligand.read(place, components)?;
                (ids, molecule, None)
            }
        };
        if ids.0.is_empty() {
            return Err(Error::input(place, "`id` is an empty list"));
        }
        if let Some(id) = ids.0.iter().find(|id| id.contains(',')) {
            let message = format!("the chain id {id:?} has a comma: write a list of strings");
            return Err(Error::input(place, message));
        }
        let template = |(at, template): (usize, TemplateJson)| {
            let place = format!("{place}, templates[{at}]");
            Ok(Arc::new(template.read(&molecule, &place, read)?))
        };
        let templates = templates.into_iter().enumerate().map(template);
        let templates = templates.collect::<Result<Vec<_>>>()?;
        let copy = |id: String| {
            let mut chain = Chain {
                cyclic,
                ..Chain::new(id, molecule.clone())
            };
            chain.add_templates(&templates, place)?;
            Ok(chain)
        };
        let chains: Result<Vec<Chain>> = ids.0.into_iter().map(copy).collect();
        Ok((chains?, hits))
    }
}

/// The text of an alignment that is given inline or as the path of a file, with its place.
fn alignment_text(
    name: &str,
    text: Option<String>,
    path: Option<String>,
    place: &str,
    read: ReadFile,
) -> Result<Option<(String, String)>> {
    match (text.filter(|text| !text.is_empty()), path) {
        (Some(_), Some(_)) => {
            let message = format!("`{name}` and `{name}Path` are both given");
            Err(Error::input(place, message))
        }
        (Some(text), None) => Ok(Some((text, format!("{place}, {name}")))),
        (None, Some(path)) => {
            let text = alignment_files::text(&path, place, read)?;
            Ok(Some((text, format!("{place}, {path}"))))
        }
        (None, None) => Ok(None),
    }
}

impl PolymerJson {
    fn read(
        self,
        kind: PolymerKind,
        place: &str,
        read: ReadFile,
    ) -> Result<(OneOrMany, Molecule, Pairable)> {
        let (text, path) = (self.unpaired_msa, self.unpaired_msa_path);
        let unpaired = alignment_text("unpairedMsa", text, path, place, read)?;
        let alignment = unpaired.map(|(text, place)| Alignment::parse(&text, &place));
        let (text, path) = (self.paired_msa, self.paired_msa_path);
        let hits = alignment_text("pairedMsa", text, path, place, read)?
            .map(|(text, place)| {
                let hits = Hits::parse(&text, &place)?;
                hits.alignment().check_query(kind, &self.sequence, &place)?;
                Ok::<_, Error>(Arc::new(hits))
            })
            .transpose()?;
        let alignment = alignment.transpose()?;
        let mut modifications = BTreeMap::new();
        for ModificationJson { code, position } in self.modifications {
            if modifications.insert(position, code).is_some() {
                return Err(Error::input(
                    place,
                    format!("position {position} is modified twice"),
                ));
            }
        }
        Ok((
            self.id,
            Molecule::Polymer {
                kind,
                sequence: self.sequence,
                modifications,
                alignment: alignment.map(|alignment| Arc::new(alignment.of_kind(kind))),
            },
            hits,
        ))
    }
}

impl LigandJson {
    fn read(self, place: &str, components: &mut Components) -> Result<(OneOrMany, Molecule)> {
        let codes = self.ccd_codes.filter(|codes| !codes.0.is_empty());
        let molecule = match (codes, &self.smiles) {
            (Some(OneOrMany(codes)), None) => Molecule::Ligand { codes },
            (None, Some(text)) => smiles::molecule(text, place, components)?,
            _ => {
                let message = "a ligand needs either `ccdCodes` or `smiles`";
                return Err(Error::input(place, message));
            }
        };
        Ok((self.id, molecule))
    }
}
