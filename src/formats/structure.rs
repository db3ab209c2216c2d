//! Structures for output: chains, residues and atoms by their labels. Coordinates are separate, one
//! set for each sample.

use std::ops::Range;

use super::polymer::PolymerKind;
use crate::error::{Error, Result};

/// A complex without coordinates, in the order of its query: chain after chain, residue after
/// residue, atom after atom.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// The query's name.
    pub name: String,
    /// The chains.
    pub chains: Vec<StructureChain>,
    /// The residues of all chains; each component of a ligand is one.
    pub residues: Vec<Residue>,
    /// The atoms of all residues, without hydrogens.
    pub atoms: Vec<Atom>,
    /// The bonds within residues, those that join neighbours in a polymer, and those that the
    /// query gives.
    pub bonds: Vec<Bond>,
}

/// One chain.
#[derive(Debug, Clone, PartialEq)]
pub struct StructureChain {
    /// Its id.
    pub id: String,
    /// The kind of its polymer; `None` for a ligand.
    pub kind: Option<PolymerKind>,
    /// The letters of the query, one per residue, or the codes of a ligand, separated by blanks.
    pub sequence: String,
    /// Whether it is cyclic.
    pub cyclic: bool,
    /// Indices of its residues.
    pub residues: Range<usize>,
}

/// One residue of a polymer, or one component of a ligand.
#[derive(Debug, Clone, PartialEq)]
pub struct Residue {
    /// Index of its chain.
    pub chain: usize,
    /// Its number in the chain, from 1.
    pub number: i32,
    /// Its component's code.
    pub code: String,
    /// Its component's name.
    pub name: String,
    /// The type of its component, such as `L-PEPTIDE LINKING`.
    pub kind: String,
    /// Whether it is a standard residue of a polymer.
    pub standard: bool,
    /// Whether each atom is a token, as in ligands, modified residues, and residues with a bond to
    /// another one outside the backbone.
    pub atomised: bool,
    /// Indices of its atoms.
    pub atoms: Range<usize>,
}

/// One atom.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// Its name, such as `CA`.
    pub name: String,
    /// Its element's symbol in capitals.
    pub element: String,
    /// Its formal charge.
    pub charge: i32,
    /// Index of its residue.
    pub residue: usize,
    /// Its coordinates in the component, in angstroms, with the centre of the residue at zero.
    pub reference: [f32; 3],
}

/// One bond.
#[derive(Debug, Clone, PartialEq)]
pub struct Bond {
    /// Indices of its atoms.
    pub atoms: [usize; 2],
    /// The order as the dictionary writes it, such as `SING` or `DOUB`.
    pub order: String,
    /// Whether it is in an aromatic ring.
    pub aromatic: bool,
}

/// The predicted positions and confidences of the atoms of one sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PredictedAtoms<'a> {
    /// `[A]`, in angstroms.
    pub coordinates: &'a [[f32; 3]],
    /// `[A]`, pLDDT from 0 to 100.
    pub plddt: &'a [f32],
}

impl Structure {
    /// The chain of an atom.
    pub fn chain_of(&self, atom: &Atom) -> &StructureChain {
        &self.chains[self.residues[atom.residue].chain]
    }

    /// `[N]`: the residue of each token.
    pub fn tokens(&self) -> Vec<usize> {
        let residues = self.residues.iter().enumerate();
        let tokens = residues.flat_map(|(at, residue)| {
            let count = if residue.atomised {
                residue.atoms.len()
            } else {
                1
            };
            std::iter::repeat_n(at, count)
        });
        tokens.collect()
    }

    /// Refuses a prediction of another number of atoms, or with numbers that are not finite.
    pub fn check(&self, prediction: &PredictedAtoms) -> Result<()> {
        let count = self.atoms.len();
        if prediction.coordinates.len() != count || prediction.plddt.len() != count {
            let got = format!(
                "{} coordinates and {} pLDDT",
                prediction.coordinates.len(),
                prediction.plddt.len()
            );
            return Err(Error::shape(
                "structure",
                "prediction",
                format!("one of each for {count} atoms"),
                got,
            ));
        }
        let finite = |at: &usize| {
            prediction.coordinates[*at]
                .iter()
                .chain([&prediction.plddt[*at]])
                .all(|number| number.is_finite())
        };
        match (0..count).find(|at| !finite(at)) {
            None => Ok(()),
            Some(at) => {
                let (atom, chain) = (&self.atoms[at], self.chain_of(&self.atoms[at]));
                let message = format!(
                    "atom {} of residue {} has no finite coordinates or pLDDT",
                    atom.name, self.residues[atom.residue].number
                );
                Err(Error::input(
                    format!("{}, chain {}", self.name, chain.id),
                    message,
                ))
            }
        }
    }

    /// The entity of each chain, from 0 by first appearance: chains with the same residues are
    /// copies of one entity.
    pub fn entities(&self) -> Vec<usize> {
        let contents = |chain: &StructureChain| -> (Option<PolymerKind>, Vec<&str>) {
            (
                chain.kind,
                self.residues[chain.residues.clone()]
                    .iter()
                    .map(|residue| residue.code.as_str())
                    .collect(),
            )
        };
        let mut known: Vec<(Option<PolymerKind>, Vec<&str>)> = Vec::new();
        let mut place = |chain: &StructureChain| {
            let own = contents(chain);
            known
                .iter()
                .position(|other| *other == own)
                .unwrap_or_else(|| {
                    known.push(own);
                    known.len() - 1
                })
        };
        self.chains.iter().map(&mut place).collect()
    }
}
