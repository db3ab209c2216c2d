//! From the atoms of a structure file to residues: one alternative of each.

use super::chain::{TemplateResidue, ATOMS};
use super::codes;

/// An atom of a residue.
pub(super) struct AtomRecord<'a> {
    /// The residue's component code.
    pub code: &'a str,
    pub name: &'a str,
    /// The id of the alternative location; empty if there is one location.
    pub alternative: &'a str,
    pub occupancy: f32,
    pub position: [f32; 3],
}

/// The atoms of one position of a chain.
#[derive(Default)]
pub(super) struct Site<'a>(pub Vec<AtomRecord<'a>>);

impl<'a> Site<'a> {
    /// The code of highest occupancy, and the alternative of highest occupancy of this code. The
    /// first of equal ones.
    fn choice(&self) -> Option<(&'a str, &'a str)> {
        let code = self.fullest(self.0.iter().map(|atom| (atom.code, atom.occupancy)))?;
        let located = self.0.iter();
        let located = located.filter(|atom| atom.code == code && !atom.alternative.is_empty());
        let alternative = self.fullest(located.map(|atom| (atom.alternative, atom.occupancy)));
        Some((code, alternative.unwrap_or_default()))
    }

    /// The key with the largest sum.
    fn fullest(&self, all: impl Iterator<Item = (&'a str, f32)>) -> Option<&'a str> {
        let mut sums: Vec<(&str, f32)> = Vec::new();
        for (key, occupancy) in all {
            match sums.iter_mut().find(|(own, _)| *own == key) {
                Some((_, sum)) => *sum += occupancy,
                None => sums.push((key, occupancy)),
            }
        }
        let best = sums
            .iter()
            .copied()
            .reduce(|best, next| match next.1 > best.1 {
                true => next,
                false => best,
            });
        best.map(|(key, _)| key)
    }

    /// The residue; `letter` is its letter if the file gives one.
    pub fn residue(&self, letter: impl Fn(&str) -> Option<u8>) -> Option<TemplateResidue> {
        let (code, alternative) = self.choice()?;
        let mut residue = TemplateResidue::unresolved(code, letter(code));
        for atom in &self.0 {
            let own = atom.alternative.is_empty() || atom.alternative == alternative;
            let place = ATOMS.iter().position(|name| *name == atom.name);
            if let Some(place) = place.filter(|_| own && atom.code == code) {
                residue.atoms[place].get_or_insert(atom.position);
            }
        }
        Some(residue)
    }

    /// Whether this is an amino acid: by its code, or by its backbone.
    pub fn is_amino_acid(&self) -> bool {
        let has = |name: &str| self.0.iter().any(|atom| atom.name == name);
        let known = self.0.iter().any(|atom| codes::letter(atom.code).is_some());
        known || (has("N") && has("CA") && has("C"))
    }
}

/// The sites of a chain by the text that identifies each, in the order of the file.
#[derive(Default)]
pub(super) struct Sites<'a> {
    sites: Vec<(String, Site<'a>)>,
    places: std::collections::HashMap<String, usize>,
}

impl<'a> Sites<'a> {
    pub fn add(&mut self, key: String, atom: AtomRecord<'a>) {
        let next = self.sites.len();
        let place = *self.places.entry(key.clone()).or_insert(next);
        if place == next {
            self.sites.push((key, Site::default()));
        }
        self.sites[place].1 .0.push(atom);
    }

    pub fn get(&self, key: &str) -> Option<&Site<'a>> {
        self.places.get(key).map(|place| &self.sites[*place].1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Site<'a>)> {
        self.sites.iter().map(|(key, site)| (key.as_str(), site))
    }
}
