//! Helpers of several test programs.
#![allow(dead_code)]

pub mod pairformer;

use std::sync::OnceLock;

use trifold::weights::Weights;
use trifold::{Device, DeviceOptions, LimitsRequest, Tier, TierRequest};

/// OpenFold3 at small widths with random weights, as safetensors; see `tests/weights/README.md`.
pub const RANDOM: &[u8] = include_bytes!("../weights/random.safetensors");

/// The weights of [`RANDOM`], which run fast and give meaningless structures.
pub fn random_weights() -> Weights {
    Weights::from_safetensors(RANDOM).expect("the file is whole")
}

/// A device with the WebGPU default limits, which every browser has.
pub fn device() -> Device {
    Device::open_blocking(DeviceOptions::default().with_limits(LimitsRequest::WebGpuDefault))
        .expect("the tests need a GPU or a software driver")
}

/// A device opened for a tier, with the WebGPU default limits for the f16 tier; `None` if the tier
/// is not supported.
pub fn device_for(tier: Tier) -> Option<Device> {
    let limits = if tier == Tier::CooperativeMatrix {
        LimitsRequest::Best
    } else {
        LimitsRequest::WebGpuDefault
    };
    let portable = Device::open_blocking(DeviceOptions::default().with_limits(limits))
        .expect("the tests need a GPU or a software driver");
    tier.supported_by(portable.report()).ok()?;
    Some(
        Device::open_blocking(
            DeviceOptions::default()
                .with_limits(limits)
                .with_tier(TierRequest::Exactly(tier)),
        )
        .expect("a supported tier opens"),
    )
}

/// The device for f16 storage, opened once, since opening runs the self-check.
pub fn f16_device() -> Option<&'static Device> {
    static F16: OnceLock<Option<Device>> = OnceLock::new();
    F16.get_or_init(|| device_for(Tier::F16)).as_ref()
}

/// The device for kernels on cooperative matrices, opened once: emulated on a software driver,
/// which needs the feature `emulate`.
pub fn coop_device() -> Option<&'static Device> {
    static COOP: OnceLock<Option<Device>> = OnceLock::new();
    COOP.get_or_init(|| {
        let emulated = emulated(DeviceOptions::default());
        emulated.or_else(|| device_for(Tier::CooperativeMatrix))
    })
    .as_ref()
}

/// A software device that emulates cooperative matrices.
#[cfg(feature = "emulate")]
pub fn emulated(options: DeviceOptions) -> Option<Device> {
    match Device::open_emulated_blocking(options) {
        Ok(device) => Some(device),
        Err(error) => {
            println!("not emulated: {error}");
            None
        }
    }
}

/// `None` without the feature.
#[cfg(not(feature = "emulate"))]
pub fn emulated(_: DeviceOptions) -> Option<Device> {
    None
}

/// `count` numbers of N(0, 1), repeated after some 65,000: drawing hundreds of megabytes would take
/// longer than the test.
pub fn normal(seed: u64, count: usize) -> Vec<f32> {
    trifold::tooling::check::Rng::new(seed)
        .normal(count.min(65_521), 1.0)
        .iter()
        .copied()
        .cycle()
        .take(count)
        .collect()
}
