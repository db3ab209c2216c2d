//! Conditions of all blocks of a diffusion transformer, computed from s.

use std::ops::Range;

use super::{AdaLnCondition, LayerNorm, Linear, Part, TransitionCondition};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear, Activation, LinearArguments, Rows};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// The two norms of a block: before attention and before the transition.
const NORMS: [&str; 2] = [
    "attention_pair_bias.layer_norm_a",
    "conditioned_transition.layer_norm",
];
/// The gates after them.
const GATES: [&str; 2] = [
    "attention_pair_bias.linear_ada_out",
    "conditioned_transition.linear_g",
];

/// The projections of s in every block, as three products of many columns instead of six per block:
/// s has few rows, and a product of few rows and columns leaves a GPU idle. The scale of each LN(s)
/// is multiplied into the weights that follow it.
#[derive(Debug, Clone)]
pub(crate) struct StackedConditions {
    layer_norm: LayerNorm,
    scales: Linear,
    offsets: Linear,
    gates: Linear,
    blocks: usize,
}

/// Conditions of one block for one s.
#[derive(Debug, Clone)]
pub(crate) struct BlockCondition {
    pub norm: AdaLnCondition,
    /// Before the sigmoid.
    pub gate: Part,
    pub transition: TransitionCondition,
}

/// Numbers of stacked projections.
#[derive(Default)]
struct Stack {
    weight: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

impl Stack {
    /// Adds a projection of inputs that were multiplied with `scale`.
    fn add(&mut self, weights: &Scope, scale: Option<&[f32]>) -> Result<()> {
        self.inputs = *weights.shape("weight")?.last().unwrap_or(&1);
        let (rows, data) = weights.matrix("weight", self.inputs)?;
        match scale {
            Some(scale) => self.weight.extend(
                data.chunks_exact(self.inputs)
                    .flat_map(|row| row.iter().zip(scale).map(|(weight, scale)| weight * scale)),
            ),
            None => self.weight.extend_from_slice(&data),
        }
        if weights.has("bias") {
            self.bias.extend_from_slice(&weights.vector("bias", rows)?);
        }
        Ok(())
    }

    fn upload(self, device: &Device) -> Result<Linear> {
        Linear::of_numbers(device, &self.weight, &self.bias, self.inputs)
    }
}

impl StackedConditions {
    /// Reads the conditioning of all blocks.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, blocks: &[Scope]) -> Result<Self> {
        let [mut scales, mut offsets, mut gates] = [0, 1, 2].map(|_| Stack::default());
        for block in blocks {
            for norm in NORMS.map(|name| block.at(name)) {
                let inputs = *norm.shape("linear_s.weight")?.last().unwrap_or(&1);
                let scale = norm.vector("layer_norm_s.weight", inputs)?;
                scales.add(&norm.at("linear_g"), Some(&scale))?;
                offsets.add(&norm.at("linear_s"), Some(&scale))?;
            }
            GATES
                .iter()
                .try_for_each(|name| gates.add(&block.at(name), None))?;
        }
        let rows = |stack: &Stack| stack.weight.len() / stack.inputs;
        let outputs = rows(&scales);
        if [&offsets, &gates]
            .iter()
            .any(|stack| rows(stack) != outputs)
            || [&scales, &gates]
                .iter()
                .any(|stack| ![0, outputs].contains(&stack.bias.len()))
        {
            return Err(Error::Weights(
                "the norms and gates of a diffusion transformer's blocks \
                should all have as many channels as a"
                    .into(),
            ));
        }
        Ok(StackedConditions {
            layer_norm: LayerNorm::plain(device),
            scales: scales.upload(device)?,
            offsets: offsets.upload(device)?,
            gates: gates.upload(device)?,
            blocks: blocks.len(),
        })
    }

    /// Blocks whose conditions of N rows are computed at a time.
    pub fn blocks_at_a_time(&self, r: &Recorder, rows: usize) -> usize {
        r.rows_at_a_time(
            self.blocks,
            3 * rows * self.scales.outputs() / self.blocks * size_of::<f32>(),
        )
    }

    /// The conditions of some blocks for `s [.., C_s]`.
    ///
    /// # Errors
    /// [`Error::Shape`] where s has other channels, [`Error::Device`] where memory runs out.
    pub fn of(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        blocks: Range<usize>,
    ) -> Result<Vec<BlockCondition>> {
        let channels = self.scales.outputs() / (2 * self.blocks);
        let columns = 2 * channels * blocks.start..2 * channels * blocks.end;
        let sn = self.layer_norm.forward(r, Rows::from(s))?;
        let part = |projection: &Linear| projection.part(columns.clone());
        let (scales, offsets, gates) = (
            part(&self.scales)?,
            part(&self.offsets)?,
            part(&self.gates)?,
        );
        let scales = linear(
            r,
            &LinearArguments {
                activation: Activation::Sigmoid,
                ..scales.of(&sn)
            },
        )?;
        let (offsets, gates) = (linear(r, &offsets.of(&sn))?, linear(r, &gates.of(s))?);
        let of = |tensor: &Tensor, at: usize| Part {
            tensor: tensor.clone(),
            columns: at * channels..(at + 1) * channels,
        };
        let norm = |at| AdaLnCondition {
            scale: of(&scales, at),
            offset: of(&offsets, at),
        };
        let one = |block: usize| BlockCondition {
            norm: norm(2 * block),
            gate: of(&gates, 2 * block),
            transition: TransitionCondition {
                norm: norm(2 * block + 1),
                gate: of(&gates, 2 * block + 1),
            },
        };
        Ok((0..blocks.len()).map(one).collect())
    }
}
