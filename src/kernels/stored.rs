//! How a shader's text names what its tensors are stored as.

use super::rows::Rows;
use crate::error::{Error, Result};
use crate::gpu::Specialization;
use crate::tensor::{DType, Tensor};

impl Specialization {
    /// Writes what a tensor is stored as, `lanes` elements to a vector, into the `alias` line of
    /// that name.
    pub(crate) fn stored(self, alias: &'static str, dtype: DType, lanes: usize) -> Self {
        let element = if dtype == DType::F16 { "f16" } else { "f32" };
        let value = if lanes == 1 {
            element.to_string()
        } else {
            format!("vec{lanes}<{element}>")
        };
        self.value(alias, value)
            .define_if("HALF", dtype == DType::F16)
    }
}

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
