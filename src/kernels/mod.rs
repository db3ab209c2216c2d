//! One file per WGSL kernel: the problem, its variants, what they admit, and the public function.
//!
//! A kernel function takes a [`Recorder`](crate::Recorder) and tensors, checks every shape, and records dispatches. Work
//! that exceeds the device's binding limit, or the byte budget it was opened with, is recorded in blocks.

mod activation;
mod attention;
mod gated_linear;
mod gather;
mod layer_norm;
mod linear;
mod rows;
mod segment_mean;
mod softmax;
mod swiglu;
mod tile;
mod triangle_product;

pub use activation::{activation, Activation};
pub use attention::{attention, AttentionArguments, Extent, KeyTerm, View};
pub use gated_linear::{gated_linear, gated_linear_into, GatedLinearArguments};
pub use gather::{gather, gather_into, GatherArguments};
pub use layer_norm::{layer_norm, LayerNormArguments};
pub use linear::{linear, linear_into, LinearArguments, Store};
pub(crate) use rows::Columns;
pub use rows::Rows;
pub use segment_mean::segment_mean_into;
pub use softmax::softmax;
pub use swiglu::{gate, swiglu};
pub use triangle_product::{triangle_product, Edges, TriangleProductArguments};

use crate::error::Result;
use crate::gpu::source::assemble;
use crate::gpu::{Shader, Specialization};

/// A kernel as tests, benches and the self-test see it.
pub struct Kernel {
    pub(crate) shader: Shader,
    /// The names of its variants, best first, the portable one last.
    pub variants: &'static [&'static str],
    /// Specializations of a variant that together reach every line of its text.
    pub(crate) specializations: fn(&str) -> Vec<Specialization>,
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

    /// The WGSL texts of a variant that together reach every line of it.
    ///
    /// # Errors
    /// [`crate::Error::Shader`] where the file does not assemble: a bug.
    pub fn texts(&self, variant: &str) -> Result<Vec<String>> {
        (self.specializations)(variant).iter().map(|specialization| assemble(self.shader.stem, self.shader.text, specialization)).collect()
    }
}

/// Every kernel there is.
pub const ALL: &[&Kernel] = &[
    &activation::KERNEL,
    &attention::KERNEL,
    &gated_linear::KERNEL,
    &gather::KERNEL,
    &layer_norm::KERNEL,
    &linear::KERNEL,
    &segment_mean::KERNEL,
    &softmax::KERNEL,
    &swiglu::KERNEL,
    &triangle_product::KERNEL,
];

/// The first variant that admits, or every variant's reason why not.
pub(crate) fn choose(kernel: &Kernel, admits: impl Fn(&str) -> Result<(), &'static str>) -> Result<&'static str> {
    let mut reasons = Vec::new();
    for variant in kernel.variants {
        match admits(variant) {
            Ok(()) => return Ok(variant),
            Err(reason) => reasons.push(format!("{variant}: {reason}")),
        }
    }
    Err(crate::Error::unsupported(kernel.stem(), reasons.join("; ")))
}
