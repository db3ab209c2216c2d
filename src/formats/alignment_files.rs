//! Alignment files that a query names: A3M and Stockholm files, and OpenFold3's folders of them.

use std::sync::Arc;

use super::alignment::Alignment;
use super::pairing::Hits;
use super::polymer::PolymerKind;
use super::query::ReadFile;
use crate::error::{Error, Result};

/// Names of files in the order in which OpenFold3 joins them; others follow.
const ORDER: [&str; 13] = [
    "uniref90_hits",
    "bfd_uniclust_hits",
    "bfd_uniref_hits",
    "cfdb_uniref30",
    "cfdb_hits",
    "mgnify_hits",
    "rfam_hits",
    "rnacentral_hits",
    "nt_hits",
    "nucleotide_collection_hits",
    "concat_cfdb_uniref100_filtered",
    "mmseqs_colabfold",
    "colabfold_main",
];

/// Names of files whose rows OpenFold3 pairs by species.
const TO_PAIR: [&str; 2] = ["uniprot_hits", "uniprot"];

const EXTENSIONS: [&str; 5] = ["a3m", "sto", "stockholm", "fasta", "npz"];

/// The alignments of a chain.
#[derive(Default)]
pub(super) struct ChainAlignments {
    /// The rows of all files except those to pair.
    pub main: Option<Alignment>,
    /// Rows to pair by species.
    pub hits: Option<Arc<Hits>>,
}

/// Reads the alignments of a chain. A path is a file, or a folder whose files are read in
/// OpenFold3's order. T in RNA is U.
pub(super) fn read(
    paths: &[String],
    kind: PolymerKind,
    place: &str,
    read: ReadFile,
) -> Result<ChainAlignments> {
    let mut files = Vec::new();
    for path in paths {
        match extension(path) {
            Some(_) => files.push(path.clone()),
            None => files.extend(files_of(path, place, read)?),
        }
    }
    let others = files.iter().any(|file| !TO_PAIR.contains(&stem(file)));
    let mut alignments = ChainAlignments::default();
    for file in &files {
        let text = text(file, place, read)?;
        let place = format!("{place}, {file}");
        if others && kind == PolymerKind::Protein && TO_PAIR.contains(&stem(file)) {
            alignments.hits = Some(Arc::new(Hits::parse(&text, &place)?));
            continue;
        }
        let next = Alignment::parse(&text, &place)?.of_kind(kind);
        match &mut alignments.main {
            Some(main) => main.append(&next, &place)?,
            None => alignments.main = Some(next),
        }
    }
    Ok(alignments)
}

/// The text of an alignment file.
pub(super) fn text(path: &str, place: &str, read: ReadFile) -> Result<String> {
    if path.ends_with(".npz") {
        let message = format!(
            "{path}: .npz alignments are not supported: give the .a3m files that they were made \
            from, which OpenFold3 writes with `msa_file_format: a3m`"
        );
        return Err(Error::input(place, message));
    }
    read(path).map_err(|error| named(error, place))
}

/// The error of a file that a query names, with the place of the query.
fn named(error: Error, place: &str) -> Error {
    match error {
        Error::File { .. } => Error::input(place, error),
        error => error.inside(place),
    }
}

fn name(path: &str) -> &str {
    let path = path.strip_suffix(".gz").unwrap_or(path);
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    name(path)
        .rsplit_once('.')
        .map_or(name(path), |(stem, _)| stem)
}

fn extension(path: &str) -> Option<&'static str> {
    let (_, extension) = name(path).rsplit_once('.')?;
    let mut known = EXTENSIONS.iter().copied();
    known.find(|known| extension.eq_ignore_ascii_case(known))
}

/// The alignments in a folder, in OpenFold3's order.
fn files_of(folder: &str, place: &str, read: ReadFile) -> Result<Vec<String>> {
    let folder = folder.trim_end_matches(['/', '\\']);
    let names = read(&format!("{folder}/")).map_err(|error| named(error, place))?;
    let alignments = names.lines().filter(|name| extension(name).is_some());
    let mut files: Vec<String> = alignments.map(|name| format!("{folder}/{name}")).collect();
    let rank = |file: &String| {
        let place = ORDER.iter().position(|name| *name == stem(file));
        (place.unwrap_or(ORDER.len()), file.clone())
    };
    files.sort_by_key(rank);
    match files.is_empty() {
        false => Ok(files),
        true => Err(Error::input(
            place,
            format!("the folder {folder:?} has no .a3m or .sto file"),
        )),
    }
}
