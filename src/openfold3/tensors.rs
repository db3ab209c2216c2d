//! The names and shapes of OpenFold3's tensors: read from a grammar, with the widths of the given
//! weights.

use std::collections::BTreeMap;

use super::sampler_copy::merged;
use super::version::ModelVersion;
use crate::error::Result;
use crate::weights::Weights;

/// The grammar; its first lines describe its syntax.
const GRAMMAR: &str = include_str!("tensors.txt");
/// The prefix of names of widths of the whole model.
const WIDTH: &str = "c_";

/// A path, possibly with a star, and its extents.
type Line = (String, Vec<String>);

/// Compares all names and shapes with those of OpenFold3, at the widths and numbers of blocks of
/// these weights.
///
/// # Errors
/// As [`ModelVersion::of`], and [`crate::Error::Weights`] with every missing, misshaped or
/// unexpected tensor.
pub fn check_weights(weights: &Weights) -> Result<ModelVersion> {
    let merged = merged(weights);
    let weights = merged.as_ref().unwrap_or(weights);
    let version = ModelVersion::of(weights)?;
    weights.check(&expected(weights, version))?;
    Ok(version)
}

/// The names and shapes of OpenFold3's tensors; extents that no tensor determines are zero.
fn expected(weights: &Weights, version: ModelVersion) -> BTreeMap<String, Vec<usize>> {
    let mut lines = Vec::new();
    expand("model", "", &BTreeMap::new(), version, &mut lines);
    let named: Vec<Line> = lines
        .into_iter()
        .flat_map(|(path, extents)| {
            blocks(weights, &path)
                .into_iter()
                .map(move |path| (path, extents.clone()))
        })
        .filter_map(|(path, extents)| Some((required(weights, path)?, extents)))
        .collect();
    let mut widths: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, extents) in &named {
        let own = weights
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

/// The path, unless its module is optional and missing as a whole.
fn required(weights: &Weights, path: String) -> Option<String> {
    let Some(optional) = path.strip_prefix('?') else {
        return Some(path);
    };
    let module = optional.split('.').next();
    let exists = weights.names().any(|name| name.split('.').next() == module);
    exists.then(|| optional.to_string())
}

/// The paths of a star: up to the last block of the weights, and one if there is none.
fn blocks(weights: &Weights, path: &str) -> Vec<String> {
    /// A larger number is not a block, so its name is reported as unexpected.
    const MOST: usize = 1000;
    let Some((before, after)) = path.split_once('*') else {
        return vec![path.to_string()];
    };
    let prefix = before.trim_start_matches('?');
    let number = |name: &str| name.strip_prefix(prefix)?.split('.').next()?.parse().ok();
    let last: usize = weights
        .names()
        .filter_map(number)
        .filter(|block| *block < MOST)
        .max()
        .unwrap_or(0);
    let (count, after) = match after.strip_prefix('-') {
        Some(after) => (last, after),
        None => (last + 1, after),
    };
    (0..count)
        .map(|block| format!("{before}{block}{after}"))
        .collect()
}

/// Adds the lines of a part of the grammar, each path after `prefix`.
fn expand(
    part: &str,
    prefix: &str,
    arguments: &BTreeMap<&str, String>,
    version: ModelVersion,
    lines: &mut Vec<Line>,
) {
    for line in body(part) {
        let mut words = line.split_whitespace();
        let path = words.next().unwrap_or_default();
        let (only, path) = path
            .split_once(':')
            .map_or((None, path), |(only, path)| (Some(only), path));
        if only.is_some_and(|only| only != version.name()) {
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
                    expand(&inserted[1..], &path, &arguments, version, lines);
                }
                _ => lines.push((path, words.iter().map(extent).collect())),
            }
        }
    }
}

/// The lines of a part, without its head.
fn body(part: &str) -> impl Iterator<Item = &'static str> {
    let mut lines = GRAMMAR.lines();
    lines.by_ref().find(|line| {
        line.strip_prefix('@')
            .and_then(|line| line.split_whitespace().next())
            == Some(part)
    });
    lines.take_while(|line| !line.is_empty())
}

/// The names of a part's arguments.
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
