//! The transition with SwiGLU (AF3 Algorithm 11, OpenFold3 `SwiGLUTransition`).

use super::fused::{interleaved, weight_of, LayerNormTensors};
use super::{LayerNorm, Linear};
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    fused, gated_linear, linear_into, swiglu_transition, Activation, GatedLinearArguments,
    LinearArguments, Rows, Store, SwiGluTransitionArguments, CHANNELS,
};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `mask * linear_out(silu(linear_a LN(x)) * linear_b LN(x))`, C to n C and back.
///
/// ```no_run
/// # use trifold::layers::SwiGluTransition;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.pair_stack.pair_transition");
/// let layer = SwiGluTransition::load(device, &weights)?;
/// layer.add_to(r, z, None)?; // z += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct SwiGluTransition {
    plan: Plan,
}

#[derive(Debug, Clone)]
enum Plan {
    Fused(Box<Fused>),
    Unfused(Box<Unfused>),
}

/// All steps in one kernel, for 128 channels.
#[derive(Debug, Clone)]
struct Fused {
    norm: LayerNormTensors,
    /// f16 `[2 hidden, 128]`.
    weight: Tensor,
    /// f16 `[128, hidden]`.
    weight_out: Tensor,
}

/// One step after the other.
#[derive(Debug, Clone)]
struct Unfused {
    layer_norm: LayerNorm,
    linear_a: Linear,
    linear_b: Linear,
    linear_out: Linear,
}

impl SwiGluTransition {
    /// Reads `layer_norm`, `swiglu.linear_a`, `swiglu.linear_b` (`[n C, C]`) and `linear_out`.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let [hidden, channels] = weights.shape("swiglu.linear_a.weight")?[..] else {
            return Err(Error::Weights(
                "swiglu.linear_a.weight should have two axes [n C, C]".into(),
            ));
        };
        let plan = match fused::swiglu_transition(device, channels, hidden) {
            true => Plan::Fused(Box::new(Fused::load(device, weights, hidden)?)),
            false => Plan::Unfused(Box::new(Unfused::load(device, weights, channels)?)),
        };
        Ok(SwiGluTransition { plan })
    }

    /// The update of `x [.., C]`; `mask [..]` multiplies it.
    ///
    /// # Errors
    /// [`Error::Shape`] where a shape does not fit, [`Error::Device`] where memory runs out.
    pub fn forward(&self, r: &mut Recorder, x: &Tensor, mask: Option<&Tensor>) -> Result<Tensor> {
        let update = r.allocate(x.shape())?;
        self.run(r, x, mask, &update, Store::Replace)?;
        Ok(update)
    }

    /// Adds the update to `x` in place.
    ///
    /// # Errors
    /// As [`SwiGluTransition::forward`].
    pub fn add_to(&self, r: &mut Recorder, x: &Tensor, mask: Option<&Tensor>) -> Result<()> {
        self.run(r, x, mask, x, Store::Accumulate)
    }

    fn run(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let channels = *x.shape().last().unwrap_or(&1);
        let rows = x.len() / channels;
        if let Some(mask) = mask.filter(|mask| mask.shape() != &x.shape()[..x.shape().len() - 1]) {
            return Err(Error::shape(
                "SwiGluTransition",
                "mask",
                format!("{:?}", &x.shape()[..x.shape().len() - 1]),
                mask.describe(),
            ));
        }
        let [x, out] = [
            x.reshape(&[rows, channels])?,
            out.reshape(&[rows, channels])?,
        ];
        let mask = mask.map(|mask| mask.reshape(&[rows])).transpose()?;
        match &self.plan {
            Plan::Fused(layer) => layer.run(
                r,
                &x,
                mask.as_ref(),
                (store == Store::Replace).then_some(&out),
            ),
            Plan::Unfused(layer) => layer.run(r, &x, mask.as_ref(), &out, store),
        }
    }
}

impl Fused {
    fn load(device: &Device, weights: &Scope, hidden: usize) -> Result<Self> {
        let weight = interleaved(
            &weight_of(weights, "swiglu.linear_a", CHANNELS)?,
            &weight_of(weights, "swiglu.linear_b", CHANNELS)?,
            CHANNELS,
        );
        let out = weight_of(weights, "linear_out", hidden)?;
        Ok(Fused {
            norm: LayerNormTensors::load(device, &weights.at("layer_norm"))?,
            weight: device.upload_f16(&weight, &[2 * hidden, CHANNELS])?,
            weight_out: device.upload_f16(&out, &[CHANNELS, hidden])?,
        })
    }

    /// The update of `x [M, 128]` with `mask [M]`, into `out`; added to x if absent.
    fn run(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        mask: Option<&Tensor>,
        out: Option<&Tensor>,
    ) -> Result<()> {
        swiglu_transition(
            r,
            &SwiGluTransitionArguments {
                x,
                out,
                norm: self.norm.parameters(),
                weight: &self.weight,
                weight_out: &self.weight_out,
                mask,
            },
        )
    }
}

impl Unfused {
    fn load(device: &Device, weights: &Scope, channels: usize) -> Result<Self> {
        let linear_a = Linear::load(device, weights, "swiglu.linear_a", channels)?;
        let linear_out = Linear::load(device, weights, "linear_out", linear_a.outputs())?;
        let linear_b = Linear::load(device, weights, "swiglu.linear_b", channels)?;
        Ok(Unfused {
            layer_norm: LayerNorm::load(device, &weights.at("layer_norm"))?,
            linear_a,
            linear_b,
            linear_out,
        })
    }

    /// The update of `x [M, C]` with `mask [M]`, into `out`.
    fn run(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        mask: Option<&Tensor>,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let rows = x.shape()[0];
        let step = r.rows_at_a_time(
            rows,
            self.linear_a.outputs() * self.linear_a.storage().bytes(),
        );
        for first in (0..rows).step_by(step) {
            let block = first..(first + step).min(rows);
            let normal = self
                .layer_norm
                .forward(r, Rows::from(&x.rows(block.clone())?))?;
            let gated = GatedLinearArguments {
                x: Rows::from(&normal),
                w_gate: self.linear_a.weight(),
                w_value: self.linear_b.weight(),
                activation: Activation::Silu,
                mask: None,
            };
            let hidden = gated_linear(r, &gated)?;
            let mask = mask.map(|mask| mask.rows(block.clone())).transpose()?;
            let back = LinearArguments {
                mask: mask.as_ref().map(Rows::of_mask),
                ..self.linear_out.of(&hidden)
            };
            linear_into(r, &back, Rows::from(&out.rows(block)?), store)?;
        }
        Ok(())
    }
}
