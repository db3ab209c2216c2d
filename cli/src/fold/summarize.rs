//! `trifold summarize`: the summary of a folder that several calls wrote.

use crate::exit::ExitCode;
use std::path::PathBuf;

use trifold::{Error, Result};

use super::output::Output;

/// Arguments of `trifold summarize`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder that `trifold fold` wrote to
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes `summary.csv` from the results in a folder.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let output = Output::new(&arguments.folder);
    match output.samples() {
        0 => Err(Error::input(
            arguments.folder.as_path(),
            "has no results of `trifold fold`",
        )),
        samples => {
            output.write_summary()?;
            let path = arguments.folder.join("summary.csv");
            println!("{samples} samples in {}", path.display());
            Ok(ExitCode::SUCCESS)
        }
    }
}
