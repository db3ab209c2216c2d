//! The command line of trifold, for its program and for Python's.

#![warn(clippy::unwrap_used)]

mod bench;
mod convert;
mod exit;
mod fold;
mod info;
mod options;
mod serve;
mod shaders;
mod tune;
mod verify;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

pub use exit::ExitCode;

/// Protein folding in WGSL on this machine's GPU.
#[derive(Parser)]
#[command(name = "trifold", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    device: options::DeviceArguments,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Predict structures: mmCIF or PDB, confidences and a ranking; exit code 2 if a query fails,
    /// 130 after Ctrl-C
    Fold(fold::Arguments),
    /// Fold ubiquitin and other small proteins with the built-in network, and compare them with
    /// their experimental structures
    Demo(fold::demo::Arguments),
    /// Write summary.csv of a folder that several calls of `trifold fold --shard` wrote to
    Summarize(fold::summarize::Arguments),
    /// Fold over HTTP: a queue of jobs, progress, results; the model stays loaded
    Serve(serve::Arguments),
    /// Show the GPUs, their drivers, limits and features, and which tiers run on them
    #[command(visible_alias = "devices")]
    Info(info::Arguments),
    /// Compare this GPU's results with those in case files: exit code 1 if one differs, 2 if one
    /// cannot be read or run
    Verify(verify::Arguments),
    /// Time operations over sizes
    Bench(bench::Arguments),
    /// Time every variant of the kernels that have several, and print the fastest as options
    Tune(tune::Arguments),
    /// Write a checkpoint as safetensors: without duplicates, training state or pickles
    Convert(convert::Arguments),
    /// Print the WGSL of every kernel variant
    Shaders(shaders::Arguments),
}

/// Runs a command; the first of the words is the name of the program. Ends the process where they
/// are not understood, or ask for help.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = Arguments::parse_from(words);
    let result = match arguments.command {
        Command::Fold(command) => fold::run(&arguments.device, &command),
        Command::Demo(command) => fold::demo::run(&arguments.device, &command),
        Command::Summarize(command) => fold::summarize::run(&command),
        Command::Serve(command) => serve::run(&arguments.device, &command),
        Command::Info(command) => info::run(&arguments.device, &command),
        Command::Verify(command) => verify::run(&arguments.device, &command),
        Command::Bench(command) => bench::run(&arguments.device, &command),
        Command::Tune(command) => tune::run(&arguments.device, &command),
        Command::Convert(command) => convert::run(&command),
        Command::Shaders(command) => shaders::run(&command),
    };
    result.unwrap_or_else(|error| {
        eprintln!("trifold: {error}");
        ExitCode::from(2)
    })
}
