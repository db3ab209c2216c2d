//! Text formats: queries and alignments in, structures and confidences out. No GPU code.
//!
//! In: [`fasta`], [`a3m`], the query JSON of OpenFold3 ([`openfold3_json`]) and of AlphaFold 3
//! ([`alphafold3_json`]) all give a [`Query`]; [`components`] reads the Chemical Component
//! Dictionary, [`templates`] structure files. Out: a [`Structure`] with predicted coordinates
//! becomes mmCIF ([`mmcif`]) or PDB ([`pdb`]), the numbers about it JSON and CSV ([`confidences`]).

pub mod a3m;
mod added_ligands;
mod alignment;
mod alignment_files;
pub mod alphafold3_json;
mod atom_label;
mod chain_templates;
pub mod cif;
mod cif_text;
mod colabfold;
pub mod components;
pub mod confidences;
pub mod covalent;
pub mod encoding;
pub mod fasta;
mod glycan;
mod header;
mod json;
mod kind;
mod letters;
mod ligand;
pub mod mmcif;
mod mmcif_bonds;
mod mmcif_ligands;
mod mmcif_model;
mod mmcif_tables;
pub mod molfile;
pub mod openfold3_json;
mod pairing;
pub mod pdb;
mod polymer;
mod query;
mod read;
mod records;
mod server_bonds;
mod server_json;
pub mod smiles;
mod stockholm;
mod structure;
pub mod summary_confidences;
pub mod templates;

pub use atom_label::{bond, AtomLabel, BondedAtoms};
pub(crate) use pairing::MAX_PAIRED_ROWS;
pub use polymer::PolymerKind;
pub use query::{
    no_files, Chain, ComponentsFile, Molecule, Names, Queries, Query, ReadFile, Reading, Records,
};
pub use structure::{Atom, Bond, PredictedAtoms, Residue, Structure, StructureChain};
