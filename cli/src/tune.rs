//! `trifold tune`

use crate::exit::ExitCode;
use std::time::Instant;

use trifold::tooling::bench::{tune, TUNED};
use trifold::{Result, TierRequest};

use crate::options::DeviceArguments;
use crate::verify::progress;

/// Arguments of `trifold tune`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Sizes N, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [128, 256])]
    n: Vec<usize>,
    /// Runs of each variant, whose median counts
    #[arg(long, default_value_t = 9)]
    repeats: usize,
}

/// Times every variant of the kernels that have several, and prints the fastest of each as options.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let device = device.open(TierRequest::Best)?;
    let clock = Instant::now();
    let bar = progress(TUNED.len() * arguments.n.len());
    println!(
        "{}, {}, {} tier",
        device.report().name,
        device.report().driver,
        device.tier()
    );
    println!(
        "{:<22} {:>5}  {:<16} {:>10} {:>10}",
        "operation", "N", "variant", "ms", "GFLOP/s"
    );
    let mut best: Vec<String> = Vec::new();
    for tuned in TUNED {
        for n in &arguments.n {
            bar.set_message(format!("{} N = {n}", tuned.op));
            let rows = pollster::block_on(tune(&device, *tuned, *n, arguments.repeats, || {
                clock.elapsed().as_secs_f64() * 1e3
            }))?;
            bar.suspend(|| {
                rows.iter().for_each(|(variant, row)| {
                    println!(
                        "{:<22} {:>5}  {:<16} {:>10.3} {:>10.1}",
                        tuned.op, n, variant, row.ms, row.gflops
                    )
                })
            });
            // The largest size, which comes last, decides.
            if let Some((variant, _)) = rows.first().filter(|_| Some(n) == arguments.n.last()) {
                best.push(format!("--variant {}={variant}", tuned.kernel));
            }
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    println!(
        "fastest at N = {}: {}",
        arguments.n.last().copied().unwrap_or_default(),
        best.join(" ")
    );
    Ok(ExitCode::SUCCESS)
}
