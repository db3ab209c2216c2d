//! `trifold bench`

mod model;

use crate::exit::ExitCode;
use std::time::Instant;

use trifold::tooling::bench::{measure, profile, Row, Share};
use trifold::tooling::catalog::{find_timed, timed, Op};
use trifold::Result;
use trifold::TierRequest;

use crate::options::DeviceArguments;
use crate::verify::progress;

/// Arguments of `trifold bench`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Operations, separated by commas [default: all]
    #[arg(long, value_delimiter = ',', value_name = "OP")]
    op: Vec<String>,
    /// Sizes N, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [64, 128])]
    n: Vec<usize>,
    /// Runs, whose median is printed, after two to warm up
    #[arg(long, default_value_t = 5)]
    repeats: usize,
    /// Print one JSON object per measurement
    #[arg(long)]
    json: bool,
    /// Print the time of each operation by kernel variant (needs GPU timestamps)
    #[arg(long)]
    profile: bool,
    /// List the operations that can be timed
    #[arg(long)]
    list: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    /// Time the whole model at OpenFold3's size (368 million random weights) on proteins without
    /// alignment
    Model(model::Arguments),
}

/// Times each operation at each size. An operation that does not support a size is reported and
/// skipped.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    if let Some(What::Model(of)) = &arguments.what {
        return model::run(device, of);
    }
    if arguments.list {
        for op in timed() {
            println!("{:<22} {}", op.name, op.workload()?.sizes);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let ops: Vec<&Op> = match arguments.op.is_empty() {
        true => timed().collect(),
        false => arguments
            .op
            .iter()
            .map(|name| find_timed(name))
            .collect::<Result<_>>()?,
    };
    let device = device.open(TierRequest::Best)?;
    let bar = progress(ops.len() * arguments.n.len());
    let clock = Instant::now();
    let mut code = ExitCode::SUCCESS;
    if !arguments.json {
        println!(
            "{}, {}, {} tier",
            device.report().name,
            device.report().driver,
            device.tier()
        );
        println!(
            "{:<22} {:>5} {:>10} {:>10} {:>9} {:>10}  {:<15} variant",
            "operation", "N", "ms", "GFLOP/s", "GB/s", "peak MiB", "timed by"
        );
    }
    for op in ops {
        for n in &arguments.n {
            bar.set_message(format!("{} N = {n}", op.name));
            match pollster::block_on(measure(&device, op, *n, arguments.repeats, || {
                clock.elapsed().as_secs_f64() * 1e3
            })) {
                Ok(row) => {
                    bar.suspend(|| print(&row, arguments.json));
                    if arguments.profile {
                        let shares = pollster::block_on(profile(&device, op, *n))?;
                        bar.suspend(|| {
                            shares
                                .iter()
                                .for_each(|share| print_share(share, arguments.json))
                        });
                    }
                }
                Err(error) => {
                    bar.suspend(|| eprintln!("trifold bench: {} at N = {n}: {error}", op.name));
                    code = ExitCode::from(2);
                }
            }
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(code)
}

fn print(row: &Row, json: bool) {
    match json {
        true => println!("{}", serde_json::to_string(row).unwrap_or_default()),
        false => println!(
            "{:<22} {:>5} {:>10.3} {:>10.1} {:>9.2} {:>10.1}  {:<15} {}",
            row.op,
            row.n,
            row.ms,
            row.gflops,
            row.gbps,
            row.peak_bytes as f64 / f64::from(1 << 20),
            row.timed_by,
            row.variant
        ),
    }
}

fn print_share(share: &Share, json: bool) {
    match json {
        true => println!("{}", serde_json::to_string(share).unwrap_or_default()),
        false => println!(
            "  {:>5.1} % {:>12.3} ms {:>10.1} GFLOP/s {:>9.2} GB/s  {:>4} x {}",
            100.0 * share.share,
            share.ms,
            share.gflops,
            share.gbps,
            share.dispatches,
            share.label
        ),
    }
}
