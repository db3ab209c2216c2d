//! The check of a tier's kernels on a device, without which they are not used.
//!
//! Layers of random weights run on the tier's kernels and on the portable ones.

use super::catalog::workloads::{diffusion, layers, Workload};
use crate::error::Result;
use crate::gpu::{Device, Tier};
use crate::kernels::{fused, CHANNELS};

/// Layers that reach every kernel of the f16 tier, and most kernels on cooperative matrices.
const CHECKED: [(&str, Workload); 6] = [
    ("tri_mul_out", layers::TRI_MUL_OUT),
    ("tri_mul_in", layers::TRI_MUL_IN),
    ("tri_att_start", layers::TRI_ATT_START),
    ("tri_att_end_as_used", layers::TRI_ATT_END),
    ("swiglu_transition", layers::SWIGLU_TRANSITION),
    ("attention_pair_bias", layers::ATTENTION_PAIR_BIAS),
];
/// Blocks that reach the remaining kernels on cooperative matrices. Other tiers run the diffusion
/// module on the portable kernels.
const CHECKED_ON_MATRICES: [(&str, Workload); 2] = [
    ("dit_block", diffusion::DIT_BLOCK),
    ("atom_block", diffusion::ATOM_BLOCK),
];
/// Number of tokens, not a multiple of any tile.
const TOKENS: usize = 77;
/// Largest root mean square of the difference from the portable kernels, relative to that of the
/// output. Rounding operands to f16 usually gives 1e-3.
const DEVIATION: f64 = 4e-3;

/// Describes the first layer whose output on the device's tier is wrong, if any.
pub(crate) async fn failure(device: &Device) -> Result<Option<String>> {
    if device.tier() == Tier::Portable {
        return Ok(None);
    }
    let fused_only: &[(&str, Workload)] = if fused::layer_norm_linear(device, CHANNELS) {
        &CHECKED_ON_MATRICES
    } else {
        &[]
    };
    for (name, workload) in CHECKED.iter().chain(fused_only) {
        let [got, expected] = [
            output(device, workload).await?,
            output(&device.as_portable(), workload).await?,
        ];
        let deviation = deviation(&got, &expected);
        // NaN fails too.
        if deviation.is_nan() || deviation > DEVIATION {
            return Ok(Some(format!(
                "{name} is off by {deviation:.1e} of its root mean square, where \
                {DEVIATION:.0e} is allowed"
            )));
        }
    }
    Ok(None)
}

async fn output(device: &Device, workload: &Workload) -> Result<Vec<f32>> {
    let work = workload.prepare(device, TOKENS)?;
    let mut r = device.recorder();
    let output = work(&mut r)?;
    r.read(&output).await
}

/// Root mean square of the difference, divided by that of `expected`; NaN stays NaN.
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
