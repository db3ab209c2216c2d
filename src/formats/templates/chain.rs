//! The residues of a template's chain.

use super::codes;

/// Positions of N, CA and C in angstroms.
pub type Backbone = [[f32; 3]; 3];

/// Names of the atoms that are read.
pub(super) const ATOMS: [&str; 4] = ["N", "CA", "C", "CB"];

/// One residue.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateResidue {
    /// Its component code, such as `ALA`.
    pub code: String,
    /// Its letter in alignments; that of the parent for a modified residue, `X` if unknown.
    pub letter: char,
    /// Positions of N, CA, C and CB in angstroms; none where the file has no such atom.
    pub atoms: [Option<[f32; 3]>; 4],
}

impl TemplateResidue {
    /// A residue without atoms.
    pub(super) fn unresolved(code: &str, letter: Option<u8>) -> Self {
        let letter = letter.or_else(|| codes::letter(code)).unwrap_or(b'X');
        TemplateResidue {
            code: codes::normal(code).to_string(),
            letter: char::from(letter),
            atoms: [None; 4],
        }
    }

    /// N, CA and C, if all are resolved.
    pub fn backbone(&self) -> Option<Backbone> {
        let [n, ca, c, _] = self.atoms;
        Some([n?, ca?, c?])
    }

    /// CB, or CA of glycine.
    pub fn pseudo_beta(&self) -> Option<[f32; 3]> {
        match self.code.as_str() {
            "GLY" => self.atoms[1],
            _ => self.atoms[3],
        }
    }

    /// Whether the residue has features: OpenFold3 leaves out modified residues that lack N, CA, C
    /// or CB.
    pub fn is_usable(&self) -> bool {
        let atoms = self.atoms.iter().flatten().count();
        codes::is_standard(&self.code) || atoms == 0 || atoms == ATOMS.len()
    }
}

/// A protein chain of a structure file.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateChain {
    /// Its id: `label_asym_id` of mmCIF files that have it.
    pub id: String,
    /// Its id of the authors, `auth_asym_id`, where that differs.
    pub author_id: Option<String>,
    /// Its residues, those without coordinates included where the file lists them.
    pub residues: Vec<TemplateResidue>,
}

impl TemplateChain {
    /// Both ids, for messages.
    pub(super) fn name(&self) -> String {
        match &self.author_id {
            Some(author) => format!("{} (author's {author})", self.id),
            None => self.id.clone(),
        }
    }

    pub(super) fn letters(&self) -> Vec<u8> {
        let letters = self.residues.iter().map(|residue| residue.letter as u8);
        letters.collect()
    }
}
