//! Triangle self-attention around the starting and the ending node (AF3 Algorithms 14 and 15, AF2
//! Algorithms 13 and 14).

use std::ops::Range;

use super::attention::ScoreBiases;
use super::{matrix, per_batch, Attention, LayerNorm, PairBias};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, KeyTerm, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "TriangleAttention";

/// Which node of the edge the attention turns around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// Edges ij attend to edges ik of the same row i.
    Starting,
    /// Edges ij attend to edges kj of the same column j.
    Ending,
}

/// Which edge the bias of query q and key k comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BiasOrientation {
    /// `linear_z(LN z)[q, k]`: the starting node everywhere, and the ending node of OpenFold3 0.5.
    QueryKey,
    /// `linear_z(LN z)[k, q]`: the ending node of the papers and of OpenFold3 0.4.
    KeyQuery,
}

/// `z [N, N, C] -> linear_o(sigmoid(g) * softmax(q . k / sqrt(D) + bias + mask) . v)` within each
/// row or column of `LN(z)`.
///
/// OpenFold3 0.5 deviates from the papers in the ending node: see [`BiasOrientation`].
#[derive(Debug, Clone)]
pub struct TriangleAttention(Form);

#[derive(Debug, Clone)]
enum Form {
    Composed(Box<Composed>),
    Matrix(Box<matrix::TriangleAttention>),
}

/// Out of kernels that every device runs.
#[derive(Debug, Clone)]
struct Composed {
    layer_norm: LayerNorm,
    pair_bias: PairBias,
    mha: Attention,
    node: Node,
    orientation: BiasOrientation,
}

impl TriangleAttention {
    /// Reads `layer_norm`, `linear_z` (`[H, C]`) and `mha`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(
        device: &Device,
        weights: &Scope,
        node: Node,
        orientation: BiasOrientation,
    ) -> Result<Self> {
        Ok(TriangleAttention(
            match matrix::TriangleAttention::load(device, weights, node, orientation)? {
                Some(layer) => Form::Matrix(Box::new(layer)),
                None => Form::Composed(Box::new(Composed::load(
                    device,
                    weights,
                    node,
                    orientation,
                )?)),
            },
        ))
    }

    /// The update of `z [B, N, N, C]`, whose `pair_mask [B, N, N]` (f32 or bool) is 1 where an edge
    /// takes part as a key. B may be left out.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let update = r.allocate(z.shape())?;
        self.each_batch(r, z, pair_mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `z` in place.
    ///
    /// # Errors
    /// As [`TriangleAttention::forward`].
    pub fn add_to(&self, r: &mut Recorder, z: &Tensor, pair_mask: Option<&Tensor>) -> Result<()> {
        self.each_batch(r, z, pair_mask, z, Store::Accumulate)
    }

    fn each_batch(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        per_batch(OP, z, pair_mask, out, |z, mask, out| match &self.0 {
            Form::Composed(layer) => layer.run(r, z, mask, out, store),
            Form::Matrix(layer) => layer.run(r, z, mask, out, store),
        })
    }
}

impl Composed {
    fn load(
        device: &Device,
        weights: &Scope,
        node: Node,
        orientation: BiasOrientation,
    ) -> Result<Self> {
        let pair_bias = PairBias::load(device, weights, "layer_norm")?;
        Ok(Composed {
            layer_norm: LayerNorm::load(device, &weights.at("layer_norm"))?,
            mha: Attention::load(device, &weights.at("mha"), pair_bias.heads())?,
            pair_bias,
            node,
            orientation,
        })
    }

    fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let n = z.shape()[0];
        let bias = self.pair_bias.forward(r, z)?;
        let step = r.rows_at_a_time(n, self.mha.bytes_per_row(n));
        for first in (0..n).step_by(step) {
            let lines = first..(first + step).min(n);
            let x = self.layer_norm.forward(r, self.lines(z, lines.clone())?)?;
            let biases = ScoreBiases {
                pair: Some(self.bias_view(&bias, n).into()),
                key: pair_mask.map(|mask| KeyTerm::Mask(self.mask_view(mask, n, first))),
            };
            let o = self.mha.attend(r, &x, biases)?;
            linear_into(
                r,
                &self.mha.linear_o().of(&o),
                self.lines(out, lines)?,
                store,
            )?;
        }
        Ok(())
    }

    /// Rows of z for the starting node, columns for the ending node.
    fn lines<'a>(&self, z: &'a Tensor, range: Range<usize>) -> Result<Rows<'a>> {
        let rows = Rows::from(z);
        Ok(if self.node == Node::Starting {
            rows.outer(range)
        } else {
            rows.swapped()?.outer(range)
        })
    }

    fn bias_view<'a>(&self, bias: &'a Tensor, n: usize) -> View<'a> {
        let view = PairBias::view(bias, n);
        match self.orientation {
            BiasOrientation::QueryKey => view,
            BiasOrientation::KeyQuery => View {
                query: view.key,
                key: view.query,
                ..view
            },
        }
    }

    /// The mask of the edges of line `first` and those after it.
    fn mask_view<'a>(&self, mask: &'a Tensor, n: usize, first: usize) -> View<'a> {
        let (line, key) = if self.node == Node::Starting {
            (n, 1)
        } else {
            (1, n)
        };
        View {
            tensor: mask,
            start: first * line,
            outer: [0, line, 0],
            query: 0,
            key,
        }
    }
}
