//! The transition with ReLU (AF2 Algorithms 9 and 15, OpenFold3 `ReLUTransition`).

use super::{LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear, linear_into, Activation, LinearArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `mask * linear_out(relu(linear LN(x)))`, C to n C and back, both with bias.
///
/// ```no_run
/// # use trifold::layers::ReluTransition;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("evoformer_stack.blocks.0.pair_stack.pair_transition");
/// let layer = ReluTransition::load(device, &weights)?;
/// layer.add_to(r, z, None)?; // z += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ReluTransition {
    layer_norm: LayerNorm,
    linear_1: Linear,
    linear_out: Linear,
}

impl ReluTransition {
    /// Reads `layer_norm`, `transition_mlp.layers.0.0` and `transition_mlp.linear_out`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let mlp = weights.at("transition_mlp");
        let channels = *mlp.shape("layers.0.0.weight")?.last().unwrap_or(&0);
        let linear_1 = Linear::load(device, &mlp, "layers.0.0", channels)?;
        let linear_out = Linear::load(device, &mlp, "linear_out", linear_1.outputs())?;
        Ok(ReluTransition {
            layer_norm: LayerNorm::load(device, &weights.at("layer_norm"))?,
            linear_1,
            linear_out,
        })
    }

    /// Adds the update to `x [.., C]` in place; `mask [..]` multiplies it.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn add_to(&self, r: &mut Recorder, x: &Tensor, mask: Option<&Tensor>) -> Result<()> {
        let channels = *x.shape().last().unwrap_or(&1);
        let rows = x.len() / channels;
        if let Some(mask) = mask.filter(|mask| mask.len() != rows) {
            return Err(Error::shape(
                "ReluTransition",
                "mask",
                format!("{:?}", &x.shape()[..x.shape().len() - 1]),
                mask.describe(),
            ));
        }
        let x = x.reshape(&[rows, channels])?;
        let mask = mask.map(|mask| mask.reshape(&[rows])).transpose()?;
        let step = r.rows_at_a_time(
            rows,
            self.linear_1.outputs() * self.linear_1.storage().bytes(),
        );
        for first in (0..rows).step_by(step) {
            let block = first..(first + step).min(rows);
            let target = x.rows(block.clone())?;
            let normal = self.layer_norm.forward(r, Rows::from(&target))?;
            let hidden = linear(
                r,
                &LinearArguments {
                    activation: Activation::Relu,
                    ..self.linear_1.of(&normal)
                },
            )?;
            let mask = mask.as_ref().map(|mask| mask.rows(block)).transpose()?;
            let back = LinearArguments {
                mask: mask.as_ref().map(Rows::of_mask),
                ..self.linear_out.of(&hidden)
            };
            linear_into(r, &back, Rows::from(&target), Store::Accumulate)?;
        }
        Ok(())
    }
}
