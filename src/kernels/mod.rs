//! Kernels: WGSL on the GPU, and the Rust that checks shapes and records dispatches.
//!
//! A kernel function takes a [`Recorder`](crate::Recorder) and tensors, checks every shape, chooses
//! a variant for the device and the problem, and records dispatches. Work that exceeds the device's
//! binding limit or byte budget is recorded in blocks.
//!
//! Each kernel has a file or folder with its contract, shared by all variants, and a table of its
//! variants. `variant::choose` selects from the table; only it compares tiers. `layer_norm_linear`,
//! `swiglu_transition` and `triangle_update` fuse several operations whose intermediate results
//! would otherwise be written to memory; layers ask whether a device supports them.
//!
//! The WGSL of a kernel is `wgsl/<kernel>.wgsl`, and that of its variants on cooperative matrices
//! `wgsl/coop/<kernel>.wgsl`.

mod activation;
mod ada_ln_attention;
mod atom_block;
mod attention;
mod bind;
mod block_bias;
mod center_random_augmentation;
mod coop;
mod euler_step;
mod expect;
mod gated_linear;
mod gather;
mod layer_norm;
mod layer_norm_linear;
mod linear;
mod pair_rows;
mod rows;
mod segment_mean;
mod softmax;
mod swiglu;
mod swiglu_transition;
mod tile;
mod triangle_product;
mod triangle_update;
mod variant;

pub use activation::{activation, Activation};
pub(crate) use ada_ln_attention::{
    ada_ln_attention, AdaLnAttentionArguments, AdaLnAttentionShape, FirstColumn,
};
pub(crate) use atom_block::{
    atom_block, joined_weights, AtomBlockArguments, AtomBlockShape, CONDITIONS,
};
pub use attention::{attention, AttentionArguments, Extent, KeyTerm, PairBias, View};
pub(crate) use attention::{blocked_len, BiasLayout};
pub(crate) use block_bias::block_bias;
pub use center_random_augmentation::{
    center_random_augmentation, CenterRandomAugmentationArguments,
};
pub(crate) use coop::{CHANNELS, GROUP};
pub use euler_step::euler_step;
pub use gated_linear::{gated_linear, gated_linear_into, GatedLinearArguments};
pub use gather::{gather, gather_into, GatherArguments};
pub use layer_norm::{layer_norm, LayerNormArguments};
pub(crate) use layer_norm_linear::{layer_norm_linear, Destination, LayerNormLinearArguments};
pub(crate) use linear::most_columns;
pub use linear::{linear, linear_into, LinearArguments, Store};
pub(crate) use pair_rows::{LayerNormParameters, PairRows};
pub(crate) use rows::Columns;
pub use rows::Rows;
pub use segment_mean::segment_mean_into;
pub use softmax::softmax;
pub use swiglu::{gate, swiglu};
pub(crate) use swiglu_transition::{swiglu_transition, SwiGluTransitionArguments};
pub use triangle_product::{triangle_product, TriangleProductArguments};
pub(crate) use triangle_product::{triangle_product_of_planes, Planes, FACTOR};
pub(crate) use triangle_update::{triangle_update, TriangleUpdateArguments};
pub use variant::AnyKernel;

use crate::error::{Error, Result};
use crate::gpu::Device;

/// Every kernel, in alphabetical order.
pub const ALL: &[&dyn AnyKernel] = &[
    &activation::KERNEL,
    &ada_ln_attention::KERNEL,
    &atom_block::KERNEL,
    &attention::KERNEL,
    &block_bias::KERNEL,
    &center_random_augmentation::KERNEL,
    &euler_step::KERNEL,
    &gated_linear::KERNEL,
    &gather::KERNEL,
    &layer_norm::KERNEL,
    &layer_norm_linear::KERNEL,
    &linear::KERNEL,
    &segment_mean::KERNEL,
    &softmax::KERNEL,
    &swiglu::KERNEL,
    &swiglu_transition::KERNEL,
    &triangle_product::KERNEL,
    &triangle_update::KERNEL,
];

/// The kernel of that name.
///
/// # Errors
/// [`Error::Input`] with the names of all kernels if the name is unknown.
pub fn find(name: &str) -> Result<&'static dyn AnyKernel> {
    let found = ALL.iter().find(|kernel| kernel.name() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = ALL.iter().map(|kernel| kernel.name()).collect();
        Error::input(
            format!("kernel \"{name}\""),
            format!("is none of {}", names.join(", ")),
        )
    })
}

/// Checks the name of a kernel and of one of its variants.
///
/// # Errors
/// [`Error::Input`] with the known names if a name is unknown.
pub fn expect_variant(kernel: &str, variant: &str) -> Result<()> {
    let variants = find(kernel)?.variants();
    match variants.contains(&variant) {
        true => Ok(()),
        false => Err(Error::input(
            format!("variant \"{variant}\" of {kernel}"),
            format!("is none of {}", variants.join(", ")),
        )),
    }
}

impl Device {
    /// The same device with a preferred variant of a kernel, which is used for all problems that it
    /// supports, even if another variant is faster.
    ///
    /// ```
    /// use trifold::{Device, DeviceOptions};
    /// # fn main() -> trifold::Result<()> {
    /// let device = Device::open_blocking(DeviceOptions::default())?;
    /// let device = device.preferring("linear", "tile64")?;
    /// assert!(device.preferring("linear", "tile65").is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Input`] with the known names if a name is unknown.
    pub fn preferring(&self, kernel: &str, variant: &str) -> Result<Device> {
        expect_variant(kernel, variant)?;
        Ok(self.with_preferred(kernel, variant))
    }
}

/// Fused kernels that a layer can run on instead of the separate ones.
pub(crate) mod fused {
    pub(crate) use super::ada_ln_attention::is_supported as ada_ln_attention;
    pub(crate) use super::atom_block::is_supported as atom_block;
    pub(crate) use super::layer_norm_linear::is_supported as layer_norm_linear;
    pub(crate) use super::swiglu_transition::is_supported as swiglu_transition;
    pub(crate) use super::triangle_product::writes_planes as triangle_product;
    pub(crate) use super::triangle_update::is_supported as triangle_update;
}
