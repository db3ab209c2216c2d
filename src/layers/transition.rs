//! A transition of either kind: AlphaFold 3's with SwiGLU, AlphaFold 2's with ReLU.

use super::{ReluTransition, SwiGluTransition};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// The kind of a block is detected by the names of its weights.
///
/// ```no_run
/// # use trifold::layers::Transition;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     s: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.single_transition");
/// let layer = Transition::load(device, &weights)?;
/// layer.add_to(r, s, None)?; // s += the update
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub enum Transition {
    /// SwiGLU.
    SwiGlu(SwiGluTransition),
    /// ReLU.
    Relu(Box<ReluTransition>),
}

impl Transition {
    /// Reads the kind that the weights have.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        match weights.has("transition_mlp.linear_out.weight") {
            true => Ok(Transition::Relu(Box::new(ReluTransition::load(
                device, weights,
            )?))),
            false => Ok(Transition::SwiGlu(SwiGluTransition::load(device, weights)?)),
        }
    }

    /// Adds the update to `x [.., C]` in place; `mask [..]` multiplies it.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn add_to(&self, r: &mut Recorder, x: &Tensor, mask: Option<&Tensor>) -> Result<()> {
        match self {
            Transition::SwiGlu(transition) => transition.add_to(r, x, mask),
            Transition::Relu(transition) => transition.add_to(r, x, mask),
        }
    }
}
