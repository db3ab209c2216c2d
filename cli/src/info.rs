//! `trifold info`

use crate::exit::ExitCode;

use serde_json::json;
use trifold::tiers;
use trifold::TierRequest;
use trifold::{AdapterReport, DeviceError, Result};

use crate::options::DeviceArguments;

/// Arguments of `trifold info`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Shows the adapters, or the one that is named.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let shown = device.adapters()?;
    if shown.is_empty() {
        // The error of opening a device says what is missing and what to install.
        device.open(TierRequest::default())?;
        return Err(DeviceError::NoAdapter {
            wanted: None,
            found: "none".into(),
        }
        .into());
    }
    if arguments.json {
        let list: Vec<_> = shown
            .iter()
            .map(|adapter| json!({ "adapter": adapter, "tiers": tiers(adapter) }))
            .collect();
        println!(
            "{}",
            serde_json::to_string_pretty(&list).unwrap_or_default()
        );
        return Ok(ExitCode::SUCCESS);
    }
    println!("trifold {}", env!("CARGO_PKG_VERSION"));
    shown.iter().for_each(show);
    Ok(ExitCode::SUCCESS)
}

fn show(adapter: &AdapterReport) {
    let yes = |there| if there { "yes" } else { "no" };
    let limits = &adapter.limits;
    let index = adapter
        .index
        .map_or(String::new(), |index| format!("{index}: "));
    println!("\n{index}{}", adapter.name);
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".into());
    println!("  PCI bus id             {}", known(&adapter.pci_bus_id));
    println!("  UUID                   {}", known(&adapter.uuid));
    println!(
        "  kind                   {}, through {}",
        adapter.kind, adapter.backend
    );
    println!("  driver                 {}", adapter.driver);
    println!(
        "  storage binding        {}",
        mebibytes(limits.storage_binding_bytes)
    );
    println!(
        "  buffer                 {}",
        mebibytes(limits.buffer_bytes)
    );
    println!(
        "  workgroup              {} invocations, {} KiB",
        limits.workgroup_invocations,
        limits.workgroup_bytes / 1024
    );
    println!(
        "  storage buffers        {} in a shader",
        limits.storage_buffers
    );
    println!("  shader-f16             {}", yes(adapter.f16));
    println!("  subgroups              {}", yes(adapter.subgroups));
    println!("  GPU timestamps         {}", yes(adapter.timestamps));
    println!(
        "  cooperative matrices   {}",
        if adapter.cooperative_matrices.is_empty() {
            "no".into()
        } else {
            adapter.cooperative_matrices.join(", ")
        }
    );
    for tier in tiers(adapter) {
        println!(
            "  tier {:<17} {}: {}",
            tier.tier.to_string(),
            if tier.supported {
                "supported"
            } else {
                "not supported"
            },
            tier.reason
        );
    }
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.0} MiB", bytes as f64 / f64::from(1 << 20))
}
