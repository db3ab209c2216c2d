//! The results of weights in an output folder.

use std::path::{Path, PathBuf};

use trifold::fold::{FoldOptions, Folded, Job};
use trifold::formats::confidences::SummaryRow;
use trifold::{Error, Result};

use super::output::{best, folder_of, Output};
use super::record::{self, Record};

/// The results of weights in an output folder.
pub struct Results {
    output: Output,
    earlier: Earlier,
}

/// The runs of weights that are complete in an output folder.
#[derive(Clone)]
pub struct Earlier {
    folder: PathBuf,
    /// A hash of the weights.
    weights: u64,
    force: bool,
}

impl Earlier {
    fn fingerprint(&self, job: &Job, options: &FoldOptions) -> String {
        record::fingerprint(job.fingerprint(options), self.weights, options.format)
    }

    /// Whether a job was folded with these options. False with `--force`.
    ///
    /// # Errors
    /// If results of another run are in its folder.
    pub fn has(&self, job: &Job, options: &FoldOptions) -> Result<bool> {
        let folder = folder_of(&self.folder, &job.structure.name, options.seed);
        if self.force || !folder.exists() {
            return Ok(false);
        }
        match Record::read(&folder) {
            Some(record) if record.fingerprint == self.fingerprint(job, options) => {
                Ok(record.is_complete(&folder))
            }
            _ => Err(Error::input(
                folder.as_path(),
                "exists already, with results of another query, options or weights; --force \
                overwrites it",
            )),
        }
    }
}

impl Results {
    /// Results of the weights with a hash of `record::of_weights`. With `force`, earlier results
    /// are overwritten.
    pub fn new(output: Output, weights: u64, force: bool) -> Self {
        let earlier = Earlier {
            folder: output.folder().into(),
            weights,
            force,
        };
        Results { output, earlier }
    }

    /// The runs that are complete already.
    pub fn earlier(&self) -> &Earlier {
        &self.earlier
    }

    /// The folder of all results.
    pub fn folder(&self) -> &Path {
        self.output.folder()
    }

    /// Writes the files of a job that was folded with these options.
    pub fn write(&mut self, job: &Job, options: &FoldOptions, folded: &Folded) -> Result<()> {
        let fingerprint = self.earlier.fingerprint(job, options);
        self.output.write(folded, fingerprint)
    }

    /// Writes the summary.
    pub fn summarize(&self) -> Result<()> {
        self.output.write_summary()
    }

    /// The best ranked sample of a query and seed that is complete, and the folder of its files.
    pub fn best(&self, query: &str, seed: u64) -> Option<(&SummaryRow, PathBuf)> {
        let row = best(self.output.rows_of(query, seed))?;
        Some((row, folder_of(self.folder(), query, seed)))
    }
}
