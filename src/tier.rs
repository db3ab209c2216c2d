//! Opening a device for a tier: its kernels are trusted once they have computed the right thing
//! there.

use serde::Serialize;

use crate::bench::{diffusion, layers, BenchOp};
use crate::error::{DeviceError, Result};
use crate::gpu::{AdapterReport, Device, DeviceOptions, Tier, TierRequest, TIERS};
use crate::kernels::matrix::ABSENT;

/// A tier, and whether a device may use it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TierReport {
    /// Which.
    pub tier: Tier,
    /// Whether kernels of this tier run on the device.
    pub admitted: bool,
    /// Why, or why not.
    pub reason: String,
}

/// The tiers on an adapter.
pub fn tiers(report: &AdapterReport) -> Vec<TierReport> {
    let about = |tier| match tier {
        Tier::Portable => "f32 within the WebGPU default limits",
        Tier::F16 => "f16 storage behind norms and of weights, sums and residuals in f32",
        Tier::CooperativeMatrix => {
            "f16 operands on matrices of 16 x 16 or 8 x 8, sums and residuals in f32"
        }
    };
    let of = |tier: Tier| match tier.admits(report) {
        Ok(()) => TierReport {
            tier,
            admitted: true,
            reason: about(tier).into(),
        },
        Err(reason) => TierReport {
            tier,
            admitted: false,
            reason,
        },
    };
    TIERS.into_iter().map(of).collect()
}

impl Device {
    /// Opens a device. A tier beyond the portable one is tried first: small cases of its kernels
    /// beside their f64 references, in some tens of milliseconds and the time that its driver takes
    /// to compile them. Where one fails, [`TierRequest::Best`] falls back to the tier below, and
    /// [`Device::warning`] says why.
    ///
    /// # Errors
    /// [`DeviceError::NoAdapter`] where there is none (of that name), [`DeviceError::Request`]
    /// where it would not open, does not admit the tier, or fails its self-check.
    pub async fn open(options: DeviceOptions) -> Result<Device> {
        let mut device = Device::open_unchecked(options.clone()).await?;
        let mut warnings: Vec<String> = Vec::new();
        while let Some(failure) = failure(&device).await? {
            let name = device.report().name.clone();
            let message = format!(
                "its {} kernels compute wrong results with the driver {}: {failure}",
                device.tier(),
                device.report().driver
            );
            if options.tier != TierRequest::Best {
                return Err(DeviceError::Request {
                    adapter: name,
                    message,
                }
                .into());
            }
            let next = below(device.tier());
            warnings.push(format!("{name}: {message}; the {next} ones are used"));
            device = Device::open_unchecked(DeviceOptions {
                tier: TierRequest::Exactly(next),
                ..options.clone()
            })
            .await?;
        }
        Ok(if warnings.is_empty() {
            device
        } else {
            device.with_warning(warnings.join("; "))
        })
    }

    /// [`Device::open`], blocking. Not available in browsers.
    ///
    /// # Errors
    /// As [`Device::open`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open_blocking(options: DeviceOptions) -> Result<Device> {
        pollster::block_on(Self::open(options))
    }
}

/// What every device with a tier has too: each tier needs what the one below does, and more.
fn below(tier: Tier) -> Tier {
    match tier {
        Tier::CooperativeMatrix => Tier::F16,
        _ => Tier::Portable,
    }
}

/// Layers that reach every kernel of the f16 tier, and most of the cooperative matrices'.
const CHECKED: [BenchOp; 6] = [
    layers::TRI_MUL_OUT,
    layers::TRI_MUL_IN,
    layers::TRI_ATT_START,
    layers::TRI_ATT_END,
    layers::SWIGLU_TRANSITION,
    layers::ATTENTION_PAIR_BIAS,
];
/// What reaches the rest of these. On other tiers the diffusion module runs on the portable
/// kernels, which there is nothing to check by.
const CHECKED_ON_MATRICES: [BenchOp; 2] = [diffusion::DIT_BLOCK, diffusion::ATOM_BLOCK];
/// Tokens: not a multiple of any tile.
const TOKENS: usize = 77;
/// How far rounding operands to f16 may take a layer's update from that of the portable kernels, in
/// root mean squares; 1e-3 is usual.
const DEVIATION: f64 = 4e-3;

/// What is wrong with the kernels of the device's tier, if anything: layers of random weights
/// beside the same layers of portable kernels.
async fn failure(device: &Device) -> Result<Option<String>> {
    if device.tier() == Tier::Portable {
        return Ok(None);
    }
    let on_matrices: &[BenchOp] = if !ABSENT && device.tier() == Tier::CooperativeMatrix {
        &CHECKED_ON_MATRICES
    } else {
        &[]
    };
    for op in CHECKED.iter().chain(on_matrices) {
        let [got, expected] = [
            output(device, op).await?,
            output(&device.as_portable(), op).await?,
        ];
        let deviation = deviation(&got, &expected);
        // NaN is no less than anything.
        if deviation.is_nan() || deviation > DEVIATION {
            return Ok(Some(format!(
                "{} is off by {deviation:.1e} of its root mean square, where \
                {DEVIATION:.0e} is allowed",
                op.name
            )));
        }
    }
    Ok(None)
}

async fn output(device: &Device, op: &BenchOp) -> Result<Vec<f32>> {
    let job = op.prepare(device, TOKENS)?;
    let mut r = device.recorder();
    let output = job(&mut r)?;
    r.read(&output).await
}

/// The root mean square of the difference over that of `expected`; NaN stays NaN.
fn deviation(got: &[f32], expected: &[f32]) -> f64 {
    let squares =
        |numbers: &mut dyn Iterator<Item = f64>| numbers.map(|number| number * number).sum::<f64>();
    let difference = squares(
        &mut got
            .iter()
            .zip(expected)
            .map(|(got, expected)| f64::from(*got) - f64::from(*expected)),
    );
    (difference / squares(&mut expected.iter().map(|number| f64::from(*number)))).sqrt()
}
