//! Reads query files, and the alignments and components for them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use trifold::features::wanted_components;
use trifold::formats::a3m::Alignment;
use trifold::formats::components::{self, Component, Components};
use trifold::formats::{
    encoding, molfile, smiles, BondedAtoms, ComponentsFile, Molecule, Names, Queries, Query,
    Reading, Records,
};
use trifold::{Error, Result};

use super::template::{self, TemplateArgument};

/// A chain's id and its file.
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

/// A ligand, and the id of its chain if there is one.
#[derive(Clone)]
pub struct Ligand {
    chain: Option<String>,
    molecule: LigandSource,
}

/// The molecule of a ligand.
#[derive(Clone)]
enum LigandSource {
    Molfile(PathBuf),
    /// A file of one line of SMILES.
    SmilesFile(PathBuf),
    Smiles(String),
}

impl LigandSource {
    fn of(text: &str) -> Self {
        if has_extension(text, &[".mol", ".sdf"]) {
            LigandSource::Molfile(text.into())
        } else if has_extension(text, &[".smi"]) {
            LigandSource::SmilesFile(text.into())
        } else {
            LigandSource::Smiles(text.into())
        }
    }
}

impl Ligand {
    /// The id of its chain, and its component. Coordinates of SMILES are made once for all queries.
    fn read(&self) -> Result<(Option<String>, Component)> {
        let component = match &self.molecule {
            LigandSource::Molfile(file) => {
                molfile::parse(&text(file)?, &file.display().to_string())?
            }
            LigandSource::SmilesFile(file) => {
                let place = file.display().to_string();
                smiles::parse(&smiles_of(&text(file)?, &place)?, &place)?
            }
            LigandSource::Smiles(text) => smiles::parse(text, "--ligand")?,
        };
        Ok((self.chain.clone(), component))
    }
}

/// `CHAIN=MOLECULE` or `MOLECULE`. A text that is SMILES as a whole, such as `C=O`, has no chain.
pub fn ligand(text: &str) -> std::result::Result<Ligand, String> {
    let whole = LigandSource::of(text);
    let (chain, molecule) = match (text.split_once('='), &whole) {
        (Some(_), LigandSource::Smiles(text)) if smiles::check(text).is_ok() => (None, whole),
        (Some((chain, molecule)), _) => (Some(chain.to_string()), LigandSource::of(molecule)),
        (None, _) => (None, whole),
    };
    if let LigandSource::Smiles(text) = &molecule {
        smiles::check(text)
            .map_err(|error| format!("{error}; give SMILES, or a .smi, .mol or .sdf file"))?;
    }
    Ok(Ligand { chain, molecule })
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let path = path.to_ascii_lowercase();
    let path = path.strip_suffix(".gz").unwrap_or(&path);
    extensions.iter().any(|extension| path.ends_with(extension))
}

/// The SMILES of a file with one molecule: the first word of its line.
fn smiles_of(text: &str, place: &str) -> Result<String> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    match (lines.next(), lines.count()) {
        (Some(line), 0) => Ok(line
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_string()),
        (None, _) => Err(Error::input(
            place,
            "the file is empty: expected a line of SMILES",
        )),
        (Some(_), others) => Err(Error::input(
            place,
            format!(
                "the file has {} molecules: give each its own file",
                others + 1
            ),
        )),
    }
}

/// Extensions of the files that are read from a folder.
const EXTENSIONS: [&str; 8] = ["json", "a3m", "sto", "fasta", "fas", "fa", "faa", "fna"];

/// Number of records above which a FASTA file is probably not one complex.
const MANY_RECORDS: usize = 10;

/// The input files and options of the command line.
pub struct Inputs<'a> {
    /// Query files, or folders of them.
    pub files: &'a [PathBuf],
    pub alignments: &'a [ChainFile],
    pub bonds: &'a [BondedAtoms],
    pub ligands: &'a [Ligand],
    pub templates: &'a [TemplateArgument],
    /// Ids of cyclic chains.
    pub cyclic: &'a [String],
    pub components: Option<&'a Path>,
    pub seeds: &'a [u64],
    /// The meaning of the records of FASTA files, if given.
    pub records: Option<Records>,
    pub without_templates: bool,
}

/// The queries of a call with their seeds, and the errors of the others.
#[derive(Default)]
pub struct Read {
    pub queries: Vec<Planned>,
    pub refused: Vec<Error>,
}

/// A query prepared for folding.
pub struct Planned {
    pub query: Query,
    pub seeds: Vec<u64>,
    /// Components that the query's file contains or names.
    pub components: Option<ComponentsFile>,
}

impl Inputs<'_> {
    /// Reads all files. A query with the name of an earlier one is renamed.
    pub fn read(&self) -> Read {
        let (mut read, mut names) = (Read::default(), Names::default());
        let ligands: Result<Vec<_>> = self.ligands.iter().map(Ligand::read).collect();
        let ligands = match ligands {
            Ok(ligands) => ligands,
            Err(error) => {
                read.refused.push(error);
                return read;
            }
        };
        for file in self.paths(&mut read.refused) {
            match self.read_file(&file) {
                Err(error) => read.refused.push(error),
                Ok(Queries {
                    seeds,
                    queries,
                    refused,
                    components,
                }) => {
                    read.refused.extend(refused);
                    for mut query in queries {
                        let name = names.distinct(&query.name);
                        if name != query.name {
                            let place = file.display();
                            query
                                .notes
                                .push(format!("of {place}, is written as {name}"));
                            query.name = name;
                        }
                        match self.complete(query, &file, &ligands) {
                            Ok(query) => read.queries.push(Planned {
                                seeds: self.seeds_of(&query, &seeds),
                                query,
                                components: components.clone(),
                            }),
                            Err(error) => read.refused.push(error),
                        }
                    }
                }
            }
        }
        if let Some(error) = self
            .unused(&read.queries)
            .filter(|_| read.refused.is_empty())
        {
            read.refused.push(error);
            read.queries.clear();
        }
        read
    }

    /// The files; those of folders sorted by name.
    fn paths(&self, refused: &mut Vec<Error>) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for path in self.files {
            match path.is_dir() {
                false => paths.push(path.clone()),
                true => match files_of(path) {
                    Ok(files) => paths.extend(files),
                    Err(error) => refused.push(error),
                },
            }
        }
        paths
    }

    /// The first option that names a chain of no query.
    fn unused(&self, queries: &[Planned]) -> Option<Error> {
        let chains = |planned: &Planned| -> BTreeSet<String> {
            let ids = planned.query.chains.iter().map(|chain| chain.id.clone());
            ids.collect()
        };
        let chains: Vec<BTreeSet<String>> = queries.iter().map(chains).collect();
        let missing = |chain: &String| !chains.iter().any(|own| own.contains(chain));
        let message = |chain: &str| format!("is for the chain {chain}, which no query has");
        if let Some((chain, file)) = self.alignments.iter().find(|(chain, _)| missing(chain)) {
            return Some(Error::input(file.as_path(), message(chain)));
        }
        if let Some(template) = self.templates.iter().find(|own| missing(&own.chain)) {
            return Some(Error::input(
                template.file.as_path(),
                message(&template.chain),
            ));
        }
        if let Some(chain) = self.cyclic.iter().find(|chain| missing(chain)) {
            return Some(Error::input("--cyclic", message(chain)));
        }
        let together = |[one, other]: &&BondedAtoms| {
            let has =
                |own: &BTreeSet<String>| own.contains(&one.chain) && own.contains(&other.chain);
            chains.iter().any(has)
        };
        let [one, other] = self.bonds.iter().find(|bond| !together(bond))?;
        let place = format!("--bond {one}={other}");
        Some(Error::input(place, "no query has both chains"))
    }

    /// Gives a query what the command line adds to it.
    fn complete(
        &self,
        mut query: Query,
        file: &Path,
        ligands: &[(Option<String>, Component)],
    ) -> Result<Query> {
        for (chain, component) in ligands {
            query.add_component(chain.as_deref(), component.clone());
        }
        let mut query = self.align(self.join(query), file)?;
        template::add(&mut query, self.templates)?;
        Ok(query)
    }

    /// Gives a query the bonds of the command line between its chains, and closes its rings.
    fn join(&self, mut query: Query) -> Query {
        for chain in &mut query.chains {
            chain.cyclic |= self.cyclic.contains(&chain.id);
        }
        let has = |id: &String| query.chains.iter().any(|chain| chain.id == *id);
        let own = self.bonds.iter();
        let own = own.filter(|bond| bond.iter().all(|atom| has(&atom.chain)));
        query.bonds.extend(own.cloned());
        query
    }

    /// The queries of a file.
    fn read_file(&self, file: &Path) -> Result<Queries> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let read = |path: &str| match path.ends_with('/') {
            true => names_in(&folder.join(path)),
            false => text(&folder.join(path)),
        };
        let (text, place) = (text(file)?, file.display().to_string());
        let how = Reading {
            records: self.records_of(&text, &place)?,
            without_templates: self.without_templates,
        };
        let mut queries = Queries::parse_each(&text, &place, how, &read)?;
        if let Some(ComponentsFile::Path(path)) = &mut queries.components {
            *path = folder.join(&*path).display().to_string();
        }
        Ok(queries)
    }

    /// The seeds of the command line, of the query or of its file, each once.
    fn seeds_of(&self, query: &Query, of_file: &[u64]) -> Vec<u64> {
        let given = [self.seeds, &query.seeds, of_file, &[1]];
        let mut seeds = Vec::new();
        for seed in given
            .into_iter()
            .find(|seeds| !seeds.is_empty())
            .unwrap_or_default()
        {
            if !seeds.contains(seed) {
                seeds.push(*seed);
            }
        }
        seeds
    }

    /// The meaning of a file's records. For many records, the user is asked or the file is refused.
    fn records_of(&self, text: &str, place: &str) -> Result<Records> {
        let count = Queries::count_records(text, place);
        match self.records {
            Some(records) => Ok(records),
            None if count < MANY_RECORDS => Ok(Records::Chains),
            None => ask(place, count),
        }
    }

    /// Gives chains the alignments that the command line names.
    fn align(&self, mut query: Query, file: &Path) -> Result<Query> {
        let place = format!("{}, query {:?}", file.display(), query.name);
        for chain in &mut query.chains {
            let Some((_, path)) = self.alignments.iter().find(|(id, _)| *id == chain.id) else {
                continue;
            };
            let (own, place) = (&place, format!("{place}: {}", path.display()));
            let Molecule::Polymer {
                kind, alignment, ..
            } = &mut chain.molecule
            else {
                let message = format!("chain {} is a ligand and takes no alignment", chain.id);
                return Err(Error::input(place, message));
            };
            let text = text(path).map_err(|error| Error::input(own, error))?;
            let rows = Alignment::parse(&text, &place)?;
            *alignment = Some(Arc::new(rows.of_kind(*kind)));
        }
        query.check(&place)
    }

    /// The components that a query needs: those of the file on the command line, and those of its
    /// own file for codes that the former lacks.
    pub fn components(&self, planned: &Planned) -> Result<Components> {
        let mut wanted = wanted_components(&planned.query);
        let mut found = match self.components {
            Some(path) if !wanted.is_empty() => components_of(path, &wanted)?,
            _ => Components::new(),
        };
        wanted.retain(|code| !found.contains_key(code));
        let own = planned.components.as_ref();
        let mut own = match own.filter(|_| !wanted.is_empty()) {
            None => Components::new(),
            Some(ComponentsFile::Path(path)) => components_of(Path::new(path), &wanted)?,
            Some(ComponentsFile::Text(text)) => {
                let place = format!("query {:?}, userCCD", planned.query.name);
                components::read(text.as_bytes(), &wanted, &place)?
            }
        };
        found.append(&mut own);
        Ok(found)
    }
}

/// The components with these codes in a file, which gzip may have packed.
pub fn components_of(file: &Path, wanted: &BTreeSet<String>) -> Result<Components> {
    let refused = |error| Error::file(file, error);
    let source = BufReader::new(File::open(file).map_err(refused)?);
    let source = encoding::reader(source).map_err(refused)?;
    components::read(source, wanted, &file.display().to_string())
}

/// The names of the files in a folder, one per line.
fn names_in(folder: &Path) -> Result<String> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::file(folder, error))?;
    let names = entries.flatten().filter(|entry| entry.path().is_file());
    let names: Vec<String> = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    Ok(names.join("\n"))
}

/// The query files of a folder, sorted by name.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::file(folder, error))?;
    let is_query = |path: &PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        path.is_file() && extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths.filter(is_query).collect();
    files.sort();
    match files.is_empty() {
        false => Ok(files),
        true => Err(Error::input(
            folder,
            format!(
                "the folder has no query file: expected .{}",
                EXTENSIONS.join(", .")
            ),
        )),
    }
}

/// Asks whether the records of a file are queries or chains.
fn ask(place: &str, count: usize) -> Result<Records> {
    let (input, output) = (std::io::stdin(), std::io::stderr());
    if input.is_terminal() && output.is_terminal() {
        let question = format!(
            "{place} has {count} records. Fold each separately (e), or all as one complex (c)? "
        );
        let mut answer = String::new();
        let asked = output.lock().write_all(question.as_bytes());
        let read = asked.and_then(|()| input.lock().read_line(&mut answer));
        match (read, answer.trim()) {
            (Ok(_), "e" | "each") => return Ok(Records::Queries),
            (Ok(_), "c" | "complex") => return Ok(Records::Chains),
            _ => {}
        }
    }
    Err(Error::input(
        place,
        format!(
            "the file has {count} records: --each folds each separately, --complex all as the \
            chains of one complex"
        ),
    ))
}

pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    encoding::text(bytes, &path.display().to_string())
}
