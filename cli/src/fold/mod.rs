//! `trifold fold` and `trifold demo`

mod batch;
pub mod demo;
mod earlier;
mod gpu;
mod input;
mod interrupt;
mod output;
mod prepare;
mod progress;
mod queue;
mod record;
mod results;
mod shard;
pub mod summarize;
mod template;
mod workers;
mod writer;

use crate::exit::ExitCode;
use std::path::PathBuf;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use trifold::fold::StructureFormat;
use trifold::formats::{self, BondedAtoms, Records};
use trifold::openfold3::Settings;
use trifold::{network, Result};

use self::batch::Batch;
pub use self::input::components_of;
use self::input::{Inputs, Planned, Read};
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
    /// Ligand for every query: SMILES, a .smi file, or a .mol or .sdf file with coordinates in
    /// three dimensions; may be given several times
    #[arg(long, value_name = "[CHAIN=]LIGAND", value_parser = input::ligand)]
    ligand: Vec<input::Ligand>,
    /// Chains whose ends are joined, separated by commas
    #[arg(long, value_name = "CHAIN", value_delimiter = ',')]
    cyclic: Vec<String>,
    /// Covalent bond between two atoms (chain, residue, name), such as A:3:SG=A:14:SG; may be
    /// given several times
    #[arg(long, value_name = "ATOM=ATOM", value_parser = formats::bond)]
    bond: Vec<BondedAtoms>,
    /// Ligands and modified residues: the Chemical Component Dictionary, or a part of it
    #[arg(long, value_name = "FILE.cif")]
    components: Option<PathBuf>,
    /// Template of a chain: an mmCIF or PDB file, and the id of a chain in it, otherwise the most
    /// similar one is taken; up to four for each chain
    #[arg(long, value_name = "CHAIN=FILE[:ID]", value_parser = template::template)]
    template: Vec<template::TemplateArgument>,
    /// Ignore templates in query files
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
    /// GPUs to fold on: `all`, or indices, names, PCI bus ids or UUIDs, such as 0,2; each loads the
    /// model [default: the one of --adapter]
    #[arg(long, value_name = "LIST")]
    gpus: Option<String>,
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
        templates: &arguments.template,
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
