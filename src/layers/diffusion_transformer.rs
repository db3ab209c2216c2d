//! The diffusion transformer over tokens (AF3 Algorithm 23).

use super::attention::ScoreBiases;
use super::{AdaLn, Attention, ConditionedTransition, LayerNorm, PairBias, Projection};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear, linear_into, KeyTerm, LinearArguments, Rows, Store, View};
use crate::tensor::Tensor;
use crate::weights::Scope;

const OP: &str = "DiffusionTransformer";

/// Blocks of attention with pair bias and a transition, both conditioned on s, each added to a.
///
/// OpenFold3 adds the attention to a as a residual, and its transition reads the updated a. The LayerNorm of z is one for the
/// stack in OpenFold3 0.5, one per block before.
#[derive(Debug, Clone)]
pub struct DiffusionTransformer {
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    layer_norm_a: AdaLn,
    pair_bias: PairBias,
    mha: Attention,
    linear_ada_out: Projection,
    conditioned_transition: ConditionedTransition,
}

impl DiffusionTransformer {
    /// Reads `layer_norm_z`, where it is there, and `blocks.0`, `blocks.1`, ... as far as there are.
    ///
    /// # Errors
    /// [`Error::Weights`] where there is no block, or a tensor of one is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let shared = weights.has("layer_norm_z.weight").then(|| LayerNorm::load(device, &weights.at("layer_norm_z"))).transpose()?;
        let there = |index: &usize| weights.has(&format!("blocks.{index}.attention_pair_bias.linear_z.weight"));
        let load = |index| Block::load(device, &weights.at(&format!("blocks.{index}")), shared.as_ref());
        let blocks: Vec<Block> = (0..).take_while(there).map(load).collect::<Result<_>>()?;
        match blocks.is_empty() {
            true => Err(Error::Weights("there is no blocks.0 of a diffusion transformer".into())),
            false => Ok(DiffusionTransformer { blocks }),
        }
    }

    /// Each block's bias from `z [N, N, C_z]`: `[H, N * N]`. They depend on z alone, so one call serves all steps and samples.
    ///
    /// # Errors
    /// [`Error::Shape`] where z does not fit, [`Error::Device`] where memory runs out.
    pub fn pair_biases(&self, r: &mut Recorder, z: &Tensor) -> Result<Vec<Tensor>> {
        self.blocks.iter().map(|block| block.pair_bias.forward(r, z)).collect()
    }

    /// Runs every block on `a [S, N, C_a]` in place, under `s [N, C_s]` and `mask [N]`, with the biases of [`Self::pair_biases`].
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(&self, r: &mut Recorder, a: &Tensor, s: &Tensor, biases: &[Tensor], mask: Option<&Tensor>) -> Result<()> {
        if biases.len() != self.blocks.len() {
            return Err(Error::shape(OP, "biases", format!("{} tensors, one a block", self.blocks.len()), biases.len()));
        }
        self.blocks.iter().zip(biases).try_for_each(|(block, bias)| block.forward(r, a, s, bias, mask))
    }
}

impl Block {
    fn load(device: &Device, weights: &Scope, shared: Option<&LayerNorm>) -> Result<Self> {
        let attention = weights.at("attention_pair_bias");
        let pair_bias = PairBias::load(device, &attention, "layer_norm_z")?;
        let c_s = *attention.shape("linear_ada_out.weight")?.last().unwrap_or(&0);
        Ok(Block {
            layer_norm_a: AdaLn::load(device, &attention.at("layer_norm_a"))?,
            mha: Attention::load(device, &attention.at("mha"), pair_bias.heads())?,
            linear_ada_out: Projection::load(device, &attention, "linear_ada_out", c_s)?,
            conditioned_transition: ConditionedTransition::load(device, &weights.at("conditioned_transition"))?,
            pair_bias: match shared {
                Some(layer_norm) => pair_bias.with_layer_norm(device, layer_norm)?,
                None => pair_bias,
            },
        })
    }

    fn forward(&self, r: &mut Recorder, a: &Tensor, s: &Tensor, bias: &Tensor, mask: Option<&Tensor>) -> Result<()> {
        let [samples, n, _] = a.shape()[..] else {
            return Err(Error::shape(OP, "a", "f32 [S, N, C_a]", a.describe()));
        };
        let x = self.layer_norm_a.forward(r, a, s)?.reshape(a.shape())?;
        let key = mask.map(|tensor| KeyTerm::Mask(View { tensor, start: 0, outer: [0; 3], query: 0, key: 1 }));
        let o = self.mha.attend(r, &x, ScoreBiases { pair: Some(PairBias::view(bias, n)), key })?;
        let gate = linear(r, &self.linear_ada_out.of(s))?;
        let gated = LinearArguments { gate: Some(Rows::from(&gate).spread(samples * n)?), ..self.mha.linear_o().of(&o) };
        linear_into(r, &gated, Rows::from(a), Store::Accumulate)?;
        self.conditioned_transition.add_to(r, a, s, mask)
    }
}
