//! LayerNorm over the last axis (OpenFold3 `LayerNorm`).

use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{layer_norm, LayerNormArguments, Rows};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// OpenFold3's epsilon.
const EPSILON: f32 = 1e-5;

/// LayerNorm over C channels: `weight` and `bias`, each `[C]`, each optional.
///
/// The output is f32 or f16, depending on the tier of the device. Kernels and
/// [`Linear`](super::Linear) return the type of their input, so the rest of a layer has the same
/// type.
///
/// ```no_run
/// # use trifold::layers::LayerNorm;
/// # use trifold::kernels::Rows;
/// # use trifold::weights::Weights;
/// # use trifold::{Device, Recorder, Tensor};
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// #     r: &mut Recorder,
/// #     s: &Tensor,
/// # ) -> trifold::Result<()> {
/// let weights = weights.at("pairformer_stack.blocks.0.attn_pair_bias.layer_norm_a");
/// let layer = LayerNorm::load(device, &weights)?;
/// let s = layer.forward(r, Rows::from(s))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct LayerNorm {
    weight: Option<Tensor>,
    bias: Option<Tensor>,
    storage: DType,
}

impl LayerNorm {
    /// Reads `weight` and `bias`, if present.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let read = |name: &str| -> Result<Option<Tensor>> {
            if !weights.has(name) {
                return Ok(None);
            }
            let channels = weights.shape(name)?.iter().product();
            Ok(Some(
                device.upload(&weights.vector(name, channels)?, &[channels])?,
            ))
        };
        Ok(LayerNorm {
            weight: read("weight")?,
            bias: read("bias")?,
            storage: device.storage(),
        })
    }

    /// A norm without scale and offset.
    pub fn plain(device: &Device) -> Self {
        LayerNorm {
            weight: None,
            bias: None,
            storage: device.storage(),
        }
    }

    /// Scale and offset, `[channels]` each; ones and zeros where the norm has none.
    pub fn parameters(&self, device: &Device, channels: usize) -> Result<[Tensor; 2]> {
        let of = |own: &Option<Tensor>, otherwise: f32| {
            own.clone().map_or_else(
                || device.upload(&vec![otherwise; channels], &[channels]),
                Ok,
            )
        };
        Ok([of(&self.weight, 1.0)?, of(&self.bias, 0.0)?])
    }

    /// The rows, normalised, in a new contiguous tensor.
    pub fn forward(&self, r: &mut Recorder, x: Rows) -> Result<Tensor> {
        self.forward_scaled(r, x, 1.0)
    }

    /// The norm of rows that were multiplied with `factor`, as if they were not.
    pub fn forward_scaled(&self, r: &mut Recorder, x: Rows, factor: f32) -> Result<Tensor> {
        let (scale, offset) = (
            self.weight.as_ref().map(Rows::from),
            self.bias.as_ref().map(Rows::from),
        );
        layer_norm(
            r,
            &LayerNormArguments {
                x,
                scale,
                offset,
                epsilon: EPSILON * factor * factor,
                storage: self.storage,
            },
        )
    }
}

/// `LN(x) * scale + offset`, with a row of scale and offset for each row of x, and their element
/// type.
pub(crate) fn modulated(r: &mut Recorder, x: Rows, scale: Rows, offset: Rows) -> Result<Tensor> {
    let storage = scale.dtype();
    layer_norm(
        r,
        &LayerNormArguments {
            x,
            scale: Some(scale),
            offset: Some(offset),
            epsilon: EPSILON,
            storage,
        },
    )
}
