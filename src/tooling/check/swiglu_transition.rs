//! Cases for `swiglu_transition`.

use super::layer_norm_linear::Norm;
use super::{by_name, KernelCase, Prepared, Rng, SelfTest, F16_SUMS};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{swiglu_transition, SwiGluTransitionArguments, CHANNELS, GROUP};
use crate::tensor::DType;
use crate::tooling::reference::{self, Exact, SwiGluWeights};

/// A transition of rows of 128 channels.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SwiGluTransitionCase {
    pub rows: usize,
    /// A multiple of 16.
    pub hidden: usize,
    pub mask: bool,
    /// Added to x instead of written to an output.
    pub in_place: bool,
}

/// The numbers rounded to f16.
pub(super) fn rounded(numbers: Vec<f32>) -> Vec<f32> {
    let round = |number| half::f16::from_f32(number).to_f32();
    numbers.into_iter().map(round).collect()
}

/// Adds a residual in f32, whose rounding is negligible.
pub(super) fn with_residual(update: Vec<Exact>, residual: &[f32]) -> Vec<Exact> {
    let add = |(exact, residual): (Exact, &f32)| Exact {
        value: exact.value + f64::from(*residual),
        magnitude: exact.magnitude + 1e-4 * f64::from(residual.abs()),
    };
    update.into_iter().zip(residual).map(add).collect()
}

/// 16 rows of the first weight before 16 rows of the second, and so on.
pub(super) fn interleaved(gate: &[f32], value: &[f32]) -> Vec<f32> {
    let group = GROUP * CHANNELS;
    gate.chunks(group)
        .zip(value.chunks(group))
        .flat_map(|(gate, value)| [gate, value].concat())
        .collect()
}

impl KernelCase for SwiGluTransitionCase {
    fn kernel(&self) -> &'static str {
        "swiglu_transition"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let SwiGluTransitionCase { rows, hidden, .. } = *self;
        let device = r.device().clone();
        let mut rng = Rng::new((rows * 7 + hidden) as u64);
        let x = rng.normal(rows * CHANNELS, 2.0);
        let [gate, value, back] = [0, 1, 2].map(|_| rounded(rng.normal(hidden * CHANNELS, 0.1)));
        let norm = Norm::draw(&device, &mut rng)?;
        let mask = self.mask.then(|| rng.mask(rows, 0.7));
        let tensor = device.upload(&x, &[rows, CHANNELS])?;
        let out = r.allocate(&[rows, CHANNELS])?;
        let mask_tensor = mask
            .as_ref()
            .map(|mask| device.upload(mask, &[rows]))
            .transpose()?;
        let arguments = SwiGluTransitionArguments {
            x: &tensor,
            out: (!self.in_place).then_some(&out),
            norm: norm.parameters(),
            weight: &device.upload_f16(&interleaved(&gate, &value), &[2 * hidden, CHANNELS])?,
            weight_out: &device.upload_f16(&back, &[CHANNELS, hidden])?,
            mask: mask_tensor.as_ref(),
        };
        swiglu_transition(r, &arguments)?;
        let weights = SwiGluWeights {
            gate: &gate,
            value: &value,
            out: &back,
        };
        let update =
            reference::swiglu_transition(&norm.inputs(&x), CHANNELS, &weights, mask.as_deref());
        let (output, expected) = match self.in_place {
            true => (tensor, with_residual(update, &x)),
            false => (out, update),
        };
        Ok(Prepared {
            rounding: F16_SUMS,
            ..Prepared::new(output, expected)
        })
    }
}

pub(super) fn self_test() -> Vec<SelfTest> {
    let of = |variant| {
        [true, false].map(|all| {
            let case = SwiGluTransitionCase {
                rows: 37,
                hidden: 48,
                mask: all,
                in_place: all,
            };
            (variant, case)
        })
    };
    [by_name(of("coop16")), by_name(of("coop8"))].concat()
}
