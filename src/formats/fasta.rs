//! FASTA: every record is a chain.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::alignment::Alignment;
use super::alignment_files;
use super::atom_label::{AtomLabel, BondedAtoms};
use super::components::Components;
use super::encoding::with_line_ends;
use super::glycan::{self, Link};
use super::header::{is_id, Header, Named};
use super::kind;
use super::ligand;
use super::query::{Chain, Molecule, Names, Queries, Query, ReadFile};
use super::records::{records, Record};
use super::smiles;
use crate::error::{Error, Place, Result};

/// A FASTA text as one query called `name`.
///
/// A header `>ID` or `>ID|KIND` (`protein`, `rna`, `dna`, `ccd`) names the chain and its kind. An
/// alignment file may follow after a second `|`; `read` opens it. Headers of Chai, Boltz, the PDB,
/// NCBI and UniProt are also read. A chain without an id gets the first free letter of A, B, C...
/// Small letters count as capitals, and `:` separates chains of one record.
///
/// # Errors
/// If a header names an unknown kind, or a sequence of only bases has no kind.
pub fn parse(text: &str, name: &str, place: &str, read: ReadFile) -> Result<Queries> {
    let text = with_line_ends(text);
    let query = complex(&records(&text, place)?, name, place, read)?;
    Ok(Queries::collect(Vec::new(), [Ok(query)]))
}

/// A FASTA text as one query for each record, named by the first word of its header, or by `name`
/// and a number. A later query of the same name gets a number.
///
/// # Errors
/// If there is no record. A record that cannot be read is in [`Queries::refused`].
pub fn parse_each(text: &str, name: &str, place: &str, read: ReadFile) -> Result<Queries> {
    let text = with_line_ends(text);
    let mut names = Names::default();
    let queries = records(&text, place)?
        .into_iter()
        .enumerate()
        .map(|(at, record)| {
            let word = record.header.split_whitespace().next();
            let own = word.map_or_else(|| format!("{name}_{}", at + 1), str::to_string);
            let place = format!("{place}, record {own:?}");
            let mut query = complex(&[record], &own, &place, read)?;
            query.name = names.distinct(&query.name);
            Ok(query)
        });
    Ok(Queries::collect(Vec::new(), queries))
}

/// The chains of records as one query.
fn complex(records: &[Record], name: &str, place: &str, read: ReadFile) -> Result<Query> {
    let mut drafts = Vec::new();
    let mut components = Components::new();
    for record in records {
        drafts.extend(read_record(record, place, read, &mut components)?);
    }
    let lines: Vec<usize> = drafts.iter().map(|draft| draft.line).collect();
    let links: Vec<Vec<Link>> = drafts
        .iter()
        .map(|draft| draft.content.links.clone())
        .collect();
    let chains = with_ids(drafts);
    let bonds = chains.iter().zip(&links);
    let bonds = bonds.flat_map(|(chain, links)| links.iter().map(|link| bond_of(&chain.id, link)));
    let bonds: Vec<BondedAtoms> = bonds.collect();
    for (chain, line) in chains.iter().zip(lines) {
        if let Molecule::Polymer { kind, sequence, .. } = &chain.molecule {
            kind.check_sequence(sequence, Place::new(place).line(line).chain(&chain.id))?;
        }
    }
    let query = Query {
        bonds,
        components,
        ..Query::new(name, chains)
    };
    query.check(place)
}

fn bond_of(chain: &str, link: &Link) -> BondedAtoms {
    link.clone().map(|(residue, atom)| AtomLabel {
        chain: chain.to_string(),
        residue,
        atom,
    })
}

/// A chain without its final id.
struct Draft {
    /// The line of its record.
    line: usize,
    id: Option<String>,
    /// Whether the id is kept even if another chain has it.
    explicit: bool,
    cyclic: bool,
    content: Content,
}

/// Content of a record about one chain.
#[derive(Clone)]
struct Content {
    molecule: Molecule,
    /// The bonds between the components of a glycan.
    links: Vec<Link>,
    notes: Vec<String>,
}

/// The chains of one record: the parts of its sequence between `:`, or copies.
fn read_record(
    record: &Record,
    place: &str,
    read: ReadFile,
    components: &mut Components,
) -> Result<Vec<Draft>> {
    let place = Place::new(place).line(record.line);
    let header = Header::read(record.header).map_err(|message| Error::input(&place, message))?;
    let sequence = record.sequence.trim_matches(':');
    if header.molecule.is_none() && !header.of_polymers {
        kind::check_record(sequence).map_err(|message| Error::input(&place, message))?;
    }
    let contents: Vec<Content> = match header.molecule {
        Some(Named::Component) => vec![Content::ligand(vec![record.sequence.clone()])],
        Some(Named::Smiles) => {
            let component = smiles::parse(&record.sequence, &place.to_string())?;
            vec![Content::ligand(vec![ligand::add(components, component)])]
        }
        Some(Named::Glycan) => {
            let glycan = glycan::parse(&record.sequence);
            let glycan = glycan.map_err(|message| Error::input(&place, message))?;
            vec![Content {
                links: glycan.bonds,
                ..Content::ligand(glycan.codes)
            }]
        }
        _ => sequence
            .split(':')
            .map(|sequence| polymer(sequence, &header, &place, read))
            .collect::<Result<_>>()?,
    };
    let alone = contents.len() == 1;
    let mut ids = header.ids.iter().filter(|id| alone && is_id(id));
    let copies = header.ids.len().max(1);
    let drafts = (0..copies).flat_map(|_| {
        let id = ids.next().map(|id| (*id).to_string());
        contents.iter().map(move |content| Draft {
            line: record.line,
            id: id.clone(),
            explicit: header.explicit,
            cyclic: header.cyclic,
            content: content.clone(),
        })
    });
    Ok(drafts.collect())
}

fn is_alignment(path: &str) -> bool {
    let path = path.strip_suffix(".gz").unwrap_or(path);
    [".a3m", ".sto", ".stockholm", ".npz"]
        .iter()
        .any(|extension| path.ends_with(extension))
}

fn polymer(sequence: &str, header: &Header, place: &Place, read: ReadFile) -> Result<Content> {
    let sequence = sequence.trim_end_matches('*').to_ascii_uppercase();
    let refused = |message: String| Error::input(place, message);
    let kind = match header.molecule {
        Some(Named::Polymer(kind)) => kind,
        Some(Named::NucleicAcid) => {
            kind::of_nucleic_acid(&sequence, header.title).map_err(refused)?
        }
        _ => kind::of_sequence(&sequence, header.title).map_err(refused)?,
    };
    let (sequence, notes) = kind.resolve(&sequence, &BTreeMap::new());
    let alignment = match header.alignment {
        Some(path) if is_alignment(path) => {
            let text = alignment_files::text(path, &place.to_string(), read)?;
            let alignment = Alignment::parse(&text, &format!("{place}, {path}"))?;
            Some(Arc::new(alignment.of_kind(kind)))
        }
        Some(path) => {
            return Err(refused(format!(
                "the third field {path:?} is not read: expected an .a3m file"
            )))
        }
        None => None,
    };
    let molecule = Molecule::Polymer {
        kind,
        sequence,
        modifications: BTreeMap::new(),
        alignment,
    };
    Ok(Content {
        molecule,
        links: Vec::new(),
        notes,
    })
}

impl Content {
    fn ligand(codes: Vec<String>) -> Self {
        Content {
            molecule: Molecule::Ligand { codes },
            links: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// Assigns ids: explicit ones unchanged, then those of other headers if they are free, then
/// letters.
fn with_ids(drafts: Vec<Draft>) -> Vec<Chain> {
    let explicit = drafts.iter().filter(|draft| draft.explicit);
    let mut taken: BTreeSet<String> = explicit.filter_map(|draft| draft.id.clone()).collect();
    let ids: Vec<Option<String>> = drafts
        .iter()
        .map(|draft| {
            let id = draft.id.clone()?;
            (draft.explicit || taken.insert(id.clone())).then_some(id)
        })
        .collect();
    let mut free = letters().filter(|id| !taken.contains(id));
    drafts
        .into_iter()
        .zip(ids)
        .map(|(draft, id)| Chain {
            cyclic: draft.cyclic,
            notes: draft.content.notes,
            ..Chain::new(
                id.or_else(|| free.next()).unwrap_or_default(),
                draft.content.molecule,
            )
        })
        .collect()
}

/// A to Z, then AA, AB...
pub(super) fn letters() -> impl Iterator<Item = String> {
    let single = ('A'..='Z').map(String::from);
    single.chain(
        ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}"))),
    )
}
