//! A query from JavaScript, read and checked.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{json, Value};
use wasm_bindgen::JsValue;

use super::values::json_of;
use crate::error::{Error, Result};
use crate::features::wanted_components;
use crate::fold::{FoldOptions, Job};
use crate::formats::a3m::Alignment;
use crate::formats::components::{self, Components};
use crate::formats::{Chain, ComponentsFile, Molecule, Queries, Query};
use crate::network;
use crate::openfold3::ModelVersion;

/// The name of a query without one.
const UNNAMED: &str = "query";

/// The text of a query and its files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    /// A sequence, FASTA, A3M, or the query JSON of OpenFold3 or AlphaFold 3.
    text: String,
    /// A file's name, whose extension may identify the format, or any other name.
    name: Option<String>,
    /// The texts of files that the query names, by these names.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Chemical components in the dictionary's format, for ligands and modified residues.
    components: Option<String>,
    /// The name of one of several queries.
    query: Option<String>,
}

impl Given {
    pub(super) fn new(query: &JsValue) -> Result<Self> {
        serde_json::from_value(json_of(query)?).map_err(|error| Error::unreadable("query", error))
    }

    fn read(&self) -> Result<Queries> {
        let file = |path: &str| match path.ends_with('/') {
            true => self.folder(path),
            false => self
                .file(path)
                .cloned()
                .ok_or_else(|| Error::input(path, "the query names this file: give it too")),
        };
        match &self.name {
            Some(name) => Queries::parse_any(&self.text, name, &file),
            None => Queries::parse_any(&self.text, UNNAMED, &file).map_err(without_extension),
        }
    }

    /// A file by its path, or by its name alone.
    fn file(&self, path: &str) -> Option<&String> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.files.get(path).or_else(|| self.files.get(name))
    }

    /// The names of the files in a folder, one per line.
    fn folder(&self, path: &str) -> Result<String> {
        let names = self.files.keys().filter_map(|file| file.strip_prefix(path));
        let names: Vec<&str> = names.filter(|name| !name.contains('/')).collect();
        match names.is_empty() {
            false => Ok(names.join("\n")),
            true => Err(Error::input(
                path,
                "the query names this folder: give its files too",
            )),
        }
    }

    /// A summary for display.
    pub(super) fn described(&self) -> Result<Value> {
        let Queries {
            seeds,
            queries,
            components,
            ..
        } = self.read()?;
        let describe = |query: &Query| {
            let mut wanted = wanted_components(query);
            for code in self.own_components(components.as_ref(), &wanted)?.keys() {
                wanted.remove(code);
            }
            Ok(json!({
                "name": query.name,
                "chains": query.chains.iter().map(describe_chain).collect::<Vec<_>>(),
                "components": wanted,
                "notes": query.notes,
            }))
        };
        let first = queries.first().map(|query| query.seeds.clone());
        let seeds = match seeds.is_empty() {
            true => first.unwrap_or_default(),
            false => seeds,
        };
        let queries = queries
            .iter()
            .map(describe)
            .collect::<Result<Vec<Value>>>()?;
        Ok(json!({ "seeds": seeds, "queries": queries }))
    }

    /// The features of the selected query.
    pub(super) fn job(&self, version: ModelVersion) -> Result<Job> {
        let (query, own) = self.query()?;
        Job::new(&query, &self.components_of(&query, own.as_ref())?, version)
    }

    /// Reasons why the built-in network will probably fold the query wrong.
    pub(super) fn warnings(&self) -> Result<Vec<String>> {
        Ok(network::warnings(&self.query()?.0))
    }

    /// The named query, or the first one, with the components of its file.
    fn query(&self) -> Result<(Query, Option<ComponentsFile>)> {
        let Queries {
            queries,
            components,
            ..
        } = self.read()?;
        let names: Vec<String> = queries.iter().map(|query| query.name.clone()).collect();
        let wanted = |query: &Query| self.query.as_ref().is_none_or(|name| *name == query.name);
        let query = queries
            .into_iter()
            .find(wanted)
            .ok_or_else(|| Error::input("option query", format!("should be one of {names:?}")))?;
        Ok((query, components))
    }

    /// The components that were given, and those of the query's file for codes that these lack.
    fn components_of(&self, query: &Query, own: Option<&ComponentsFile>) -> Result<Components> {
        let mut wanted = wanted_components(query);
        let mut found = match &self.components {
            Some(text) => components::read(Cursor::new(text), &wanted, "the components")?,
            None => Components::new(),
        };
        wanted.retain(|code| !found.contains_key(code));
        found.extend(self.own_components(own, &wanted)?);
        Ok(found)
    }

    /// Components that the query's file gives or names; a file that was not given has none.
    fn own_components(
        &self,
        own: Option<&ComponentsFile>,
        wanted: &BTreeSet<String>,
    ) -> Result<Components> {
        let (text, place) = match own {
            Some(ComponentsFile::Path(path)) => (self.file(path), path.as_str()),
            Some(ComponentsFile::Text(text)) => (Some(text), "userCCD"),
            None => (None, ""),
        };
        match text {
            Some(text) => components::read(Cursor::new(text), wanted, place),
            None => Ok(Components::new()),
        }
    }
}

/// A text without a name gets one with the extension of its format.
fn without_extension(mut error: Error) -> Error {
    if let Error::Input { place, .. } = &mut error {
        for extension in [".fasta", ".a3m", ".json"] {
            let given = format!("{UNNAMED}{extension}");
            place.name = place.name.replace(&given, UNNAMED);
        }
    }
    error
}

fn describe_chain(chain: &Chain) -> Value {
    match &chain.molecule {
        Molecule::Ligand { codes } => {
            json!({
                "id": chain.id,
                "kind": "ligand",
                "sequence": codes.join(" "),
                "length": codes.len(),
                "alignment_rows": 0,
                "paired_rows": 0,
                "cyclic": false,
                "modifications": {},
                "notes": chain.notes,
            })
        }
        Molecule::Polymer {
            kind,
            sequence,
            alignment,
            modifications,
        } => {
            let rows = |alignment: &Option<Arc<Alignment>>| {
                alignment.as_ref().map_or(0, |alignment| alignment.rows())
            };
            json!({
                "id": chain.id,
                "kind": kind.word(),
                "sequence": sequence,
                "length": sequence.len(),
                "alignment_rows": rows(alignment),
                "paired_rows": rows(&chain.paired),
                "cyclic": chain.cyclic,
                "modifications": modifications,
                "notes": chain.notes,
            })
        }
    }
}

/// The options of a fold; the defaults are OpenFold3's.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub(super) struct Options {
    samples: Option<usize>,
    steps: Option<usize>,
    recycles: Option<usize>,
    seed: Option<u64>,
    pub(super) max_memory: Option<u64>,
}

impl Options {
    pub(super) fn new(options: &JsValue) -> Result<Self> {
        serde_json::from_value(json_of(options)?)
            .map_err(|error| Error::unreadable("options", error))
    }

    /// The defaults with the given values.
    pub(super) fn over(&self, defaults: &FoldOptions) -> FoldOptions {
        let usual = defaults.settings;
        let settings = usual
            .recycles(self.recycles.unwrap_or(usual.recycles))
            .steps(self.steps.unwrap_or(usual.steps))
            .samples(self.samples.unwrap_or(usual.samples));
        let seed = self.seed.unwrap_or(defaults.seed);
        defaults.clone().settings(settings).seed(seed)
    }
}
