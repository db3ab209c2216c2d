//! The pair stack of every trunk (OpenFold3 `PairBlock`), and the template embedder's block.

use super::{BiasOrientation, Edges, Node, Transition, TriangleAttention, TriangleMultiplication};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Triangle multiplication along outgoing, then incoming edges, triangle attention around the
/// starting, then the ending node, and a transition, each added to z.
///
/// ```no_run
/// # use trifold::layers::{BiasOrientation, PairBlock};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.pair_stack");
/// let layer = PairBlock::load(device, &weights, BiasOrientation::QueryKey)?;
/// layer.forward(r, z, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PairBlock {
    tri_mul_out: TriangleMultiplication,
    tri_mul_in: TriangleMultiplication,
    tri_att_start: TriangleAttention,
    tri_att_end: TriangleAttention,
    pair_transition: Transition,
}

impl PairBlock {
    /// Reads `tri_mul_out`, `tri_mul_in`, `tri_att_start`, `tri_att_end` and `pair_transition`.
    /// `ending` is the orientation of the ending node's bias, which checkpoints do not determine:
    /// `QueryKey` for OpenFold3 0.5.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, ending: BiasOrientation) -> Result<Self> {
        Ok(PairBlock {
            tri_mul_out: TriangleMultiplication::load(
                device,
                &weights.at("tri_mul_out"),
                Edges::Outgoing,
            )?,
            tri_mul_in: TriangleMultiplication::load(
                device,
                &weights.at("tri_mul_in"),
                Edges::Incoming,
            )?,
            tri_att_start: TriangleAttention::load(
                device,
                &weights.at("tri_att_start"),
                Node::Starting,
                BiasOrientation::QueryKey,
            )?,
            tri_att_end: TriangleAttention::load(
                device,
                &weights.at("tri_att_end"),
                Node::Ending,
                ending,
            )?,
            pair_transition: Transition::load(device, &weights.at("pair_transition"))?,
        })
    }

    /// Runs the block on `z [B, N, N, C]` in place.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn forward(&self, r: &mut Recorder, z: &Tensor, pair_mask: Option<&Tensor>) -> Result<()> {
        self.tri_mul_out.add_to(r, z, pair_mask)?;
        self.tri_mul_in.add_to(r, z, pair_mask)?;
        self.tri_att_start.add_to(r, z, pair_mask)?;
        self.tri_att_end.add_to(r, z, pair_mask)?;
        self.pair_transition.add_to(r, z, pair_mask)
    }
}

/// The template embedder's pair block (AF3 Algorithm 16, line 9): a [`PairBlock`] with 64 channels,
/// for each template.
/// ```no_run
/// # use trifold::layers::{BiasOrientation, TemplatePairBlock};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     t: &Tensor,
/// # ) -> trifold::Result<()> {
/// let stack = weights.at("template_embedder.template_pair_stack");
/// let layer = TemplatePairBlock::load(device, &stack.at("blocks.0"), BiasOrientation::QueryKey)?;
/// layer.forward(r, t, None)?; // in place
/// # Ok(())
/// # }
/// ```
pub type TemplatePairBlock = PairBlock;
