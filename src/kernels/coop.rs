//! Parts shared by the variants on cooperative matrices: f16 operands, sums in f32.
//!
//! A variant is named after the matrices of the hardware: `coop16` for 16 x 16, `coop8` for 8 x 8.
//! Both come from one WGSL text, in which the preprocessor replaces each matrix of 16 x 16 by four
//! quarters.

use super::variant::{Needs, Refusal, Variant};
use crate::shader::{MatrixSize, Specialization};

/// Channels of the rows of kernels with a fused LayerNorm: a vec4 in each lane of a subgroup.
pub(crate) const CHANNELS: usize = 128;

/// Most rows of a product for which the flatter tiles of the plain variants are faster.
pub(super) const FEW_ROWS: usize = 16;

/// Size of the matrices of a variant.
pub(super) fn size_of<P>(variant: &Variant<P>) -> MatrixSize {
    match variant.needs {
        Needs::Matrices(size) => size,
        _ => MatrixSize::default(),
    }
}

/// The part of a specialization that follows from the variant.
pub(super) fn specialization<P>(variant: &Variant<P>) -> Specialization {
    Specialization {
        matrices: size_of(variant),
        ..Specialization::default()
    }
}

/// Rows of gates in a weight, stored before the same number of rows of values.
pub(crate) const GROUP: usize = 16;

/// Support of kernels with a fused LayerNorm.
pub(super) fn supports_channels(channels: usize) -> Result<(), Refusal> {
    match channels {
        CHANNELS => Ok(()),
        _ => Err(Refusal::Unsupported("rows have other than 128 channels")),
    }
}
