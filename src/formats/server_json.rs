//! Lists of jobs of AlphaFold Server and Protenix.
//!
//! `[{"name": .., "modelSeeds": [..], "sequences": [{"proteinChain": {"sequence": .., "count": 2}},
//! {"dnaSequence": ..}, {"rnaSequence": ..}, {"ligand": {"ligand": "CCD_ATP", "count": 1}},
//! {"ion": {"ion": "MG", "count": 1}}]}]`.
//!
//! Chains are called A, B, C... in this order.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::components::Components;
use super::fasta::letters;
use super::json::{self, not_supported, Entries};
use super::polymer::PolymerKind;
use super::query::{Chain, Molecule, Queries, Query, Reading};
use super::server_bonds::BondJson;
use super::smiles;
use crate::error::{Error, Result};

/// The prefix of component codes.
const CODE: &str = "CCD_";

/// Protenix's prefix of paths.
const FILE: &str = "FILE_";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct JobJson {
    name: String,
    #[serde(default, deserialize_with = "json::or_default")]
    model_seeds: Vec<SeedJson>,
    sequences: Vec<EntityJson>,
    #[serde(rename = "covalent_bonds")]
    covalent_bonds: Option<Vec<BondJson>>,
    constraint: Option<IgnoredAny>,
    /// Protenix writes the assembly that a job was made from.
    #[serde(rename = "assembly_id")]
    _assembly_id: Option<IgnoredAny>,
    #[serde(rename = "dialect")]
    _dialect: Option<String>,
    #[serde(rename = "version")]
    _version: Option<u32>,
}

/// A number, or a string, as AlphaFold Server writes seeds.
#[derive(Deserialize)]
#[serde(untagged)]
enum SeedJson {
    Number(u64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
enum EntityJson {
    ProteinChain(PolymerJson),
    DnaSequence(PolymerJson),
    RnaSequence(PolymerJson),
    Ligand(LigandJson),
    Ion(IonJson),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PolymerJson {
    #[serde(deserialize_with = "json::sequence")]
    sequence: String,
    #[serde(default = "one")]
    count: usize,
    #[serde(default, deserialize_with = "json::or_default")]
    modifications: Vec<ModificationJson>,
    glycans: Option<Vec<IgnoredAny>>,
    msa: Option<IgnoredAny>,
    paired_msa_path: Option<String>,
    unpaired_msa_path: Option<String>,
    templates_path: Option<String>,
    #[serde(rename = "useStructureTemplate")]
    use_templates: Option<bool>,
    #[serde(rename = "maxTemplateDate")]
    _max_template_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModificationJson {
    #[serde(alias = "ptmType", rename = "modificationType")]
    code: String,
    #[serde(alias = "ptmPosition", rename = "basePosition")]
    position: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LigandJson {
    ligand: String,
    #[serde(default = "one")]
    count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IonJson {
    ion: String,
    #[serde(default = "one")]
    count: usize,
}

fn one() -> usize {
    1
}

/// Names of entities that only this dialect has, and those that only AlphaFold 3 has.
const ENTITIES: [&str; 4] = ["proteinChain", "dnaSequence", "rnaSequence", "ion"];
const ENTITIES_OF_ALPHAFOLD3: [&str; 3] = ["protein", "dna", "rna"];

/// Fields of a job that distinguish dialects.
#[derive(Deserialize)]
struct Outline {
    #[serde(default)]
    sequences: Vec<Entries<IgnoredAny>>,
    dialect: Option<String>,
}

impl Outline {
    fn has(&self, names: &[&str]) -> bool {
        let mut entities = self.sequences.iter().flat_map(|entity| &entity.0);
        entities.any(|(name, _)| names.contains(&name.as_str()))
    }
}

/// Whether a JSON text is a list, or one job of this dialect without its list.
pub(super) fn is_server(text: &str) -> bool {
    let one_job = || {
        let outline = serde_json::from_str::<Outline>(text);
        outline.is_ok_and(|job| {
            job.dialect.as_deref() == Some("alphafoldserver") || job.has(&ENTITIES)
        })
    };
    text.trim_start().starts_with('[') || one_job()
}

/// Refuses a job of AlphaFold 3, which has no lists of jobs.
fn refuse_alphafold3(job: &RawValue, place: &str) -> Result<()> {
    let outline = serde_json::from_str::<Outline>(job.get());
    match outline.is_ok_and(|job| job.has(&ENTITIES_OF_ALPHAFOLD3)) {
        true => Err(Error::input(
            place,
            "a job of AlphaFold 3: write a file for each, without the list",
        )),
        false => Ok(()),
    }
}

/// Reads a list of jobs, one query each.
pub(super) fn parse(text: &str, place: &str, how: Reading) -> Result<Queries> {
    let jobs: Vec<&RawValue> = match text.trim_start().starts_with('[') {
        true => json::parse(text, place)?,
        false => vec![json::parse(text, place)?],
    };
    if jobs.is_empty() {
        return Err(Error::input(place, "the list has no job"));
    }
    let queries = jobs.into_iter().enumerate().map(|(at, job)| {
        let place = format!("{place}, job {}", at + 1);
        refuse_alphafold3(job, &place)?;
        let job: JobJson = json::parse_part(text, job, &place)?;
        let place = format!("{place}, query {:?}", job.name);
        let seeds = job.seeds(&place)?;
        Ok(Query {
            seeds,
            ..job.read(&place, how)?
        })
    });
    let mut all = Queries::collect(Vec::new(), queries);
    let mut seeds = all.queries.iter().map(|query| &query.seeds);
    let first = seeds.next().cloned().unwrap_or_default();
    if seeds.all(|own| *own == first) {
        all.seeds = first;
    }
    Ok(all)
}

impl JobJson {
    fn seeds(&self, place: &str) -> Result<Vec<u64>> {
        let seed = |seed: &SeedJson| match seed {
            SeedJson::Number(number) => Ok(*number),
            SeedJson::Text(text) => text.parse().map_err(|_| {
                Error::input(place, format!("the seed {text:?} is not a whole number"))
            }),
        };
        self.model_seeds.iter().map(seed).collect()
    }

    fn read(self, place: &str, how: Reading) -> Result<Query> {
        if self.constraint.is_some() {
            return Err(not_supported(place, "constraint"));
        }
        let (mut chains, mut ids) = (Vec::new(), letters());
        let mut ids_of_entities = Vec::new();
        let mut components = Components::new();
        for (at, entity) in self.sequences.into_iter().enumerate() {
            let place = format!("{place}, sequences[{at}]");
            let (molecule, count) = entity.read(&place, how, &mut components)?;
            if count == 0 || count > 1000 {
                let message = format!("`count` should be 1 to 1000, got {count}");
                return Err(Error::input(place, message));
            }
            let copies: Vec<String> = ids.by_ref().take(count).collect();
            let own = copies.iter().map(|id| Chain::new(id, molecule.clone()));
            chains.extend(own);
            ids_of_entities.push(copies);
        }
        let mut query = Query {
            components,
            ..Query::new(&self.name, chains)
        };
        for (at, bond) in self.covalent_bonds.into_iter().flatten().enumerate() {
            let place = format!("{place}, covalent_bonds[{at}]");
            query.bonds.extend(bond.read(&ids_of_entities, &place)?);
        }
        query.check(place)
    }
}

impl EntityJson {
    /// The molecule and the number of its copies.
    fn read(
        self,
        place: &str,
        how: Reading,
        components: &mut Components,
    ) -> Result<(Molecule, usize)> {
        match self {
            EntityJson::ProteinChain(polymer) => polymer.read(PolymerKind::Protein, place, how),
            EntityJson::DnaSequence(polymer) => polymer.read(PolymerKind::Dna, place, how),
            EntityJson::RnaSequence(polymer) => polymer.read(PolymerKind::Rna, place, how),
            EntityJson::Ligand(LigandJson { ligand, count }) => match ligand.strip_prefix(CODE) {
                Some(codes) => {
                    let codes = codes.split('_').map(str::to_string).collect();
                    Ok((Molecule::Ligand { codes }, count))
                }
                None if ligand.starts_with(FILE) => Err(not_supported(
                    place,
                    &format!("the ligand {ligand:?}, which names a file"),
                )),
                None => Ok((smiles::molecule(&ligand, place, components)?, count)),
            },
            EntityJson::Ion(IonJson { ion, count }) => {
                let code = ion.strip_prefix(CODE).unwrap_or(&ion).to_string();
                Ok((Molecule::Ligand { codes: vec![code] }, count))
            }
        }
    }
}

impl PolymerJson {
    fn read(self, kind: PolymerKind, place: &str, how: Reading) -> Result<(Molecule, usize)> {
        let alignments = [
            ("msa", self.msa.is_some()),
            ("pairedMsaPath", self.paired_msa_path.is_some()),
            ("unpairedMsaPath", self.unpaired_msa_path.is_some()),
        ];
        if self.glycans.is_some_and(|glycans| !glycans.is_empty()) {
            let message = "glycans: not supported, because they do not say which atoms are \
                bonded; give a ligand such as CCD_NAG_NAG and covalent_bonds";
            return Err(Error::input(place, message));
        }
        if let Some((field, _)) = alignments.iter().find(|(_, given)| *given) {
            return Err(not_supported(place, field));
        }
        // AlphaFold Server searches templates unless this is false.
        let templates = [
            ("templatesPath", self.templates_path.is_some()),
            ("useStructureTemplate", self.use_templates == Some(true)),
        ];
        let mut templates = templates.iter().filter(|_| !how.without_templates);
        if let Some((field, _)) = templates.find(|(_, given)| *given) {
            return Err(json::template(place, field));
        }
        let mut modifications = BTreeMap::new();
        for ModificationJson { code, position } in self.modifications {
            let code = code.strip_prefix(CODE).unwrap_or(&code).to_string();
            if modifications.insert(position, code).is_some() {
                let message = format!("position {position} is modified twice");
                return Err(Error::input(place, message));
            }
        }
        let molecule = Molecule::Polymer {
            kind,
            sequence: self.sequence,
            modifications,
            alignment: None,
        };
        Ok((molecule, self.count))
    }
}
