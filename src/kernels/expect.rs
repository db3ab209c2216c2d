//! Refusals of shapes and element types that several kernels share.

use super::rows::Rows;
use crate::error::{Error, Result};
use crate::tensor::{DType, Tensor};

/// Refuses f16 for arguments that kernels read as f32 only.
pub(super) fn expect_f32(op: &str, name: &str, tensor: &Tensor) -> Result<()> {
    match tensor.dtype() {
        DType::F16 => Err(Error::shape(op, name, "of f32", tensor.describe())),
        _ => Ok(()),
    }
}

/// Refuses rows in f16.
pub(super) fn expect_f32_rows(op: &str, name: &str, rows: Option<&Rows>) -> Result<()> {
    match rows.filter(|rows| rows.dtype() == DType::F16) {
        Some(rows) => Err(Error::shape(
            op,
            name,
            "of f32",
            format!("f16 {}", rows.describe()),
        )),
        None => Ok(()),
    }
}

/// Refuses a per-channel vector of another length.
pub(super) fn expect_channels(
    op: &str,
    name: &str,
    tensor: Option<&Tensor>,
    channels: usize,
) -> Result<()> {
    match tensor {
        Some(tensor) if tensor.shape() != [channels] => Err(Error::shape(
            op,
            name,
            format!("f32 [{channels}]"),
            tensor.describe(),
        )),
        _ => Ok(()),
    }
}

/// `[N, K]` of a weight whose K must be that of the rows of its input.
pub(super) fn weight_shape(op: &str, name: &str, weight: &Tensor, k: usize) -> Result<[usize; 2]> {
    match weight.shape() {
        [n, columns] if *columns == k => Ok([*n, k]),
        _ => Err(Error::shape(
            op,
            name,
            format!("f32 [N, {k}]"),
            weight.describe(),
        )),
    }
}

/// Refuses a tensor of another number of elements.
pub(super) fn expect_len(op: &str, name: &str, tensor: &Tensor, len: usize) -> Result<()> {
    match tensor.len() == len {
        true => Ok(()),
        false => Err(Error::shape(
            op,
            name,
            format!("{len} elements"),
            tensor.describe(),
        )),
    }
}
