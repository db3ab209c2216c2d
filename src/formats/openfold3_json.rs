//! The query JSON of OpenFold3 0.5.
//!
//! `{"seeds": [..], "queries": {NAME: {"chains":
//! [{"molecule_type": .., "chain_ids": .., ..}], "use_msas": true}}}`.
//!
//! One addition: `main_msa_a3m` is an A3M text inline, instead of the files of
//! `main_msa_file_paths`. Of those, every `.a3m` and `.sto` is read in the given order, and those
//! of a folder in OpenFold3's order; OpenFold3 skips files with unknown names. Files called
//! `uniprot_hits` next to others are paired by species.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::Value;

use super::a3m::Alignment;
use super::alignment_files;
use super::chain_templates;
use super::components::Components;
use super::covalent;
use super::json::{self, not_supported, Entries, OneOrMany};
use super::ligand;
use super::molfile;
use super::pairing::{pair_by_species, Hits};
use super::polymer::PolymerKind;
use super::query::{Chain, ComponentsFile, Molecule, Queries, Query, ReadFile, Reading};
use super::smiles;
use crate::error::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileJson<'a> {
    #[serde(default, deserialize_with = "json::or_default")]
    seeds: Vec<u64>,
    /// Parsed one by one, so that a malformed query does not refuse the others.
    #[serde(borrow)]
    queries: Entries<&'a RawValue>,
    ccd_file_path: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueryJson {
    #[serde(rename = "query_name")]
    _query_name: Option<String>,
    chains: Vec<ChainJson>,
    use_msas: Option<bool>,
    use_paired_msas: Option<bool>,
    use_main_msas: Option<bool>,
    covalent_bonds: Option<Vec<Value>>,
    leaving_atoms: Option<Vec<Value>>,
    pocket_constraint: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChainJson {
    molecule_type: String,
    chain_ids: OneOrMany,
    #[serde(rename = "description")]
    _description: Option<String>,
    sequence: Option<String>,
    non_canonical_residues: Option<BTreeMap<usize, String>>,
    smiles: Option<String>,
    ccd_codes: Option<OneOrMany>,
    main_msa_a3m: Option<String>,
    main_msa_file_paths: Option<OneOrMany>,
    paired_msa_file_paths: Option<OneOrMany>,
    template_alignment_file_path: Option<String>,
    template_entry_chain_ids: Option<OneOrMany>,
    template_cif_paths: Option<OneOrMany>,
    template_cif_chain_ids: Option<Value>,
    sdf_file_path: Option<String>,
    #[serde(default, deserialize_with = "json::or_default")]
    cyclic: bool,
}

/// A chain without its id, shared by the copies of the chain.
struct Entity {
    molecule: Molecule,
    paired: Option<Arc<Alignment>>,
    hits: Option<Arc<Hits>>,
}

/// Reads a query JSON. `read` opens the alignment files that it names; `place` is the name of the
/// file.
///
/// # Errors
/// If any query cannot be read.
pub fn parse(text: &str, place: &str, read: ReadFile) -> Result<Queries> {
    parse_each(text, place, Reading::default(), read)?.complete()
}

/// Reads a query JSON; queries that cannot be read are in [`Queries::refused`].
pub(super) fn parse_each(text: &str, place: &str, how: Reading, read: ReadFile) -> Result<Queries> {
    let file: FileJson = json::parse(text, place)?;
    if file.queries.0.is_empty() {
        return Err(Error::input(place, "`queries` is empty"));
    }
    let queries = file.queries.0.into_iter().map(|(name, query)| {
        let place = format!("{place}, query {name:?}");
        if name.contains(['/', '\\']) || name.starts_with('.') {
            let message = format!("{name:?} cannot name a file: it has '/' or begins with '.'");
            return Err(Error::input(place, message));
        }
        let query: QueryJson = json::parse_part(text, query, &place)?;
        query.read(&name, &place, how, read)
    });
    Ok(Queries {
        components: file.ccd_file_path.map(ComponentsFile::Path),
        ..Queries::collect(file.seeds, queries)
    })
}

impl QueryJson {
    fn read(self, name: &str, place: &str, how: Reading, read: ReadFile) -> Result<Query> {
        if self.pocket_constraint.is_some() {
            return Err(not_supported(place, "pocket_constraint"));
        }
        let flags = [self.use_msas, self.use_main_msas, self.use_paired_msas];
        let [use_msas, use_main, use_paired] = flags.map(|flag| flag.unwrap_or(true));
        let (mut chains, mut hits) = (Vec::new(), Vec::new());
        let mut components = Components::new();
        for (at, mut chain) in self.chains.into_iter().enumerate() {
            chain.use_only(use_main, use_paired);
            let (copies, own) = chain.read(
                &format!("{place}, chains[{at}]"),
                how,
                read,
                &mut components,
            )?;
            hits.extend(copies.iter().map(|_| own.clone()));
            chains.extend(copies);
        }
        let precomputed = chains.iter().any(|chain| chain.paired.is_some());
        if use_msas && use_paired && !precomputed {
            pair_by_species(&mut chains, &hits);
        }
        let bonds = self.covalent_bonds.unwrap_or_default();
        let leaving = self.leaving_atoms.unwrap_or_default();
        Query {
            bonds: covalent::bonds(&bonds, "covalent_bonds", place)?,
            components,
            leaving_atoms: covalent::atoms(&leaving, "leaving_atoms", place)?,
            use_msas,
            ..Query::new(name, chains)
        }
        .check(place)
    }
}

impl ChainJson {
    /// Leaves out the alignments that the query does not use.
    fn use_only(&mut self, main: bool, paired: bool) {
        if !main {
            (self.main_msa_a3m, self.main_msa_file_paths) = (None, None);
        }
        if !paired {
            self.paired_msa_file_paths = None;
        }
    }

    /// One chain for each id, and the rows to pair by species.
    fn read(
        self,
        place: &str,
        how: Reading,
        read: ReadFile,
        components: &mut Components,
    ) -> Result<(Vec<Chain>, Option<Arc<Hits>>)> {
        self.refuse_unsupported(place, how)?;
        if self.chain_ids.0.is_empty() {
            return Err(Error::input(place, "`chain_ids` is empty"));
        }
        let entity = match PolymerKind::from_word(&self.molecule_type) {
            Some(kind) => self.polymer(kind, place, read)?,
            None if self.molecule_type.eq_ignore_ascii_case("ligand") => Entity {
                molecule: self.ligand(place, read, components)?,
                paired: None,
                hits: None,
            },
            None => {
                let message = format!(
                    "`molecule_type` should be protein, rna, dna or ligand, got {:?}",
                    self.molecule_type
                );
                return Err(Error::input(place, message));
            }
        };
        let templates = match (&self.template_cif_paths, how.without_templates) {
            (Some(OneOrMany(paths)), false) if !paths.is_empty() => {
                let chains = self.template_cif_chain_ids.as_ref();
                chain_templates::of_paths(paths, chains, &entity.molecule, place, read)?
            }
            _ => Vec::new(),
        };
        let copy = |id: String| {
            let mut chain = Chain {
                cyclic: self.cyclic,
                paired: entity.paired.clone(),
                ..Chain::new(id, entity.molecule.clone())
            };
            chain.add_templates(&templates, place)?;
            Ok(chain)
        };
        let chains: Result<Vec<Chain>> = self.chain_ids.0.into_iter().map(copy).collect();
        Ok((chains?, entity.hits))
    }

    fn refuse_unsupported(&self, place: &str, how: Reading) -> Result<()> {
        let filled =
            |list: &Option<OneOrMany>| list.as_ref().is_some_and(|list| !list.0.is_empty());
        let templates = [
            (
                "template_alignment_file_path",
                self.template_alignment_file_path.is_some(),
            ),
            (
                "template_entry_chain_ids",
                filled(&self.template_entry_chain_ids),
            ),
        ];
        let mut templates = templates.iter().filter(|_| !how.without_templates);
        match templates.find(|(_, given)| *given) {
            Some((field, _)) => Err(json::template(place, field)),
            None => Ok(()),
        }
    }

    fn polymer(&self, kind: PolymerKind, place: &str, read: ReadFile) -> Result<Entity> {
        let of_ligands = [
            ("sdf_file_path", self.sdf_file_path.is_some()),
            ("smiles", self.smiles.is_some()),
        ];
        if let Some((field, _)) = of_ligands.iter().find(|(_, given)| *given) {
            let message = format!("a {} chain has no `{field}`", kind.word());
            return Err(Error::input(place, message));
        }
        let Some(sequence) = self.sequence.as_deref().map(json::letters) else {
            return Err(Error::input(
                place,
                format!("a {} chain needs a `sequence`", kind.word()),
            ));
        };
        if self
            .ccd_codes
            .as_ref()
            .is_some_and(|codes| !codes.0.is_empty())
        {
            return Err(Error::input(
                place,
                format!("a {} chain has a `sequence`, not `ccd_codes`", kind.word()),
            ));
        }
        let modifications = self.non_canonical_residues.clone().unwrap_or_default();
        let paths = |paths: &Option<OneOrMany>| paths.clone().unwrap_or_default().0;
        let files = alignment_files::read(&paths(&self.main_msa_file_paths), kind, place, read)?;
        let paired = alignment_files::read(&paths(&self.paired_msa_file_paths), kind, place, read)?;
        let molecule = Molecule::Polymer {
            kind,
            sequence,
            modifications,
            alignment: self.alignment(files.main, place)?.map(Arc::new),
        };
        Ok(Entity {
            molecule,
            paired: paired.main.map(Arc::new),
            hits: files.hits,
        })
    }

    /// The rows of the inline alignment, unchanged, and of the files after it.
    fn alignment(&self, files: Option<Alignment>, place: &str) -> Result<Option<Alignment>> {
        let Some(text) = &self.main_msa_a3m else {
            return Ok(files);
        };
        let mut all = Alignment::parse(text, &format!("{place}, main_msa_a3m"))?;
        if let Some(files) = files {
            all.append(&files, place)?;
        }
        Ok(Some(all))
    }

    fn ligand(&self, place: &str, read: ReadFile, components: &mut Components) -> Result<Molecule> {
        if self.sequence.is_some() || self.non_canonical_residues.is_some() {
            return Err(Error::input(
                place,
                "a ligand has `ccd_codes`, not a `sequence`",
            ));
        }
        let codes = self.ccd_codes.as_ref().map(|codes| codes.0.as_slice());
        match (codes, &self.smiles, &self.sdf_file_path) {
            (Some(codes @ [_, ..]), None, None) => Ok(Molecule::Ligand {
                codes: codes.to_vec(),
            }),
            (None | Some([]), Some(text), None) => smiles::molecule(text, place, components),
            (None | Some([]), None, Some(path)) => {
                let component = molfile::parse(&read(path)?, &format!("{place}, {path}"))?;
                let codes = vec![ligand::add(components, component)];
                Ok(Molecule::Ligand { codes })
            }
            _ => {
                let message = "a ligand needs one of `ccd_codes`, `smiles` and `sdf_file_path`";
                Err(Error::input(place, message))
            }
        }
    }
}
