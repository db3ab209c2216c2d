//! The residues of polymers, for scores of interfaces.

use crate::formats::{PolymerKind, Structure};

/// A residue of a polymer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Site {
    /// The index of the residue's chain.
    pub(super) chain: usize,
    pub(super) nucleic: bool,
    /// The token of its CA or C1'.
    pub(super) token: usize,
    /// CB, or CA of glycine, or C3'.
    pub(super) atom: usize,
}

/// The residues of polymers that have a CA or a C1'. `chain_of` maps the index of a chain in the
/// structure to that of scores.
pub(super) fn sites(structure: &Structure, chain_of: impl Fn(usize) -> usize) -> Vec<Site> {
    let mut first_token = 0;
    let mut sites = Vec::new();
    for residue in &structure.residues {
        let start = first_token;
        first_token += if residue.atomised {
            residue.atoms.len()
        } else {
            1
        };
        let named = |name: &str| {
            let mut atoms = residue.atoms.clone();
            atoms.find(|at| structure.atoms[*at].name == name)
        };
        let (centre, site, nucleic) = match structure.chains[residue.chain].kind {
            Some(PolymerKind::Protein) => (named("CA"), named("CB"), false),
            Some(PolymerKind::Rna | PolymerKind::Dna) => (named("C1'"), named("C3'"), true),
            None => continue,
        };
        let Some(centre) = centre else { continue };
        let within = if residue.atomised {
            centre - residue.atoms.start
        } else {
            0
        };
        sites.push(Site {
            chain: chain_of(residue.chain),
            nucleic,
            token: start + within,
            atom: site.unwrap_or(centre),
        });
    }
    sites
}
