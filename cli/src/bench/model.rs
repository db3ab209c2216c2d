//! `trifold bench model`

use crate::exit::ExitCode;
use std::time::Instant;

use trifold::openfold3::{OpenFold3, Settings};
use trifold::tooling::bench::model::{measure_model, profile_step, random_weights, ModelRow};
use trifold::{Result, TierRequest};

use super::print_share;
use crate::options::DeviceArguments;

/// Arguments of `trifold bench model`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Residues, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [76, 256])]
    tokens: Vec<usize>,
    /// Structures drawn at once
    #[arg(long, default_value_t = Settings::default().samples)]
    samples: usize,
    /// Denoising steps
    #[arg(long, default_value_t = Settings::default().steps)]
    steps: usize,
    /// Recycles of the trunk
    #[arg(long, default_value_t = Settings::default().recycles)]
    recycles: usize,
    /// Print the time of a denoising step by kernel variant (needs GPU timestamps)
    #[arg(long)]
    profile: bool,
    /// Print one JSON object per size
    #[arg(long)]
    json: bool,
}

pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let device = device.open(TierRequest::Best)?;
    let clock = Instant::now();
    let model = OpenFold3::load(&device, &random_weights())?;
    let settings = Settings::default()
        .recycles(arguments.recycles)
        .steps(arguments.steps)
        .samples(arguments.samples);
    if !arguments.json {
        println!(
            "{}, {}, {} tier; weights made and loaded in {:.1} s",
            device.report().name,
            device.report().driver,
            device.tier(),
            clock.elapsed().as_secs_f64()
        );
        println!(
            "{} cycles, {} steps, {} samples",
            settings.recycles + 1,
            settings.steps,
            settings.samples
        );
        println!(
            "{:>7} {:>7} {:>9} {:>9} {:>10} {:>11} {:>9}",
            "tokens", "atoms", "s", "trunk", "diffusion", "confidence", "peak GiB"
        );
    }
    for tokens in &arguments.tokens {
        let row = pollster::block_on(measure_model(&device, &model, *tokens, &settings, || {
            clock.elapsed().as_secs_f64() * 1e3
        }))?;
        print(&row, arguments.json);
        if arguments.profile {
            let shares =
                pollster::block_on(profile_step(&device, &model, *tokens, settings.samples))?;
            shares
                .iter()
                .for_each(|share| print_share(share, arguments.json));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(row: &ModelRow, json: bool) {
    match json {
        true => println!("{}", serde_json::to_string(row).unwrap_or_default()),
        false => println!(
            "{:>7} {:>7} {:>9.2} {:>9.2} {:>10.2} {:>11.2} {:>9.2}",
            row.tokens,
            row.atoms,
            row.seconds,
            row.trunk,
            row.diffusion,
            row.confidence,
            row.peak_bytes as f64 / f64::from(1 << 30)
        ),
    }
}
