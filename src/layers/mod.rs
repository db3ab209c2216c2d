//! One file per published algorithm, loaded by OpenFold3's own parameter names.
//!
//! `load` reads the weights below a path, `forward` records the layer and returns its update, `add_to` adds the update to
//! the residual in place.

mod attention;
mod parts;
mod swiglu_transition;
mod triangle_attention;

pub use attention::Attention;
pub(crate) use parts::{LayerNorm, Projection};
pub use swiglu_transition::SwiGluTransition;
pub use triangle_attention::{BiasOrientation, Node, TriangleAttention};
