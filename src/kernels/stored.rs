//! Refusals of f16 by kernels that read f32 alone.

use super::rows::Rows;
use crate::error::{Error, Result};
use crate::tensor::{DType, Tensor};

/// Refuses f16, for what kernels read as f32 alone.
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
