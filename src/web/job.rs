//! A query from JavaScript, read and checked.

use std::collections::BTreeMap;
use std::io::Cursor;

use serde::Deserialize;
use serde_json::{json, Value};
use wasm_bindgen::JsValue;

use super::values::json_of;
use crate::error::{Error, Result};
use crate::features::wanted_components;
use crate::fold::{FoldOptions, Job};
use crate::formats::components::{self, Components};
use crate::formats::{Chain, Molecule, Queries, Query};
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
        let file = |path: &str| {
            if path.ends_with('/') {
                return self.folder(path);
            }
            let named = self.files.get(path).or_else(|| {
                self.files
                    .get(path.rsplit(['/', '\\']).next().unwrap_or(path))
            });
            named
                .cloned()
                .ok_or_else(|| Error::input(path, "the query names this file: give it too"))
        };
        match &self.name {
            Some(name) => Queries::parse_any(&self.text, name, &file),
            None => Queries::parse_any(&self.text, UNNAMED, &file).map_err(without_extension),
        }
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
        let Queries { seeds, queries, .. } = self.read()?;
        let queries: Vec<Value> = queries.iter().map(describe).collect();
        Ok(json!({ "seeds": seeds, "queries": queries }))
    }

    /// The features of the selected query.
    pub(super) fn job(&self, version: ModelVersion) -> Result<Job> {
        let query = self.query()?;
        Job::new(&query, &self.components_of(&query)?, version)
    }

    /// Reasons why the built-in network will probably fold the query wrong.
    pub(super) fn warnings(&self) -> Result<Vec<String>> {
        Ok(network::warnings(&self.query()?))
    }

    /// The named query, or the first one.
    fn query(&self) -> Result<Query> {
        let queries = self.read()?.queries;
        let names: Vec<String> = queries.iter().map(|query| query.name.clone()).collect();
        let wanted = |query: &Query| self.query.as_ref().is_none_or(|name| *name == query.name);
        queries
            .into_iter()
            .find(wanted)
            .ok_or_else(|| Error::input("option query", format!("should be one of {names:?}")))
    }

    fn components_of(&self, query: &Query) -> Result<Components> {
        match &self.components {
            Some(text) => components::read(
                Cursor::new(text),
                &wanted_components(query),
                "the components",
            ),
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

fn describe(query: &Query) -> Value {
    let chains: Vec<Value> = query.chains.iter().map(describe_chain).collect();
    json!({ "name": query.name, "chains": chains, "components": wanted_components(query) })
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
                "notes": chain.notes,
            })
        }
        Molecule::Polymer {
            kind,
            sequence,
            alignment,
            ..
        } => {
            let rows = alignment.as_ref().map_or(0, |alignment| alignment.rows());
            json!({
                "id": chain.id,
                "kind": kind.word(),
                "sequence": sequence,
                "length": sequence.len(),
                "alignment_rows": rows,
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
