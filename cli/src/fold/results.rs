//! Folds the jobs whose results are not in the output folder yet.

use std::path::Path;

use trifold::fold::{Fold, FoldOptions, Folded, Job};
use trifold::openfold3::OpenFold3;
use trifold::weights::Weights;
use trifold::Result;

use super::output::Output;
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
    /// Results of these weights under a folder.
    pub fn new(folder: &Path, force: bool, weights: &Weights, quiet: bool) -> Result<Self> {
        Ok(Results {
            output: Output::new(folder, force),
            weights: record::of_weights(weights)?,
            quiet,
            skipped: false,
        })
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

    /// Folds a job, calls `on_folded`, and writes the files.
    pub fn fold(
        &mut self,
        model: &OpenFold3,
        job: &Job,
        options: FoldOptions,
        on_folded: &dyn Fn(&Job, &Folded),
    ) -> Result<()> {
        let fingerprint = self.fingerprint(job, &options);
        let folded = fold_one(model, job, options, self.quiet)?;
        on_folded(job, &folded);
        self.output.write(folded, fingerprint, self.quiet)
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
