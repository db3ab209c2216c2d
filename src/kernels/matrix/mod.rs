//! Kernels on cooperative matrices, for devices opened for that tier: f16 operands, sums in f32,
//! residuals in f32.
//!
//! Some do what a kernel of the portable tier does (`attention`, `linear`, `triangle_product`); the
//! others do several things at once that would otherwise pass through memory: a norm and the
//! product behind it, a whole transition, the end of triangle multiplication.

mod attention;
mod block_bias;
mod gated_linear;
mod linear;
mod lines;
mod normal_linear;
mod transition;
mod triangle_product;
mod triangle_update;

pub(crate) use attention::{attention, takes_attention, BlockedBias};
pub(crate) use block_bias::{block_bias, blocked_len};
pub(crate) use gated_linear::{gated_linear_into, takes_gated_linear};
pub(crate) use linear::{linear_into, takes_linear};
pub(crate) use lines::{Lines, Norm};
pub(crate) use normal_linear::{normal_linear, Destination, NormalLinearArguments};
pub(crate) use transition::{transition, TransitionArguments};
pub(crate) use triangle_product::{triangle_product, Planes, FACTOR};
pub(crate) use triangle_update::{triangle_update, TriangleUpdateArguments};

use super::{choose, Kernel, Refusal};
use crate::error::{Error, Result};
use crate::gpu::{Device, MatrixSize, Specialization, Tier};

/// The channels of the rows that kernels with a norm in them take: a vector of four in each lane of
/// a subgroup.
pub(crate) const CHANNELS: usize = 128;

/// Every kernel of the tier.
pub const ALL: &[&Kernel] = &[
    &attention::KERNEL,
    &block_bias::KERNEL,
    &gated_linear::KERNEL,
    &linear::KERNEL,
    &normal_linear::KERNEL,
    &transition::KERNEL,
    &triangle_product::KERNEL,
    &triangle_update::KERNEL,
];

/// Rows of a product below which the tiles of the portable kernels, which are flatter, are faster.
const FEW: usize = 16;

/// Whether products of so many rows run on cooperative matrices on a device.
fn suits(device: &Device, rows: usize) -> bool {
    !ABSENT && device.tier() == Tier::CooperativeMatrix && rows > FEW
}

/// wgpu has cooperative matrices natively only. In browsers all that needs them refuses before
/// anything else, which leaves it, texts included, out of the wasm: for that the answer has to be a
/// constant.
pub(crate) const ABSENT: bool = cfg!(target_arch = "wasm32");

/// What is absent cannot be done.
pub(crate) fn refused<T>() -> Result<T> {
    Err(Error::unsupported(
        "cooperative matrices",
        "browsers have none",
    ))
}

/// Named by the matrices of the hardware: 16 x 16, or 8 x 8 in fours.
const VARIANTS: &[&str] = &["coop16", "coop8"];

fn size_of(variant: &str) -> MatrixSize {
    if variant == "coop8" {
        MatrixSize::Eight
    } else {
        MatrixSize::Sixteen
    }
}

/// The variant for the matrices that a device has.
fn variant(device: &Device, kernel: &Kernel) -> Result<&'static str> {
    choose(device, kernel, |variant| {
        match device.has_matrices(size_of(variant)) {
            true => Ok(()),
            false => Err(Refusal::Unsupported(
                "the device has no matrices of that size, or too little workgroup memory for them",
            )),
        }
    })
}

/// What all specializations of a variant share.
fn spelled(variant: &str) -> Specialization {
    Specialization {
        matrices: size_of(variant),
        ..Specialization::default()
    }
}
