//! LayerNorm followed by a product, which maps one representation to another.

use super::{LayerNorm, Linear};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{linear_into, Rows, Store};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// `linear LN(x)`.
///
/// ```no_run
/// # use trifold::layers::NormLinear;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     z: &Tensor,
/// # ) -> trifold::Result<()> {
/// let layer = NormLinear::load(device, &weights.at("aux_heads.pae"), "layer_norm", "linear")?;
/// let logits = layer.forward(r, z)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct NormLinear {
    layer_norm: LayerNorm,
    linear: Linear,
}

impl NormLinear {
    /// Reads the LayerNorm and the projection with these names.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where a tensor is missing or misshaped.
    pub fn load(device: &Device, weights: &Scope, layer_norm: &str, linear: &str) -> Result<Self> {
        let channels = *weights
            .shape(&format!("{linear}.weight"))?
            .last()
            .unwrap_or(&0);
        Ok(NormLinear {
            layer_norm: LayerNorm::load(device, &weights.at(layer_norm))?,
            linear: Linear::load(device, weights, linear, channels)?,
        })
    }

    /// Channels of the result.
    pub fn outputs(&self) -> usize {
        self.linear.outputs()
    }

    /// The result for every row of `x [.., C]`.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where x has other channels, [`crate::Error::Device`] where memory
    /// runs out.
    pub fn forward(&self, r: &mut Recorder, x: &Tensor) -> Result<Tensor> {
        let leading = &x.shape()[..x.shape().len().saturating_sub(1)];
        let out = r.allocate(&[leading, &[self.outputs()]].concat())?;
        self.forward_into(r, x, &out, Store::Replace)?;
        Ok(out)
    }

    /// The result into `out`, with as many rows as x.
    ///
    /// # Errors
    /// As [`NormLinear::forward`].
    pub fn forward_into(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        out: &Tensor,
        store: Store,
    ) -> Result<()> {
        let channels = *x.shape().last().unwrap_or(&1);
        let (rows, outputs) = (x.len() / channels, self.outputs());
        let (x, out) = (
            x.reshape(&[rows, channels])?,
            out.reshape(&[rows, outputs])?,
        );
        let step = r.rows_at_a_time(rows, channels * size_of::<f32>());
        for first in (0..rows).step_by(step) {
            let block = first..(first + step).min(rows);
            let normal = self
                .layer_norm
                .forward(r, Rows::from(&x.rows(block.clone())?))?;
            linear_into(
                r,
                &self.linear.of(&normal),
                Rows::from(&out.rows(block)?),
                store,
            )?;
        }
        Ok(())
    }

    /// Adds the result of every row of `x [N, C]` to its row in each sample of `out [S, N, ..]`.
    ///
    /// # Errors
    /// As [`NormLinear::forward`].
    pub fn add_to_each(&self, r: &mut Recorder, x: &Tensor, out: &Tensor) -> Result<()> {
        let normal = self.layer_norm.forward(r, Rows::from(x))?;
        let out = Rows::from(out);
        let x = Rows::from(&normal).spread(out.count())?;
        linear_into(r, &self.linear.of(x), out, Store::Accumulate)
    }

    /// The result of a row of zeros, added to every row of `out`.
    ///
    /// # Errors
    /// As [`NormLinear::forward`].
    pub fn add_for_zeros(&self, r: &mut Recorder, out: &Tensor) -> Result<()> {
        let channels = self.linear.weight().shape()[1];
        let zeros = r.device().upload(&vec![0.0; channels], &[1, channels])?;
        let normal = self.layer_norm.forward(r, Rows::from(&zeros))?;
        let count = Rows::from(out).count();
        linear_into(
            r,
            &self.linear.of(Rows::from(&normal).spread(count)?),
            Rows::from(out),
            Store::Accumulate,
        )
    }
}
