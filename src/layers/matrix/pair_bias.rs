//! The bias of every head of attention over tokens, in one pass over z.

use super::{suits, to_heads, NormTensors, COLUMNS};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::matrix::{normal_linear, Destination, Lines, NormalLinearArguments};
use crate::layers::LayerNorm;
use crate::tensor::Tensor;
use crate::weights::Scope;

/// [`crate::layers::PairBias`] for pairs of 128 channels and up to 32 heads.
#[derive(Debug, Clone)]
pub(crate) struct PairBias {
    norm: NormTensors,
    /// f16 `[32, 128]`, of which H rows count.
    linear_z: Tensor,
    heads: usize,
}

impl PairBias {
    /// Reads `linear_z` and the LayerNorm of that name.
    pub fn load(device: &Device, weights: &Scope, layer_norm: &str) -> Result<Option<Self>> {
        match weights.shape("linear_z.weight")? {
            [heads, channels] if suits(device, *channels) && *heads <= COLUMNS => {
                let norm = NormTensors::load(device, &weights.at(layer_norm))?;
                Ok(Some(PairBias { norm, linear_z: to_heads(device, weights)?, heads: *heads }))
            }
            _ => Ok(None),
        }
    }

    /// The same projection behind another norm.
    pub fn with_layer_norm(self, device: &Device, layer_norm: &LayerNorm) -> Result<Self> {
        Ok(PairBias { norm: NormTensors::of(device, layer_norm)?, ..self })
    }

    /// The bias of `z [N, N, 128]` as `[H, N * N]`, keys before queries.
    pub fn run(&self, r: &mut Recorder, z: &Tensor, bias: &Tensor) -> Result<()> {
        if super::ABSENT {
            return super::refused();
        }
        let arguments = NormalLinearArguments { x: Lines::columns(z)?, norm: self.norm.norm(), weight: &self.linear_z };
        normal_linear(r, &arguments, &Destination::Heads { bias, heads: self.heads })
    }
}
