//! Features of tokens, and of atoms in their components.

use std::collections::BTreeMap;

use super::elements::index_of_element;
use super::residues::index_of_code;
use crate::formats::{PolymerKind, Structure};

/// Features of tokens. A standard residue of a polymer is one token, unless a bond outside the
/// backbone joins it to another residue; every other residue has one token for each atom.
///
/// Flags are 0 or 1. There is no padding, so the masks of tokens and atoms, all ones, are not
/// stored.
#[derive(Debug, Clone, PartialEq, Default, Hash)]
pub struct TokenFeatures {
    /// `[N]`, counted from 0.
    pub token_index: Vec<i32>,
    /// `[N]`, the residue's number in its chain, counted from 1; 1 for all atoms of a ligand.
    pub residue_index: Vec<i32>,
    /// `[N]`, the rank of the chain's id among all ids, from 1, in the order of their characters.
    pub asym_id: Vec<i32>,
    /// `[N]`, the rank of the chain's sequence or ligand code among the distinct ones, from 1,
    /// whatever the kind of the chain.
    pub entity_id: Vec<i32>,
    /// `[N]`, the number of the chain among the copies of its entity, from 1, in the order of the
    /// query.
    pub sym_id: Vec<i32>,
    /// `[N]`, the residue as an index below [`RESIDUE_KINDS`](super::RESIDUE_KINDS).
    pub restype: Vec<i32>,
    /// `[N]`, flags.
    pub is_protein: Vec<i32>,
    /// `[N]`, flags.
    pub is_rna: Vec<i32>,
    /// `[N]`, flags.
    pub is_dna: Vec<i32>,
    /// `[N]`, flags.
    pub is_ligand: Vec<i32>,
    /// `[N]`, flags: 1 for an atom of a ligand or of a modified residue.
    pub is_atomized: Vec<i32>,
    /// `[N]`, flags: 1 in a cyclic chain.
    pub cyclic_mask: Vec<i32>,
    /// `[N]`.
    pub num_atoms_per_token: Vec<i32>,
    /// `[N]`.
    pub start_atom_index: Vec<i32>,
    /// `[A]`.
    pub atom_to_token_index: Vec<i32>,
    /// Pairs of atomised tokens that a bond joins, in both directions, sorted.
    pub token_bonds: Vec<[i32; 2]>,
}

impl TokenFeatures {
    /// Number of tokens.
    pub fn count(&self) -> usize {
        self.token_index.len()
    }

    /// Number of atoms.
    pub fn atoms(&self) -> usize {
        self.atom_to_token_index.len()
    }

    pub(super) fn new(structure: &Structure) -> Self {
        let mut features = TokenFeatures::default();
        let ids = ChainIds::new(structure);
        for residue in &structure.residues {
            let chain = &structure.chains[residue.chain];
            let (count, width) = if residue.atomised {
                (residue.atoms.len(), 1)
            } else {
                (1, residue.atoms.len())
            };
            for at in 0..count {
                let token = features.count() as i32;
                features.token_index.push(token);
                features.residue_index.push(residue.number);
                features.asym_id.push(ids.asym[residue.chain]);
                features.entity_id.push(ids.entity[residue.chain]);
                features.sym_id.push(ids.sym[residue.chain]);
                features.restype.push(index_of_code(&residue.code));
                features
                    .is_protein
                    .push(i32::from(chain.kind == Some(PolymerKind::Protein)));
                features
                    .is_rna
                    .push(i32::from(chain.kind == Some(PolymerKind::Rna)));
                features
                    .is_dna
                    .push(i32::from(chain.kind == Some(PolymerKind::Dna)));
                features.is_ligand.push(i32::from(chain.kind.is_none()));
                features.is_atomized.push(i32::from(residue.atomised));
                features.cyclic_mask.push(i32::from(chain.cyclic));
                features.num_atoms_per_token.push(width as i32);
                features
                    .start_atom_index
                    .push((residue.atoms.start + at) as i32);
                features
                    .atom_to_token_index
                    .extend(std::iter::repeat_n(token, width));
            }
        }
        features.token_bonds = features.bonds(structure);
        features
    }

    fn bonds(&self, structure: &Structure) -> Vec<[i32; 2]> {
        let atomised = |at: usize| structure.residues[structure.atoms[at].residue].atomised;
        let between = structure
            .bonds
            .iter()
            .filter(|bond| bond.atoms.iter().all(|at| atomised(*at)));
        let mut pairs: Vec<[i32; 2]> = between
            .flat_map(|bond| {
                let [a, b] = bond.atoms.map(|at| self.atom_to_token_index[at]);
                [[a, b], [b, a]]
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// The ranks and copy number of each chain.
struct ChainIds {
    asym: Vec<i32>,
    entity: Vec<i32>,
    sym: Vec<i32>,
}

impl ChainIds {
    fn new(structure: &Structure) -> Self {
        let ranks = |names: Vec<&str>| -> Vec<i32> {
            let mut sorted = names.clone();
            sorted.sort_unstable();
            sorted.dedup();
            names
                .iter()
                .map(|name| sorted.partition_point(|other| other < name) as i32 + 1)
                .collect()
        };
        let asym = ranks(
            structure
                .chains
                .iter()
                .map(|chain| chain.id.as_str())
                .collect(),
        );
        let entity = ranks(
            structure
                .chains
                .iter()
                .map(|chain| chain.sequence.as_str())
                .collect(),
        );
        let mut copies: BTreeMap<i32, i32> = BTreeMap::new();
        let mut next_copy = |entity: &i32| {
            let copy = copies.entry(*entity).or_default();
            *copy += 1;
            *copy
        };
        let sym = entity.iter().map(&mut next_copy).collect();
        ChainIds { asym, entity, sym }
    }
}

/// Features of atoms, computed from their components. Every atom has coordinates, so the mask of
/// ones is not stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReferenceFeatures {
    /// `[A, 3]`, angstroms, centred in each residue.
    pub ref_pos: Vec<f32>,
    /// `[A]`, the atomic number minus one; 118 is an unknown element.
    pub ref_element: Vec<i32>,
    /// `[A]`.
    pub ref_charge: Vec<f32>,
    /// `[A, 4]`, the letters of the name minus 32, padded with blanks; each below 64.
    pub ref_atom_name_chars: Vec<i32>,
    /// `[A]`, the index of the atom's residue among those of all chains.
    pub ref_space_uid: Vec<i32>,
}

impl ReferenceFeatures {
    pub(super) fn new(structure: &Structure) -> Self {
        let mut features = ReferenceFeatures::default();
        for atom in &structure.atoms {
            features.ref_pos.extend(atom.reference);
            features.ref_element.push(index_of_element(&atom.element));
            features.ref_charge.push(atom.charge as f32);
            // Heavy atoms that the model knows have names of up to four letters; OpenFold3 fails on
            // longer ones.
            let letters = atom.name.bytes().chain(std::iter::repeat(b' ')).take(4);
            features
                .ref_atom_name_chars
                .extend(letters.map(|letter| i32::from(letter.saturating_sub(32).min(63))));
            features.ref_space_uid.push(atom.residue as i32);
        }
        features
    }
}
