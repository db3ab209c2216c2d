//! Which tensors OpenFold3 needs, of which shapes: read from a grammar, with the widths of the
//! weights at hand.

use std::collections::BTreeMap;

use super::{Generation, Weights};
use crate::error::Result;

/// The grammar; its first lines say how it reads.
const GRAMMAR: &str = include_str!("openfold3.txt");
/// What comes before the name of a width of the whole model.
const WIDTH: &str = "c_";

/// A path, perhaps with a star, and its extents.
type Line = (String, Vec<String>);

impl Weights {
    /// Compares all names and shapes with those of OpenFold3, at the widths and numbers of blocks
    /// that these weights have.
    ///
    /// # Errors
    /// As [`Weights::generation`], and [`crate::Error::Weights`] with every tensor that is missing,
    /// of another shape, or too many.
    pub fn check_openfold3(&self) -> Result<Generation> {
        let generation = self.generation()?;
        self.check(&self.expected(generation))?;
        Ok(generation)
    }

    /// The names and shapes of OpenFold3's tensors; extents that no tensor says are zero.
    fn expected(&self, generation: Generation) -> BTreeMap<String, Vec<usize>> {
        let mut lines = Vec::new();
        expand("model", "", &BTreeMap::new(), generation, &mut lines);
        let named: Vec<Line> = lines
            .into_iter()
            .flat_map(|(path, extents)| {
                self.blocks(&path)
                    .into_iter()
                    .map(move |path| (path, extents.clone()))
            })
            .collect();
        let named: Vec<Line> = named
            .into_iter()
            .filter_map(|(path, extents)| self.wanted(path).map(|path| (path, extents)))
            .collect();
        let mut widths: BTreeMap<&str, usize> = BTreeMap::new();
        for (path, extents) in &named {
            let own = self
                .shape(path)
                .filter(|own| own.len() == extents.len())
                .unwrap_or_default();
            for (extent, own) in extents.iter().zip(own) {
                widths.entry(extent).or_insert(*own);
            }
        }
        let extent = |extent: &String| {
            extent
                .parse()
                .unwrap_or_else(|_| widths.get(extent.as_str()).copied().unwrap_or(0))
        };
        named
            .iter()
            .map(|(path, extents)| (path.clone(), extents.iter().map(extent).collect()))
            .collect()
    }

    /// Drops what may be left out and is.
    fn wanted(&self, path: String) -> Option<String> {
        match path.strip_prefix('?') {
            Some(optional) => self.shape(optional).map(|_| optional.to_string()),
            None => Some(path),
        }
    }

    /// The paths that a star stands for: up to the last block that is there, and one where there is
    /// none.
    fn blocks(&self, path: &str) -> Vec<String> {
        let Some((before, after)) = path.split_once('*') else {
            return vec![path.to_string()];
        };
        let number = |name: &str| name.strip_prefix(before)?.split('.').next()?.parse().ok();
        // A number that no model has blocks for is a name too many, and is listed as one.
        let last: usize = self
            .names()
            .filter_map(number)
            .filter(|block| *block < 1000)
            .max()
            .unwrap_or(0);
        match after.strip_prefix('-') {
            Some(after) => (0..last)
                .map(|block| format!("{before}{block}{after}"))
                .collect(),
            None => (0..=last)
                .map(|block| format!("{before}{block}{after}"))
                .collect(),
        }
    }
}

/// Adds the lines of a part of the grammar, each path behind `prefix`.
fn expand(
    part: &str,
    prefix: &str,
    arguments: &BTreeMap<&str, String>,
    generation: Generation,
    lines: &mut Vec<Line>,
) {
    for line in body(part) {
        let mut words = line.split_whitespace();
        let path = words.next().unwrap_or_default();
        let (only, path) = path
            .split_once(':')
            .map_or((None, path), |(only, path)| (Some(only), path));
        if only.is_some_and(|only| only != generation.name()) {
            continue;
        }
        let words: Vec<&str> = words.collect();
        for path in alternatives(path) {
            let path = if prefix.is_empty() {
                path
            } else {
                format!("{prefix}.{path}")
            };
            let extent = |word: &&str| match arguments.get(word) {
                Some(given) => given.clone(),
                None if word.starts_with(WIDTH) || word.parse::<usize>().is_ok() => {
                    word.to_string()
                }
                None => format!("{prefix}/{word}"),
            };
            match words.split_first() {
                Some((inserted, given)) if inserted.starts_with('@') => {
                    let arguments = parameters(&inserted[1..])
                        .zip(given.iter().map(extent))
                        .collect();
                    expand(&inserted[1..], &path, &arguments, generation, lines);
                }
                _ => lines.push((path, words.iter().map(extent).collect())),
            }
        }
    }
}

/// The lines of a part, without the one that names it.
fn body(part: &str) -> impl Iterator<Item = &'static str> {
    let mut lines = GRAMMAR.lines();
    lines.by_ref().find(|line| {
        line.strip_prefix('@')
            .and_then(|line| line.split_whitespace().next())
            == Some(part)
    });
    lines.take_while(|line| !line.is_empty())
}

/// The names that a part gives its arguments.
fn parameters(part: &str) -> impl Iterator<Item = &'static str> {
    let part = part.to_string();
    let head = GRAMMAR
        .lines()
        .filter_map(|line| line.strip_prefix('@'))
        .find(move |line| line.split_whitespace().next() == Some(&part));
    head.unwrap_or_default().split_whitespace().skip(1)
}

/// `a.{b,c}.d` as `a.b.d` and `a.c.d`.
fn alternatives(path: &str) -> Vec<String> {
    match path.split_once('{').and_then(|(before, rest)| {
        rest.split_once('}')
            .map(|(inside, after)| (before, inside, after))
    }) {
        Some((before, inside, after)) => inside
            .split(',')
            .map(|one| format!("{before}{one}{after}"))
            .collect(),
        None => vec![path.to_string()],
    }
}
