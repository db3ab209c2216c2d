//! Cases for `gated_linear`.

use super::{by_name, chosen, function, upload, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{gated_linear, gated_linear_into, Activation, GatedLinearArguments, Rows};
use crate::tensor::DType;
use crate::tooling::reference::{self, Exact};

/// The product of `[m, k] x [n, k]^T` with an activation, and another one without.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct GatedLinearCase {
    pub m: usize,
    pub k: usize,
    pub n: usize,
    pub activation: Activation,
    pub mask: bool,
    /// Written as planes with this number of places per line, with padding after lines and places.
    pub places: Option<usize>,
}

impl KernelCase for GatedLinearCase {
    fn kernel(&self) -> &'static str {
        "gated_linear"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let GatedLinearCase { m, k, n, .. } = *self;
        let mut rng = Rng::new((m * 31 + k * 7 + n) as u64);
        let mut x = rng.normal(m * k, 1.0);
        let [mut w_gate, mut w_value] = [0, 1].map(|_| rng.normal(n * k, 1.0 / (k as f64).sqrt()));
        let mask = self.mask.then(|| rng.mask(m, 0.7));
        let device = r.device().clone();
        let x_tensor = upload(&device, storage, &mut x, &[m, k])?;
        let (gate_tensor, value_tensor) = (
            upload(&device, storage, &mut w_gate, &[n, k])?,
            upload(&device, storage, &mut w_value, &[n, k])?,
        );
        let mask_tensor = mask
            .as_ref()
            .map(|mask| device.upload(mask, &[m]))
            .transpose()?;
        let arguments = GatedLinearArguments {
            x: Rows::from(&x_tensor),
            w_gate: &gate_tensor,
            w_value: &value_tensor,
            activation: self.activation,
            mask: mask_tensor.as_ref().map(Rows::of_mask),
        };
        let expected = reference::gated_linear(
            function(self.activation),
            k,
            &x,
            &w_gate,
            &w_value,
            mask.as_deref(),
        );
        match self.places {
            Some(places) => in_planes(r, &arguments, [m / places, places], n, storage, &expected),
            None => Ok(Prepared::new(gated_linear(r, &arguments)?, expected)),
        }
    }
}

/// Padding after rows and columns stays zero.
fn in_planes(
    r: &mut Recorder,
    arguments: &GatedLinearArguments,
    [lines, places]: [usize; 2],
    n: usize,
    storage: DType,
    expected: &[Exact],
) -> Result<Prepared> {
    let padding = if places.is_multiple_of(4) { 4 } else { 2 };
    let shape = [n, lines + 1, places + padding];
    let mut zeros = vec![0.0; shape.iter().product()];
    let output = upload(r.device(), storage, &mut zeros, &shape)?;
    gated_linear_into(r, arguments, Rows::of_planes(&output, 0..lines, places)?)?;
    let place = |at: usize| {
        let (column, line, place) = (
            at / (shape[1] * shape[2]),
            at / shape[2] % shape[1],
            at % shape[2],
        );
        if line < lines && place < places {
            expected[(line * places + place) * n + column]
        } else {
            Exact::default()
        }
    };
    Ok(Prepared::new(output, (0..zeros.len()).map(place).collect()))
}

fn cases() -> Vec<Case> {
    let case = |m, k, n, activation, mask| {
        Case::from(GatedLinearCase {
            m,
            k,
            n,
            activation,
            mask,
            places: None,
        })
    };
    vec![
        case(45, 128, 70, Activation::Silu, false),
        case(45, 33, 19, Activation::Sigmoid, true),
        case(11, 128, 70, Activation::Silu, false),
        Case::from(GatedLinearCase {
            m: 7 * 6,
            k: 20,
            n: 9,
            activation: Activation::Sigmoid,
            mask: true,
            places: Some(6),
        }),
    ]
}

fn named() -> Vec<(&'static str, Case)> {
    let case = |m, k, n| {
        Case::from(GatedLinearCase {
            m,
            k,
            n,
            activation: Activation::Silu,
            mask: true,
            places: None,
        })
    };
    vec![
        ("tile128", case(140, 24, 70)),
        ("tile64", case(70, 36, 33)),
        ("coop16", case(45, 128, 36)),
        ("coop8", case(45, 128, 36)),
    ]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    [chosen(cases()), by_name(named())].concat()
}
