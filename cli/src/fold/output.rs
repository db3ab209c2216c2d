//! Writes what was folded: a folder for each query and seed, which is there whole or not at all,
//! and one summary.

use std::path::{Path, PathBuf};

use trifold::fold::Folded;
use trifold::formats::confidences::{summary_csv, SummaryRow};
use trifold::{Error, Result};

/// A folder of results.
pub struct Output {
    folder: PathBuf,
    force: bool,
    rows: Vec<SummaryRow>,
}

impl Output {
    /// Results under a folder, which is made at once: where that fails, hours would be lost later.
    pub fn new(folder: &Path, force: bool) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
        Ok(Output {
            folder: folder.into(),
            force,
            rows: Vec::new(),
        })
    }

    /// Refuses a query and seed whose results are there, before hours are spent on them.
    pub fn free(&self, query: &str, seed: u64) -> Result<()> {
        let folder = self.folder.join(query).join(format!("seed_{seed}"));
        match folder.exists() && !self.force {
            true => Err(placed(&folder, "exists already; --force overwrites it")),
            false => Ok(()),
        }
    }

    /// Writes the files of one query and seed, then the summary of all so far.
    pub fn write(&mut self, folded: Folded, quiet: bool) -> Result<()> {
        let Some(first) = folded.files.first() else {
            return Ok(());
        };
        let folder = self
            .folder
            .join(Path::new(&first.path).parent().unwrap_or(Path::new("")));
        let partial = PathBuf::from(format!("{}.partial", folder.display()));
        let written = write_all(&partial, &folded).and_then(|()| replace(&partial, &folder));
        if written.is_err() {
            // Where even this fails, the folder's name says what it is.
            let _ = std::fs::remove_dir_all(&partial);
        }
        written?;
        if !quiet {
            tell(&folded.rows, &folder);
        }
        self.rows.extend(folded.rows);
        let summary = self.folder.join("summary.csv");
        let partial = self.folder.join("summary.csv.partial");
        std::fs::write(&partial, summary_csv(&self.rows))
            .map_err(|error| Error::file(&partial, error))?;
        std::fs::rename(&partial, &summary).map_err(|error| Error::file(&summary, error))
    }
}

fn write_all(partial: &Path, folded: &Folded) -> Result<()> {
    if partial.exists() {
        std::fs::remove_dir_all(partial).map_err(|error| Error::file(partial, error))?;
    }
    std::fs::create_dir_all(partial).map_err(|error| Error::file(partial, error))?;
    for file in &folded.files {
        let path = partial.join(Path::new(&file.path).file_name().unwrap_or_default());
        std::fs::write(&path, &file.bytes).map_err(|error| Error::file(&path, error))?;
    }
    Ok(())
}

/// Only files of an earlier run by the same names go; others stay where they are.
fn replace(partial: &Path, folder: &Path) -> Result<()> {
    if !folder.exists() {
        return std::fs::rename(partial, folder).map_err(|error| Error::file(folder, error));
    }
    for entry in std::fs::read_dir(partial).map_err(|error| Error::file(partial, error))? {
        let entry = entry.map_err(|error| Error::file(partial, error))?;
        let path = folder.join(entry.file_name());
        std::fs::rename(entry.path(), &path).map_err(|error| Error::file(&path, error))?;
    }
    std::fs::remove_dir(partial).map_err(|error| Error::file(partial, error))
}

fn tell(rows: &[SummaryRow], folder: &Path) {
    let best = rows.iter().max_by(|a, b| {
        a.scores
            .sample_ranking_score
            .total_cmp(&b.scores.sample_ranking_score)
    });
    if let Some(SummaryRow {
        query,
        seed,
        sample,
        scores,
    }) = best
    {
        let (rank, plddt, ptm, iptm) = (
            scores.sample_ranking_score,
            scores.avg_plddt,
            scores.ptm,
            scores.iptm,
        );
        println!(
            "{query}, seed {seed}: sample {sample} ranks best ({rank:.3}; pLDDT {plddt:.1}, \
            pTM {ptm:.3}, ipTM {iptm:.3}), in {}",
            folder.display()
        );
    }
}

fn placed(path: &Path, message: impl ToString) -> Error {
    Error::input(path, message)
}
