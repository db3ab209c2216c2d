//! Writes results: a folder for each query and seed, which is either complete or absent, and one
//! summary.

use std::io::Write;
use std::path::{Path, PathBuf};

use trifold::fold::Folded;
use trifold::formats::confidences::{summary_csv, SummaryRow};
use trifold::{Error, Result};

use super::earlier::{self, Rows};
use super::record::{self, Record};

/// A folder of results.
pub struct Output {
    folder: PathBuf,
    /// The rows of the summary, if this call writes it.
    rows: Option<Rows>,
}

impl Output {
    /// Results under a folder, with those of earlier calls.
    pub fn new(folder: &Path) -> Self {
        Output {
            folder: folder.into(),
            rows: Some(earlier::rows(folder)),
        }
    }

    /// Results without a summary: other calls write to the same folder.
    pub fn shared(folder: &Path) -> Self {
        Output {
            folder: folder.into(),
            rows: None,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The samples of one query and seed, of this call or an earlier one; none where other calls
    /// write to the folder.
    pub fn rows_of(&self, query: &str, seed: u64) -> &[SummaryRow] {
        let key = (query.to_string(), seed);
        let rows = self.rows.as_ref().and_then(|rows| rows.get(&key));
        rows.map_or(&[], Vec::as_slice)
    }

    /// Writes the files of one query and seed.
    pub fn write(&mut self, folded: &Folded, fingerprint: String) -> Result<()> {
        let Some(SummaryRow { query, seed, .. }) = folded.rows.first() else {
            return Ok(());
        };
        let (key, folder) = (
            (query.clone(), *seed),
            folder_of(&self.folder, query, *seed),
        );
        let partial = PathBuf::from(format!("{}.partial", folder.display()));
        let record = Record::new(&key.0, fingerprint, folded).to_json()?;
        let written =
            write_all(&partial, folded, &record).and_then(|()| replace(&partial, &folder));
        if written.is_err() {
            // If renaming fails too, the folder's name shows that it is incomplete.
            let _ = std::fs::remove_dir_all(&partial);
        }
        written?;
        if let Some(rows) = &mut self.rows {
            rows.insert(key, folded.rows.clone());
        }
        Ok(())
    }

    /// The samples of this call and of earlier ones; none where other calls write to the folder.
    pub fn samples(&self) -> usize {
        self.rows.iter().flat_map(Rows::values).map(Vec::len).sum()
    }

    /// Writes `summary.csv`: the samples of this call and of earlier ones.
    pub fn write_summary(&self) -> Result<()> {
        let Some(rows) = &self.rows else {
            return Ok(());
        };
        let rows: Vec<SummaryRow> = rows.values().flatten().cloned().collect();
        let summary = self.folder.join("summary.csv");
        let partial = self.folder.join("summary.csv.partial");
        std::fs::write(&partial, summary_csv(&rows))
            .map_err(|error| Error::file(&partial, error))?;
        std::fs::rename(&partial, &summary).map_err(|error| Error::file(&summary, error))
    }
}

/// The folder of one query and seed in a folder of results.
pub fn folder_of(results: &Path, query: &str, seed: u64) -> PathBuf {
    results.join(query).join(format!("seed_{seed}"))
}

/// Refuses a folder that is not writable, or whose query folders are not. Removes what it created.
pub fn check_writable<'a>(folder: &Path, queries: impl Iterator<Item = &'a str>) -> Result<()> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .collect();
    let refused = |path: &Path, error| Error::file(path, error);
    std::fs::create_dir_all(folder).map_err(|error| refused(folder, error))?;
    let inside = queries
        .map(|query| folder.join(query))
        .filter(|path| path.exists());
    let result = std::iter::once(folder.to_path_buf())
        .chain(inside)
        .try_for_each(|path| {
            let probe = path.join(format!(".trifold-{}", std::process::id()));
            let written = std::fs::create_dir(&probe).and_then(|()| std::fs::remove_dir(&probe));
            written.map_err(|error| refused(&path, error))
        });
    // Folders that another process uses meanwhile are not empty, and remain.
    missing
        .iter()
        .for_each(|path| drop(std::fs::remove_dir(path)));
    result
}

fn write_all(partial: &Path, folded: &Folded, record: &str) -> Result<()> {
    if partial.exists() {
        std::fs::remove_dir_all(partial).map_err(|error| Error::file(partial, error))?;
    }
    std::fs::create_dir_all(partial).map_err(|error| Error::file(partial, error))?;
    let write = |name: &Path, bytes: &[u8]| {
        let path = partial.join(name);
        std::fs::write(&path, bytes).map_err(|error| Error::file(&path, error))
    };
    for file in &folded.files {
        write(
            Path::new(Path::new(&file.path).file_name().unwrap_or_default()),
            &file.bytes,
        )?;
    }
    write(Path::new(record::NAME), record.as_bytes())
}

/// Removes only the files of the earlier run. The record is removed first and written last: without
/// it, a folder is incomplete.
fn replace(partial: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return std::fs::rename(partial, folder).map_err(|error| Error::file(folder, error));
    }
    if let Some(earlier) = Record::read(folder) {
        let names = std::iter::once(record::NAME).chain(earlier.files.keys().map(String::as_str));
        // A file that cannot be removed is overwritten below, or causes an error there.
        names.for_each(|name| drop(std::fs::remove_file(folder.join(name))));
    }
    let rename = |name: &std::ffi::OsStr| {
        let path = folder.join(name);
        std::fs::rename(partial.join(name), &path).map_err(|error| Error::file(&path, error))
    };
    for entry in std::fs::read_dir(partial).map_err(|error| Error::file(partial, error))? {
        let name = entry
            .map_err(|error| Error::file(partial, error))?
            .file_name();
        if name != record::NAME {
            rename(&name)?;
        }
    }
    rename(record::NAME.as_ref())?;
    std::fs::remove_dir(partial).map_err(|error| Error::file(partial, error))
}

/// The sample that ranks best.
pub fn best(rows: &[SummaryRow]) -> Option<&SummaryRow> {
    let score = |row: &SummaryRow| row.scores.sample_ranking_score;
    rows.iter().max_by(|a, b| score(a).total_cmp(&score(b)))
}

/// Prints the best ranked sample of a query and seed.
pub fn report(rows: &[SummaryRow], folder: &Path) {
    let Some(best) = best(rows) else {
        return;
    };
    let scores = &best.scores;
    // A reader such as `head` may have closed the pipe; the files matter more.
    let _ = writeln!(
        std::io::stdout(),
        "{}, seed {}: sample {} ranks best ({:.3}; pLDDT {:.1}, pTM {:.3}, ipTM {:.3}), in {}",
        best.query,
        best.seed,
        best.sample,
        scores.sample_ranking_score,
        scores.avg_plddt,
        scores.ptm,
        scores.iptm,
        folder.display()
    );
}
