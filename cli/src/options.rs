//! The options that choose and limit the device.

use clap::{Args, ValueEnum};
use trifold::kernels::expect_variant;
use trifold::{adapters, adapters_named, Device, DeviceOptions, Error, LimitsRequest};
use trifold::{AdapterReport, Result, Tier, TierRequest};

/// The GPU, and the part of it to use.
#[derive(Args, Clone)]
pub struct DeviceArguments {
    /// GPU: its index in `trifold info`, part of its name, PCI bus id or UUID [default: the
    /// fastest]
    #[arg(long, global = true, value_name = "GPU")]
    adapter: Option<String>,
    /// Limits to open the device with
    #[arg(long, global = true, value_enum, default_value = "best")]
    limits: Limits,
    /// Largest size of one binding or temporary; larger work runs in blocks [default: the device's
    /// binding limit]
    #[arg(long, global = true, value_name = "BYTES")]
    byte_budget: Option<u64>,
    /// Prefer the GPU that saves power
    #[arg(long, global = true)]
    low_power: bool,
    /// Kernels of the layers: best, portable, f16 or cooperative-matrix [default: portable to
    /// verify, otherwise the best that the GPU supports]
    #[arg(long, global = true, value_name = "TIER", value_parser = tier)]
    tier: Option<TierRequest>,
    /// Prefer this variant of a kernel wherever it is supported, such as linear=tile64;
    /// `trifold tune` prints the fastest
    #[arg(long, global = true, value_name = "KERNEL=VARIANT", value_parser = variant)]
    variant: Vec<(String, String)>,
}

fn variant(text: &str) -> std::result::Result<(String, String), String> {
    let (kernel, variant) = text.split_once('=').ok_or("should be KERNEL=VARIANT")?;
    match expect_variant(kernel, variant) {
        Ok(()) => Ok((kernel.into(), variant.into())),
        Err(error) => Err(error.to_string()),
    }
}

fn tier(text: &str) -> std::result::Result<TierRequest, String> {
    match text {
        "best" => Ok(TierRequest::Best),
        _ => text
            .parse::<Tier>()
            .map(TierRequest::Exactly)
            .map_err(|error| error.to_string()),
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Limits {
    /// All that the GPU offers
    Best,
    /// The WebGPU defaults: 128 MiB a binding, 256 MiB a buffer
    Webgpu,
}

impl DeviceArguments {
    /// Opens the device for the given tier, or for `otherwise`, and prints its warning, if any.
    pub fn open(&self, otherwise: TierRequest) -> Result<Device> {
        let limits = match self.limits {
            Limits::Best => LimitsRequest::Best,
            Limits::Webgpu => LimitsRequest::WebGpuDefault,
        };
        let tier = self.tier.unwrap_or(otherwise);
        let mut options = DeviceOptions::default()
            .with_limits(limits)
            .with_low_power(self.low_power)
            .with_tier(tier);
        options.adapter = self.adapter.clone();
        options.byte_budget = self.byte_budget;
        options.variants = self.variant.clone();
        let device = Device::open_blocking(options)?;
        if let Some(warning) = device.warning() {
            eprintln!("trifold: {warning}");
        }
        Ok(device)
    }

    /// The adapters of this machine, or those that the arguments name.
    pub fn adapters(&self) -> Result<Vec<AdapterReport>> {
        pollster::block_on(async {
            match &self.adapter {
                None => adapters().await,
                Some(named) => adapters_named(named).await,
            }
        })
    }

    /// The arguments of each GPU of a list, or these arguments where there is none.
    ///
    /// # Errors
    /// If an entry names no GPU, or these arguments name one, too.
    pub fn each(&self, gpus: Option<&str>) -> Result<Vec<DeviceArguments>> {
        let Some(list) = gpus else {
            return Ok(vec![self.clone()]);
        };
        if self.adapter.is_some() {
            return Err(Error::input(
                "--gpus",
                "does not go with --adapter; give one of them",
            ));
        }
        let named = pollster::block_on(adapters_named(list))?;
        let of = |report: AdapterReport| DeviceArguments {
            adapter: Some(report.selector()),
            ..self.clone()
        };
        Ok(named.into_iter().map(of).collect())
    }

    /// The GPU that the arguments name, for messages.
    pub fn name(&self) -> String {
        match &self.adapter {
            Some(adapter) => format!("GPU {adapter}"),
            None => "the default GPU".into(),
        }
    }
}

/// A number of bytes, such as 256MiB.
pub fn size(text: &str) -> std::result::Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        "kB" | "KB" => 1000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        other => {
            return Err(format!(
                "the unit should be one of B, KiB, MiB, GiB, kB, MB and GB, got {other}"
            ))
        }
    };
    let number: u64 = digits
        .trim()
        .parse()
        .map_err(|_| format!("should be a whole number and a unit such as 256MiB, got {text}"))?;
    number
        .checked_mul(unit)
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| format!("should be between 1 B and 16 EiB, got {text}"))
}
