//! Element types of tensors.

use std::fmt;

/// The element type of a tensor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DType {
    /// 32-bit floating point.
    #[default]
    F32,
    /// 16-bit floating point, for weights and for activations between the products of a layer.
    F16,
    /// True or false. Stored on the device as f32, 1 or 0, so that one kernel reads masks of both
    /// types.
    Bool,
}

impl DType {
    /// Bytes of one element on the device.
    pub fn bytes(self) -> usize {
        match self {
            DType::F16 => 2,
            DType::F32 | DType::Bool => 4,
        }
    }
}

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DType::F32 => "f32",
            DType::F16 => "f16",
            DType::Bool => "bool",
        })
    }
}
