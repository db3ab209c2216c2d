//! Triangle attention in three steps a block of lines: norm and projections, attention, output with
//! the residual.

use super::{plain, suits, NormTensors, PairBias, COLUMNS};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::matrix::{
    attention, linear_into, normal_linear, BlockedBias, Destination, Lines, NormalLinearArguments,
    CHANNELS,
};
use crate::kernels::{AttentionArguments, Extent, KeyTerm, LinearArguments, Rows, Store, View};
use crate::layers::{BiasOrientation, Node};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// The width of a head.
const WIDTH: usize = 32;

/// [`crate::layers::TriangleAttention`] for pairs of 128 channels and heads of 32.
#[derive(Debug, Clone)]
pub(crate) struct TriangleAttention {
    norm: NormTensors,
    /// q, k, v and gate: f16 `[4 H 32, 128]`.
    projections: Tensor,
    pair_bias: PairBias,
    /// f16 `[128, H 32]`.
    linear_o: Tensor,
    heads: usize,
    node: Node,
    orientation: BiasOrientation,
}

impl TriangleAttention {
    /// Reads what [`crate::layers::TriangleAttention::load`] reads.
    pub fn load(
        device: &Device,
        weights: &Scope,
        node: Node,
        orientation: BiasOrientation,
    ) -> Result<Option<Self>> {
        let [heads, channels] = weights.shape("linear_z.weight")?[..] else {
            return Ok(None);
        };
        let mha = weights.at("mha");
        let has_bias = ["q", "k", "v", "g", "o"]
            .iter()
            .any(|letter| mha.has(&format!("linear_{letter}.bias")));
        if !suits(device, channels)
            || heads > COLUMNS
            || mha.shape("linear_q.weight")? != [heads * WIDTH, CHANNELS]
            || has_bias
        {
            return Ok(None);
        }
        let mut projections = Vec::new();
        for letter in ["q", "k", "v", "g"] {
            projections.extend(plain(&mha, &format!("linear_{letter}"), CHANNELS)?.1);
        }
        let (_, linear_o) = plain(&mha, "linear_o", heads * WIDTH)?;
        let norm = NormTensors::load(device, &weights.at("layer_norm"))?;
        Ok(Some(TriangleAttention {
            projections: device.upload_f16(&projections, &[4 * heads * WIDTH, CHANNELS])?,
            pair_bias: PairBias::behind(device, norm.clone(), weights, heads)?,
            norm,
            linear_o: device.upload_f16(&linear_o, &[CHANNELS, heads * WIDTH])?,
            heads,
            node,
            orientation,
        }))
    }

    /// The update of `z [N, N, 128]` under `pair_mask [N, N]`, into `out`.
    pub fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        if super::ABSENT {
            return super::refused();
        }
        let n = z.shape()[0];
        let bias = self.pair_bias.blocked(
            r,
            if self.orientation == BiasOrientation::QueryKey {
                Lines::rows(z)?
            } else {
                Lines::columns(z)?
            },
        )?;
        let lines = self.lines(z)?;
        let mask = pair_mask.map(|mask| self.lines(mask)).transpose()?;
        let step = r.rows_at_a_time(n, n * self.projections.shape()[0] * DType::F16.bytes());
        for first in (0..n).step_by(step) {
            let range = first..(first + step).min(n);
            let o = self.attend(
                r,
                &lines.part(range.clone()),
                &bias,
                mask.as_ref().map(|mask| mask.part(range.clone())),
            )?;
            let rows = Rows::from(out);
            let rows = if self.node == Node::Starting {
                rows.outer(range)
            } else {
                rows.swapped()?.outer(range)
            };
            linear_into(r, &LinearArguments::new(&o, &self.linear_o), rows, store)?;
        }
        Ok(())
    }

    /// Gated attention within each of the lines: f16 `[lines, N, H 32]`.
    fn attend(
        &self,
        r: &mut Recorder,
        lines: &Lines,
        bias: &Tensor,
        mask: Option<Lines>,
    ) -> Result<Tensor> {
        let (rows, n, all_heads) = (lines.lines, lines.places, self.heads * WIDTH);
        let projected = r.allocate_as(&[rows, n, 4 * all_heads], DType::F16)?;
        let arguments = NormalLinearArguments {
            x: lines.clone(),
            norm: self.norm.norm(),
            weight: &self.projections,
        };
        normal_linear(r, &arguments, &Destination::Rows(&projected))?;
        let o = r.allocate_as(&[rows, n, all_heads], DType::F16)?;
        let view = |tensor, start: usize, pitch: usize| View {
            tensor,
            start,
            outer: [0, n * pitch, WIDTH],
            query: pitch,
            key: pitch,
        };
        let part = |index: usize| view(&projected, index * all_heads, 4 * all_heads);
        let arguments = AttentionArguments {
            extent: Extent {
                batch: 1,
                rows,
                heads: self.heads,
                queries: n,
                keys: n,
                width: WIDTH,
            },
            q: part(0),
            k: part(1),
            v: part(2),
            gate: Some(part(3)),
            pair_bias: None,
            key_term: mask.as_ref().map(|mask| KeyTerm::Mask(mask.keys())),
            scale: 1.0 / (WIDTH as f32).sqrt(),
            out: view(&o, 0, all_heads),
        };
        attention(r, &arguments, Some(BlockedBias::alike(bias, [n; 2])))?;
        Ok(o)
    }

    /// Rows for the starting node, columns for the ending node.
    fn lines<'a>(&self, z: &'a Tensor) -> Result<Lines<'a>> {
        match self.node {
            Node::Starting => Lines::rows(z),
            Node::Ending => Lines::columns(z),
        }
    }
}
