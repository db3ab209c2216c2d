//! The kind of a sequence whose header gives none.

use super::polymer::PolymerKind;

/// Letters for ambiguous bases (IUPAC), or for modified ones.
const AMBIGUOUS_BASES: &str = "NXRYSWKMBDHVI";

/// Symbols of atoms that SMILES writes as one letter.
const ATOMS: &str = "BCNOPSFI";

/// These letters, and those of `H`, `Cl` and `Br`.
const ATOMS_IN_CAPITALS: &str = "BCNOPSFIHLR";

/// Characters of SMILES that are not in sequences.
const BONDS_AND_RINGS: [char; 8] = ['=', '#', '(', '[', '@', '/', '1', '%'];

/// Codes of frequent ligands and ions whose letters are also those of proteins.
const FREQUENT_CODES: [&str; 45] = [
    "ADP", "AMP", "ANP", "ATP", "BGC", "BMA", "CA", "CD", "CL", "CMP", "COA", "CTP", "DTT", "EDO",
    "EPE", "FAD", "FE", "FMN", "FUC", "GAL", "GDP", "GLC", "GMP", "GNP", "GTP", "HEC", "HEM", "HG",
    "MAN", "MES", "MG", "MN", "NA", "NAD", "NAG", "NAI", "NAP", "NI", "PEG", "PLP", "SAH", "SAM",
    "SIA", "TRS", "ZN",
];

/// The amino acids in three-letter codes, as written between peptide bonds.
const THREE_LETTERS: [&str; 20] = [
    "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE", "LEU", "LYS", "MET",
    "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL",
];

/// A test for texts of another kind, and the message about them.
type Doubt = (fn(&str) -> bool, &'static str);

/// Refuses a record whose header gives no kind and whose text is probably not a sequence.
///
/// # Errors
/// The message, if the text can be a component code or SMILES, or has three letters per residue.
pub(super) fn check_record(text: &str) -> Result<(), String> {
    let doubts: [Doubt; 3] = [
        (
            is_code,
            "this is a component code, too, and the header does not give the kind: write >ID|ccd \
            or >ID|protein",
        ),
        (
            is_smiles,
            "the letters can be SMILES, and the header does not give the kind: write >ID|smiles or \
            >ID|protein",
        ),
        (
            is_three_letters,
            "three-letter codes are not read: write one letter for each residue",
        ),
    ];
    match doubts.iter().find(|(is_other, _)| is_other(text)) {
        Some((_, message)) => Err((*message).into()),
        None => Ok(()),
    }
}

/// The kind of a sequence: a protein, unless the letters are those of bases and `title` names a
/// kind.
///
/// # Errors
/// The message, if the letters are those of bases: the kind of such a chain is ambiguous.
pub(super) fn of_sequence(
    sequence: &str,
    title: Option<PolymerKind>,
) -> Result<PolymerKind, String> {
    if !is_of_bases(sequence) {
        return Ok(PolymerKind::Protein);
    }
    let kind = match (sequence.contains('T'), sequence.contains('U'), title) {
        (_, false, Some(PolymerKind::Dna)) => return Ok(PolymerKind::Dna),
        (false, _, Some(PolymerKind::Rna)) => return Ok(PolymerKind::Rna),
        (true, false, _) => ">ID|dna",
        (false, true, _) => ">ID|rna",
        _ => ">ID|dna or >ID|rna",
    };
    Err(format!(
        "every letter can be a base, and the header does not give the kind: write {kind}, or \
        >ID|protein"
    ))
}

/// The kind of a nucleic acid by its letters (T is DNA, U is RNA), or by its title.
///
/// # Errors
/// The message, if neither determines it.
pub(super) fn of_nucleic_acid(
    sequence: &str,
    title: Option<PolymerKind>,
) -> Result<PolymerKind, String> {
    match (sequence.contains('T'), sequence.contains('U'), title) {
        (true, false, _) => Ok(PolymerKind::Dna),
        (false, true, _) => Ok(PolymerKind::Rna),
        (false, false, Some(kind)) => Ok(kind),
        _ => Err("a nucleic acid without T or U, or with both: write >ID|dna or >ID|rna".into()),
    }
}

/// Whether every letter is a base, or nearly every one with ambiguous letters.
fn is_of_bases(sequence: &str) -> bool {
    let count = |letters: &str| {
        let letters = sequence.chars().filter(|letter| letters.contains(*letter));
        letters.count()
    };
    let kinds = ["A", "C", "G", "TU"].map(count);
    let (bases, unknown) = (kinds.iter().sum::<usize>() + count("N"), count("X"));
    let length = sequence.chars().count();
    if bases > 0 && bases + unknown == length {
        return true;
    }
    let different = kinds.iter().filter(|count| **count > 0).count();
    let letters = kinds.iter().sum::<usize>() + count(AMBIGUOUS_BASES);
    letters == length && different >= 3 && 4 * bases >= 3 * length
}

fn is_code(text: &str) -> bool {
    let mut codes = FREQUENT_CODES.iter();
    codes.any(|code| code.eq_ignore_ascii_case(text))
}

/// Whether a text consists of symbols of atoms, at least half of them carbon, or of frequent atoms
/// and halogens, bonds or rings.
fn is_smiles(text: &str) -> bool {
    let halogens = text.contains("Cl") || text.contains("Br");
    let text = text.to_ascii_uppercase();
    let of = |atoms: &str| {
        let mut letters = text.chars().filter(char::is_ascii_alphabetic);
        letters.all(|letter| atoms.contains(letter))
    };
    let carbon = text.matches('C').count();
    let mostly_carbon = of(ATOMS) && 2 * carbon >= text.len();
    let marked = halogens || text.contains(BONDS_AND_RINGS);
    carbon > 0 && (mostly_carbon || (of(ATOMS_IN_CAPITALS) && marked))
}

fn is_three_letters(text: &str) -> bool {
    let mut residues = text.as_bytes().chunks(3);
    let is_residue = |residue: &[u8]| {
        let mut codes = THREE_LETTERS.iter();
        codes.any(|code| code.as_bytes().eq_ignore_ascii_case(residue))
    };
    residues.len() > 2 && residues.all(is_residue)
}
