//! One file per WGSL kernel: the problem, its variants, what they admit, and the public function.
//!
//! A kernel function takes a [`Recorder`](crate::Recorder) and tensors, checks every shape, and
//! records dispatches. Work that exceeds the device's binding limit, or the byte budget it was
//! opened with, is recorded in blocks.

mod activation;
mod attention;
mod center_random_augmentation;
mod euler_step;
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
pub use attention::{attention, AttentionArguments, Extent, KeyTerm, View};
pub use center_random_augmentation::{
    center_random_augmentation, CenterRandomAugmentationArguments,
};
pub use euler_step::euler_step;
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
    pub fn name(&self) -> &'static str {
        self.shader.name
    }

    /// The WGSL texts of a variant, with tensors stored as `storage`, that together reach every
    /// line of it.
    ///
    /// # Errors
    /// [`crate::Error::Shader`] where the file does not assemble: a bug.
    pub fn texts(&self, variant: &str, storage: DType) -> Result<Vec<String>> {
        (self.specializations)(variant, storage)
            .iter()
            .map(|specialization| assemble(self.shader.name, self.shader.text, specialization))
            .collect()
    }
}

/// Every kernel of the portable tier.
pub const ALL: &[&Kernel] = &[
    &activation::KERNEL,
    &euler_step::KERNEL,
    &attention::KERNEL,
    &center_random_augmentation::KERNEL,
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
    Unsupported(&'static str),
    /// It can, and another is faster.
    NotPreferred(&'static str),
}

/// The variant that was asked for by name where it can run, else the first that supports, or every
/// variant's reason why not.
pub(crate) fn choose(
    device: &Device,
    kernel: &Kernel,
    supports: impl Fn(&str) -> Result<(), Refusal>,
) -> Result<&'static str> {
    let asked = device
        .preferred(kernel.name())
        .and_then(|name| kernel.variants.iter().find(|variant| **variant == name));
    if let Some(variant) =
        asked.filter(|variant| !matches!(supports(variant), Err(Refusal::Unsupported(_))))
    {
        return Ok(variant);
    }
    let mut reasons = Vec::new();
    for variant in kernel.variants {
        match supports(variant) {
            Ok(()) => return Ok(variant),
            Err(Refusal::Unsupported(reason) | Refusal::NotPreferred(reason)) => {
                reasons.push(format!("{variant}: {reason}"))
            }
        }
    }
    Err(crate::Error::unsupported(kernel.name(), reasons.join("; ")))
}

/// Variants named `vec4` read vectors of four; the others read any place.
pub(crate) fn supports_vectors(variant: &str, vec4_aligned: bool) -> Result<(), Refusal> {
    match variant.ends_with("vec4") && !vec4_aligned {
        true => Err(Refusal::Unsupported(
            "a width or the start of a row is not a multiple of 4",
        )),
        false => Ok(()),
    }
}
