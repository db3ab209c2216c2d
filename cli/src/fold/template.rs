//! `--template`: structure files as templates of chains.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use trifold::formats::Query;
use trifold::{Error, Result};

use super::input::text;

/// A template of a chain.
#[derive(Clone)]
pub struct TemplateArgument {
    /// The id of the chain.
    pub chain: String,
    /// The structure file.
    pub file: PathBuf,
    /// The id of the template's chain in the file.
    id: Option<String>,
}

/// `CHAIN=FILE` or `CHAIN=FILE:ID`
pub fn template(text: &str) -> std::result::Result<TemplateArgument, String> {
    let (chain, file) = match text.split_once('=') {
        Some((chain, file)) if !chain.is_empty() && !file.is_empty() => (chain, file),
        _ => {
            return Err(format!(
                "should be CHAIN=FILE.cif or CHAIN=FILE.cif:ID, got {text}"
            ))
        }
    };
    // A file's path may have a colon, and an id has no separator of folders.
    let with_id = file.rsplit_once(':').filter(|(path, id)| {
        let id_like = !id.is_empty() && !id.contains(['/', '\\', '.']);
        id_like && path.len() > 1 && !Path::new(file).exists()
    });
    let (file, id) = match with_id {
        Some((file, id)) => (file, Some(id.to_string())),
        None => (file, None),
    };
    Ok(TemplateArgument {
        chain: chain.to_string(),
        file: file.into(),
        id,
    })
}

/// Adds the templates of a query's chains.
pub(super) fn add(query: &mut Query, templates: &[TemplateArgument]) -> Result<()> {
    for TemplateArgument { chain, file, id } in templates {
        let Some(chain) = query.chains.iter_mut().find(|own| own.id == *chain) else {
            continue;
        };
        let place = format!(
            "query {:?}, chain {}: {}",
            query.name,
            chain.id,
            file.display()
        );
        let text = text(file).map_err(|error| Error::input(&place, error))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let template = chain
            .molecule
            .template(&text, &name, id.as_deref(), &place)?;
        chain.add_templates(&[Arc::new(template)], &place)?;
    }
    Ok(())
}
