//! The Pairformer (AF3 Algorithm 17).

use super::{AttentionPairBias, BiasOrientation, PairBlock, Transition};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// One block: the pair stack on z, then attention with pair bias and a transition on s.
///
/// ```no_run
/// # use trifold::layers::{BiasOrientation, PairformerBlock};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     s: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0");
/// let layer = PairformerBlock::load(device, &weights, BiasOrientation::QueryKey)?;
/// layer.forward(r, s, z, None, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PairformerBlock {
    pair_stack: PairBlock,
    attn_pair_bias: AttentionPairBias,
    single_transition: Transition,
}

impl PairformerBlock {
    /// Reads `pair_stack`, `attn_pair_bias` and `single_transition`; `ending` as in
    /// [`PairBlock::load`].
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, ending: BiasOrientation) -> Result<Self> {
        Ok(PairformerBlock {
            pair_stack: PairBlock::load(device, &weights.at("pair_stack"), ending)?,
            attn_pair_bias: AttentionPairBias::load(device, &weights.at("attn_pair_bias"))?,
            single_transition: Transition::load(device, &weights.at("single_transition"))?,
        })
    }

    /// Runs the block on `s [B, N, C_s]` and `z [B, N, N, C_z]` in place.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        z: &Tensor,
        single_mask: Option<&Tensor>,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.pair_stack.forward(r, z, pair_mask)?;
        self.attn_pair_bias.add_to(r, s, z, single_mask)?;
        self.single_transition.add_to(r, s, single_mask)
    }
}

/// All blocks, one after the other: 48 in OpenFold3's trunk.
///
/// ```no_run
/// # use trifold::layers::{BiasOrientation, PairformerStack};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     s: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack");
/// let layer = PairformerStack::load(device, &weights, BiasOrientation::QueryKey)?;
/// layer.forward(r, s, z, None, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PairformerStack {
    blocks: Vec<PairformerBlock>,
}

impl PairformerStack {
    /// Reads all of `blocks.0`, `blocks.1`, ...
    ///
    /// # Errors
    /// [`Error::Weights`] if there is none, or a tensor of one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, ending: BiasOrientation) -> Result<Self> {
        let there = |index: &usize| {
            weights.has(&format!(
                "blocks.{index}.pair_stack.tri_mul_out.linear_z.weight"
            ))
        };
        let load =
            |index| PairformerBlock::load(device, &weights.at(&format!("blocks.{index}")), ending);
        let blocks: Vec<PairformerBlock> =
            (0..).take_while(there).map(load).collect::<Result<_>>()?;
        match blocks.is_empty() {
            true => Err(Error::Weights(
                "there is no blocks.0 of a Pairformer".into(),
            )),
            false => Ok(PairformerStack { blocks }),
        }
    }

    /// The blocks, to run them one by one.
    pub fn blocks(&self) -> &[PairformerBlock] {
        &self.blocks
    }

    /// Runs every block on s and z in place, as [`PairformerBlock::forward`].
    ///
    /// # Errors
    /// As [`PairformerBlock::forward`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        z: &Tensor,
        single_mask: Option<&Tensor>,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.blocks
            .iter()
            .try_for_each(|block| block.forward(r, s, z, single_mask, pair_mask))
    }
}
