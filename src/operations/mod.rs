//! Named operations with the contracts of the libraries that people come from, over the kernels.

mod broadcast;
mod evoformer_attention;
mod triangle_attention;

pub(crate) use broadcast::broadcast;
pub use evoformer_attention::{evoformer_attention, EvoformerAttentionArguments};
pub use triangle_attention::{triangle_attention, TriangleAttentionArguments};
