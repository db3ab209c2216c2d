//! Reads query files and what belongs to them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use trifold::features::wanted_components;
use trifold::formats::a3m::Alignment;
use trifold::formats::components::{self, Components};
use trifold::formats::{encoding, Molecule, Queries, Query};
use trifold::{Error, Result};

/// A chain's id, and the file that belongs to it.
pub type ChainFile = (String, PathBuf);

/// `CHAIN=FILE`
pub fn alignment(text: &str) -> std::result::Result<ChainFile, String> {
    match text.split_once('=') {
        Some((chain, file)) if !chain.is_empty() && !file.is_empty() => {
            Ok((chain.into(), file.into()))
        }
        _ => Err(format!("should be CHAIN=FILE.a3m, got {text}")),
    }
}

/// The input files and options of the command line.
pub struct Inputs<'a> {
    pub files: &'a [PathBuf],
    pub alignments: &'a [ChainFile],
    pub components: Option<&'a Path>,
    pub seeds: &'a [u64],
}

impl Inputs<'_> {
    /// The queries of all files with their seeds, and what was wrong with the others.
    pub fn read(&self) -> (Vec<(Query, Vec<u64>)>, Vec<Error>) {
        let (mut queries, mut failures, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
        for file in self.files {
            match self.read_file(file) {
                Err(error) => failures.push(error),
                Ok(found) => {
                    for (query, seeds) in found {
                        match names.insert(query.name.clone()) {
                            true => queries.push((query, seeds)),
                            false => failures.push(placed(
                                file,
                                format!(
                                    "the query name {:?} is \
                                given twice: its files would be the same",
                                    query.name
                                ),
                            )),
                        }
                    }
                }
            }
        }
        let chains: BTreeSet<&str> = queries
            .iter()
            .flat_map(|(query, _): &(Query, _)| &query.chains)
            .map(|chain| chain.id.as_str())
            .collect();
        if let Some((chain, file)) = self
            .alignments
            .iter()
            .find(|(chain, _)| !chains.contains(chain.as_str()))
            .filter(|_| failures.is_empty())
        {
            failures.push(placed(
                file,
                format!("is for the chain {chain}, which no query has"),
            ));
            queries.clear();
        }
        (queries, failures)
    }

    fn read_file(&self, file: &Path) -> Result<Vec<(Query, Vec<u64>)>> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let beside = |path: &str| text(&folder.join(path));
        let Queries { seeds, queries } =
            Queries::parse(&text(file)?, &file.display().to_string(), &beside)?;
        let seeds = match (self.seeds, seeds) {
            ([], own) if own.is_empty() => vec![1],
            ([], own) => own,
            (given, _) => given.to_vec(),
        };
        queries
            .into_iter()
            .map(|query| Ok((self.align(query, file)?, seeds.clone())))
            .collect()
    }

    /// Gives chains the alignments that the command line names.
    fn align(&self, mut query: Query, file: &Path) -> Result<Query> {
        for chain in &mut query.chains {
            let Some((_, path)) = self.alignments.iter().find(|(id, _)| *id == chain.id) else {
                continue;
            };
            let Molecule::Polymer {
                kind, alignment, ..
            } = &mut chain.molecule
            else {
                return Err(placed(
                    path,
                    format!(
                        "chain {} of {} is a ligand and takes no alignment",
                        chain.id,
                        file.display()
                    ),
                ));
            };
            let rows = Alignment::parse(&text(path)?, &path.display().to_string())?;
            *alignment = Some(Arc::new(rows.of_kind(*kind)));
        }
        query.check(&file.display().to_string())
    }

    /// The components that a query needs from the file that was given.
    pub fn components(&self, query: &Query) -> Result<Components> {
        let wanted = wanted_components(query);
        match self.components {
            Some(path) if !wanted.is_empty() => {
                let file = File::open(path).map_err(|error| Error::file(path, error))?;
                components::read(BufReader::new(file), &wanted, &path.display().to_string())
            }
            _ => Ok(Components::new()),
        }
    }
}

fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    encoding::text(bytes, &path.display().to_string())
}

fn placed(path: &Path, message: impl ToString) -> Error {
    Error::input(path, message)
}
