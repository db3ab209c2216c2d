//! `trifold shaders`

use crate::exit::ExitCode;

use serde_json::json;
use trifold::kernels::ALL;
use trifold::{DType, Result};

/// Arguments of `trifold shaders`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only this kernel
    kernel: Option<String>,
    /// Print a JSON list of { kernel, variant, index, wgsl }
    #[arg(long)]
    json: bool,
    /// The texts for tensors stored in f16
    #[arg(long)]
    f16: bool,
}

/// Prints the texts that together reach every line of every variant.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let storage = if arguments.f16 {
        DType::F16
    } else {
        DType::F32
    };
    let mut list = Vec::new();
    for kernel in ALL.iter().filter(|kernel| {
        arguments
            .kernel
            .as_ref()
            .is_none_or(|wanted| wanted == kernel.name())
    }) {
        for variant in kernel.variants() {
            for (index, wgsl) in kernel.texts(variant, storage)?.into_iter().enumerate() {
                let kernel = kernel.name();
                list.push(
                    json!({ "kernel": kernel, "variant": variant, "index": index, "wgsl": wgsl }),
                );
            }
        }
    }
    match arguments.json {
        true => println!("{}", serde_json::to_string(&list).unwrap_or_default()),
        false => list.iter().for_each(|text| {
            println!(
                "// {} {} {}\n{}",
                text["kernel"],
                text["variant"],
                text["index"],
                text["wgsl"].as_str().unwrap_or_default()
            )
        }),
    }
    Ok(ExitCode::SUCCESS)
}
