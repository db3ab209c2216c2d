//! The transition conditioned on s (AF3 Algorithm 25).

use super::{AdaLn, AdaLnCondition, Projection};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{gated_linear, linear, linear_into, Activation, GatedLinearArguments, LinearArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `mask * sigmoid(linear_g s) * linear_out(silu(linear_a x) * linear_b x)`, with `x = AdaLN(a, s)`.
#[derive(Debug, Clone)]
pub struct ConditionedTransition {
    layer_norm: AdaLn,
    linear_a: Projection,
    linear_b: Projection,
    linear_g: Projection,
    linear_out: Projection,
}

/// What a [`ConditionedTransition`] makes of one s.
#[derive(Debug, Clone)]
pub struct TransitionCondition {
    norm: AdaLnCondition,
    gate: Tensor,
}

impl ConditionedTransition {
    /// Reads `layer_norm`, `swiglu.linear_a`, `swiglu.linear_b`, `linear_g` (with bias) and `linear_out`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let channels = |name: &str| -> Result<usize> { Ok(*weights.shape(name)?.last().unwrap_or(&0)) };
        let c_a = channels("swiglu.linear_a.weight")?;
        let linear_a = Projection::load(device, weights, "swiglu.linear_a", c_a)?;
        Ok(ConditionedTransition {
            layer_norm: AdaLn::load(device, &weights.at("layer_norm"))?,
            linear_b: Projection::load(device, weights, "swiglu.linear_b", c_a)?,
            linear_g: Projection::load(device, weights, "linear_g", channels("linear_g.weight")?)?,
            linear_out: Projection::load(device, weights, "linear_out", linear_a.outputs())?,
            linear_a,
        })
    }

    /// Adds the update to `a [S, N, C_a]` in place, under `s [N, C_s]`; `mask [N]` multiplies it.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory runs out.
    pub fn add_to(&self, r: &mut Recorder, a: &Tensor, s: &Tensor, mask: Option<&Tensor>) -> Result<()> {
        let condition = self.condition(r, s)?;
        self.add_under(r, a, &condition, mask)
    }

    /// All that depends on `s [N, C_s]` alone.
    ///
    /// # Errors
    /// As [`ConditionedTransition::add_to`].
    pub fn condition(&self, r: &mut Recorder, s: &Tensor) -> Result<TransitionCondition> {
        Ok(TransitionCondition { norm: self.layer_norm.condition(r, s)?, gate: linear(r, &self.linear_g.of(s))? })
    }

    /// Adds the update to `a [S, N, C_a]` in place, under a condition of N rows.
    ///
    /// # Errors
    /// As [`ConditionedTransition::add_to`].
    pub fn add_under(&self, r: &mut Recorder, a: &Tensor, condition: &TransitionCondition, mask: Option<&Tensor>) -> Result<()> {
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
        let mask = mask.map(|mask| Rows::of_mask(mask).spread(count)).transpose()?;
        let back = LinearArguments { gate: Some(Rows::from(&condition.gate).spread(count)?), mask, ..self.linear_out.of(&hidden) };
        linear_into(r, &back, Rows::from(a), Store::Accumulate)
    }
}
