//! Templates of a chain: the fields of query files that name structures, and their limits.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::polymer::PolymerKind;
use super::query::{Chain, Molecule, ReadFile};
use super::templates::{Template, TemplateFile, TEMPLATES};
use crate::error::{Error, Result};

/// Fewest residues of a chain with templates: OpenFold3 ignores those of shorter chains.
const FEWEST_RESIDUES: usize = 5;

impl Chain {
    /// Adds templates, with a note about each.
    ///
    /// # Errors
    /// [`Error::Input`] if the chain is not a protein, is too short, or has too many.
    pub fn add_templates(&mut self, templates: &[Arc<Template>], place: &str) -> Result<()> {
        if templates.is_empty() {
            return Ok(());
        }
        let length = protein(&self.molecule, place)?.len();
        let count = self.templates.len() + templates.len();
        if count > TEMPLATES {
            let message =
                format!("there are {count} templates, and a chain has at most {TEMPLATES}");
            return Err(Error::input(place, message));
        }
        if length < FEWEST_RESIDUES {
            let message = format!(
                "a chain with templates has at least {FEWEST_RESIDUES} residues, and this one has \
                {length}"
            );
            return Err(Error::input(place, message));
        }
        let notes = templates.iter().map(|template| template.note(length));
        self.notes.extend(notes);
        self.templates.extend(templates.iter().cloned());
        Ok(())
    }
}

/// The sequence of a protein; other molecules are refused.
fn protein<'a>(molecule: &'a Molecule, place: &str) -> Result<&'a str> {
    let other = match molecule {
        Molecule::Polymer {
            kind: PolymerKind::Protein,
            sequence,
            ..
        } => return Ok(sequence),
        Molecule::Polymer { kind, .. } => kind.word().to_uppercase(),
        Molecule::Ligand { .. } => "ligand".into(),
    };
    let message = format!("a chain with templates is a protein, and this one is {other}");
    Err(Error::input(place, message))
}

impl Molecule {
    /// Reads a template: a chain of a structure file, the best one without an id, aligned to this
    /// protein. `name` is the file's name.
    ///
    /// # Errors
    /// [`Error::Input`] as [`Template::aligned`], and if the molecule is not a protein.
    pub fn template(
        &self,
        text: &str,
        name: &str,
        chain: Option<&str>,
        place: &str,
    ) -> Result<Template> {
        let name = stem(name);
        let file = TemplateFile {
            text,
            name,
            chain,
            place,
        };
        Template::aligned(protein(self, place)?, file)
    }
}

/// Extensions of structure files, in small letters.
const EXTENSIONS: [&str; 5] = [".gz", ".cif", ".mmcif", ".pdb", ".ent"];

/// A file's name without folders and extensions.
fn stem(path: &str) -> &str {
    let mut name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    for extension in EXTENSIONS {
        let start = name.len().saturating_sub(extension.len());
        let end = name.get(start..).unwrap_or_default();
        if start > 0 && end.eq_ignore_ascii_case(extension) {
            name = &name[..start];
        }
    }
    name
}

/// Reads OpenFold3's `template_cif_paths` with its `template_cif_chain_ids`. As in OpenFold3, the
/// template with the most identical residues is the first.
pub(super) fn of_paths(
    paths: &[String],
    chains: Option<&Value>,
    molecule: &Molecule,
    place: &str,
    read: ReadFile,
) -> Result<Vec<Arc<Template>>> {
    let chains = chains.map_or(Ok(Vec::new()), |value| chain_ids(value, place))?;
    if !chains.is_empty() && chains.len() != paths.len() {
        let message = format!(
            "`template_cif_chain_ids` has {} entries, and `template_cif_paths` {}",
            chains.len(),
            paths.len()
        );
        return Err(Error::input(place, message));
    }
    let mut templates = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let chain = chains.get(at).cloned().flatten();
        let text = read(path).map_err(|error| Error::input(place, error))?;
        let place = format!("{place}, {path}");
        templates.push(Arc::new(molecule.template(
            &text,
            path,
            chain.as_deref(),
            &place,
        )?));
    }
    if let Ok(sequence) = protein(molecule, place) {
        let score = |template: &Arc<Template>| template.score(sequence.len());
        templates.sort_by(|one, other| score(other).total_cmp(&score(one)));
    }
    Ok(templates)
}

/// One id, or a list of ids and nulls.
fn chain_ids(value: &Value, place: &str) -> Result<Vec<Option<String>>> {
    let id = |value: &Value| match value {
        Value::String(id) => Ok(Some(id.clone())),
        Value::Null => Ok(None),
        other => Err(Error::input(
            place,
            format!("`template_cif_chain_ids` should have ids or null, got {other}"),
        )),
    };
    match value {
        Value::Array(values) => values.iter().map(id).collect(),
        Value::Null => Ok(Vec::new()),
        one => Ok(vec![id(one)?]),
    }
}

/// A template of AlphaFold 3's JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct TemplateJson {
    mmcif: Option<String>,
    mmcif_path: Option<String>,
    query_indices: Option<Vec<usize>>,
    template_indices: Option<Vec<usize>>,
    /// An addition to AlphaFold 3's fields: a chain of a file of several.
    chain: Option<String>,
}

impl TemplateJson {
    /// Reads the structure. Without indices, it is aligned to the chain.
    pub fn read(self, molecule: &Molecule, place: &str, read: ReadFile) -> Result<Template> {
        let (text, name) = match (self.mmcif, self.mmcif_path) {
            (Some(text), None) => (text, String::new()),
            (None, Some(path)) => {
                let text = read(&path).map_err(|error| Error::input(place, error))?;
                (text, path)
            }
            _ => {
                let message = "a template has either `mmcif` or `mmcifPath`";
                return Err(Error::input(place, message));
            }
        };
        let file = TemplateFile {
            text: &text,
            name: stem(&name),
            chain: self.chain.as_deref(),
            place,
        };
        let sequence = protein(molecule, place)?;
        match (self.query_indices, self.template_indices) {
            (None, None) => Template::aligned(sequence, file),
            (Some(query), Some(template)) => Template::mapped(sequence, file, [&query, &template]),
            _ => {
                let message = "a template has both `queryIndices` and `templateIndices`, or none";
                Err(Error::input(place, message))
            }
        }
    }
}
