//! A chain of a structure file, aligned to a sequence.

use std::collections::BTreeSet;

use super::align::align;
use super::blosum62;
use super::chain::{TemplateChain, TemplateResidue};
use super::{mmcif, pdb};
use crate::error::{Error, Result};

/// Smallest score of an alignment that OpenFold3 uses.
const LEAST_SCORE: f64 = 0.1;

/// Number of templates of a chain that the model reads.
pub const TEMPLATES: usize = 4;

/// The largest product of lengths that is aligned, in bytes of memory.
const MOST_CELLS: usize = 1 << 28;

/// A structure file and the chain that is taken from it.
#[derive(Debug, Clone, Copy)]
pub struct TemplateFile<'a> {
    /// mmCIF or PDB.
    pub text: &'a str,
    /// The name of the structure; empty for the one that the file has.
    pub name: &'a str,
    /// The chain's id, `label_asym_id` or else `auth_asym_id`. Without one, the chain with the most
    /// identical residues is taken.
    pub chain: Option<&'a str>,
    /// The file's place in error messages.
    pub place: &'a str,
}

/// A chain of a structure and its residues that correspond to those of a sequence.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The name of the structure.
    pub name: String,
    /// The chain.
    pub chain: TemplateChain,
    /// Pairs of a residue of the sequence and one of the chain, both from 0.
    pub pairs: Vec<[usize; 2]>,
    /// Pairs of equal letters.
    identical: usize,
}

impl Template {
    /// Aligns a chain of a file to a sequence: Gotoh's algorithm with BLOSUM62, gaps of k residues
    /// cost 11 + k, those at the ends nothing.
    ///
    /// # Errors
    /// [`Error::Input`] if the file cannot be read, has no such chain, or fewer than a tenth of the
    /// sequence's residues are identical.
    pub fn aligned(sequence: &str, file: TemplateFile) -> Result<Self> {
        let (name, chains) = file.read()?;
        let mut templates = Vec::new();
        for chain in chains {
            let pairs = pairs(sequence.as_bytes(), &chain.letters(), file.place)?;
            templates.push(Template::new(&name, sequence, chain, pairs));
        }
        let rank = |template: &Template| (template.identical, template.pairs.len());
        let better = |best: Template, next: Template| match rank(&next) > rank(&best) {
            true => next,
            false => best,
        };
        let best = templates.into_iter().reduce(better);
        let (identical, length) = (
            best.as_ref().map_or(0, |best| best.identical),
            sequence.len(),
        );
        match best.filter(|best| best.score(length) >= LEAST_SCORE) {
            Some(best) => best.with_backbone(file.place),
            None => Err(file.too_different(identical, length)),
        }
    }

    /// Takes the pairs as given: indices from 0 of residues of the sequence, and of those of the
    /// file's one protein chain, which count residues without coordinates where the file lists
    /// them.
    ///
    /// # Errors
    /// As [`Template::aligned`], and if the lists do not fit the sequence or the chain.
    pub fn mapped(sequence: &str, file: TemplateFile, indices: [&[usize]; 2]) -> Result<Self> {
        let place = |message: String| Error::input(file.place, message);
        let refused = |message: String| Err(place(message));
        let [query, template] = indices;
        if query.len() != template.len() {
            return refused(format!(
                "there are {} indices of the query and {} of the template",
                query.len(),
                template.len()
            ));
        }
        if query.is_empty() {
            return refused("there are no indices: nothing is aligned".into());
        }
        let (name, chains) = file.read()?;
        let names: Vec<String> = chains.iter().map(TemplateChain::name).collect();
        let Ok([chain]) = <[TemplateChain; 1]>::try_from(chains) else {
            return refused(format!(
                "indices need a file of one protein chain, and this one has {}",
                names.join(", ")
            ));
        };
        check_indices(query, "query", sequence.len()).map_err(place)?;
        check_indices(template, "template", chain.residues.len()).map_err(place)?;
        if let Some(index) = repeated(query) {
            return refused(format!("the index {index} of the query is given twice"));
        }
        let pairs = query.iter().zip(template);
        let pairs = pairs.map(|(own, other)| [*own, *other]).collect();
        Ok(Template::new(&name, sequence, chain, pairs))
    }

    fn new(name: &str, sequence: &str, chain: TemplateChain, pairs: Vec<[usize; 2]>) -> Self {
        let letters = (sequence.as_bytes(), chain.letters());
        let same = |[own, other]: &&[usize; 2]| letters.0.get(*own) == letters.1.get(*other);
        let identical = pairs.iter().filter(same).count();
        Template {
            name: name.to_string(),
            chain,
            pairs,
            identical,
        }
    }

    /// Whether an aligned residue has the atoms of its backbone.
    fn has_backbone(&self) -> bool {
        let complete = |(_, residue): (usize, &TemplateResidue)| residue.backbone().is_some();
        self.aligned_residues().any(complete)
    }

    /// Refuses a template of which no aligned residue has its backbone.
    fn with_backbone(self, place: &str) -> Result<Self> {
        if self.has_backbone() {
            return Ok(self);
        }
        let message = format!(
            "no aligned residue of chain {} has the atoms N, CA and C",
            self.chain.name()
        );
        Err(Error::input(place, message))
    }

    /// The residues that have features, each with the index from 0 of its residue of the sequence.
    pub fn aligned_residues(&self) -> impl Iterator<Item = (usize, &TemplateResidue)> {
        let residues = self.pairs.iter();
        let residues = residues.map(|[own, other]| (*own, &self.chain.residues[*other]));
        residues.filter(|(_, residue)| residue.is_usable())
    }

    /// The share of the sequence's residues that the template has with the same letter, by which
    /// OpenFold3 ranks templates.
    pub fn score(&self, length: usize) -> f64 {
        self.identical as f64 / length.max(1) as f64
    }

    /// A sentence about the alignment.
    pub fn note(&self, length: usize) -> String {
        let aligned = self.pairs.len();
        let share = 100.0 * self.identical as f64 / aligned.max(1) as f64;
        let (name, chain) = (&self.name, self.chain.name());
        let without = match self.has_backbone() {
            true => "",
            false => "; none of them has the atoms N, CA and C",
        };
        format!(
            "template {name} chain {chain}: {aligned} of {length} residues aligned, \
            {share:.0} % identity{without}"
        )
    }
}

/// Refuses an index of a residue that does not exist.
fn check_indices(indices: &[usize], of: &str, count: usize) -> Result<(), String> {
    match indices.iter().find(|index| **index >= count) {
        Some(index) => Err(format!(
            "the {of} has {count} residues, with indices from 0, and no {index}"
        )),
        None => Ok(()),
    }
}

/// The first index that a list has twice.
fn repeated(indices: &[usize]) -> Option<usize> {
    let mut seen = BTreeSet::new();
    indices.iter().copied().find(|index| !seen.insert(*index))
}

/// The aligned pairs of a sequence and a chain.
fn pairs(sequence: &[u8], chain: &[u8], place: &str) -> Result<Vec<[usize; 2]>> {
    let lengths = [sequence.len(), chain.len()];
    if lengths[0].saturating_mul(lengths[1]) > MOST_CELLS {
        let message = format!("a chain of {} residues is too long to align", chain.len());
        return Err(Error::input(place, message));
    }
    let score = |own: usize, other: usize| blosum62::score(sequence[own], chain[other]);
    Ok(align(lengths, score))
}

impl TemplateFile<'_> {
    /// The name of the structure, and the chain or all protein chains.
    fn read(&self) -> Result<(String, Vec<TemplateChain>)> {
        let is_cif = |line: &str| {
            line.get(..5)
                .is_some_and(|word| word.eq_ignore_ascii_case("data_"))
        };
        let (own, chains) = match self.text.lines().any(is_cif) {
            true => mmcif::parse(self.text, self.place)?,
            false if pdb::is_pdb(self.text) => pdb::parse(self.text, self.place)?,
            false => {
                let message = "the file is neither mmCIF, with a line data_NAME, nor PDB, with \
                    ATOM records";
                return Err(Error::input(self.place, message));
            }
        };
        if chains.is_empty() {
            return Err(Error::input(self.place, "the file has no protein chain"));
        }
        let name = [self.name, &own, "of the query"]
            .into_iter()
            .find(|name| !name.is_empty());
        let name = name.unwrap_or_default().to_string();
        match self.chain {
            None => Ok((name, chains)),
            Some(id) => Ok((name, vec![self.choose(id, chains)?])),
        }
    }

    /// The error for chains of which OpenFold3 uses none.
    fn too_different(&self, identical: usize, length: usize) -> Error {
        let which = match self.chain {
            Some(chain) => format!("chain {chain} does"),
            None => "its protein chains do".into(),
        };
        let message = format!(
            "{which} not align to the sequence: {identical} of {length} residues are identical, \
            and OpenFold3 uses templates from a tenth"
        );
        Error::input(self.place, message)
    }

    fn choose(&self, id: &str, mut chains: Vec<TemplateChain>) -> Result<TemplateChain> {
        let by_label = chains.iter().position(|chain| chain.id == id);
        let by_author = || {
            let own = |chain: &TemplateChain| chain.author_id.as_deref() == Some(id);
            chains.iter().position(own)
        };
        match by_label.or_else(by_author) {
            Some(place) => Ok(chains.swap_remove(place)),
            None => {
                let names: Vec<String> = chains.iter().map(TemplateChain::name).collect();
                let message = format!(
                    "there is no protein chain {id:?}: the file has {}",
                    names.join(", ")
                );
                Err(Error::input(self.place, message))
            }
        }
    }
}
