//! The Evoformer (AF2 Algorithm 6).

use super::{
    BiasOrientation, MsaColumnAttention, MsaRowAttention, OuterProductMean, PairBlock, Transition,
};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Properties of an Evoformer that its weights do not determine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvoformerHeads {
    /// Heads of the column attention.
    pub msa: usize,
    /// The orientation of the ending node's bias, as in [`PairBlock::load`].
    pub ending: BiasOrientation,
}

/// One block: row and column attention and a transition on m, the outer product mean from m to z,
/// the pair stack on z.
/// ```no_run
/// # use trifold::layers::{BiasOrientation, EvoformerBlock, EvoformerHeads};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let heads = EvoformerHeads { msa: 8, ending: BiasOrientation::KeyQuery };
/// let layer = EvoformerBlock::load(device, &weights.at("evoformer_stack.blocks.0"), heads)?;
/// layer.forward(r, m, z, None, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct EvoformerBlock {
    msa_att_row: MsaRowAttention,
    msa_att_col: MsaColumnAttention,
    msa_transition: Transition,
    outer_product_mean: OuterProductMean,
    pair_stack: PairBlock,
}

impl EvoformerBlock {
    /// Reads `msa_att_row`, `msa_att_col`, `msa_transition`, `outer_product_mean` and `pair_stack`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, heads: EvoformerHeads) -> Result<Self> {
        Ok(EvoformerBlock {
            msa_att_row: MsaRowAttention::load(device, &weights.at("msa_att_row"))?,
            msa_att_col: MsaColumnAttention::load(device, &weights.at("msa_att_col"), heads.msa)?,
            msa_transition: Transition::load(device, &weights.at("msa_transition"))?,
            outer_product_mean: OuterProductMean::load(device, &weights.at("outer_product_mean"))?,
            pair_stack: PairBlock::load(device, &weights.at("pair_stack"), heads.ending)?,
        })
    }

    /// Runs the block on `m [S, N, C_m]` and `z [N, N, C_z]` in place.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        msa_mask: Option<&Tensor>,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.msa_att_row.add_to(r, m, z, msa_mask)?;
        self.msa_att_col.add_to(r, m, msa_mask)?;
        self.msa_transition.add_to(r, m, msa_mask)?;
        self.outer_product_mean.add_to(r, m, msa_mask, z)?;
        self.pair_stack.forward(r, z, pair_mask)
    }
}

/// All blocks, one after the other: 48 in AlphaFold 2.
/// ```no_run
/// # use trifold::layers::{BiasOrientation, EvoformerHeads, EvoformerStack};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let heads = EvoformerHeads { msa: 8, ending: BiasOrientation::KeyQuery };
/// let layer = EvoformerStack::load(device, &weights.at("evoformer_stack"), heads)?;
/// layer.forward(r, m, z, None, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct EvoformerStack {
    blocks: Vec<EvoformerBlock>,
}

impl EvoformerStack {
    /// Reads all of `blocks.0`, `blocks.1`, ...
    ///
    /// # Errors
    /// [`Error::Weights`] if there is none, or a tensor of one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, heads: EvoformerHeads) -> Result<Self> {
        let there = |index: &usize| {
            weights.has(&format!(
                "blocks.{index}.pair_stack.tri_mul_out.linear_z.weight"
            ))
        };
        let load =
            |index| EvoformerBlock::load(device, &weights.at(&format!("blocks.{index}")), heads);
        let blocks: Vec<EvoformerBlock> =
            (0..).take_while(there).map(load).collect::<Result<_>>()?;
        match blocks.is_empty() {
            true => Err(Error::Weights(
                "there is no blocks.0 of an Evoformer".into(),
            )),
            false => Ok(EvoformerStack { blocks }),
        }
    }

    /// Runs every block on m and z in place, as [`EvoformerBlock::forward`].
    ///
    /// # Errors
    /// As [`EvoformerBlock::forward`].
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        msa_mask: Option<&Tensor>,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.blocks
            .iter()
            .try_for_each(|block| block.forward(r, m, z, msa_mask, pair_mask))
    }
}
