//! Attention over tokens with a bias from the pair representation (AF3 Algorithm 24, without
//! conditioning).

use super::attention::ScoreBiases;
use super::{one_batch, Attention, BiasOrientation, LayerNorm, PairBiasLinear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, KeyTerm, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "AttentionPairBias";

/// `linear_o(sigmoid(g) * softmax(q . k / sqrt(D) + linear_z(LN z) + mask) . v)` of `LN(a)`;
/// `linear_q` has a bias.
///
/// ```no_run
/// # use trifold::layers::AttentionPairBias;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     s: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.attn_pair_bias");
/// let layer = AttentionPairBias::load(device, &weights)?;
/// layer.add_to(r, s, z, None)?; // s += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AttentionPairBias {
    layer_norm_a: LayerNorm,
    pair_bias: PairBiasLinear,
    mha: Attention,
}

impl AttentionPairBias {
    /// Reads `layer_norm_a`, `layer_norm_z`, `linear_z` (`[H, C_z]`) and `mha`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let pair_bias = PairBiasLinear::load(device, weights, "layer_norm_z")?;
        let mha = Attention::load(device, &weights.at("mha"), pair_bias.heads())?;
        Ok(AttentionPairBias {
            layer_norm_a: LayerNorm::load(device, &weights.at("layer_norm_a"))?,
            pair_bias,
            mha,
        })
    }

    /// The update of `a [B, N, C]` with `z [B, N, N, C_z]`; `mask [B, N]` is 1 for tokens that are
    /// used as keys. B may be omitted.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        z: &Tensor,
        mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let update = r.allocate(a.shape())?;
        self.each_batch(r, a, z, mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `a` in place.
    ///
    /// # Errors
    /// As [`AttentionPairBias::forward`].
    pub fn add_to(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        z: &Tensor,
        mask: Option<&Tensor>,
    ) -> Result<()> {
        self.each_batch(r, a, z, mask, a, Store::Accumulate)
    }

    fn each_batch(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        z: &Tensor,
        mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let (batches, n, channels) = match a.shape() {
            [n, channels] => (1, *n, *channels),
            [batches, n, channels] => (*batches, *n, *channels),
            _ => {
                return Err(Error::shape(
                    OP,
                    "a",
                    "f32 [B, N, C] or [N, C]",
                    a.describe(),
                ))
            }
        };
        let c_z = *z.shape().last().unwrap_or(&1);
        if z.len() != batches * n * n * c_z {
            return Err(Error::shape(
                OP,
                "z",
                format!("f32 [{batches}, {n}, {n}, C_z]"),
                z.describe(),
            ));
        }
        if let Some(mask) = mask.filter(|mask| mask.len() != batches * n) {
            return Err(Error::shape(
                OP,
                "mask",
                format!("[{batches}, {n}]"),
                mask.describe(),
            ));
        }
        for batch in 0..batches {
            let part = |tensor: &Tensor, shape: &[usize]| one_batch(tensor, batches, batch, shape);
            let bias = self.pair_bias.forward(
                r,
                &part(z, &[n, n, c_z])?,
                self.mha.bias_layout(),
                BiasOrientation::QueryKey,
            )?;
            let normal = self
                .layer_norm_a
                .forward(r, Rows::from(&part(a, &[1, n, channels])?))?;
            let mask = mask.map(|mask| part(mask, &[1, n])).transpose()?;
            let keys = mask.as_ref().map(|tensor| {
                KeyTerm::Mask(View {
                    tensor,
                    start: 0,
                    outer: [0; 3],
                    query: 0,
                    key: 1,
                })
            });
            let o = self.mha.attend(
                r,
                &normal,
                ScoreBiases {
                    pair: Some(bias),
                    key: keys,
                },
            )?;
            linear_into(
                r,
                &self.mha.linear_o().of(&o),
                Rows::from(&part(out, &[1, n, channels])?),
                store,
            )?;
        }
        Ok(())
    }
}
