//! The alphabet of tokens, and the built-in residues.

use std::sync::LazyLock;

use crate::error::Result;
use crate::formats::components::{self, Component, Components};
use crate::formats::PolymerKind;

/// Number of kinds of residues of a token or an MSA letter.
pub const RESIDUE_KINDS: usize = 32;

/// The index of a gap in an alignment.
pub const GAP: i32 = 31;

/// Component codes by index. The last one is a gap, although a dictionary has a component of that
/// name.
const CODES: [&str; RESIDUE_KINDS] = [
    "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE", "LEU", "LYS", "MET",
    "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL", "UNK", "A", "G", "C", "U", "N", "DA", "DG",
    "DC", "DT", "DN", "GAP",
];

/// Letters by index, starting at the first of a kind.
const AMINO_ACIDS: &str = "ARNDCQEGHILKMFPSTWYVX";

/// The index of everything outside the alphabet: ligands and modified residues.
const UNKNOWN: i32 = 20;

/// Whether a component of a polymer is one token. All others have one token for each atom.
pub fn is_standard(code: &str) -> bool {
    CODES[..GAP as usize].contains(&code)
}

/// The index of a component code.
pub fn index_of_code(code: &str) -> i32 {
    CODES
        .iter()
        .position(|own| *own == code)
        .map_or(UNKNOWN, |at| at as i32)
}

/// The component code of an index below [`RESIDUE_KINDS`].
pub fn code_of_index(index: usize) -> &'static str {
    CODES.get(index).copied().unwrap_or(CODES[UNKNOWN as usize])
}

/// The index of a letter of an alignment or a sequence; an unknown letter gives the unknown residue
/// of its kind.
pub fn index_of_letter(kind: PolymerKind, letter: u8) -> i32 {
    let (first, letters) = match kind {
        PolymerKind::Protein => (0, AMINO_ACIDS),
        PolymerKind::Rna => (21, "AGCUN"),
        PolymerKind::Dna => (26, "AGCTN"),
    };
    match letters.bytes().position(|own| own == letter) {
        _ if letter == b'-' => GAP,
        Some(at) => first + at as i32,
        None => first + letters.len() as i32 - 1,
    }
}

/// The component code of a letter of a sequence.
pub fn code_of_letter(kind: PolymerKind, letter: u8) -> &'static str {
    CODES[index_of_letter(kind, letter) as usize]
}

/// The standard residues, from the table in this crate.
pub fn built_in() -> Result<&'static Components> {
    static TABLE: LazyLock<Result<Components>> =
        LazyLock::new(|| components::parse(include_str!("residues.cif"), "the built-in residues"));
    TABLE.as_ref().map_err(Clone::clone)
}

/// Which atoms of a component leave when it becomes part of a polymer.
///
/// Standard residues lose OXT or OP3 at every position, ends included. A modified residue loses the
/// atoms that the dictionary flags, or those of a standard residue if it flags none.
pub fn leaves(kind: PolymerKind, component: &Component, atom: &components::ComponentAtom) -> bool {
    if component.says_what_leaves && !is_standard(&component.code) {
        return atom.leaves;
    }
    match kind {
        PolymerKind::Protein => atom.name == "OXT",
        PolymerKind::Rna | PolymerKind::Dna => atom.name == "OP3" || atom.name == "O3P",
    }
}
