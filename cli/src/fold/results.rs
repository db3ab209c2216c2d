//! Folds the jobs whose results are not in the output folder yet.

use std::path::PathBuf;

use trifold::fold::{Fold, FoldOptions, Folded, Job};
use trifold::formats::confidences::SummaryRow;
use trifold::openfold3::OpenFold3;
use trifold::Result;

use super::output::{best, Output};
use super::progress::Progress;
use super::{interrupt, record};

/// The folds of one call.
pub struct Results {
    output: Output,
    /// A hash of the weights.
    weights: u64,
    quiet: bool,
    skipped: bool,
}

impl Results {
    /// Results of the weights with a hash of `record::of_weights`.
    pub fn new(output: Output, weights: u64, quiet: bool) -> Self {
        Results {
            output,
            weights,
            quiet,
            skipped: false,
        }
    }

    fn fingerprint(&self, job: &Job, options: &FoldOptions) -> String {
        record::fingerprint(job.fingerprint(options), self.weights, options.format)
    }

    /// Prints and returns whether a job was folded with these options.
    pub fn is_done(&mut self, job: &Job, options: &FoldOptions) -> Result<bool> {
        let (name, seed) = (&job.structure.name, options.seed);
        let fingerprint = self.fingerprint(job, options);
        let done = self.output.is_done(name, seed, &fingerprint)?;
        self.skipped |= done;
        if done && !self.quiet {
            let folder = self.output.folder_of(name, seed);
            eprintln!(
                "{name}, seed {seed}: skipped, it is complete in {}; --force folds it again",
                folder.display()
            );
        }
        Ok(done)
    }

    /// Writes the summary if a job was skipped: an interrupted call may not have written it.
    pub fn finish_skipping(&self) -> Result<()> {
        match self.skipped {
            true => self.output.write_summary(),
            false => Ok(()),
        }
    }

    /// Folds a job and writes the files.
    pub fn fold(&mut self, model: &OpenFold3, job: &Job, options: FoldOptions) -> Result<()> {
        let folded = fold_one(model, job, options.clone(), self.quiet)?;
        self.write(job, &options, folded)
    }

    /// Writes the files of a job that was folded with these options.
    pub fn write(&mut self, job: &Job, options: &FoldOptions, folded: Folded) -> Result<()> {
        let fingerprint = self.fingerprint(job, options);
        self.output.write(folded, fingerprint, self.quiet)
    }

    /// The best ranked sample of a query and seed that is complete, and the folder of its files.
    pub fn best(&self, query: &str, seed: u64) -> Option<(&SummaryRow, PathBuf)> {
        let row = best(self.output.rows_of(query, seed))?;
        Some((row, self.output.folder_of(query, seed)))
    }
}

fn fold_one(model: &OpenFold3, job: &Job, options: FoldOptions, quiet: bool) -> Result<Folded> {
    interrupt::listen();
    let progress = Progress::new(
        &format!("{}, seed {}", job.structure.name, options.seed),
        job.features.tokens.count(),
        options.settings,
        quiet,
    );
    Fold::new(model, job)
        .options(options)
        .on_progress(|stage| {
            progress.show(&stage);
            !interrupt::wanted()
        })
        .run_blocking()
}
