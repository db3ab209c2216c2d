//! The samples that earlier calls wrote into a folder, which its summary lists too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use trifold::formats::confidences::{Scores, SummaryRow};

use super::record::Record;

/// Rows of a summary by query and seed.
pub type Rows = BTreeMap<(String, u64), Vec<SummaryRow>>;

/// The end of the names of files with scores.
const SCORES: &str = "_confidences_aggregated.json";

/// The rows of all samples in a folder of results. Folders with another layout have none.
pub fn rows(folder: &Path) -> Rows {
    let mut rows = Rows::new();
    for query in folders(folder) {
        for seed in folders(&query) {
            let (query, number) = (name(&query), name(&seed));
            let Some(number) = number
                .strip_prefix("seed_")
                .and_then(|seed| seed.parse().ok())
            else {
                continue;
            };
            let found = samples(&seed, &query, number);
            if !found.is_empty() {
                rows.insert((query, number), found);
            }
        }
    }
    rows
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.is_dir()).collect()
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The samples of one query and seed: those of its record, if it has one.
fn samples(folder: &Path, query: &str, seed: u64) -> Vec<SummaryRow> {
    let record = Record::read(folder);
    let recorded = |file: &str| {
        let record = record.as_ref();
        record.is_none_or(|record| record.files.contains_key(file))
    };
    let prefix = format!("{query}_seed_{seed}_sample_");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let rows = entries.filter_map(|entry| {
        let file = entry.file_name().into_string().ok()?;
        let sample = file.strip_prefix(&prefix)?.strip_suffix(SCORES)?;
        let scores: Scores =
            serde_json::from_str(&std::fs::read_to_string(entry.path()).ok()?).ok()?;
        recorded(&file).then_some(SummaryRow {
            query: query.to_string(),
            seed,
            sample: sample.parse().ok()?,
            scores,
        })
    });
    rows.collect()
}
