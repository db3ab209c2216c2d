//! The representative atom of a token, for distances between tokens.

use crate::features::TokenFeatures;

/// Residue types by their index: see [`crate::features::index_of_code`].
const UNKNOWN: usize = 20;
const GLYCINE: usize = 7;
const FIRST_OF_DNA: usize = 26;
/// Index of C4 of a purine or C2 of a pyrimidine among the atoms of a nucleotide, from residue type
/// 21: A, G, C, U, N, and the same for DNA. Unknown bases have none.
const BASES: [Option<i32>; 10] = [
    Some(21),
    Some(22),
    Some(13),
    Some(13),
    None,
    Some(20),
    Some(21),
    Some(12),
    Some(12),
    None,
];

/// The atom of each token: CB, CA for glycine, C4 of purines, C2 of pyrimidines, and the only atom
/// of atomised tokens; `None` without such an atom.
///
/// As in OpenFold3, tokens without one use the first atom of all. An atom index past the end also
/// counts as none.
pub fn representative_atoms(tokens: &TokenFeatures) -> Vec<Option<usize>> {
    let atom = |token: usize| {
        let flag = |flags: &[i32]| flags.get(token) == Some(&1);
        let kind = tokens.restype[token] as usize;
        let base = || {
            kind.checked_sub(UNKNOWN + 1)
                .and_then(|base| BASES.get(base).copied().flatten())
        };
        let place = match () {
            () if flag(&tokens.is_atomized) => Some(0),
            () if flag(&tokens.is_protein) && kind == GLYCINE => Some(1),
            () if flag(&tokens.is_protein) => (kind <= UNKNOWN).then_some(4),
            () if flag(&tokens.is_rna) => base().filter(|_| kind < FIRST_OF_DNA),
            () if flag(&tokens.is_dna) => base().filter(|_| kind >= FIRST_OF_DNA),
            () => None,
        };
        place
            .map(|place| (tokens.start_atom_index[token] + place) as usize)
            .filter(|atom| *atom < tokens.atoms())
    };
    (0..tokens.start_atom_index.len()).map(atom).collect()
}
