//! Attention operations with the interfaces of other libraries.

mod broadcast;
mod evoformer_attention;
mod triangle_attention;

pub(crate) use broadcast::broadcast;
pub use evoformer_attention::{evoformer_attention, EvoformerAttentionArguments};
pub use triangle_attention::{triangle_attention, TriangleAttentionArguments};
