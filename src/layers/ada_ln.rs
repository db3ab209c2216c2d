//! Adaptive LayerNorm (AF3 Algorithm 26).

use super::{LayerNorm, Projection};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{gate, linear, linear_into, Activation, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `sigmoid(linear_g sn) * LN(a) + linear_s sn`, with `sn = LN(s)`; LN(a) has neither scale nor offset, LN(s) a scale alone.
#[derive(Debug, Clone)]
pub struct AdaLn {
    layer_norm_a: LayerNorm,
    layer_norm_s: LayerNorm,
    linear_g: Projection,
    linear_s: Projection,
}

impl AdaLn {
    /// Reads `layer_norm_s.weight`, `linear_g` (with bias) and `linear_s`.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let c_s = *weights.shape("linear_s.weight")?.last().unwrap_or(&0);
        Ok(AdaLn {
            layer_norm_a: LayerNorm::default(),
            layer_norm_s: LayerNorm::load(device, &weights.at("layer_norm_s"))?,
            linear_g: Projection::load(device, weights, "linear_g", c_s)?,
            linear_s: Projection::load(device, weights, "linear_s", c_s)?,
        })
    }

    /// The normalised `a [.., C_a]` under `s [.., C_s]`, with as many rows.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where a shape does not fit, [`crate::Error::Device`] where memory runs out.
    pub fn forward(&self, r: &mut Recorder, a: &Tensor, s: &Tensor) -> Result<Tensor> {
        let sn = self.layer_norm_s.forward(r, Rows::from(s))?;
        let an = self.layer_norm_a.forward(r, Rows::from(a))?;
        let g = linear(r, &self.linear_g.of(&sn))?;
        let out = gate(r, Activation::Sigmoid, Rows::from(&g), Rows::from(&an))?.reshape(a.shape())?;
        linear_into(r, &self.linear_s.of(&sn), Rows::from(&out), Store::Accumulate)?;
        Ok(out)
    }
}
