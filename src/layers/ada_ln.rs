//! Adaptive LayerNorm (AF3 Algorithm 26).

use super::{modulated, LayerNorm, Linear, Part};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear, linear_into, Activation, LinearArguments, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `sigmoid(linear_g sn) * LN(a) + linear_s sn`, with `sn = LN(s)`. LN(a) has neither scale nor
/// offset, LN(s) only a scale.
///
/// ```no_run
/// # use trifold::layers::AdaLn;
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
/// let layer = AdaLn::load(device, &block.at("attention_pair_bias.layer_norm_a"))?;
/// let a = layer.forward(r, a, s)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AdaLn {
    layer_norm_s: LayerNorm,
    linear_g: Linear,
    linear_s: Linear,
}

impl AdaLn {
    /// Reads `layer_norm_s.weight`, `linear_g` (with bias) and `linear_s`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_s = *weights.shape("linear_s.weight")?.last().unwrap_or(&0);
        Ok(AdaLn {
            layer_norm_s: LayerNorm::load(device, &weights.at("layer_norm_s"))?,
            linear_g: Linear::load(device, weights, "linear_g", c_s)?,
            linear_s: Linear::load(device, weights, "linear_s", c_s)?,
        })
    }

    /// The normalised `a [S, .., C_a]` under `s [.., C_s]`, whose rows all S samples of a share.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where the rows of `s` do not divide those of `a`,
    /// [`crate::Error::Device`] where memory runs out.
    pub fn forward(&self, r: &mut Recorder, a: &Tensor, s: &Tensor) -> Result<Tensor> {
        self.condition(r, s)?.forward(r, a)
    }

    /// The same as [`AdaLn::condition`] into rows of C_a elements: scale and offset.
    ///
    /// # Errors
    /// As [`AdaLn::forward`].
    pub(crate) fn condition_into(
        &self,
        r: &mut Recorder,
        s: &Tensor,
        [scale, offset]: [Rows; 2],
    ) -> Result<()> {
        let sn = self.layer_norm_s.forward(r, Rows::from(s))?;
        let activated = LinearArguments {
            activation: Activation::Sigmoid,
            ..self.linear_g.of(&sn)
        };
        linear_into(r, &activated, scale, Store::Replace)?;
        linear_into(r, &self.linear_s.of(&sn), offset, Store::Replace)
    }

    /// The part that depends only on `s [.., C_s]`.
    ///
    /// # Errors
    /// As [`AdaLn::forward`].
    pub fn condition(&self, r: &mut Recorder, s: &Tensor) -> Result<AdaLnCondition> {
        let sn = self.layer_norm_s.forward(r, Rows::from(s))?;
        let scale = linear(
            r,
            &LinearArguments {
                activation: Activation::Sigmoid,
                ..self.linear_g.of(&sn)
            },
        )?;
        Ok(AdaLnCondition {
            scale: Part::whole(scale),
            offset: Part::whole(linear(r, &self.linear_s.of(&sn))?),
        })
    }
}

/// Scale and offset of an [`AdaLn`] for one s.
#[derive(Debug, Clone)]
pub struct AdaLnCondition {
    pub(crate) scale: Part,
    pub(crate) offset: Part,
}

impl AdaLnCondition {
    /// The normalised `a [S, .., C_a]`.
    ///
    /// # Errors
    /// As [`AdaLn::forward`].
    pub fn forward(&self, r: &mut Recorder, a: &Tensor) -> Result<Tensor> {
        let rows = Rows::from(a);
        let count = rows.count();
        modulated(
            r,
            rows,
            self.scale.rows().spread(count)?,
            self.offset.rows().spread(count)?,
        )
    }
}
