//! Weights as tables: selecting rows replaces OpenFold3's products with one-hot channels.

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{activation, Activation};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// The columns of projections `(name, K)` of the same outputs N, one after the other, as rows
/// `[sum of K, N]`.
///
/// # Errors
/// [`Error::Weights`] where one is missing or misshaped.
pub(super) fn rows_of_columns(
    device: &Device,
    weights: &Scope,
    parts: &[(&str, usize)],
) -> Result<Tensor> {
    let mut rows = Vec::new();
    let mut outputs = None;
    for (name, inputs) in parts {
        let (own, data) = weights.at(name).matrix("weight", *inputs)?;
        if *outputs.get_or_insert(own) != own {
            return Err(Error::Weights(format!(
                "{name} should have as many outputs as the \
                projections that it is added to, got {own}"
            )));
        }
        rows.extend((0..*inputs).flat_map(|column| data.iter().skip(column).step_by(*inputs)));
    }
    let outputs = outputs.unwrap_or(1);
    device.upload(&rows, &[rows.len() / outputs, outputs])
}

/// A copy that later work does not change.
pub(super) fn copy(r: &mut Recorder, x: &Tensor) -> Result<Tensor> {
    activation(r, x, Activation::Identity)
}
