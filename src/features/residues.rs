//! The alphabet of tokens, and the residues that are built in.

use std::sync::LazyLock;

use crate::error::Result;
use crate::formats::components::{self, Component, Components};
use crate::formats::PolymerKind;

/// How many kinds of residue a token or an MSA letter may be.
pub const RESIDUE_KINDS: usize = 32;

/// The index of a gap in an alignment.
pub const GAP: i32 = 31;

/// Component codes by index. The last is no component, but a dictionary has one of that name.
const CODES: [&str; RESIDUE_KINDS] = [
    "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE", "LEU", "LYS", "MET",
    "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL", "UNK", "A", "G", "C", "U", "N", "DA", "DG",
    "DC", "DT", "DN", "GAP",
];

/// Letters by index from a kind's first one.
const AMINO_ACIDS: &str = "ARNDCQEGHILKMFPSTWYVX";

/// The index of what is no residue of the alphabet: ligands, modified residues.
const UNKNOWN: i32 = 20;

/// Whether a component of a polymer is one token; every other is one token an atom.
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

/// The index of a letter of an alignment or a sequence; an unknown letter is the kind's unknown
/// residue.
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

/// The standard residues, from the table that the crate carries.
pub fn built_in() -> Result<&'static Components> {
    static TABLE: LazyLock<Result<Components>> =
        LazyLock::new(|| components::parse(include_str!("residues.cif"), "the built-in residues"));
    TABLE.as_ref().map_err(Clone::clone)
}

/// Which atoms of a component leave when it becomes part of a polymer.
///
/// Standard residues lose OXT or OP3 wherever they stand, ends included. A modified one loses what
/// the dictionary flags, or the same as a standard one where it flags nothing.
pub fn leaves(kind: PolymerKind, component: &Component, atom: &components::ComponentAtom) -> bool {
    if component.says_what_leaves && !is_standard(&component.code) {
        return atom.leaves;
    }
    match kind {
        PolymerKind::Protein => atom.name == "OXT",
        PolymerKind::Rna | PolymerKind::Dna => atom.name == "OP3" || atom.name == "O3P",
    }
}
