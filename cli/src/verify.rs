//! `trifold verify`

use crate::exit::ExitCode;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use trifold::tooling::verify::{ops, verify_file, Line};
use trifold::{Error, Result, TierRequest};

use crate::options::DeviceArguments;

/// Arguments of `trifold verify`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Case files, or folders of them: safetensors with inputs, weights, and the outputs that
    /// OpenFold3 computed
    #[arg(value_name = "FILE", required_unless_present = "list")]
    files: Vec<PathBuf>,
    /// List the ops of case files
    #[arg(long)]
    list: bool,
    /// Print one JSON object per output
    #[arg(long)]
    json: bool,
}

/// The worst result of any file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Passed,
    Failed,
    NotRun,
}

/// The files, and those of the folders in the order of their names.
fn case_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let unreadable = |error: std::io::Error| Error::file(path, error);
        let entries: std::io::Result<Vec<PathBuf>> = std::fs::read_dir(path)
            .map_err(unreadable)?
            .map(|entry| Ok(entry?.path()))
            .collect();
        let mut own: Vec<PathBuf> = entries.map_err(unreadable)?;
        own.retain(|file| {
            file.extension()
                .is_some_and(|extension| extension == "safetensors")
        });
        if own.is_empty() {
            return Err(Error::input(
                path.as_path(),
                "there is no .safetensors file in this folder",
            ));
        }
        own.sort();
        files.extend(own);
    }
    Ok(files)
}

/// Verifies every file, and continues after one that fails.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    if arguments.list {
        ops().for_each(|op| println!("{op}"));
        return Ok(ExitCode::SUCCESS);
    }
    let device = device.open(TierRequest::default())?;
    let files = case_files(&arguments.files)?;
    let bar = progress(files.len());
    let mut worst = Outcome::Passed;
    if !arguments.json {
        println!(
            "{:<32} {:<18} {:>10} {:>10}  {:<5} {:<9} {:>9}  adapter",
            "case", "output", "max error", "of bound", "", "tier", "ms"
        );
    }
    for file in &files {
        bar.set_message(file.display().to_string());
        let start = Instant::now();
        let outcome = match pollster::block_on(verify_file(&device, file, || {
            start.elapsed().as_secs_f64() * 1e3
        })) {
            Ok(lines) => bar.suspend(|| print(&lines, arguments.json)),
            Err(error) => {
                bar.suspend(|| eprintln!("trifold verify: {}: {error}", file.display()));
                Outcome::NotRun
            }
        };
        worst = worst.max(outcome);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(ExitCode::from(worst as u8))
}

fn print(lines: &[Line], json: bool) -> Outcome {
    for line in lines {
        let verdict = if line.passed { "pass" } else { "FAIL" };
        match json {
            true => println!("{}", serde_json::to_string(line).unwrap_or_default()),
            false => println!(
                "{:<32} {:<18} {:>10.2e} {:>10.3}  {:<5} {:<9} {:>9.1}  {}",
                line.case,
                line.output,
                line.max_error,
                line.over_bound,
                verdict,
                line.tier,
                line.ms,
                line.adapter
            ),
        }
    }
    if lines.iter().all(|line| line.passed) {
        Outcome::Passed
    } else {
        Outcome::Failed
    }
}

/// A progress bar that appears after one second.
pub fn progress(steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr())
        .with_style(style);
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}
