//! Cases for `linear`.

use super::layer_norm::swap;
use super::{
    by_name, chosen, function, upload, upload_maybe, Case, KernelCase, Prepared, Rng, SelfTest,
};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{linear_into, Activation, LinearArguments, Rows, Store};
use crate::tensor::DType;
use crate::tooling::reference::{self, LinearInputs};

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
    /// Added to the output, which is then f32.
    pub residual: bool,
    /// Written as a `[m / swapped, swapped, n]` tensor with its first axes swapped.
    pub swapped: Option<usize>,
    /// Elements of the buffer before x, for a view.
    pub offset: usize,
}

impl KernelCase for LinearCase {
    fn kernel(&self) -> &'static str {
        "linear"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let LinearCase { m, k, n, .. } = *self;
        let mut rng = Rng::new((m * 31 + k * 7 + n) as u64);
        let device = r.device().clone();
        let mut x = rng.normal(self.offset + m * k, 1.0);
        let mut weight = rng.normal(n * k, 1.0 / (k as f64).sqrt());
        let mut bias = self.bias.then(|| rng.normal(n, 1.0));
        let mut gate = self.gate.then(|| rng.normal(m * n, 2.0));
        let mut mask = self.mask.then(|| rng.mask(m, 0.7));
        let mut residual = rng.normal(m * n, 1.0);

        let length = x.len();
        let x_tensor = upload(&device, storage, &mut x, &[length])?
            .rows(self.offset..length)?
            .reshape(&[m, k])?;
        let weight_tensor = upload(&device, storage, &mut weight, &[n, k])?;
        let (bias_tensor, mask_tensor) = (
            upload_maybe(&device, DType::F32, &mut bias, &[n])?,
            upload_maybe(&device, DType::F32, &mut mask, &[m])?,
        );
        let gate_tensor = upload_maybe(&device, storage, &mut gate, &[m, n])?;
        let inner = self.swapped.unwrap_or(m);
        let out_storage = if self.residual { DType::F32 } else { storage };
        let output = upload(&device, out_storage, &mut residual, &[m / inner, inner, n])?;

        let arguments = LinearArguments {
            bias: bias_tensor.as_ref(),
            activation: self.activation,
            gate: gate_tensor.as_ref().map(Rows::from),
            mask: mask_tensor.as_ref().map(Rows::of_mask),
            ..LinearArguments::new(&x_tensor, &weight_tensor)
        };
        let target = if self.swapped.is_some() {
            Rows::from(&output).swapped()?
        } else {
            Rows::from(&output)
        };
        linear_into(
            r,
            &arguments,
            target,
            if self.residual {
                Store::Accumulate
            } else {
                Store::Replace
            },
        )?;

        let swapped_residual = if self.swapped.is_some() {
            swap(&residual, m / inner, inner, n)
        } else {
            residual
        };
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
        let in_place =
            |at: usize| expected[((at / n % inner) * (m / inner) + at / n / inner) * n + at % n];
        let expected = if self.swapped.is_some() {
            (0..m * n).map(in_place).collect()
        } else {
            expected
        };
        Ok(Prepared::new(output, expected))
    }
}

fn cases() -> Vec<Case> {
    let plain = LinearCase {
        m: 70,
        k: 128,
        n: 65,
        ..Default::default()
    };
    let full = LinearCase {
        bias: true,
        activation: Activation::Relu,
        gate: true,
        mask: true,
        residual: true,
        swapped: Some(7),
        ..plain.clone()
    };
    let odd = LinearCase {
        k: 449,
        bias: true,
        ..plain.clone()
    };
    let few = LinearCase {
        m: 13,
        ..plain.clone()
    };
    vec![
        Case::from(plain),
        Case::from(full),
        Case::from(odd),
        Case::from(few),
    ]
}

fn named() -> Vec<(&'static str, Case)> {
    let case = |m, k, n| {
        Case::from(LinearCase {
            m,
            k,
            n,
            ..Default::default()
        })
    };
    vec![
        ("tile128", case(140, 24, 130)),
        ("tile64", case(70, 36, 65)),
        ("coop16", case(70, 128, 68)),
        ("coop16_tile128", case(70, 128, 68)),
        ("coop16_split2", case(70, 128, 68)),
        ("coop8", case(70, 128, 68)),
    ]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    [chosen(cases()), by_name(named())].concat()
}
