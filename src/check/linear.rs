//! Cases for `linear`.

use super::layer_norm::swap;
use super::{function, Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{linear_into, Activation, LinearArguments, Rows, Store};
use crate::reference::{self, LinearInputs};

/// A product `[m, k] x [n, k]^T` and its epilogues.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct LinearCase {
    pub m: usize,
    pub k: usize,
    pub n: usize,
    pub bias: bool,
    pub activation: Activation,
    pub gate: bool,
    pub mask: bool,
    pub residual: bool,
    /// Written as a `[m / swapped, swapped, n]` tensor with its first axes swapped.
    pub swapped: Option<usize>,
    /// Elements of the buffer before x: a view.
    pub offset: usize,
}

impl LinearCase {
    pub(super) fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        let LinearCase { m, k, n, .. } = *self;
        let mut draws = Draws::new((m * 31 + k * 7 + n) as u64);
        let device = r.device().clone();
        let x = draws.normal(self.offset + m * k, 1.0);
        let weight = draws.normal(n * k, 1.0 / (k as f64).sqrt());
        let bias = self.bias.then(|| draws.normal(n, 1.0));
        let gate = self.gate.then(|| draws.normal(m * n, 2.0));
        let mask = self.mask.then(|| draws.mask(m, 0.7));
        let residual = draws.normal(m * n, 1.0);

        let upload = |data: &Option<Vec<f32>>, shape: &[usize]| data.as_ref().map(|data| device.upload(data, shape)).transpose();
        let x_tensor = device.upload(&x, &[x.len()])?.rows(self.offset..x.len())?.reshape(&[m, k])?;
        let weight_tensor = device.upload(&weight, &[n, k])?;
        let (bias_tensor, gate_tensor, mask_tensor) = (upload(&bias, &[n])?, upload(&gate, &[m, n])?, upload(&mask, &[m])?);
        let inner = self.swapped.unwrap_or(m);
        let output = device.upload(&residual, &[m / inner, inner, n])?;

        let arguments = LinearArguments {
            bias: bias_tensor.as_ref(),
            activation: self.activation,
            gate: gate_tensor.as_ref().map(Rows::from),
            mask: mask_tensor.as_ref().map(Rows::of_mask),
            ..LinearArguments::new(&x_tensor, &weight_tensor)
        };
        let target = if self.swapped.is_some() { Rows::from(&output).swapped()? } else { Rows::from(&output) };
        linear_into(r, &arguments, target, if self.residual { Store::Accumulate } else { Store::Replace })?;

        let swapped_residual = if self.swapped.is_some() { swap(&residual, m / inner, inner, n) } else { residual };
        let inputs = LinearInputs {
            k,
            n,
            x: &x[self.offset..],
            weight: &weight,
            bias: bias.as_deref(),
            activation: function(self.activation),
            gate: gate.as_deref(),
            mask: mask.as_deref(),
            residual: self.residual.then_some(&swapped_residual[..]),
        };
        let expected = reference::linear(&inputs);
        let in_place = |at: usize| expected[((at / n % inner) * (m / inner) + at / n / inner) * n + at % n];
        let expected = if self.swapped.is_some() { (0..m * n).map(in_place).collect() } else { expected };
        Ok(Prepared { output, expected })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    let plain = LinearCase { m: 70, k: 128, n: 65, ..Default::default() };
    let full = LinearCase { bias: true, activation: Activation::Relu, gate: true, mask: true, residual: true, swapped: Some(7), ..plain.clone() };
    let odd = LinearCase { k: 449, bias: true, ..plain.clone() };
    let large = LinearCase { m: 512, k: 32, n: 513, ..Default::default() };
    vec![Case::Linear(plain), Case::Linear(full), Case::Linear(odd), Case::Linear(LinearCase { k: 33, ..large.clone() }), Case::Linear(large)]
}
