//! The diffusion transformer over tokens (AF3 Algorithm 23).

use super::attention::ScoreBiases;
use super::{
    Attention, BiasOrientation, BlockCondition, ConditionedSwiGlu, LayerNorm, PairBiasLinear,
    StackedConditions,
};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, KeyTerm, LinearArguments, PairBias, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "DiffusionTransformer";

/// Blocks of attention with pair bias and a transition, both conditioned on s, each added to a.
///
/// OpenFold3 adds the attention to a as a residual, and its transition reads the updated a.
/// OpenFold3 0.5 has one LayerNorm of z for the stack, earlier releases one per block.
///
/// ```no_run
/// # use trifold::layers::DiffusionTransformer;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     a: &Tensor,
/// #     s: &Tensor,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("diffusion_module.diffusion_transformer");
/// let layer = DiffusionTransformer::load(device, &weights)?;
/// let biases = layer.pair_biases(r, z)?;
/// layer.forward(r, a, s, &biases, None)?; // in place
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct DiffusionTransformer {
    conditions: StackedConditions,
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    pair_bias: PairBiasLinear,
    mha: Attention,
    transition: ConditionedSwiGlu,
}

impl DiffusionTransformer {
    /// Reads `layer_norm_z`, if present, and all of `blocks.0`, `blocks.1`, ...
    ///
    /// # Errors
    /// [`Error::Weights`] if there is no block, or a tensor of one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let shared = weights
            .has("layer_norm_z.weight")
            .then(|| LayerNorm::load(device, &weights.at("layer_norm_z")))
            .transpose()?;
        let there = |index: &usize| {
            weights.has(&format!(
                "blocks.{index}.attention_pair_bias.linear_z.weight"
            ))
        };
        let scopes: Vec<Scope> = (0..)
            .take_while(there)
            .map(|index| weights.at(&format!("blocks.{index}")))
            .collect();
        if scopes.is_empty() {
            return Err(Error::Weights(
                "there is no blocks.0 of a diffusion transformer".into(),
            ));
        }
        let blocks = scopes
            .iter()
            .map(|block| Block::load(device, block, shared.as_ref()))
            .collect::<Result<_>>()?;
        Ok(DiffusionTransformer {
            conditions: StackedConditions::load(device, &scopes)?,
            blocks,
        })
    }

    /// Each block's bias from `z [N, N, C_z]`, for [`Self::forward`]. It depends only on z, so one
    /// call serves all steps and samples.
    ///
    /// # Errors
    /// [`Error::Shape`] where z does not fit, [`Error::Device`] where memory runs out.
    pub fn pair_biases(&self, r: &mut Recorder, z: &Tensor) -> Result<Vec<PairBias>> {
        self.blocks.iter().map(|block| block.bias(r, z)).collect()
    }

    /// Runs every block on `a [S, N, C_a]` in place, with `s [N, C_s]`, `mask [N]` and the biases
    /// of [`Self::pair_biases`].
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        s: &Tensor,
        biases: &[PairBias],
        mask: Option<&Tensor>,
    ) -> Result<()> {
        if biases.len() != self.blocks.len() {
            return Err(Error::shape(
                OP,
                "biases",
                format!("{} biases, one a block", self.blocks.len()),
                biases.len(),
            ));
        }
        let step = self.conditions.blocks_at_a_time(r, Rows::from(s).count());
        for first in (0..self.blocks.len()).step_by(step) {
            let part = first..(first + step).min(self.blocks.len());
            let conditions = self.conditions.of(r, s, part.clone())?;
            for (at, condition) in part.zip(&conditions) {
                self.blocks[at].forward(r, a, condition, &biases[at], mask)?;
            }
        }
        Ok(())
    }
}

impl Block {
    fn load(device: &Device, weights: &Scope, shared: Option<&LayerNorm>) -> Result<Self> {
        let attention = weights.at("attention_pair_bias");
        let pair_bias = PairBiasLinear::load(device, &attention, "layer_norm_z")?;
        Ok(Block {
            mha: Attention::load(device, &attention.at("mha"), pair_bias.heads())?,
            transition: ConditionedSwiGlu::load(device, &weights.at("conditioned_transition"))?,
            pair_bias: match shared {
                Some(layer_norm) => pair_bias.with_layer_norm(device, layer_norm)?,
                None => pair_bias,
            },
        })
    }

    fn bias(&self, r: &mut Recorder, z: &Tensor) -> Result<PairBias> {
        self.pair_bias
            .forward(r, z, self.mha.bias_layout(), BiasOrientation::QueryKey)
    }

    fn forward(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        condition: &BlockCondition,
        bias: &PairBias,
        mask: Option<&Tensor>,
    ) -> Result<()> {
        let [samples, n, channels] = a.shape()[..] else {
            return Err(Error::shape(OP, "a", "f32 [S, N, C_a]", a.describe()));
        };
        let o = match mask {
            None if self.mha.attends_under(r.device(), [n, channels], bias) => {
                self.mha.attend_under(r, a, &condition.norm, bias)?
            }
            _ => self.attend(r, a, condition, bias, mask)?,
        };
        let gated = LinearArguments {
            gate: Some(condition.gate.rows().spread(samples * n)?),
            ..self.mha.linear_o().of(&o)
        };
        linear_into(r, &gated, Rows::from(a), Store::Accumulate)?;
        self.transition.add_under(r, a, &condition.transition, mask)
    }

    /// Norm, projections and attention in three kernels.
    fn attend(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        condition: &BlockCondition,
        bias: &PairBias,
        mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let x = condition.norm.forward(r, a)?.reshape(a.shape())?;
        let key = mask.map(|tensor| {
            KeyTerm::Mask(View {
                tensor,
                start: 0,
                outer: [0; 3],
                query: 0,
                key: 1,
            })
        });
        let pair = Some(bias.clone());
        self.mha.attend(r, &x, ScoreBiases { pair, key })
    }
}
