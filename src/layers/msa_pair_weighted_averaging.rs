//! MSA pair-weighted averaging (AF3 Algorithm 10).

use super::{one_batch, BiasOrientation, LayerNorm, Linear, PairBiasLinear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    attention, linear, linear_into, AttentionArguments, BiasLayout, Extent, PairBias, Rows, Store,
    View,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "MsaPairWeightedAveraging";

/// `linear_o(sigmoid(linear_g mn) * sum_k w_ik v_k)`, with `w = softmax_k(linear_z LN(z) + mask)`,
/// `v = linear_v mn`, `mn = LN(m)`.
///
/// ```no_run
/// # use trifold::layers::MsaPairWeightedAveraging;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("msa_module.blocks.0.msa_att_row");
/// let layer = MsaPairWeightedAveraging::load(device, &weights)?;
/// layer.add_to(r, m, z, None)?; // m += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MsaPairWeightedAveraging {
    layer_norm_m: LayerNorm,
    pair_bias: PairBiasLinear,
    /// The same product for masked pairs.
    masked_pair_bias: PairBiasLinear,
    /// v and gate in one product.
    linear_vg: Linear,
    linear_o: Linear,
}

impl MsaPairWeightedAveraging {
    /// Reads `layer_norm_m`, `layer_norm_z`, `linear_z` (`[H, C_z]`), `linear_v`, `linear_g`
    /// (`[H D, C_m]`) and `linear_o`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_m = *weights.shape("linear_v.weight")?.last().unwrap_or(&0);
        let linear_vg = Linear::load_stacked(device, weights, &["linear_v", "linear_g"], c_m)?;
        let linear_o = Linear::load(device, weights, "linear_o", linear_vg.outputs() / 2)?;
        Ok(MsaPairWeightedAveraging {
            layer_norm_m: LayerNorm::load(device, &weights.at("layer_norm_m"))?,
            pair_bias: PairBiasLinear::load(device, weights, "layer_norm_z")?,
            masked_pair_bias: PairBiasLinear::load_unfused(device, weights, "layer_norm_z")?,
            linear_vg,
            linear_o,
        })
    }

    /// The update of `m [B, S, N, C_m]` with `z [B, N, N, C_z]`; `pair_mask [B, N, N]` is 1 where
    /// key k is used for query q.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let update = r.allocate(m.shape())?;
        self.each_batch(r, m, z, pair_mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `m` in place.
    ///
    /// # Errors
    /// As [`MsaPairWeightedAveraging::forward`].
    pub fn add_to(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
    ) -> Result<()> {
        self.each_batch(r, m, z, pair_mask, m, Store::Accumulate)
    }

    fn each_batch(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let [s, n, c_m] = m.shape()[m.shape().len().saturating_sub(3)..] else {
            return Err(Error::shape(
                OP,
                "m",
                "f32 [B, S, N, C_m] or [S, N, C_m]",
                m.describe(),
            ));
        };
        let (batches, c_z) = (m.len() / (s * n * c_m), *z.shape().last().unwrap_or(&1));
        if z.len() != batches * n * n * c_z {
            return Err(Error::shape(
                OP,
                "z",
                format!("f32 [{batches}, {n}, {n}, C_z]"),
                z.describe(),
            ));
        }
        if let Some(mask) = pair_mask.filter(|mask| mask.len() != batches * n * n) {
            return Err(Error::shape(
                OP,
                "pair_mask",
                format!("[{batches}, {n}, {n}]"),
                mask.describe(),
            ));
        }
        for batch in 0..batches {
            let part = |tensor: &Tensor, shape: &[usize]| one_batch(tensor, batches, batch, shape);
            let z = part(z, &[n, n, c_z])?;
            let bias = match pair_mask {
                Some(mask) => self
                    .masked_pair_bias
                    .forward_masked(r, &z, &part(mask, &[n, n])?)?,
                None => {
                    self.pair_bias
                        .forward(r, &z, BiasLayout::Strided, BiasOrientation::QueryKey)?
                }
            };
            let (m, out) = (part(m, &[s, n, c_m])?, part(out, &[s, n, c_m])?);
            let step =
                r.rows_at_a_time(s, self.linear_vg.outputs().max(c_m) * n * size_of::<f32>());
            for first in (0..s).step_by(step) {
                let rows = first..(first + step).min(s);
                let o = self.average(r, &m.rows(rows.clone())?, &bias)?;
                linear_into(
                    r,
                    &self.linear_o.of(&o),
                    Rows::from(&out.rows(rows)?),
                    store,
                )?;
            }
        }
        Ok(())
    }

    /// The gated average of some rows of m: attention whose scores are only the bias.
    fn average(&self, r: &mut Recorder, m: &Tensor, bias: &PairBias) -> Result<Tensor> {
        let (rows, n) = (m.shape()[0], m.shape()[1]);
        let (heads, all_heads) = (self.pair_bias.heads(), self.linear_vg.outputs() / 2);
        let width = all_heads / heads;
        let mn = self.layer_norm_m.forward(r, Rows::from(m))?;
        let vg = linear(r, &self.linear_vg.of(&mn))?;
        let out = r.allocate_as(&[rows, n, all_heads], vg.dtype())?;
        let view = |tensor, start, pitch: usize| View {
            tensor,
            start,
            outer: [0, n * pitch, width],
            query: pitch,
            key: pitch,
        };
        let v = view(&vg, 0, 2 * all_heads);
        attention(
            r,
            &AttentionArguments {
                extent: Extent {
                    batch: 1,
                    rows,
                    heads,
                    queries: n,
                    keys: n,
                    width,
                },
                q: v.clone(),
                k: v.clone(),
                v,
                pair_bias: Some(bias.clone()),
                key_term: None,
                gate: Some(view(&vg, all_heads, 2 * all_heads)),
                scale: 0.0,
                out: view(&out, 0, all_heads),
            },
        )?;
        Ok(out)
    }
}
