//! Weights in the layouts of the fused kernels.

use super::LayerNorm;
use crate::error::Result;
use crate::gpu::Device;
use crate::kernels::{LayerNormParameters, CHANNELS, GROUP};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Scale and offset of a LayerNorm over 128 channels.
#[derive(Debug, Clone)]
pub(super) struct LayerNormTensors {
    scale: Tensor,
    offset: Tensor,
}

impl LayerNormTensors {
    /// Reads `weight` and `bias`.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        Self::of(device, &LayerNorm::load(device, weights)?)
    }

    /// The parameters of a loaded layer.
    pub fn of(device: &Device, layer_norm: &LayerNorm) -> Result<Self> {
        let [scale, offset] = layer_norm.parameters(device, CHANNELS)?;
        Ok(LayerNormTensors { scale, offset })
    }

    /// The parameters in the form that kernels take.
    pub fn parameters(&self) -> LayerNormParameters<'_> {
        LayerNormParameters {
            scale: &self.scale,
            offset: &self.offset,
        }
    }
}

/// Two weights of one shape, 16 rows of the first before 16 of the second, and so on.
pub(super) fn interleaved(gate: &[f32], value: &[f32], columns: usize) -> Vec<f32> {
    let group = GROUP * columns;
    gate.chunks(group)
        .zip(value.chunks(group))
        .flat_map(|(gate, value)| [gate, value].concat())
        .collect()
}

/// The weight of a linear without bias, in f32.
pub(super) fn weight_of(weights: &Scope, name: &str, columns: usize) -> Result<Vec<f32>> {
    let (_, data) = weights.at(name).matrix("weight", columns)?;
    Ok(data.into_owned())
}
