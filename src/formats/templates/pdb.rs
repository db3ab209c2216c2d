//! Protein chains of a PDB file: the first model, with the residues of SEQRES that have no
//! coordinates.

use std::collections::{BTreeMap, BTreeSet};

use super::align::align;
use super::atoms::{AtomRecord, Sites};
use super::chain::{TemplateChain, TemplateResidue};
use super::codes;
use crate::error::{Error, Place, Result};

/// The id of a chain without one.
const BLANK: &str = "_";

/// Residues above which SEQRES is not aligned to the coordinates: its memory is their product.
const MOST_SEQRES: usize = 10_000;

/// Whether a text has records of a PDB file.
pub(super) fn is_pdb(text: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("ATOM  ") || line.starts_with("HETATM"))
}

/// The entry's id, if the file has one, and its protein chains.
pub(super) fn parse(text: &str, place: &str) -> Result<(String, Vec<TemplateChain>)> {
    let mut file = File::default();
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("ENDMDL") {
            break;
        }
        let refused = |message: &str| Error::input(Place::new(place).line(at + 1), message);
        file.read(line).map_err(refused)?;
    }
    let chains = file
        .chains
        .iter()
        .filter_map(|(id, sites)| file.chain(id, sites));
    Ok((file.entry.to_string(), chains.collect()))
}

#[derive(Default)]
struct File<'a> {
    entry: &'a str,
    /// Chains in the order of the file.
    chains: Vec<(&'a str, Sites<'a>)>,
    /// Chains that a TER record has ended: their other atoms are ligands and waters.
    ended: BTreeSet<&'a str>,
    sequences: BTreeMap<&'a str, Vec<&'a str>>,
    /// Parents of modified residues by their codes.
    parents: BTreeMap<&'a str, &'a str>,
}

/// Columns of a line without blanks around them; empty beyond the line's end.
fn columns(line: &str, from: usize, to: usize) -> &str {
    let end = to.min(line.len());
    line.get(from.min(end)..end).unwrap_or_default().trim()
}

/// The id of a chain in one column.
fn chain_id(line: &str, column: usize) -> &str {
    match columns(line, column, column + 1) {
        "" => BLANK,
        id => id,
    }
}

impl<'a> File<'a> {
    fn read(&mut self, line: &'a str) -> Result<(), &'static str> {
        match columns(line, 0, 6) {
            "HEADER" => self.entry = columns(line, 62, 66),
            "SEQRES" => {
                let codes = line.get(19..).unwrap_or_default().split_whitespace();
                self.sequences
                    .entry(chain_id(line, 11))
                    .or_default()
                    .extend(codes);
            }
            "MODRES" => {
                self.parents
                    .insert(columns(line, 12, 15), columns(line, 24, 27));
            }
            "TER" => {
                self.ended.insert(chain_id(line, 21));
            }
            "ATOM" | "HETATM" => return self.atom(line),
            _ => {}
        }
        Ok(())
    }

    fn atom(&mut self, line: &'a str) -> Result<(), &'static str> {
        let id = chain_id(line, 21);
        if line.starts_with("HETATM") && self.ended.contains(id) {
            return Ok(());
        }
        let number = |from: usize, to: usize| {
            let number = columns(line, from, to).parse();
            number.ok().filter(|number: &f32| number.is_finite())
        };
        let [x, y, z] = [(30, 38), (38, 46), (46, 54)].map(|(from, to)| number(from, to));
        let (Some(x), Some(y), Some(z)) = (x, y, z) else {
            return Err("expected an atom with three coordinates in columns 31 to 54");
        };
        let atom = AtomRecord {
            code: columns(line, 17, 20),
            name: columns(line, 12, 16),
            alternative: columns(line, 16, 17),
            occupancy: number(54, 60).unwrap_or(1.0),
            position: [x, y, z],
        };
        let place = match self.chains.iter().position(|(own, _)| *own == id) {
            Some(place) => place,
            None => {
                self.chains.push((id, Sites::default()));
                self.chains.len() - 1
            }
        };
        self.chains[place]
            .1
            .add(columns(line, 22, 27).to_string(), atom);
        Ok(())
    }

    fn letter(&self, code: &str) -> Option<u8> {
        let parent = self.parents.get(code).copied();
        codes::letter(code).or_else(|| codes::letter(parent?))
    }

    /// A chain with at least one amino acid.
    fn chain(&self, id: &str, sites: &Sites) -> Option<TemplateChain> {
        let sites = sites.iter().filter(|(_, site)| site.is_amino_acid());
        let residues = sites.filter_map(|(_, site)| site.residue(|code| self.letter(code)));
        let residues: Vec<TemplateResidue> = residues.collect();
        (!residues.is_empty()).then(|| TemplateChain {
            id: id.to_string(),
            author_id: None,
            residues: self.completed(id, residues),
        })
    }

    /// The residues of SEQRES, those with coordinates in their places. A SEQRES that does not
    /// contain the residues is ignored.
    fn completed(&self, id: &str, resolved: Vec<TemplateResidue>) -> Vec<TemplateResidue> {
        let all: &[&str] = self.sequences.get(id).map_or(&[], Vec::as_slice);
        if all.len() < resolved.len() || all.len() > MOST_SEQRES {
            return resolved;
        }
        let same = |all_at: usize, at: usize| codes::normal(all[all_at]) == resolved[at].code;
        let score = |all_at: usize, at: usize| if same(all_at, at) { 5 } else { -20 };
        let pairs = align([all.len(), resolved.len()], score);
        if pairs.len() != resolved.len() || pairs.iter().any(|[all_at, at]| !same(*all_at, *at)) {
            return resolved;
        }
        let missing = |code: &&str| TemplateResidue::unresolved(code, self.letter(code));
        let mut residues: Vec<TemplateResidue> = all.iter().map(missing).collect();
        for ([place, _], residue) in pairs.iter().zip(resolved) {
            residues[*place] = residue;
        }
        residues
    }
}
