//! Global attention along the columns of the extra MSA (AF2 Algorithm 19).

use super::msa_attention::extents;
use super::{LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    attention, gate, linear, linear_into, Activation, AttentionArguments, Extent, KeyTerm, Rows,
    Store, View,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "MsaColumnGlobalAttention";

/// One query per position, the mean over its sequences; keys and values have one head, shared by
/// all heads; each sequence has its own gate.
///
/// ```no_run
/// # use trifold::layers::MsaColumnGlobalAttention;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     m: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("extra_msa_stack.blocks.0.msa_att_col");
/// let layer = MsaColumnGlobalAttention::load(device, &weights)?;
/// let update = layer.forward(r, m, None)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MsaColumnGlobalAttention {
    layer_norm_m: LayerNorm,
    linear_q: Linear,
    linear_k: Linear,
    linear_v: Linear,
    linear_g: Linear,
    linear_o: Linear,
}

impl MsaColumnGlobalAttention {
    /// Reads `layer_norm_m` and, below `global_attention`, `linear_q`, `linear_g` (`[H D, C]`),
    /// `linear_k`, `linear_v` (`[D, C]`), `linear_o`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let inner = weights.at("global_attention");
        let channels = *inner.shape("linear_q.weight")?.last().unwrap_or(&0);
        let project = |name: &str| Linear::load(device, &inner, name, channels);
        let linear_q = project("linear_q")?;
        Ok(MsaColumnGlobalAttention {
            layer_norm_m: LayerNorm::load(device, &weights.at("layer_norm_m"))?,
            linear_k: project("linear_k")?,
            linear_v: project("linear_v")?,
            linear_g: project("linear_g")?,
            linear_o: Linear::load(device, &inner, "linear_o", linear_q.outputs())?,
            linear_q,
        })
    }

    /// The update of `m [S, N, C]`, C a multiple of 8; `msa_mask [S, N]` is 1 for sequences that
    /// are used.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Unsupported`] where C is not a
    /// multiple of 8.
    pub fn forward(
        &self,
        r: &mut Recorder,
        m: &Tensor,
        msa_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let [s, n, c_m] = extents(OP, m, msa_mask)?;
        let update = r.allocate(m.shape())?;
        let step = r.rows_at_a_time(n, s * self.linear_q.outputs().max(c_m) * size_of::<f32>());
        for first in (0..n).step_by(step) {
            let columns = first..(first + step).min(n);
            let mn = self
                .layer_norm_m
                .forward(r, Rows::from(m).swapped()?.outer(columns.clone()))?;
            let keys = msa_mask.map(|tensor| {
                KeyTerm::Mask(View {
                    tensor,
                    start: first,
                    outer: [0, 1, 0],
                    query: 0,
                    key: n,
                })
            });
            let o = self.attend(r, &mn, keys)?;
            let g = linear(r, &self.linear_g.of(&mn))?;
            let gated = gate(
                r,
                Activation::Sigmoid,
                Rows::from(&g),
                Rows::from(&o).repeated(s),
            )?;
            linear_into(
                r,
                &self.linear_o.of(&gated),
                Rows::from(&update).swapped()?.outer(columns),
                Store::Replace,
            )?;
        }
        Ok(update)
    }

    /// The attention of the query of each position: `[positions, H D]`.
    fn attend(&self, r: &mut Recorder, mn: &Tensor, keys: Option<KeyTerm>) -> Result<Tensor> {
        let [rows, s, _] = mn.shape()[..] else {
            return Err(Error::shape(OP, "m", "of 3 axes", mn.describe()));
        };
        let (all_heads, width) = (self.linear_q.outputs(), self.linear_k.outputs());
        let mean = mean_over_sequences(r, mn, keys.clone())?;
        let q = linear(r, &self.linear_q.of(&mean))?;
        let (k, v) = (
            linear(r, &self.linear_k.of(mn))?,
            linear(r, &self.linear_v.of(mn))?,
        );
        let out = r.allocate_as(&[rows, all_heads], q.dtype())?;
        let query = |tensor| View {
            tensor,
            start: 0,
            outer: [0, all_heads, width],
            query: 0,
            key: 0,
        };
        let key = |tensor| View {
            tensor,
            start: 0,
            outer: [0, s * width, 0],
            query: 0,
            key: width,
        };
        attention(
            r,
            &AttentionArguments {
                extent: Extent {
                    batch: 1,
                    rows,
                    heads: all_heads / width,
                    queries: 1,
                    keys: s,
                    width,
                },
                q: query(&q),
                k: key(&k),
                v: key(&v),
                pair_bias: None,
                key_term: keys,
                gate: None,
                scale: 1.0 / (width as f32).sqrt(),
                out: query(&out),
            },
        )?;
        Ok(out)
    }
}

/// The mean over each position's unmasked sequences: attention with equal scores, in heads of 8
/// channels.
fn mean_over_sequences(r: &mut Recorder, mn: &Tensor, keys: Option<KeyTerm>) -> Result<Tensor> {
    const WIDTH: usize = 8;
    let (rows, s, c_m) = (mn.shape()[0], mn.shape()[1], mn.shape()[2]);
    if c_m % WIDTH != 0 {
        return Err(Error::unsupported(
            OP,
            format!("C should be a multiple of {WIDTH}, got {c_m}"),
        ));
    }
    let mean = r.allocate_as(&[rows, c_m], mn.dtype())?;
    let sequences = View {
        tensor: mn,
        start: 0,
        outer: [0, s * c_m, WIDTH],
        query: 0,
        key: c_m,
    };
    attention(
        r,
        &AttentionArguments {
            extent: Extent {
                batch: 1,
                rows,
                heads: c_m / WIDTH,
                queries: 1,
                keys: s,
                width: WIDTH,
            },
            q: sequences.clone(),
            k: sequences.clone(),
            v: sequences,
            pair_bias: None,
            key_term: keys,
            gate: None,
            scale: 0.0,
            out: View {
                tensor: &mean,
                start: 0,
                outer: [0, c_m, WIDTH],
                query: 0,
                key: 0,
            },
        },
    )?;
    Ok(mean)
}
