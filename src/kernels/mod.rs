//! One file per WGSL kernel: the problem, its variants, what they admit, and the public function.
//!
//! A kernel function takes a [`Recorder`](crate::Recorder) and tensors, checks every shape, and
//! records dispatches. Work that exceeds the device's binding limit, or the byte budget it was
//! opened with, is recorded in blocks.

mod activation;
mod advance;
mod attention;
mod augment;
mod gated_linear;
mod gather;
mod layer_norm;
mod linear;
pub(crate) mod matrix;
mod rows;
mod segment_mean;
mod softmax;
mod stored;
mod swiglu;
mod tile;
mod triangle_product;

pub use activation::{activation, Activation};
pub use advance::advance;
pub use attention::{attention, AttentionArguments, Extent, KeyTerm, View};
pub use augment::{augment, AugmentArguments};
pub use gated_linear::{gated_linear, gated_linear_into, GatedLinearArguments};
pub use gather::{gather, gather_into, GatherArguments};
pub use layer_norm::{layer_norm, LayerNormArguments};
pub use linear::{linear, linear_into, LinearArguments, Store};
pub use matrix::ALL as MATRIX;
pub(crate) use rows::Columns;
pub use rows::Rows;
pub use segment_mean::segment_mean_into;
pub use softmax::softmax;
pub use swiglu::{gate, swiglu};
pub use triangle_product::{triangle_product, TriangleProductArguments};

use crate::error::Result;
use crate::gpu::{Device, Shader, Specialization};
use crate::shader::assemble;
use crate::tensor::DType;

/// A kernel as tests, benches and the self-test see it.
pub struct Kernel {
    pub(crate) shader: Shader,
    /// The names of its variants, best first, the portable one last.
    pub variants: &'static [&'static str],
    /// Specializations of a variant that together reach every line of its text, with tensors stored
    /// as f32 or as f16; none where the kernel does not read f16.
    pub(crate) specializations: fn(&str, DType) -> Vec<Specialization>,
    /// The fields of its uniform and their offsets in bytes, as the Rust side writes them.
    pub params: &'static [(&'static str, usize)],
}

/// The names and offsets of a struct's fields.
macro_rules! layout {
    ($params:ty { $($field:ident),* }) => { &[$((stringify!($field), std::mem::offset_of!($params, $field))),*] };
}
pub(crate) use layout;

impl Kernel {
    /// The name that the file, the function, the reference, the tests and the benchmark share.
    pub fn stem(&self) -> &'static str {
        self.shader.stem
    }

    /// The WGSL texts of a variant, with tensors stored as `storage`, that together reach every
    /// line of it.
    ///
    /// # Errors
    /// [`crate::Error::Shader`] where the file does not assemble: a bug.
    pub fn texts(&self, variant: &str, storage: DType) -> Result<Vec<String>> {
        (self.specializations)(variant, storage)
            .iter()
            .map(|specialization| assemble(self.shader.stem, self.shader.text, specialization))
            .collect()
    }
}

/// Every kernel of the portable tier.
pub const ALL: &[&Kernel] = &[
    &activation::KERNEL,
    &advance::KERNEL,
    &attention::KERNEL,
    &augment::KERNEL,
    &gated_linear::KERNEL,
    &gather::KERNEL,
    &layer_norm::KERNEL,
    &linear::KERNEL,
    &segment_mean::KERNEL,
    &softmax::KERNEL,
    &swiglu::KERNEL,
    &triangle_product::KERNEL,
];

/// Why a variant does not run a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It cannot.
    Cannot(&'static str),
    /// It can, and another is faster.
    Slower(&'static str),
}

/// The variant that was asked for by name where it can run, else the first that admits, or every
/// variant's reason why not.
pub(crate) fn choose(
    device: &Device,
    kernel: &Kernel,
    admits: impl Fn(&str) -> Result<(), Refusal>,
) -> Result<&'static str> {
    let asked = device
        .preferred(kernel.stem())
        .and_then(|name| kernel.variants.iter().find(|variant| **variant == name));
    if let Some(variant) =
        asked.filter(|variant| !matches!(admits(variant), Err(Refusal::Cannot(_))))
    {
        return Ok(variant);
    }
    let mut reasons = Vec::new();
    for variant in kernel.variants {
        match admits(variant) {
            Ok(()) => return Ok(variant),
            Err(Refusal::Cannot(reason) | Refusal::Slower(reason)) => {
                reasons.push(format!("{variant}: {reason}"))
            }
        }
    }
    Err(crate::Error::unsupported(kernel.stem(), reasons.join("; ")))
}

/// Variants named `vec4` read vectors of four; the others read any place.
pub(crate) fn admits_vectors(variant: &str, in_fours: bool) -> Result<(), Refusal> {
    match variant.ends_with("vec4") && !in_fours {
        true => Err(Refusal::Cannot(
            "a width or the start of a row is not a multiple of 4",
        )),
        false => Ok(()),
    }
}
