//! The operation of each kernel on plain slices, in f64, written naively.
//!
//! Each function returns every element with a magnitude that scales its bound: the same operation
//! on absolute values. So cancellation is not counted as an error, and an output of zeros is never
//! within the bound.

mod activation;
mod ada_ln_attention;
mod atom_block;
mod attention;
mod block_bias;
mod center_random_augmentation;
mod euler_step;
mod gated_linear;
mod gather;
mod layer_norm;
mod layer_norm_linear;
mod linear;
mod segment_mean;
mod softmax;
mod swiglu;
mod swiglu_transition;
mod triangle_product;
mod triangle_update;

pub use activation::{activate, activation};
pub use ada_ln_attention::{ada_ln_attention, AdaLnAttentionInputs};
pub use atom_block::{atom_block, AtomBlockInputs};
pub use attention::{attention, one_query as attention_query, AttentionInputs, Term};
pub use block_bias::block_bias;
pub use center_random_augmentation::center_random_augmentation;
pub use euler_step::euler_step;
pub use gated_linear::gated_linear;
pub use gather::gather;
pub use layer_norm::layer_norm;
pub use layer_norm_linear::{gated, layer_norm_linear, LayerNormInputs};
pub use linear::{linear, LinearInputs};
pub use segment_mean::segment_mean;
pub use softmax::softmax;
pub use swiglu::swiglu;
pub use swiglu_transition::{swiglu_transition, SwiGluWeights};
pub use triangle_product::triangle_product;
pub use triangle_update::triangle_update;

/// The expected value of an element.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Exact {
    /// The value.
    pub value: f64,
    /// The same operation on absolute values.
    pub magnitude: f64,
}

/// The activations by name, independent of the kernels' enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `x`
    Identity,
    /// `1 / (1 + exp(-x))`
    Sigmoid,
    /// `x * sigmoid(x)`
    Silu,
    /// `max(x, 0)`
    Relu,
    /// `x * Phi(x)`
    Gelu,
    /// Gelu's tanh approximation
    GeluTanh,
    /// `x * tanh(ln(1 + exp(x)))`
    Mish,
    /// `(x - 1) * 1e9`
    MaskBias,
    /// `1 / (x + 1e-3)`
    Normalizer,
}
