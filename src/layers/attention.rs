//! Gated multi-head self-attention with additive biases (OpenFold3 `Attention`).

use super::{AdaLnCondition, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    ada_ln_attention, attention, fused, linear, linear_into, AdaLnAttentionArguments,
    AdaLnAttentionShape, AttentionArguments, BiasLayout, Extent, KeyTerm, PairBias, Rows, Store,
    View,
};
use crate::operations::broadcast;
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

const OP: &str = "Attention";

/// `linear_o(sigmoid(linear_g x) * softmax(q . k / sqrt(D) + biases) . v)`, with q, k, v =
/// `linear_q|k|v x`.
///
/// `linear_q` may have a bias: OpenFold3's attention with pair bias has one, its triangle attention
/// does not. The heads are the slow axis of the projections' outputs.
///
/// ```no_run
/// # use trifold::layers::Attention;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     x: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.attn_pair_bias.mha");
/// let layer = Attention::load(device, &weights, 16)?;
/// let update = layer.forward(r, x, None, None)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Attention {
    /// q, k, v and gate in one product: `[4 H D, C]`.
    projections: Linear,
    linear_o: Linear,
    heads: usize,
    width: usize,
    bias_layout: BiasLayout,
}

impl Attention {
    /// Reads `linear_q`, `linear_k`, `linear_v`, `linear_g` (`[H D, C]`, `linear_q.bias` optional)
    /// and `linear_o`.
    ///
    /// # Errors
    /// [`Error::Weights`] where one is missing or misshaped, or H does not divide the rows of
    /// `linear_q`.
    pub fn load(device: &Device, weights: &Scope, heads: usize) -> Result<Self> {
        let channels = *weights.shape("linear_q.weight")?.last().unwrap_or(&0);
        let projections = Linear::load_stacked(
            device,
            weights,
            &["linear_q", "linear_k", "linear_v", "linear_g"],
            channels,
        )?;
        let all_heads = projections.outputs() / 4;
        if heads == 0 || all_heads % heads != 0 {
            return Err(Error::Weights(format!(
                "linear_q has {all_heads} outputs, which {heads} heads do not divide"
            )));
        }
        let linear_o = Linear::load(device, weights, "linear_o", all_heads)?;
        let width = all_heads / heads;
        let bias_layout = BiasLayout::of_attention(device, projections.storage(), width);
        Ok(Attention {
            projections,
            linear_o,
            heads,
            width,
            bias_layout,
        })
    }

    /// Layout of the pair bias that this attention reads fastest.
    pub(crate) fn bias_layout(&self) -> BiasLayout {
        self.bias_layout
    }

    /// q, k, v and gate in one product: `[4 H D, C]`.
    pub(crate) fn projections(&self) -> &Linear {
        &self.projections
    }

    /// H.
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// H x D: the channels of the attention's output before `linear_o`.
    pub(crate) fn all_heads(&self) -> usize {
        self.heads * self.width
    }

    /// The last product, from heads to channels.
    pub(crate) fn linear_o(&self) -> &Linear {
        &self.linear_o
    }

    /// The update of `x [B, R, N, C]`; B, or B and R, may be omitted.
    ///
    /// `mask_bias [B, R, 1, 1, N]` and `pair_bias [B, R, H, N, N]` are added to the scores; both
    /// may be broadcast, and omit the axes that `x` omits.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        mask_bias: Option<&Tensor>,
        pair_bias: Option<&Tensor>,
    ) -> Result<Tensor> {
        let rows_of_x = leading_ones("x", x, 4)?;
        let [batch, rows, positions, _] = rows_of_x.shape()[..] else {
            unreachable!("x was given four axes")
        };
        let mask = mask_bias
            .map(|mask| leading_ones("mask_bias", mask, 5))
            .transpose()?;
        let pair = pair_bias
            .map(|bias| leading_ones("pair_bias", bias, 5))
            .transpose()?;
        let mask = mask
            .as_ref()
            .map(|mask| bias_view("mask_bias", mask, [batch, rows, 1, 1, positions]))
            .transpose()?;
        let pair = pair
            .as_ref()
            .map(|bias| {
                bias_view(
                    "pair_bias",
                    bias,
                    [batch, rows, self.heads, positions, positions],
                )
            })
            .transpose()?;

        let out = r.allocate(x.shape())?;
        let flat_x = x.reshape(&[
            batch * rows,
            positions,
            x.len() / (batch * rows * positions),
        ])?;
        let flat_out = out.reshape(flat_x.shape())?;
        for at in 0..batch {
            let step = r.rows_at_a_time(rows, self.bytes_per_row(positions));
            for first in (0..rows).step_by(step) {
                let block = at * rows + first..at * rows + (first + step).min(rows);
                let shifted =
                    |view: &View<'_>| view.start + at * view.outer[0] + first * view.outer[1];
                let biases = ScoreBiases {
                    pair: pair.as_ref().map(|view| {
                        View {
                            start: shifted(view),
                            ..view.clone()
                        }
                        .into()
                    }),
                    key: mask.as_ref().map(|view| {
                        KeyTerm::Bias(View {
                            start: shifted(view),
                            ..view.clone()
                        })
                    }),
                };
                let o = self.attend(r, &flat_x.rows(block.clone())?, biases)?;
                linear_into(
                    r,
                    &self.linear_o.of(&o),
                    Rows::from(&flat_out.rows(block)?),
                    Store::Replace,
                )?;
            }
        }
        Ok(out)
    }

    /// Gated attention within each row of `x [R, N, C]`, before `linear_o`: `[R, N, H D]`.
    pub(crate) fn attend(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        biases: ScoreBiases,
    ) -> Result<Tensor> {
        let projected = linear(r, &self.projections.of(x))?;
        self.attend_projected(r, &projected, biases)
    }

    /// The same for q, k, v and gate `[R, N, 4 H D]`.
    pub(crate) fn attend_projected(
        &self,
        r: &mut Recorder,
        projected: &Tensor,
        biases: ScoreBiases,
    ) -> Result<Tensor> {
        let [rows, positions, _] = projected.shape()[..] else {
            return Err(Error::shape(OP, "x", "of 3 axes", projected.describe()));
        };
        let all_heads = self.all_heads();
        let out = r.allocate_as(&[rows, positions, all_heads], projected.dtype())?;
        let view = |tensor, start: usize, pitch: usize| View {
            tensor,
            start,
            outer: [0, positions * pitch, self.width],
            query: pitch,
            key: pitch,
        };
        let part = |index: usize| view(projected, index * all_heads, 4 * all_heads);
        let arguments = AttentionArguments {
            extent: Extent {
                batch: 1,
                rows,
                heads: self.heads,
                queries: positions,
                keys: positions,
                width: self.width,
            },
            q: part(0),
            k: part(1),
            v: part(2),
            gate: Some(part(3)),
            pair_bias: biases.pair,
            key_term: biases.key,
            scale: 1.0 / (self.width as f32).sqrt(),
            out: view(&out, 0, all_heads),
        };
        attention(r, &arguments)?;
        Ok(out)
    }

    /// Whether [`Self::attend_under`] runs on a device for `x [S, N, C]` of such N and C.
    pub(crate) fn attends_under(
        &self,
        device: &Device,
        [tokens, channels]: [usize; 2],
        bias: &PairBias,
    ) -> bool {
        let shape = AdaLnAttentionShape {
            tokens,
            channels,
            width: self.width,
        };
        let is_stored = self.projections.storage() == DType::F16 && self.projections.has_bias();
        is_stored && bias.is_blocked() && fused::ada_ln_attention(device, shape)
    }

    /// Gated attention of all rows of the norm of `x [S, N, C]`, before `linear_o`: `[S, N, H D]`,
    /// in one kernel.
    pub(crate) fn attend_under(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        norm: &AdaLnCondition,
        bias: &PairBias,
    ) -> Result<Tensor> {
        let bias_of_weight = self
            .projections
            .bias()
            .ok_or_else(|| Error::shape(OP, "linear_q.bias", "there", "absent"))?;
        ada_ln_attention(
            r,
            &AdaLnAttentionArguments {
                x,
                scale: norm.scale.first_column(),
                offset: norm.offset.first_column(),
                weight: self.projections.weight(),
                weight_bias: bias_of_weight,
                pair_bias: bias,
                heads: self.heads,
            },
        )
    }

    /// The largest temporary per row.
    pub(crate) fn bytes_per_row(&self, positions: usize) -> usize {
        4 * self.all_heads() * positions * self.projections.storage().bytes()
    }
}

/// Biases of the scores from the first row of a block on.
#[derive(Debug, Clone)]
pub(crate) struct ScoreBiases<'a> {
    /// `[R, H, N, N]`.
    pub pair: Option<PairBias>,
    /// `[R, N]`.
    pub key: Option<KeyTerm<'a>>,
}

fn bias_view<'a>(name: &str, tensor: &'a Tensor, extents: [usize; 5]) -> Result<View<'a>> {
    let [batch, rows, heads, query, key] = broadcast(OP, name, tensor, extents)?;
    Ok(View {
        tensor,
        start: 0,
        outer: [batch, rows, heads],
        query,
        key,
    })
}

fn leading_ones(name: &str, tensor: &Tensor, axes: usize) -> Result<Tensor> {
    if tensor.shape().len() > axes || tensor.shape().len() < 2 {
        return Err(Error::shape(
            OP,
            name,
            format!("of 2 to {axes} axes"),
            tensor.describe(),
        ));
    }
    let mut shape = vec![1; axes - tensor.shape().len()];
    shape.extend_from_slice(tensor.shape());
    tensor.reshape(&shape)
}
