//! From a query to its chains, residues, atoms and bonds.

use std::collections::BTreeSet;

use super::bonds::{join, Leaving};
use super::residues::{built_in, code_of_letter, is_standard, leaves};
use crate::error::{Error, Result};
use crate::formats::components::{Component, ComponentAtom, Components};
use crate::formats::{
    Atom, Bond, Chain, Molecule, PolymerKind, Query, Residue, Structure, StructureChain,
};

/// The codes that a query needs from a components file: its ligands and modified residues, except
/// built-in ones.
pub fn wanted_components(query: &Query) -> BTreeSet<String> {
    let codes = query.chains.iter().flat_map(|chain| match &chain.molecule {
        Molecule::Ligand { codes } => codes.clone(),
        Molecule::Polymer { modifications, .. } => modifications.values().cloned().collect(),
    });
    let own = |code: &String| query.components.contains_key(code);
    codes
        .filter(|code| !is_standard(code) && !own(code))
        .collect()
}

/// Lays out a query's atoms: chains in its order, residues by position, atoms in the dictionary's
/// order without hydrogens.
pub fn structure(query: &Query, components: &Components) -> Result<Structure> {
    let empty = Structure {
        name: query.name.clone(),
        chains: Vec::new(),
        residues: Vec::new(),
        atoms: Vec::new(),
        bonds: Vec::new(),
    };
    let mut builder = Builder {
        structure: empty,
        components,
        own: &query.components,
        built_in: built_in()?,
        leaving: Leaving::new(query),
    };
    for chain in &query.chains {
        builder.chain(
            chain,
            &format!("query {:?}, chain {}", query.name, chain.id),
        )?;
    }
    let mut structure = builder.structure;
    join(&mut structure, query)?;
    Ok(structure)
}

struct Builder<'a> {
    structure: Structure,
    components: &'a Components,
    own: &'a Components,
    built_in: &'static Components,
    leaving: Leaving<'a>,
}

impl<'a> Builder<'a> {
    fn chain(&mut self, chain: &Chain, place: &str) -> Result<()> {
        let first = self.structure.residues.len();
        let (kind, sequence) = match &chain.molecule {
            Molecule::Ligand { codes } => {
                for (at, code) in codes.iter().enumerate() {
                    self.residue(&chain.id, None, code, at as i32 + 1, place)?;
                }
                (None, self.ligand(codes))
            }
            Molecule::Polymer {
                kind,
                sequence,
                modifications,
                ..
            } => {
                for (at, letter) in sequence.bytes().enumerate() {
                    let code = modifications
                        .get(&(at + 1))
                        .map_or(code_of_letter(*kind, letter), String::as_str);
                    self.residue(&chain.id, Some(*kind), code, at as i32 + 1, place)?;
                    if at > 0 {
                        self.join(first + at - 1, first + at);
                    }
                }
                if chain.cyclic && sequence.len() > 1 {
                    self.join(first + sequence.len() - 1, first);
                }
                (Some(*kind), sequence.clone())
            }
        };
        let residues = first..self.structure.residues.len();
        self.structure.chains.push(StructureChain {
            id: chain.id.clone(),
            kind,
            sequence,
            cyclic: chain.cyclic,
            residues,
        });
        Ok(())
    }

    /// The text of a ligand, by which OpenFold3 numbers entities: the SMILES that names a component
    /// of the query, else the codes.
    fn ligand(&self, codes: &[String]) -> String {
        let same = |name: &str| self.own.values().filter(|other| other.name == name).count();
        match codes {
            [code] => match self.own.get(code) {
                Some(component) if same(&component.name) == 1 => component.name.clone(),
                _ => code.clone(),
            },
            _ => codes.join(" "),
        }
    }

    fn component(&self, code: &str, place: &str) -> Result<&'a Component> {
        let own = self.own.get(code);
        own.or_else(|| self.built_in.get(code))
            .or_else(|| self.components.get(code))
            .ok_or_else(|| {
                let message = format!(
                    "the component {code} is not built in and not among the \
                components given: give a CCD components file that has it"
                );
                Error::input(place, message)
            })
    }

    /// Adds a residue of a chain that is not in the list of chains yet. `kind` is `None` for a
    /// ligand, which loses atoms only where bonds take their place.
    fn residue(
        &mut self,
        chain: &str,
        kind: Option<PolymerKind>,
        code: &str,
        number: i32,
        place: &str,
    ) -> Result<()> {
        let component = self.component(code, place)?;
        let leaving = self.leaving.of(chain, number, kind, component, place)?;
        let stays = |atom: &&ComponentAtom| {
            let in_polymer = kind.is_some_and(|kind| leaves(kind, component, atom));
            !in_polymer && !leaving.contains(atom.name.as_str())
        };
        let kept: Vec<&ComponentAtom> = component.atoms.iter().filter(stays).collect();
        if kept.is_empty() {
            return Err(Error::input(
                place,
                format!("the component {code} has no atom that stays in the complex"),
            ));
        }
        if let Some(atom) = kept.iter().find(|atom| atom.name.len() > 4) {
            return Err(Error::input(
                place,
                format!(
                    "the component {code} has an atom {:?}: the \
                model knows names of up to four letters",
                    atom.name
                ),
            ));
        }
        let centre = centre(&kept);
        let (first, residue) = (self.structure.atoms.len(), self.structure.residues.len());
        self.structure.atoms.extend(kept.iter().map(|atom| Atom {
            name: atom.name.clone(),
            element: atom.element.clone(),
            charge: atom.charge,
            residue,
            reference: std::array::from_fn(|axis| {
                (f64::from(atom.position[axis]) - centre[axis]) as f32
            }),
        }));
        let place_of = |at: usize| {
            kept.iter()
                .position(|atom| std::ptr::eq(*atom, &component.atoms[at]))
                .map(|at| first + at)
        };
        for bond in &component.bonds {
            if let (Some(a), Some(b)) = (place_of(bond.atoms[0]), place_of(bond.atoms[1])) {
                self.structure.bonds.push(Bond {
                    atoms: [a, b],
                    order: bond.order.clone(),
                    aromatic: bond.aromatic,
                });
            }
        }
        self.structure.residues.push(Residue {
            chain: self.structure.chains.len(),
            number,
            code: code.to_string(),
            name: component.name.clone(),
            kind: component.kind.clone(),
            standard: kind.is_some() && is_standard(code),
            atomised: kind.is_none() || !is_standard(code),
            atoms: first..self.structure.atoms.len(),
        });
        Ok(())
    }

    /// The peptide or phosphodiester bond between two residues, if both components are of a kind
    /// that forms one and have its atoms.
    fn join(&mut self, before: usize, after: usize) {
        let [before, after] = [before, after].map(|at| &self.structure.residues[at]);
        let (from, to) = match (link(&before.kind), link(&after.kind)) {
            (Some(Link::Peptide), Some(Link::Peptide)) => ("C", "N"),
            (Some(Link::Nucleic), Some(Link::Nucleic)) => ("O3'", "P"),
            _ => return,
        };
        let named = |residue: &Residue, name: &str| {
            residue
                .atoms
                .clone()
                .find(|at| self.structure.atoms[*at].name == name)
        };
        if let (Some(a), Some(b)) = (named(before, from), named(after, to)) {
            self.structure.bonds.push(Bond {
                atoms: [a, b],
                order: "SING".to_string(),
                aromatic: false,
            });
        }
    }
}

enum Link {
    Peptide,
    Nucleic,
}

fn link(kind: &str) -> Option<Link> {
    match kind {
        "PEPTIDE LINKING" | "L-PEPTIDE LINKING" | "D-PEPTIDE LINKING" => Some(Link::Peptide),
        "RNA LINKING" | "DNA LINKING" => Some(Link::Nucleic),
        _ => None,
    }
}

fn centre(atoms: &[&ComponentAtom]) -> [f64; 3] {
    std::array::from_fn(|axis| {
        atoms
            .iter()
            .map(|atom| f64::from(atom.position[axis]))
            .sum::<f64>()
            / atoms.len() as f64
    })
}
