//! The query JSON of OpenFold3 0.5.
//!
//! `{"seeds": [..], "queries": {NAME: {"chains":
//! [{"molecule_type": .., "chain_ids": .., ..}], "use_msas": true}}}`.
//! One addition: `main_msa_a3m` holds an A3M text inline, where `main_msa_file_paths` would name
//! files. Of those, every `.a3m` is read, in the order given; OpenFold3 skips files with names it
//! does not know.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::a3m::Alignment;
use super::json::{self, not_supported, Entries, OneOrMany};
use super::query::{Chain, Molecule, PolymerKind, Queries, Query, ReadFile};
use crate::error::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileJson<'a> {
    #[serde(default)]
    seeds: Vec<u64>,
    /// Parsed one by one: a query that is wrong does not refuse the others.
    #[serde(borrow)]
    queries: Entries<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueryJson {
    #[serde(rename = "query_name")]
    _query_name: Option<String>,
    chains: Vec<ChainJson>,
    #[serde(default = "yes")]
    use_msas: bool,
    #[serde(rename = "use_paired_msas")]
    _use_paired_msas: Option<bool>,
    #[serde(default = "yes")]
    use_main_msas: bool,
    covalent_bonds: Option<Vec<IgnoredAny>>,
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
    template_cif_chain_ids: Option<IgnoredAny>,
    sdf_file_path: Option<String>,
    #[serde(default)]
    cyclic: bool,
}

fn yes() -> bool {
    true
}

/// Reads a query JSON; `read` opens the alignment files that it names, `place` is its own file
/// name.
///
/// # Errors
/// If any query cannot be read.
pub fn parse(text: &str, place: &str, read: ReadFile) -> Result<Queries> {
    parse_each(text, place, read)?.complete()
}

/// Reads a query JSON; queries that cannot be read are in [`Queries::refused`].
pub(super) fn parse_each(text: &str, place: &str, read: ReadFile) -> Result<Queries> {
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
        query.read(&name, &place, read)
    });
    Ok(Queries::collect(file.seeds, queries))
}

impl QueryJson {
    fn read(self, name: &str, place: &str, read: ReadFile) -> Result<Query> {
        if self.covalent_bonds.is_some_and(|bonds| !bonds.is_empty()) {
            return Err(not_supported(place, "covalent_bonds"));
        }
        if self.pocket_constraint.is_some() {
            return Err(not_supported(place, "pocket_constraint"));
        }
        if self.use_msas && !self.use_main_msas {
            return Err(not_supported(
                place,
                "use_main_msas false while use_msas is true",
            ));
        }
        let mut chains = Vec::new();
        for (at, chain) in self.chains.into_iter().enumerate() {
            chains.extend(chain.read(&format!("{place}, chains[{at}]"), read)?);
        }
        Query {
            use_msas: self.use_msas,
            ..Query::new(name, chains)
        }
        .check(place)
    }
}

impl ChainJson {
    /// One chain for each id.
    fn read(self, place: &str, read: ReadFile) -> Result<Vec<Chain>> {
        self.refuse_unsupported(place)?;
        if self.chain_ids.0.is_empty() {
            return Err(Error::input(place, "`chain_ids` is empty"));
        }
        let molecule = match PolymerKind::from_word(&self.molecule_type) {
            Some(kind) => self.polymer(kind, place, read)?,
            None if self.molecule_type.eq_ignore_ascii_case("ligand") => self.ligand(place)?,
            None => {
                let message = format!(
                    "`molecule_type` should be protein, rna, dna or ligand, got {:?}",
                    self.molecule_type
                );
                return Err(Error::input(place, message));
            }
        };
        Ok(self
            .chain_ids
            .0
            .into_iter()
            .map(|id| Chain {
                id,
                molecule: molecule.clone(),
                cyclic: self.cyclic,
                notes: Vec::new(),
            })
            .collect())
    }

    fn refuse_unsupported(&self, place: &str) -> Result<()> {
        let filled =
            |list: &Option<OneOrMany>| list.as_ref().is_some_and(|list| !list.0.is_empty());
        let given = [
            ("smiles", self.smiles.is_some()),
            ("sdf_file_path", self.sdf_file_path.is_some()),
            ("paired_msa_file_paths", filled(&self.paired_msa_file_paths)),
            (
                "template_alignment_file_path",
                self.template_alignment_file_path.is_some(),
            ),
            (
                "template_entry_chain_ids",
                filled(&self.template_entry_chain_ids),
            ),
            ("template_cif_paths", filled(&self.template_cif_paths)),
            (
                "template_cif_chain_ids",
                self.template_cif_chain_ids.is_some(),
            ),
        ];
        match given.iter().find(|(_, given)| *given) {
            Some((field, _)) => Err(not_supported(place, field)),
            None => Ok(()),
        }
    }

    fn polymer(&self, kind: PolymerKind, place: &str, read: ReadFile) -> Result<Molecule> {
        let Some(sequence) = self.sequence.clone() else {
            return Err(Error::input(
                place,
                format!("a {} chain needs a `sequence`", kind.word()),
            ));
        };
        if self.ccd_codes.is_some() {
            return Err(Error::input(
                place,
                format!("a {} chain has a `sequence`, not `ccd_codes`", kind.word()),
            ));
        }
        let modifications = self.non_canonical_residues.clone().unwrap_or_default();
        Ok(Molecule::Polymer {
            kind,
            sequence,
            modifications,
            alignment: self.alignment(kind, place, read)?.map(Arc::new),
        })
    }

    /// The rows of all alignments. T in RNA is U in files; inline text is kept as it is.
    fn alignment(
        &self,
        kind: PolymerKind,
        place: &str,
        read: ReadFile,
    ) -> Result<Option<Alignment>> {
        let inline = self
            .main_msa_a3m
            .iter()
            .map(|text| Alignment::parse(text, &format!("{place}, main_msa_a3m")));
        let paths = self.main_msa_file_paths.iter().flat_map(|paths| &paths.0);
        let files = paths.map(|path| match path.ends_with(".a3m") {
            true => Ok(Alignment::parse(&read(path)?, path)?.of_kind(kind)),
            false => Err(Error::input(
                place,
                format!(
                    "the alignment {path:?} is not an .a3m file: other formats are not supported"
                ),
            )),
        });
        let mut all: Option<Alignment> = None;
        for next in inline.chain(files) {
            let next = next?;
            match &mut all {
                Some(all) => all.append(&next, place)?,
                None => all = Some(next),
            }
        }
        Ok(all)
    }

    fn ligand(&self, place: &str) -> Result<Molecule> {
        if self.sequence.is_some() || self.non_canonical_residues.is_some() {
            return Err(Error::input(
                place,
                "a ligand has `ccd_codes`, not a `sequence`",
            ));
        }
        match self.ccd_codes.as_ref().map(|codes| codes.0.as_slice()) {
            Some([code]) => Ok(Molecule::Ligand { code: code.clone() }),
            Some([]) | None => Err(Error::input(place, "a ligand needs `ccd_codes`")),
            Some(_) => Err(not_supported(place, "a ligand of several `ccd_codes`")),
        }
    }
}
