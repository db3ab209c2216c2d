//! Cases for `gated_linear`.

use super::{function, upload, Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{gated_linear, Activation, GatedLinearArguments, Rows};
use crate::reference;
use crate::tensor::DType;

/// Two products `[m, k] x [n, k]^T`, one activated, multiplied.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct GatedLinearCase {
    pub m: usize,
    pub k: usize,
    pub n: usize,
    pub activation: Activation,
    pub mask: bool,
}

impl GatedLinearCase {
    pub(super) fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let GatedLinearCase { m, k, n, .. } = *self;
        let mut draws = Draws::new((m * 31 + k * 7 + n) as u64);
        let mut x = draws.normal(m * k, 1.0);
        let [mut w_gate, mut w_value] = [0, 1].map(|_| draws.normal(n * k, 1.0 / (k as f64).sqrt()));
        let mask = self.mask.then(|| draws.mask(m, 0.7));
        let device = r.device().clone();
        let x_tensor = upload(&device, storage, &mut x, &[m, k])?;
        let (gate_tensor, value_tensor) = (upload(&device, storage, &mut w_gate, &[n, k])?, upload(&device, storage, &mut w_value, &[n, k])?);
        let mask_tensor = mask.as_ref().map(|mask| device.upload(mask, &[m])).transpose()?;
        let arguments = GatedLinearArguments {
            x: Rows::from(&x_tensor),
            w_gate: &gate_tensor,
            w_value: &value_tensor,
            activation: self.activation,
            mask: mask_tensor.as_ref().map(Rows::of_mask),
        };
        let output = gated_linear(r, &arguments)?;
        let expected = reference::gated_linear(function(self.activation), k, &x, &w_gate, &w_value, mask.as_deref());
        Ok(Prepared { output, expected })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    let case = |m, k, n, activation, mask| Case::GatedLinear(GatedLinearCase { m, k, n, activation, mask });
    vec![case(45, 128, 70, Activation::Silu, false), case(45, 33, 19, Activation::Sigmoid, true), case(11, 128, 70, Activation::Silu, false)]
}

pub(super) fn by_name() -> Vec<(&'static str, Case)> {
    let case = |m, k, n| Case::GatedLinear(GatedLinearCase { m, k, n, activation: Activation::Silu, mask: true });
    vec![("tile128_vec4", case(140, 24, 70)), ("tile64_vec4", case(70, 36, 33)), ("tile64_scalar", case(70, 33, 33))]
}
