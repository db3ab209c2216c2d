//! The queries of one call, one after another.

use std::path::Path;
use std::process::ExitCode;

use trifold::fold::{FoldOptions, Job, Planner};
use trifold::formats::components::Components;
use trifold::formats::confidences::SummaryRow;
use trifold::openfold3::{check_weights, ModelVersion, OpenFold3, Settings, NOTE};
use trifold::weights::Weights;
use trifold::{network, Error, Result};

use super::input::Planned;
use super::output::{check_writable, Output};
use super::record::of_weights;
use super::results::Results;
use super::{interrupt, Run, Work};
use crate::options::DeviceArguments;

/// The queries of one call, with their seeds.
pub struct Batch<'a> {
    pub queries: Vec<Planned>,
    /// Reads the components that a query needs.
    pub components: &'a dyn Fn(&Planned) -> Result<Components>,
    /// Whether a query was refused already.
    pub failed: bool,
    pub out: &'a Path,
    /// Whether other calls write to `out` at the same time.
    pub shared: bool,
    /// Called with the best ranked sample of a query and seed, and the folder of its files, after
    /// they were written or where an earlier call wrote them.
    pub on_result: &'a dyn Fn(&SummaryRow, &Path),
}

struct Prepared {
    job: Job,
    /// The seeds that are not folded yet.
    seeds: Vec<u64>,
}

impl Prepared {
    fn name(&self) -> &str {
        &self.job.structure.name
    }
}

impl Batch<'_> {
    /// Folds, with the settings `built_in` as defaults for the built-in network.
    pub fn run(
        mut self,
        device: &DeviceArguments,
        work: &Work,
        built_in: Settings,
        run: &Run,
    ) -> Result<ExitCode> {
        if !run.dry_run {
            check_writable(
                self.out,
                self.queries
                    .iter()
                    .map(|planned| planned.query.name.as_str()),
            )?;
        }
        let weights = match &run.weights {
            Some(path) => Weights::open(path)?,
            None => network::weights()?,
        };
        check_weights(&weights).map_err(shortened)?;
        let settings = work.settings(match network::is_built_in(&weights) {
            true => built_in,
            false => Settings::default(),
        });
        let note = weights.metadata(NOTE).map(str::to_string);
        let options = FoldOptions::default()
            .settings(settings)
            .format(run.format.into())
            .note(note);
        if let (Some(note), false) = (&options.note, run.quiet) {
            eprintln!("trifold fold: {note}");
        }
        let mut prepared = self.prepare(&weights, &options, run.quiet)?;
        let weights_hash = of_weights(&weights)?;
        let output = match self.shared {
            true => Output::shared(self.out, run.force),
            false => Output::new(self.out, run.force),
        };
        let mut results = Results::new(output, weights_hash, run.quiet);
        if !run.dry_run {
            prepared.retain_mut(|prepared| self.skip_done(prepared, &options, &mut results));
            results.finish_skipping()?;
        }
        if prepared.is_empty() {
            return Ok(self.code());
        }
        let device = device.open(trifold::TierRequest::Best)?;
        let jobs = self.estimate(prepared, &Planner::new(&device, &weights)?, &options, run);
        if run.dry_run || jobs.is_empty() {
            return Ok(self.code());
        }
        let model = OpenFold3::load(&device, &weights)?;
        for Prepared { job, seeds } in &jobs {
            // The buffers of a job are not reused for a job of another size.
            device.trim_memory();
            for seed in seeds {
                let options = options.clone().seed(*seed);
                let folded = results.fold(&model, job, options);
                if matches!(folded, Err(Error::Cancelled)) {
                    eprintln!(
                        "trifold fold: interrupted at {}, seed {seed}; the results before it are \
                        in {}, and the same call continues",
                        job.structure.name,
                        self.out.display()
                    );
                    return Ok(ExitCode::from(interrupt::EXIT_CODE));
                }
                if self.kept(&job.structure.name, folded).is_some() {
                    self.show(&results, &job.structure.name, *seed);
                }
            }
        }
        Ok(self.code())
    }

    /// Removes the seeds that are folded already, and returns whether any remain.
    fn skip_done(
        &mut self,
        of: &mut Prepared,
        options: &FoldOptions,
        results: &mut Results,
    ) -> bool {
        let (job, seeds) = (&of.job, std::mem::take(&mut of.seeds));
        for seed in seeds {
            let done = results.is_done(job, &options.clone().seed(seed));
            match self.kept(&job.structure.name, done) {
                Some(false) => of.seeds.push(seed),
                Some(true) => self.show(results, &job.structure.name, seed),
                None => {}
            }
        }
        !of.seeds.is_empty()
    }

    fn show(&self, results: &Results, query: &str, seed: u64) {
        if let Some((best, folder)) = results.best(query, seed) {
            (self.on_result)(best, &folder);
        }
    }

    /// Computes the features of every query.
    fn prepare(
        &mut self,
        weights: &Weights,
        options: &FoldOptions,
        quiet: bool,
    ) -> Result<Vec<Prepared>> {
        let version = ModelVersion::of(weights)?;
        let mut prepared = Vec::new();
        for planned in std::mem::take(&mut self.queries) {
            let query = &planned.query;
            let notes = query.chains.iter().flat_map(|chain| {
                let id = &chain.id;
                chain.notes.iter().map(move |note| (id, note))
            });
            for (chain, note) in notes.filter(|_| !quiet) {
                eprintln!("trifold fold: {}, chain {chain}: {note}", query.name);
            }
            for note in query.notes.iter().filter(|_| !quiet) {
                eprintln!("trifold fold: query {:?}: {note}", query.name);
            }
            let warnings = match network::is_built_in(weights) {
                true => network::warnings(query),
                false => query.untrained(),
            };
            for warning in warnings.iter().filter(|_| !quiet) {
                eprintln!("trifold fold: {}: warning: {warning}", query.name);
            }
            let job = (self.components)(&planned)
                .and_then(|components| Job::new(query, &components, version))
                .and_then(|job| job.fits(options.format).map(|()| job));
            let job = self.kept(&query.name, job);
            let seeds = planned.seeds;
            prepared.extend(job.map(|job| Prepared { job, seeds }));
        }
        Ok(prepared)
    }

    /// Prints the size of every job, and drops those that are too large.
    fn estimate(
        &mut self,
        prepared: Vec<Prepared>,
        planner: &Planner,
        options: &FoldOptions,
        run: &Run,
    ) -> Vec<Prepared> {
        let mut fitting = Vec::new();
        for prepared in prepared {
            let estimate = pollster::block_on(planner.estimate(
                &prepared.job,
                &options.settings,
                run.max_memory,
            ));
            let Some(estimate) = self.kept(prepared.name(), estimate) else {
                continue;
            };
            match (run.dry_run, run.quiet) {
                (true, _) => println!("{}: {estimate}", prepared.name()),
                (false, false) => eprintln!("{}: {estimate}", prepared.name()),
                (false, true) => {}
            }
            fitting.push(prepared);
        }
        fitting
    }

    /// The value of a result, if any. An error is printed and marks the batch as failed.
    fn kept<T>(&mut self, query: &str, result: Result<T>) -> Option<T> {
        result
            .map_err(|error: Error| {
                let message = error.to_string();
                let named = message.contains(&format!("query {query:?}"));
                let prefix = if named {
                    String::new()
                } else {
                    format!("query {query:?}: ")
                };
                eprintln!("trifold fold: {prefix}{message}");
                self.failed = true;
            })
            .ok()
    }

    fn code(&self) -> ExitCode {
        ExitCode::from(if self.failed { 2 } else { 0 })
    }
}

/// The weights of another model differ in thousands of tensors: only the first few are listed.
fn shortened(error: Error) -> Error {
    const LETTERS: usize = 400;
    match error {
        Error::Weights(message) if message.chars().count() > LETTERS => Error::Weights(format!(
            "{}... and so on",
            message.chars().take(LETTERS).collect::<String>()
        )),
        error => error,
    }
}
