//! The multi-step commands of the project. `cargo xtask help` lists them.

#![warn(clippy::unwrap_used)]

mod apt;
mod demo;
mod fuzz;
mod goldens;
mod msrv;
mod packages;
mod python;
mod run;
mod serve;
mod setup;
mod spelling;
mod steps;
mod test;
mod verify;
mod web;
mod workflow;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use run::Result;
use setup::Tool;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
/// Builds, tests and serves the project.
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs the missing tools: the wasm32 target, npm packages and a Vulkan driver
    Setup {
        /// Installs also the tools of the tests: Chromium, rustfmt, clippy and a C++ compiler
        #[arg(long)]
        browser: bool,
    },
    /// Builds the wasm, the npm package (pkg/dist) and the page (web/dist), and checks their sizes
    Web,
    /// Builds the wheel of the Python package into target/wheels/release
    Wheel,
    /// Runs every check and test, or the named steps, after installing what they need
    Test {
        /// Leaves out the step `browser`
        #[arg(long)]
        skip_browser: bool,
        /// Steps to run, in the order of the list; all by default
        #[arg(value_parser = test::names())]
        steps: Vec<String>,
    },
    /// Runs the file readers under libFuzzer
    Fuzz {
        /// Time for each reader
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// The reader to run; all by default
        reader: Option<String>,
    },
    /// Sets up, verifies, benchmarks and folds on this machine's GPU, then serves the page
    Demo {
        /// Folds on the page in Chromium instead of serving the page
        #[arg(long)]
        no_serve: bool,
        #[arg(long, default_value_t = DEFAULT_PORT)]
        port: u16,
    },
    /// Serves web/dist on this machine only
    Serve {
        #[arg(long, default_value_t = DEFAULT_PORT)]
        port: u16,
    },
    /// Writes tests/goldens again with the Python package openfold3
    ///
    /// Installs the package into tools/goldens/.venv (Python 3.11 or newer, about 6 GB).
    Goldens {
        /// Options of tools/goldens: --cases, --seed, --grow, --suffix, --out, --list
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
}

const DEFAULT_PORT: u16 = 8080;

fn main() -> ExitCode {
    match dispatch(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result {
    match command {
        Command::Setup { browser: true } => setup::setup(&setup::ALL),
        Command::Setup { browser: false } => setup::setup(&setup::BUILD),
        Command::Web => web::web(),
        Command::Wheel => python::wheel(),
        Command::Test {
            skip_browser,
            steps,
        } => test::test(&steps, skip_browser),
        Command::Fuzz { seconds, reader } => {
            setup::setup(&[Tool::Cpp])?;
            let remark = fuzz::fuzz(seconds, reader.as_deref())?;
            remark.iter().for_each(|remark| println!("{remark}"));
            Ok(())
        }
        Command::Demo { no_serve, port } => demo::demo((!no_serve).then_some(port)),
        Command::Serve { port } => serve::serve(port, ""),
        Command::Goldens { options } => goldens::goldens(&options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(line: &str) -> std::result::Result<Command, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        Arguments::try_parse_from(words)
            .map(|arguments| arguments.command)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_definition_of_the_arguments_is_valid() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_of_goldens_are_passed_on() {
        let command = parse("goldens --cases softmax --seed=1");
        assert!(matches!(
            command,
            Ok(Command::Goldens { options }) if options == ["--cases", "softmax", "--seed=1"]
        ));
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_list() {
        let error = parse("test browsers").err().unwrap_or_default();
        assert!(
            error.contains("`browsers`") || error.contains("'browsers'"),
            "{error}"
        );
        assert!(error.contains("spelling"), "{error}");
        assert!(parse("test spelling format").is_ok());
    }
}
