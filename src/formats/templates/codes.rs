//! Letters of amino acids and of their modified forms.

/// Component codes of amino acids with their letters.
const STANDARD: [(&str, u8); 21] = [
    ("ALA", b'A'),
    ("ARG", b'R'),
    ("ASN", b'N'),
    ("ASP", b'D'),
    ("CYS", b'C'),
    ("GLN", b'Q'),
    ("GLU", b'E'),
    ("GLY", b'G'),
    ("HIS", b'H'),
    ("ILE", b'I'),
    ("LEU", b'L'),
    ("LYS", b'K'),
    ("MET", b'M'),
    ("PHE", b'F'),
    ("PRO", b'P'),
    ("SER", b'S'),
    ("THR", b'T'),
    ("TRP", b'W'),
    ("TYR", b'Y'),
    ("VAL", b'V'),
    ("UNK", b'X'),
];

/// Frequent modified residues with the letters of their parents in the Chemical Component
/// Dictionary, for files that do not name the parents.
const MODIFIED: [(&str, u8); 26] = [
    ("ABA", b'A'),
    ("ALY", b'K'),
    ("CAS", b'C'),
    ("CGU", b'E'),
    ("CME", b'C'),
    ("CSD", b'C'),
    ("CSO", b'C'),
    ("CSX", b'C'),
    ("FME", b'M'),
    ("HIC", b'H'),
    ("HYP", b'P'),
    ("KCX", b'K'),
    ("LLP", b'K'),
    ("M3L", b'K'),
    ("MHO", b'M'),
    ("MLY", b'K'),
    ("MLZ", b'K'),
    ("MSE", b'M'),
    ("NEP", b'H'),
    ("NLE", b'L'),
    ("OCS", b'C'),
    ("PCA", b'Q'),
    ("PTR", b'Y'),
    ("SEP", b'S'),
    ("TPO", b'T'),
    ("TYS", b'Y'),
];

/// Selenomethionine is read as methionine.
pub(super) fn normal(code: &str) -> &str {
    match code {
        "MSE" => "MET",
        other => other,
    }
}

/// Whether a code is one of the twenty amino acids or the unknown one.
pub(super) fn is_standard(code: &str) -> bool {
    STANDARD.iter().any(|(own, _)| *own == code)
}

/// The letter of a code; none for codes outside both tables.
pub(super) fn letter(code: &str) -> Option<u8> {
    let mut all = STANDARD.iter().chain(&MODIFIED);
    all.find(|(own, _)| *own == code).map(|(_, letter)| *letter)
}
