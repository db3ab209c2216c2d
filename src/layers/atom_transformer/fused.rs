//! A block of the atom transformer in one kernel, for windows that have all their keys.

use super::unfused::Unfused;
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    atom_block, fused, joined_weights, linear_into, Activation, AtomBlockArguments, AtomBlockShape,
    LinearArguments, PairBias, Rows, Store, CHANNELS, CONDITIONS,
};
use crate::layers::AtomLayout;
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// Weights of the kernel.
#[derive(Debug, Clone)]
pub(super) struct Fused {
    /// f16, in the order of [`joined_weights`].
    weights: Tensor,
    /// f32 `[128]`.
    q_bias: Tensor,
}

/// A block under the condition of its atoms.
#[derive(Debug, Clone)]
pub(super) struct FusedCondition {
    layer: Fused,
    /// f16 `[32 W, 8, 128]`.
    conditions: Tensor,
    bias: PairBias,
}

/// Projections of the attention whose bias the kernel does not add.
const WITHOUT_BIAS: [&str; 4] = ["linear_k", "linear_v", "linear_g", "linear_o"];

impl Fused {
    /// Reads `attention_pair_bias.mha` and `conditioned_transition`; none where the kernel does not
    /// run with these weights on the device.
    pub fn load(device: &Device, weights: &Scope) -> Result<Option<Self>> {
        let (attention, transition) = (
            weights.at("attention_pair_bias"),
            weights.at("conditioned_transition"),
        );
        let mha = attention.at("mha");
        let channels = *mha.shape("linear_q.weight")?.last().unwrap_or(&0);
        let first = |shape: &[usize]| shape.first().copied().unwrap_or(0);
        let shape = AtomBlockShape {
            channels,
            heads: first(attention.shape("linear_z.weight")?),
            hidden: first(transition.shape("swiglu.linear_a.weight")?),
        };
        let biased = WITHOUT_BIAS
            .iter()
            .any(|name| mha.has(&format!("{name}.bias")));
        if biased || !fused::atom_block(device, shape) {
            return Ok(None);
        }
        let matrix = |scope: &Scope, name: &str, inputs| -> Result<Vec<f32>> {
            let (_, data) = scope.at(name).matrix("weight", inputs)?;
            Ok(data.into_owned())
        };
        let [k, v, q, g] = ["linear_k", "linear_v", "linear_q", "linear_g"]
            .map(|name| matrix(&mha, name, channels));
        let [a, b] =
            ["swiglu.linear_a", "swiglu.linear_b"].map(|name| matrix(&transition, name, channels));
        let (o, back) = (
            matrix(&mha, "linear_o", channels)?,
            matrix(&transition, "linear_out", shape.hidden)?,
        );
        let joined = joined_weights([&k?, &v?, &q?, &g?, &o, &a?, &b?, &back])?;
        let q_bias = match mha.has("linear_q.bias") {
            true => mha.at("linear_q").vector("bias", channels)?.into_owned(),
            false => vec![0.0; channels],
        };
        Ok(Some(Fused {
            weights: device.upload_f16(&joined, &[joined.len()])?,
            q_bias: device.upload(&q_bias, &[channels])?,
        }))
    }

    /// The condition of `c [32 W, 128]` and `p [1, W * 32 * 128, C_p]`, with the projections of
    /// `layer`.
    pub fn condition(
        &self,
        r: &mut Recorder,
        layer: &Unfused,
        c: &Tensor,
        p: &Tensor,
    ) -> Result<FusedCondition> {
        let rows = c.shape()[0];
        let conditions = r.allocate_as(&[rows, CONDITIONS * CHANNELS], DType::F16)?;
        let part = |at: usize| Rows::from(&conditions).columns(at * CHANNELS..(at + 1) * CHANNELS);
        layer
            .layer_norm_a_q
            .condition_into(r, c, [part(0), part(1)])?;
        layer
            .layer_norm_a_k
            .condition_into(r, c, [part(2), part(3)])?;
        let gate = LinearArguments {
            activation: Activation::Sigmoid,
            ..layer.linear_ada_out.of(c)
        };
        linear_into(r, &gate, part(4), Store::Replace)?;
        layer
            .conditioned_transition
            .condition_into(r, c, [part(5), part(6), part(7)])?;
        Ok(FusedCondition {
            layer: self.clone(),
            bias: layer.bias(r, p)?,
            conditions,
        })
    }
}

impl FusedCondition {
    /// `q [S, 32 W, 128]` after the block.
    pub fn forward(&self, r: &mut Recorder, layout: &AtomLayout, q: &Tensor) -> Result<Tensor> {
        atom_block(
            r,
            &AtomBlockArguments {
                x: q,
                conditions: &self.conditions,
                weights: &self.layer.weights,
                q_bias: &self.layer.q_bias,
                bias: &self.bias,
                windows: layout.first_keys(),
            },
        )
    }
}
