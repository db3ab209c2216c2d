//! The input JSON of AlphaFold 3, dialect `alphafold3`.
//!
//! `{"name": .., "modelSeeds": [..], "dialect": "alphafold3", "version": 1,
//! "sequences": [{"protein": {"id": .., ..}}, ..]}`.
//! An alignment that is null or left out is not searched for: the chain has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde::Deserialize;

use super::a3m::Alignment;
use super::json::{self, not_supported, OneOrMany};
use super::query::{Chain, Molecule, PolymerKind, Queries, Query, ReadFile};
use crate::error::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct FileJson {
    name: String,
    #[serde(default)]
    model_seeds: Vec<u64>,
    sequences: Vec<EntityJson>,
    bonded_atom_pairs: Option<Vec<IgnoredAny>>,
    #[serde(rename = "userCCD")]
    user_ccd: Option<String>,
    #[serde(rename = "userCCDPath")]
    user_ccd_path: Option<String>,
    dialect: String,
    version: u32,
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
    sequence: String,
    #[serde(default)]
    modifications: Vec<ModificationJson>,
    #[serde(rename = "description")]
    _description: Option<String>,
    unpaired_msa: Option<String>,
    unpaired_msa_path: Option<String>,
    paired_msa: Option<String>,
    paired_msa_path: Option<String>,
    templates: Option<Vec<IgnoredAny>>,
}

/// Proteins say `ptmType` and `ptmPosition`, nucleic acids `modificationType` and `basePosition`.
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
    ccd_codes: Option<Vec<String>>,
    smiles: Option<String>,
    #[serde(rename = "description")]
    _description: Option<String>,
}

/// Reads an input JSON; `read` opens the alignment files that it names, `place` is its own file
/// name.
pub fn parse(text: &str, place: &str, read: ReadFile) -> Result<Queries> {
    let file: FileJson = json::parse(text, place)?;
    if file.dialect != "alphafold3" {
        return Err(Error::input(
            place,
            format!("`dialect` should be \"alphafold3\", got {:?}", file.dialect),
        ));
    }
    if !(1..=4).contains(&file.version) {
        return Err(Error::input(
            place,
            format!("`version` should be 1 to 4, got {}", file.version),
        ));
    }
    if file
        .bonded_atom_pairs
        .is_some_and(|pairs| !pairs.is_empty())
    {
        return Err(not_supported(place, "bondedAtomPairs"));
    }
    if file.user_ccd.is_some() || file.user_ccd_path.is_some() {
        return Err(not_supported(
            place,
            "userCCD (give the components file separately)",
        ));
    }
    let mut chains = Vec::new();
    for (at, entity) in file.sequences.into_iter().enumerate() {
        chains.extend(entity.read(&format!("{place}, sequences[{at}]"), read)?);
    }
    let query = Query::new(&file.name, chains).check(place)?;
    Ok(Queries::collect(file.model_seeds, [Ok(query)]))
}

impl EntityJson {
    fn read(self, place: &str, read: ReadFile) -> Result<Vec<Chain>> {
        let (ids, molecule) = match self {
            EntityJson::Protein(polymer) => polymer.read(PolymerKind::Protein, place, read)?,
            EntityJson::Rna(polymer) => polymer.read(PolymerKind::Rna, place, read)?,
            EntityJson::Dna(polymer) => polymer.read(PolymerKind::Dna, place, read)?,
            EntityJson::Ligand(ligand) => ligand.read(place)?,
        };
        if ids.0.is_empty() {
            return Err(Error::input(place, "`id` is an empty list"));
        }
        Ok(ids
            .0
            .into_iter()
            .map(|id| Chain::new(id, molecule.clone()))
            .collect())
    }
}

impl PolymerJson {
    fn read(self, kind: PolymerKind, place: &str, read: ReadFile) -> Result<(OneOrMany, Molecule)> {
        let filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        if filled(&self.paired_msa) || filled(&self.paired_msa_path) {
            return Err(not_supported(place, "pairedMsa"));
        }
        if self
            .templates
            .as_ref()
            .is_some_and(|templates| !templates.is_empty())
        {
            return Err(not_supported(place, "templates"));
        }
        let alignment = match (
            self.unpaired_msa.filter(|text| !text.is_empty()),
            self.unpaired_msa_path,
        ) {
            (Some(_), Some(_)) => {
                return Err(Error::input(
                    place,
                    "`unpairedMsa` and `unpairedMsaPath` are both given",
                ))
            }
            (Some(text), None) => Some(Alignment::parse(&text, &format!("{place}, unpairedMsa"))?),
            (None, Some(path)) => Some(Alignment::parse(&read(&path)?, &path)?),
            (None, None) => None,
        };
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
        ))
    }
}

impl LigandJson {
    fn read(self, place: &str) -> Result<(OneOrMany, Molecule)> {
        if self.smiles.is_some() {
            return Err(not_supported(place, "smiles"));
        }
        match self.ccd_codes.as_deref() {
            Some([code]) => Ok((self.id, Molecule::Ligand { code: code.clone() })),
            Some([]) | None => Err(Error::input(place, "a ligand needs `ccdCodes`")),
            Some(_) => Err(not_supported(place, "a ligand of several `ccdCodes`")),
        }
    }
}
