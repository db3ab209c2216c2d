//! Triangle self-attention around the starting and the ending node (AF3 Algorithms 14 and 15, AF2
//! Algorithms 13 and 14).

use std::ops::Range;

use super::attention::ScoreBiases;
use super::fused::LayerNormTensors;
use super::{per_batch, Attention, BiasOrientation, LayerNorm, PairBiasLinear};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    fused, layer_norm_linear, linear, linear_into, Destination, KeyTerm, LayerNormLinearArguments,
    PairRows, Rows, Store,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "TriangleAttention";

/// Node shared by an edge and the edges that it attends to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// Edges ij attend to edges ik of the same row i.
    Starting,
    /// Edges ij attend to edges kj of the same column j.
    Ending,
}

/// `z [N, N, C] -> linear_o(sigmoid(g) * softmax(q . k / sqrt(D) + bias + mask) . v)` within each
/// row or column of `LN(z)`.
///
/// OpenFold3 0.5 deviates from the papers in the ending node: see [`BiasOrientation`].
///
/// ```no_run
/// # use trifold::layers::{BiasOrientation, Node, TriangleAttention};
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.pair_stack.tri_att_start");
/// let orientation = BiasOrientation::QueryKey;
/// let layer = TriangleAttention::load(device, &weights, Node::Starting, orientation)?;
/// layer.add_to(r, z, None)?; // z += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct TriangleAttention {
    pair_bias: PairBiasLinear,
    mha: Attention,
    plan: Plan,
    node: Node,
    orientation: BiasOrientation,
}

/// The computation of q, k, v and gate from z.
#[derive(Debug, Clone)]
enum Plan {
    /// Norm and product in one kernel.
    Fused(LayerNormTensors),
    /// Norm, then product.
    Unfused(LayerNorm),
}

impl Plan {
    fn load(device: &Device, weights: &Scope, mha: &Attention) -> Result<Self> {
        let layer_norm = LayerNorm::load(device, weights)?;
        Ok(match Self::is_fused(device, mha) {
            true => Plan::Fused(LayerNormTensors::of(device, &layer_norm)?),
            false => Plan::Unfused(layer_norm),
        })
    }

    fn is_fused(device: &Device, mha: &Attention) -> bool {
        let projections = mha.projections();
        fused::layer_norm_linear(device, projections.inputs())
            && projections.outputs().is_multiple_of(COLUMNS)
            && !projections.has_bias()
    }
}

/// Columns of a tile of the fused kernel.
const COLUMNS: usize = 32;

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
        let pair_bias = PairBiasLinear::load(device, weights, "layer_norm")?;
        let mha = Attention::load(device, &weights.at("mha"), pair_bias.heads())?;
        Ok(TriangleAttention {
            plan: Plan::load(device, &weights.at("layer_norm"), &mha)?,
            pair_bias,
            mha,
            node,
            orientation,
        })
    }

    /// The update of `z [B, N, N, C]`; `pair_mask [B, N, N]` (f32 or bool) is 1 for edges that are
    /// used as keys. B may be omitted.
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
        per_batch(OP, z, pair_mask, out, |z, mask, out| {
            self.run(r, z, mask, out, store)
        })
    }

    /// The update of `z [N, N, C]`, a block of rows (or columns) at a time.
    fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let n = z.shape()[0];
        let layout = self.mha.bias_layout();
        let bias = self.pair_bias.forward(r, z, layout, self.orientation)?;
        let mask = pair_mask.map(|mask| self.pairs(mask)).transpose()?;
        let step = r.rows_at_a_time(n, self.mha.bytes_per_row(n));
        for first in (0..n).step_by(step) {
            let block = first..(first + step).min(n);
            let projected = self.projected(r, z, block.clone())?;
            let key = mask.as_ref().map(|mask| mask.part(block.clone()).keys());
            let biases = ScoreBiases {
                pair: Some(bias.clone()),
                key: key.map(KeyTerm::Mask),
            };
            let o = self.mha.attend_projected(r, &projected, biases)?;
            drop(projected);
            let rows = self.rows(out, block)?;
            linear_into(r, &self.mha.linear_o().of(&o), rows, store)?;
        }
        Ok(())
    }

    /// q, k, v and gate of a block of rows (or columns): `[block, N, 4 H D]`.
    fn projected(&self, r: &mut Recorder, z: &Tensor, block: Range<usize>) -> Result<Tensor> {
        let projections = self.mha.projections();
        match &self.plan {
            Plan::Fused(norm) => {
                let x = self.pairs(z)?.part(block);
                let shape = [x.rows, x.cols, projections.outputs()];
                let projected = r.allocate_as(&shape, projections.storage())?;
                let arguments = LayerNormLinearArguments {
                    x,
                    norm: norm.parameters(),
                    weight: projections.weight(),
                };
                layer_norm_linear(r, &arguments, &Destination::Rows(&projected))?;
                Ok(projected)
            }
            Plan::Unfused(layer_norm) => {
                let x = layer_norm.forward(r, self.rows(z, block)?)?;
                linear(r, &projections.of(&x))
            }
        }
    }

    /// Rows of z for the starting node, columns for the ending node.
    fn rows<'a>(&self, z: &'a Tensor, range: Range<usize>) -> Result<Rows<'a>> {
        let rows = Rows::from(z);
        Ok(match self.node {
            Node::Starting => rows.outer(range),
            Node::Ending => rows.swapped()?.outer(range),
        })
    }

    /// The same for the fused kernel and for attention's mask.
    fn pairs<'a>(&self, z: &'a Tensor) -> Result<PairRows<'a>> {
        match self.node {
            Node::Starting => PairRows::of(z),
            Node::Ending => PairRows::transposed(z),
        }
    }
}
