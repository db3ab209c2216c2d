//! One file per published algorithm, loaded by OpenFold3's own parameter names.
//!
//! `load` reads the weights below a path, `forward` records the layer and returns its update,
//! `add_to` adds the update to the residual in place.

mod ada_ln;
mod atom_attention_decoder;
mod atom_attention_encoder;
mod atom_layout;
mod atom_transformer;
mod attention;
mod attention_pair_bias;
mod batches;
mod conditioned_transition;
mod diffusion_transformer;
mod evoformer;
mod fused;
mod layer_norm;
mod linear;
mod msa_attention;
mod msa_column_global_attention;
mod msa_module;
mod msa_pair_weighted_averaging;
mod noisy_position_embedder;
mod norm_linear;
mod outer_product_mean;
mod pair_bias;
mod pair_block;
mod pairformer;
mod ref_atom_features;
mod relu_transition;
mod stacked_conditions;
mod swiglu_transition;
mod transition;
mod triangle_attention;
mod triangle_multiplication;

pub use ada_ln::{AdaLn, AdaLnCondition};
pub use atom_attention_decoder::AtomAttentionDecoder;
pub use atom_attention_encoder::{AtomAttentionEncoder, AtomRepresentation};
pub use atom_layout::AtomLayout;
pub use atom_transformer::{AtomConditions, AtomTransformer};
pub use attention::Attention;
pub use attention_pair_bias::AttentionPairBias;
pub(crate) use batches::{one_batch, per_batch, Part};
pub(crate) use conditioned_transition::ConditionedSwiGlu;
pub use conditioned_transition::{ConditionedTransition, TransitionCondition};
pub use diffusion_transformer::DiffusionTransformer;
pub use evoformer::{EvoformerBlock, EvoformerHeads, EvoformerStack};
pub(crate) use layer_norm::modulated;
pub use layer_norm::LayerNorm;
pub use linear::Linear;
pub use msa_attention::{MsaColumnAttention, MsaRowAttention};
pub use msa_column_global_attention::MsaColumnGlobalAttention;
pub use msa_module::MsaModuleBlock;
pub use msa_pair_weighted_averaging::MsaPairWeightedAveraging;
pub use noisy_position_embedder::NoisyPositionEmbedder;
pub use norm_linear::NormLinear;
pub use outer_product_mean::OuterProductMean;
pub(crate) use pair_bias::PairBiasLinear;
pub use pair_block::{PairBlock, TemplatePairBlock};
pub use pairformer::{PairformerBlock, PairformerStack};
pub use ref_atom_features::{RefAtomFeatureEmbedder, RefAtoms};
pub use relu_transition::ReluTransition;
pub(crate) use stacked_conditions::{BlockCondition, StackedConditions};
pub use swiglu_transition::SwiGluTransition;
pub use transition::Transition;
pub use triangle_attention::{BiasOrientation, Node, TriangleAttention};
pub use triangle_multiplication::{Edges, TriangleMultiplication};
