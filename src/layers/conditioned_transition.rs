//! The transition conditioned on s (AF3 Algorithm 25).

use super::{AdaLn, AdaLnCondition, Linear, Part};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    gated_linear, linear, linear_into, Activation, GatedLinearArguments, LinearArguments, Rows,
    Store,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `mask * sigmoid(linear_g s) * linear_out(silu(linear_a x) * linear_b x)`, with
/// `x = AdaLN(a, s)`.
/// ```no_run
/// # use trifold::layers::ConditionedTransition;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     a: &Tensor,
/// #     s: &Tensor,
/// # ) -> trifold::Result<()> {
/// let block = weights.at("diffusion_module.diffusion_transformer.blocks.0");
/// let layer = ConditionedTransition::load(device, &block.at("conditioned_transition"))?;
/// let condition = layer.condition(r, s)?;
/// layer.add_under(r, a, &condition, None)?; // a += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ConditionedTransition {
    layer_norm: AdaLn,
    linear_g: Linear,
    swiglu: ConditionedSwiGlu,
}

/// Conditions that a [`ConditionedTransition`] computes from s: the modulation of the norm of a,
/// and the gate before its sigmoid.
#[derive(Debug, Clone)]
pub struct TransitionCondition {
    pub(crate) norm: AdaLnCondition,
    pub(crate) gate: Part,
}

/// The part of a [`ConditionedTransition`] that reads a.
#[derive(Debug, Clone)]
pub(crate) struct ConditionedSwiGlu {
    linear_a: Linear,
    linear_b: Linear,
    linear_out: Linear,
}

impl ConditionedTransition {
    /// Reads `layer_norm`, `swiglu.linear_a`, `swiglu.linear_b`, `linear_g` (with bias) and
    /// `linear_out`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_s = *weights.shape("linear_g.weight")?.last().unwrap_or(&0);
        Ok(ConditionedTransition {
            layer_norm: AdaLn::load(device, &weights.at("layer_norm"))?,
            linear_g: Linear::load(device, weights, "linear_g", c_s)?,
            swiglu: ConditionedSwiGlu::load(device, weights)?,
        })
    }

    /// The part that depends only on `s [N, C_s]`.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn condition(&self, r: &mut Recorder, s: &Tensor) -> Result<TransitionCondition> {
        Ok(TransitionCondition {
            norm: self.layer_norm.condition(r, s)?,
            gate: Part::whole(linear(r, &self.linear_g.of(s))?),
        })
    }

    /// The same as [`ConditionedTransition::condition`] into rows of C_a elements: scale and offset
    /// of the norm, and the gate after its sigmoid.
    ///
    /// # Errors
    /// As [`ConditionedTransition::condition`].
    pub(crate) fn condition_into(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        [scale, offset, gate]: [Rows; 3],
    ) -> Result<()> {
        self.layer_norm.condition_into(r, s, [scale, offset])?;
        let activated = LinearArguments {
            activation: Activation::Sigmoid,
            ..self.linear_g.of(s)
        };
        linear_into(r, &activated, gate, Store::Replace)
    }

    /// Adds the update to `a [S, N, C_a]` in place, with a condition of N rows; `mask [N]`
    /// multiplies it.
    ///
    /// # Errors
    /// As [`ConditionedTransition::condition`].
    pub fn add_under(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        condition: &TransitionCondition,
        mask: Option<&Tensor>,
    ) -> Result<()> {
        self.swiglu.add_under(r, a, condition, mask)
    }
}

impl ConditionedSwiGlu {
    /// Reads `swiglu.linear_a`, `swiglu.linear_b` and `linear_out`.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_a = *weights
            .shape("swiglu.linear_a.weight")?
            .last()
            .unwrap_or(&0);
        let linear_a = Linear::load(device, weights, "swiglu.linear_a", c_a)?;
        Ok(ConditionedSwiGlu {
            linear_b: Linear::load(device, weights, "swiglu.linear_b", c_a)?,
            linear_out: Linear::load(device, weights, "linear_out", linear_a.outputs())?,
            linear_a,
        })
    }

    /// As [`ConditionedTransition::add_under`].
    pub fn add_under(
        &self,
        r: &mut Recorder,
        a: &Tensor,
        condition: &TransitionCondition,
        mask: Option<&Tensor>,
    ) -> Result<()> {
        let x = condition.norm.forward(r, a)?;
        let count = Rows::from(a).count();
        let arguments = GatedLinearArguments {
            x: Rows::from(&x),
            w_gate: self.linear_a.weight(),
            w_value: self.linear_b.weight(),
            activation: Activation::Silu,
            mask: None,
        };
        let hidden = gated_linear(r, &arguments)?;
        let mask = mask
            .map(|mask| Rows::of_mask(mask).spread(count))
            .transpose()?;
        let back = LinearArguments {
            gate: Some(condition.gate.rows().spread(count)?),
            mask,
            ..self.linear_out.of(&hidden)
        };
        linear_into(r, &back, Rows::from(a), Store::Accumulate)
    }
}
