//! Attention along the rows and the columns of the MSA (AF2 Algorithms 7 and 8).

use super::attention::ScoreBiases;
use super::{Attention, BiasOrientation, LayerNorm, PairBiasLinear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, KeyTerm, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Attention among the positions of each sequence, biased by the pair representation (AF2 Algorithm
/// 7).
///
/// ```no_run
/// # use trifold::layers::MsaRowAttention;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let layer = MsaRowAttention::load(device, &weights.at("evoformer_stack.blocks.0.msa_att_row"))?;
/// layer.add_to(r, m, z, None)?; // m += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MsaRowAttention {
    layer_norm_m: LayerNorm,
    pair_bias: PairBiasLinear,
    mha: Attention,
}

/// Attention among the sequences at each position (AF2 Algorithm 8).
///
/// ```no_run
/// # use trifold::layers::MsaColumnAttention;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("evoformer_stack.blocks.0.msa_att_col");
/// let layer = MsaColumnAttention::load(device, &weights, 8)?;
/// layer.add_to(r, m, None)?; // m += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MsaColumnAttention {
    layer_norm_m: LayerNorm,
    mha: Attention,
}

impl MsaRowAttention {
    /// Reads `layer_norm_m`, `layer_norm_z`, `linear_z` (`[H, C_z]`) and `mha`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let pair_bias = PairBiasLinear::load(device, weights, "layer_norm_z")?;
        let mha = Attention::load(device, &weights.at("mha"), pair_bias.heads())?;
        Ok(MsaRowAttention {
            layer_norm_m: LayerNorm::load(device, &weights.at("layer_norm_m"))?,
            pair_bias,
            mha,
        })
    }

    /// Adds the update to `m [S, N, C_m]` in place; `z [N, N, C_z]`, `msa_mask [S, N]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn add_to(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        msa_mask: Option<&Tensor>,
    ) -> Result<()> {
        let [s, n, _] = extents("MsaRowAttention", m, msa_mask)?;
        let bias =
            self.pair_bias
                .forward(r, z, self.mha.bias_layout(), BiasOrientation::QueryKey)?;
        let step = r.rows_at_a_time(s, self.mha.bytes_per_row(n));
        for first in (0..s).step_by(step) {
            let rows = m.rows(first..(first + step).min(s))?;
            let mn = self.layer_norm_m.forward(r, Rows::from(&rows))?;
            let key = msa_mask.map(|tensor| {
                KeyTerm::Mask(View {
                    tensor,
                    start: first * n,
                    outer: [0, n, 0],
                    query: 0,
                    key: 1,
                })
            });
            let o = self.mha.attend(
                r,
                &mn,
                ScoreBiases {
                    pair: Some(bias.clone()),
                    key,
                },
            )?;
            linear_into(
                r,
                &self.mha.linear_o().of(&o),
                Rows::from(&rows),
                Store::Accumulate,
            )?;
        }
        Ok(())
    }
}

impl MsaColumnAttention {
    /// Reads `_msa_att.layer_norm_m` and `_msa_att.mha`; their shapes do not determine the number
    /// of heads.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, heads: usize) -> Result<Self> {
        let inner = weights.at("_msa_att");
        Ok(MsaColumnAttention {
            layer_norm_m: LayerNorm::load(device, &inner.at("layer_norm_m"))?,
            mha: Attention::load(device, &inner.at("mha"), heads)?,
        })
    }

    /// Adds the update to `m [S, N, C_m]` in place; `msa_mask [S, N]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn add_to(&self, r: &mut Recorder, m: &Tensor, msa_mask: Option<&Tensor>) -> Result<()> {
        let [s, n, _] = extents("MsaColumnAttention", m, msa_mask)?;
        let step = r.rows_at_a_time(n, self.mha.bytes_per_row(s));
        for first in (0..n).step_by(step) {
            let columns = first..(first + step).min(n);
            let mn = self
                .layer_norm_m
                .forward(r, Rows::from(m).swapped()?.outer(columns.clone()))?;
            let key = msa_mask.map(|tensor| {
                KeyTerm::Mask(View {
                    tensor,
                    start: first,
                    outer: [0, 1, 0],
                    query: 0,
                    key: n,
                })
            });
            let o = self.mha.attend(r, &mn, ScoreBiases { pair: None, key })?;
            linear_into(
                r,
                &self.mha.linear_o().of(&o),
                Rows::from(m).swapped()?.outer(columns),
                Store::Accumulate,
            )?;
        }
        Ok(())
    }
}

/// S, N, C_m of an MSA representation whose mask fits.
pub(super) fn extents(op: &str, m: &Tensor, msa_mask: Option<&Tensor>) -> Result<[usize; 3]> {
    let [s, n, c_m] = m.shape()[..] else {
        return Err(Error::shape(op, "m", "f32 [S, N, C_m]", m.describe()));
    };
    match msa_mask.filter(|mask| mask.len() != s * n) {
        Some(mask) => Err(Error::shape(
            op,
            "msa_mask",
            format!("[{s}, {n}]"),
            mask.describe(),
        )),
        None => Ok([s, n, c_m]),
    }
}
