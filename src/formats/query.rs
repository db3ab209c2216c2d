//! Queries: complexes to be folded, their chains given by sequences or component codes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::alignment::Alignment;
use super::atom_label::{AtomLabel, BondedAtoms};
use super::components::Components;
use super::polymer::PolymerKind;
use super::templates::Template;
use crate::error::{Error, Result};

/// The longest component code. Codes of the dictionary have up to five letters, custom codes may be
/// longer.
const MAX_CODE: usize = 32;

/// Reads a file that a query file refers to: from the path as written there to its text. For a path
/// that ends with `/`, the names of the files in that folder, one per line.
pub type ReadFile<'a> = &'a dyn Fn(&str) -> Result<String>;

/// Refuses every reference to another file.
pub fn no_files(path: &str) -> Result<String> {
    Err(Error::input(
        path,
        "the query names this file, and files are not read here",
    ))
}

/// The queries of one file, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Queries {
    /// Seeds given by the file; empty if there are none.
    pub seeds: Vec<u64>,
    /// The queries, with distinct names.
    pub queries: Vec<Query>,
    /// One error for each query of the file that could not be read.
    pub refused: Vec<Error>,
    /// Components that the file contains or names.
    pub components: Option<ComponentsFile>,
}

/// Components of the Chemical Component Dictionary that belong to a query file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComponentsFile {
    /// The path of a file, as written in the query.
    Path(String),
    /// The text itself.
    Text(String),
}

/// How query files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The meaning of the records of a FASTA file.
    pub records: Records,
    /// Ignores templates.
    pub without_templates: bool,
}

impl Default for Reading {
    /// A FASTA file is one complex; templates are read.
    fn default() -> Self {
        Reading {
            records: Records::Chains,
            without_templates: false,
        }
    }
}

impl Queries {
    /// The queries of a file, each read or refused.
    pub(super) fn collect(
        seeds: Vec<u64>,
        queries: impl IntoIterator<Item = Result<Query>>,
    ) -> Self {
        let mut all = Queries {
            seeds,
            queries: Vec::new(),
            refused: Vec::new(),
            components: None,
        };
        for query in queries {
            match query {
                Ok(query) => all.queries.push(query),
                Err(error) => all.refused.push(error),
            }
        }
        all
    }

    /// The first refusal, if any.
    pub(super) fn complete(mut self) -> Result<Self> {
        match self.refused.is_empty() {
            true => Ok(self),
            false => Err(self.refused.swap_remove(0)),
        }
    }
}

/// Names of queries so far, in small letters: file systems may ignore case.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// The name, or the first of `NAME_2`, `NAME_3`... that is not used yet.
    pub fn distinct(&mut self, name: &str) -> String {
        let numbered = (2usize..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.to_string()).chain(numbered);
        let free = names.find(|name| self.0.insert(name.to_lowercase()));
        free.unwrap_or_default()
    }
}

/// The meaning of the records of a FASTA file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// The chains of one complex.
    Chains,
    /// One query each.
    Queries,
}

/// One complex.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The name, also of its output files.
    pub name: String,
    /// At least one chain, in the order of tokens and atoms; ids are distinct.
    pub chains: Vec<Chain>,
    /// Single bonds between atoms, in addition to those of components and backbones.
    pub bonds: Vec<BondedAtoms>,
    /// Atoms of components that are not in the complex, because a bond replaces them.
    pub leaving_atoms: Vec<AtomLabel>,
    /// Components that the query describes itself, such as ligands from structure files.
    pub components: Components,
    /// False for a query without MSAs: a row of gaps takes the place of the sequences too.
    pub use_msas: bool,
    /// Seeds of this query; empty where those of its file count.
    pub seeds: Vec<u64>,
    /// Changes to the query while it was read, one sentence each.
    pub notes: Vec<String>,
}

/// One copy of a molecule.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The chain's id in the output.
    pub id: String,
    /// Its sequence or component.
    pub molecule: Molecule,
    /// Whether the polymer is cyclic: its positions are then counted around the ring.
    pub cyclic: bool,
    /// Rows paired with those of other chains: all chains have equally many, or none. The sequence
    /// itself need not be among them.
    pub paired: Option<Arc<Alignment>>,
    /// At most [`TEMPLATES`](super::templates::TEMPLATES) structures of similar proteins.
    pub templates: Vec<Arc<Template>>,
    /// Changes to the sequence while it was read, and its templates, one sentence each.
    pub notes: Vec<String>,
}

/// The sequence or component of a chain.
#[derive(Debug, Clone, PartialEq)]
pub enum Molecule {
    /// A sequence.
    Polymer {
        /// The alphabet of the letters.
        kind: PolymerKind,
        /// One letter per residue.
        sequence: String,
        /// Component codes that replace residues, by position from 1.
        modifications: BTreeMap<usize, String>,
        /// Aligned sequences, the chain's own first; copies of a chain share it.
        alignment: Option<Arc<Alignment>>,
    },
    /// Components of the Chemical Component Dictionary: one, or several that bonds join, such as
    /// the sugars of a glycan.
    Ligand {
        /// Their codes, such as `ATP`.
        codes: Vec<String>,
    },
}

impl Query {
    /// A query that uses alignments. Characters that cannot be in file names become `_` in the
    /// name, with a note.
    pub fn new(name: &str, chains: Vec<Chain>) -> Self {
        let usable = usable_name(name);
        let notes = match usable == name {
            true => Vec::new(),
            false => vec![format!("the name {name:?} is written as {usable:?}")],
        };
        Query {
            name: usable,
            chains,
            bonds: Vec::new(),
            leaving_atoms: Vec::new(),
            components: Components::new(),
            use_msas: true,
            seeds: Vec::new(),
            notes,
        }
    }

    /// Checks the whole query: at least one chain, distinct and valid ids, valid sequences and
    /// codes, alignments of their chain. Ambiguous letters become unknown residues, with a note.
    pub fn check(mut self, place: &str) -> Result<Self> {
        self.chains.iter_mut().for_each(Chain::resolve_letters);
        if self.chains.is_empty() {
            return Err(Error::input(place, "there is no chain"));
        }
        check_name(&self.name, place)?;
        let mut seen = BTreeSet::new();
        for chain in &self.chains {
            let of_chain = |error: Error| error.of_chain(chain.id.escape_debug());
            check_id(&chain.id, place).map_err(of_chain)?;
            if !seen.insert(chain.id.as_str()) {
                let message = format!("the chain id {:?} is given twice", chain.id);
                return Err(of_chain(Error::input(place, message)));
            }
            chain.check(place).map_err(of_chain)?;
        }
        self.check_bonds(place)?;
        self.check_paired(place)?;
        Ok(self)
    }

    /// Refuses paired alignments of different depths.
    fn check_paired(&self, place: &str) -> Result<()> {
        let depths = self.chains.iter().filter_map(|chain| {
            let rows = chain.paired.as_ref()?.rows();
            Some((&chain.id, rows))
        });
        let depths: Vec<(&String, usize)> = depths.collect();
        for pair in depths.windows(2) {
            let [(one, rows), (other, more)] = [pair[0], pair[1]];
            if rows != more {
                let message = format!(
                    "the paired alignment of chain {one} has {rows} rows, that of chain {other} \
                    {more}: paired rows correspond line by line"
                );
                return Err(Error::input(place, message));
            }
        }
        Ok(())
    }
}

impl Chain {
    /// A chain that is not cyclic.
    pub fn new(id: impl Into<String>, molecule: Molecule) -> Self {
        Chain {
            id: id.into(),
            molecule,
            cyclic: false,
            paired: None,
            templates: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn resolve_letters(&mut self) {
        let Molecule::Polymer {
            kind,
            sequence,
            modifications,
            ..
        } = &mut self.molecule
        else {
            return;
        };
        let (resolved, notes) = kind.resolve(sequence, modifications);
        *sequence = resolved;
        self.notes.extend(notes);
    }

    fn check(&self, place: &str) -> Result<()> {
        match &self.molecule {
            Molecule::Ligand { .. } if self.cyclic => Err(Error::input(
                place,
                "a ligand cannot be cyclic here: only polymer chains can",
            )),
            Molecule::Ligand { .. } if self.paired.is_some() => {
                Err(Error::input(place, "a ligand takes no alignment"))
            }
            Molecule::Ligand { codes } if codes.is_empty() => {
                Err(Error::input(place, "a ligand needs a component code"))
            }
            Molecule::Ligand { codes } => codes.iter().try_for_each(|code| check_code(code, place)),
            Molecule::Polymer {
                kind,
                sequence,
                modifications,
                alignment,
            } => {
                kind.check_sequence(sequence, place)?;
                for (position, code) in modifications {
                    if *position == 0 || *position > sequence.len() {
                        let message = format!(
                            "the modification {code} is at position {position} \
                            of a chain of {} residues",
                            sequence.len()
                        );
                        return Err(Error::input(place, message));
                    }
                    check_code(code, place)?;
                }
                if self
                    .paired
                    .as_ref()
                    .is_some_and(|rows| rows.columns != sequence.len())
                {
                    let message = format!(
                        "the paired alignment is not one of {} columns",
                        sequence.len()
                    );
                    return Err(Error::input(place, message));
                }
                match alignment {
                    Some(_) if *kind == PolymerKind::Dna => {
                        Err(Error::input(place, "a DNA chain takes no alignment"))
                    }
                    Some(alignment) => alignment.check_query(*kind, sequence, place),
                    None => Ok(()),
                }
            }
        }
    }
}

/// The longest name of a query, in bytes: file names add up to 70 and may have 255.
const MAX_NAME: usize = 120;

fn usable_in_names(letter: char) -> bool {
    letter.is_alphanumeric() || "-_.+".contains(letter)
}

/// A query name from the name of a file or of another program: `_` replaces blanks and characters
/// that cannot be in file names.
fn usable_name(name: &str) -> String {
    let name = name.trim();
    let last = name.chars().count().saturating_sub(1);
    let mut usable = String::new();
    for (at, letter) in name.chars().enumerate() {
        let hidden = letter == '.' && (at == 0 || at == last);
        usable.push(if usable_in_names(letter) && !hidden {
            letter
        } else {
            '_'
        });
        if usable.len() > MAX_NAME {
            usable.pop();
            break;
        }
    }
    usable
}

/// Checks a query name, which is part of file names.
fn check_name(name: &str, place: &str) -> Result<()> {
    match name.is_empty() {
        true => Err(Error::input(place, "the query has no name")),
        false => Ok(()),
    }
}

fn check_id(id: &str, place: &str) -> Result<()> {
    if id.is_empty()
        || id.len() > 16
        || !id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')
    {
        return Err(Error::input(
            place,
            format!("the chain id {id:?} is not one to sixteen ASCII letters, digits, '-' or '_'"),
        ));
    }
    Ok(())
}

fn check_code(code: &str, place: &str) -> Result<()> {
    let usable = |letter: char| {
        letter.is_ascii_uppercase() || letter.is_ascii_digit() || "-_".contains(letter)
    };
    let capitals = code.to_ascii_uppercase();
    // AlphaFold Server writes CCD_ATP.
    let plain = capitals.strip_prefix("CCD_").unwrap_or(&capitals);
    if (1..=MAX_CODE).contains(&code.len()) && code.chars().all(usable) && plain == code {
        return Ok(());
    }
    let hint = match plain != code && plain.chars().all(usable) {
        true => format!(": write {plain}"),
        false => String::new(),
    };
    let message = format!(
        "{code:?} is not a component code: codes are capital letters, digits, '-' and '_', such as \
        ATP{hint}"
    );
    Err(Error::input(place, message))
}
