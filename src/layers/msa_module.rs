//! A block of the MSA module (AF3 Algorithm 8).

use super::{BiasOrientation, MsaPairWeightedAveraging, OuterProductMean, PairBlock, Transition};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `z += OuterProductMean(m)`, `m += MsaPairWeightedAveraging(m, z)`, `m += transition(m)`, then
/// the pair stack on z. The last block does not update m.
///
/// ```no_run
/// # use trifold::layers::{BiasOrientation, MsaModuleBlock};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("msa_module.blocks.0");
/// let layer = MsaModuleBlock::load(device, &weights, BiasOrientation::QueryKey)?;
/// layer.forward(r, m, z, None, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MsaModuleBlock {
    outer_product_mean: OuterProductMean,
    msa: Option<(MsaPairWeightedAveraging, Transition)>,
    pair_stack: PairBlock,
}

impl MsaModuleBlock {
    /// Reads `outer_product_mean`, `pair_stack` and, if present, `msa_att_row` and
    /// `msa_transition`; `ending` as in [`PairBlock::load`].
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, ending: BiasOrientation) -> Result<Self> {
        let msa = match weights.has("msa_att_row.linear_v.weight") {
            true => Some((
                MsaPairWeightedAveraging::load(device, &weights.at("msa_att_row"))?,
                Transition::load(device, &weights.at("msa_transition"))?,
            )),
            false => None,
        };
        Ok(MsaModuleBlock {
            outer_product_mean: OuterProductMean::load(device, &weights.at("outer_product_mean"))?,
            msa,
            pair_stack: PairBlock::load(device, &weights.at("pair_stack"), ending)?,
        })
    }

    /// Runs the block on `m [B, S, N, C_m]` and `z [B, N, N, C_z]` in place.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        msa_mask: Option<&Tensor>,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.outer_product_mean.add_to(r, m, msa_mask, z)?;
        if let Some((averaging, transition)) = &self.msa {
            averaging.add_to(r, m, z, pair_mask)?;
            transition.add_to(r, m, msa_mask)?;
        }
        self.pair_stack.forward(r, z, pair_mask)
    }
}
