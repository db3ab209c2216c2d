//! `trifold demo`: proteins with known structures.

use std::path::PathBuf;
use std::process::ExitCode;

use trifold::fold::{Folded, Job};
use trifold::formats::{fasta, no_files, Query};
use trifold::network::{Example, EXAMPLES};
use trifold::openfold3::Settings;
use trifold::scores::{rmsd, tm_score};
use trifold::{network, Result};

use super::input::Planned;
use super::{Batch, Run, Work};
use crate::options::DeviceArguments;

/// Number of examples that are folded by default.
const FIRST: usize = 4;

/// The samples of the built-in network are similar, so one is enough.
const WORK: Settings = network::SETTINGS.samples(1);

/// Arguments of `trifold demo`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Proteins to fold [default: ubiquitin protein-g engrailed villin]
    #[arg(value_name = "PROTEIN", value_parser = example)]
    proteins: Vec<Example>,
    /// Folder for the results
    #[arg(long, value_name = "DIR", default_value = "trifold-demo")]
    out: PathBuf,
    /// Seed of the noise
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    work: Work,
    #[command(flatten)]
    run: Run,
}

/// Folds the proteins and compares each with its experimental structure.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let examples = match &arguments.proteins[..] {
        [] => &EXAMPLES[..FIRST],
        named => named,
    };
    let planned = |example| {
        Ok(Planned {
            query: query(example)?,
            seeds: vec![arguments.seed],
            components: None,
        })
    };
    let batch = Batch {
        queries: examples.iter().map(planned).collect::<Result<_>>()?,
        components: &|_| Ok(Default::default()),
        failed: false,
        out: &arguments.out,
        shared: false,
        on_folded: &|job, folded| println!("{}", compared(examples, job, folded)),
    };
    batch.run(device, &arguments.work, WORK, &arguments.run)
}

fn example(name: &str) -> Result<Example, String> {
    let names: Vec<&str> = EXAMPLES.iter().map(|example| example.name).collect();
    let found = EXAMPLES.iter().find(|example| example.name == name);
    found
        .copied()
        .ok_or_else(|| format!("should be one of {}", names.join(", ")))
}

fn query(example: &Example) -> Result<Query> {
    let text = format!(">A|protein\n{}\n", example.sequence);
    fasta::parse(&text, example.name, example.name, &no_files)
        .map(|mut queries| queries.queries.swap_remove(0))
}

/// TM-score and CA-RMSD of the best ranked sample.
fn compared(examples: &[Example], job: &Job, folded: &Folded) -> String {
    let name = &job.structure.name;
    let ranking = |sample: &&trifold::fold::Sample| sample.confidence.scores.sample_ranking_score;
    let best = folded
        .samples
        .iter()
        .max_by(|a, b| ranking(a).total_cmp(&ranking(b)));
    let example = examples.iter().find(|example| example.name == *name);
    let (Some(best), Some(example)) = (best, example) else {
        return format!("{name}: nothing to compare");
    };
    let (predicted, experiment) = (ca(job, &best.coordinates), example.ca());
    format!(
        "{name}: TM-score {:.3} and CA-RMSD {:.2} A to the experimental structure of {} (PDB {})",
        tm_score(&predicted, &experiment),
        rmsd(&predicted, &experiment),
        example.title,
        example.entry.to_uppercase()
    )
}

/// The CA atoms of a sample, `[N, 3]`.
fn ca(job: &Job, coordinates: &[f32]) -> Vec<[f64; 3]> {
    let atoms = job.structure.atoms.iter().zip(coordinates.chunks_exact(3));
    atoms
        .filter(|(atom, _)| atom.name == "CA")
        .map(|(_, xyz)| [xyz[0], xyz[1], xyz[2]].map(f64::from))
        .collect()
}
