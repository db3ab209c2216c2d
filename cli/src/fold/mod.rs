//! `trifold fold` and `trifold demo`

pub mod demo;
mod earlier;
mod input;
mod interrupt;
mod output;
mod progress;
mod record;
mod results;
mod shard;
pub mod summarize;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use trifold::fold::{FoldOptions, Job, Planner, StructureFormat};
use trifold::formats::components::Components;
use trifold::formats::confidences::SummaryRow;
use trifold::formats::{covalent, BondedAtoms, Records};
use trifold::openfold3::{check_weights, ModelVersion, OpenFold3, Settings, NOTE};
use trifold::weights::Weights;
use trifold::{network, Error, Result};

pub use self::input::components_of;
use self::input::{Inputs, Planned, Read};
use self::output::check_writable;
pub use self::output::Output;
pub use self::progress::describe;
pub use self::record::of_weights;
pub use self::results::Results;
use self::shard::Shard;
use crate::options::{size, DeviceArguments};

/// Arguments of `trifold fold`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Queries: FASTA, A3M, the JSON of OpenFold3 or AlphaFold 3, or folders of them
    #[arg(value_name = "QUERY", required = true)]
    queries: Vec<PathBuf>,
    /// Fold each record of a FASTA file separately
    #[arg(long, conflicts_with = "complex")]
    each: bool,
    /// Fold the records of a FASTA file as the chains of one complex, even if there are many
    #[arg(long)]
    complex: bool,
    /// Alignment of a chain, with the chain's sequence first; may be given several times
    #[arg(long, value_name = "CHAIN=FILE.a3m", value_parser = input::alignment)]
    msa: Vec<input::ChainFile>,
    /// Ligand for every query, a .mol or .sdf file with coordinates in three dimensions; may be
    /// given several times
    #[arg(long, value_name = "[CHAIN=]FILE.sdf", value_parser = input::ligand)]
    ligand: Vec<input::Ligand>,
    /// Chains whose ends are joined, separated by commas
    #[arg(long, value_name = "CHAIN", value_delimiter = ',')]
    cyclic: Vec<String>,
    /// Covalent bond between two atoms (chain, residue, name), such as A:3:SG=A:14:SG; may be
    /// given several times
    #[arg(long, value_name = "ATOM=ATOM", value_parser = covalent::bond)]
    bond: Vec<BondedAtoms>,
    /// Ligands and modified residues: the Chemical Component Dictionary, or a part of it
    #[arg(long, value_name = "FILE.cif")]
    components: Option<PathBuf>,
    /// Ignore templates in query files; they are not supported
    #[arg(long)]
    no_templates: bool,
    /// Folder for the results
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Fold the I-th of N parts of the queries; calls for the other parts may run at the same time
    /// and write to the same folder. `trifold summarize` writes their summary
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// Seeds of the noise, separated by commas [default: those of the query file, or 1]
    #[arg(long, value_name = "SEED", value_delimiter = ',')]
    seed: Vec<u64>,
    #[command(flatten)]
    work: Work,
    #[command(flatten)]
    run: Run,
}

/// The amount of work.
#[derive(clap::Args)]
struct Work {
    /// Structures for each query and seed [default: 5]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    samples: Option<u32>,
    /// Denoising steps [default: 20 with the built-in network, 200 with others]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    steps: Option<u32>,
    /// Recycles of the trunk [default: 1 with the built-in network, 3 with others]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1000))]
    recycles: Option<u32>,
}

impl Work {
    fn settings(&self, usual: Settings) -> Settings {
        let given =
            |number: Option<u32>, usual: usize| number.map_or(usual, |number| number as usize);
        usual
            .recycles(given(self.recycles, usual.recycles))
            .steps(given(self.steps, usual.steps))
            .samples(given(self.samples, usual.samples))
    }
}

/// Weights, memory and output.
#[derive(clap::Args)]
struct Run {
    /// OpenFold3's weights, .pt or safetensors
    /// [default: the built-in network, for protein chains of up to about 100 residues]
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// Largest GPU memory to use, such as 8GiB; larger queries are refused before they start
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_memory: Option<u64>,
    /// Format of structures
    #[arg(long, value_enum, default_value = "cif")]
    format: Format,
    /// Fold queries again that earlier calls have folded, and overwrite their results
    #[arg(long)]
    force: bool,
    /// Print the size of each query without folding
    #[arg(long)]
    dry_run: bool,
    /// Print errors only
    #[arg(long)]
    quiet: bool,
}

/// The format of structures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Cif,
    Pdb,
}

impl From<Format> for StructureFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Cif => StructureFormat::Cif,
            Format::Pdb => StructureFormat::Pdb,
        }
    }
}

/// Folds every query, and continues after one that fails.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let records = match (arguments.each, arguments.complex) {
        (true, _) => Some(Records::Queries),
        (_, true) => Some(Records::Chains),
        _ => None,
    };
    let inputs = Inputs {
        files: &arguments.queries,
        records,
        without_templates: arguments.no_templates,
        alignments: &arguments.msa,
        bonds: &arguments.bond,
        ligands: &arguments.ligand,
        cyclic: &arguments.cyclic,
        components: arguments.components.as_deref(),
        seeds: &arguments.seed,
    };
    let Read {
        mut queries,
        refused,
    } = inputs.read();
    if let Some(shard) = arguments.shard {
        shard.select(&mut queries);
    }
    refused
        .iter()
        .for_each(|error| eprintln!("trifold fold: {error}"));
    let components = |planned: &Planned| inputs.components(planned);
    let batch = Batch {
        queries,
        components: &components,
        failed: !refused.is_empty(),
        out: &arguments.out,
        shared: arguments.shard.is_some(),
        on_result: &|_, _| {},
    };
    batch.run(device, &arguments.work, network::SETTINGS, &arguments.run)
}

/// The queries of one call, with their seeds.
struct Batch<'a> {
    queries: Vec<Planned>,
    components: &'a dyn Fn(&Planned) -> Result<Components>,
    failed: bool,
    out: &'a Path,
    /// Whether other calls write to `out` at the same time.
    shared: bool,
    /// Called with the best ranked sample of a query and seed, and the folder of its files, after
    /// they were written or where an earlier call wrote them.
    on_result: &'a dyn Fn(&SummaryRow, &Path),
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
    fn run(
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
