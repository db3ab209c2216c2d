//! The layers of the pair stack on cooperative matrices, for devices opened for that tier and pairs
//! of 128 channels.
//!
//! Each does what the layer of the same name does, in fewer and larger steps; its `load` gives
//! nothing where widths do not fit the kernels.

mod pair_bias;
mod swiglu_transition;
mod triangle_attention;
mod triangle_multiplication;

pub(crate) use pair_bias::PairBias;
pub(crate) use swiglu_transition::SwiGluTransition;
pub(crate) use triangle_attention::TriangleAttention;
pub(crate) use triangle_multiplication::TriangleMultiplication;

use super::LayerNorm;
use crate::error::Result;
use crate::gpu::{Device, Tier};
use crate::kernels::matrix::{refused, Norm, ABSENT, CHANNELS};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// Rows of a weight that gate, before as many that they gate.
const GROUP: usize = 16;

/// Whether a layer of so many channels runs on cooperative matrices on this device.
fn suits(device: &Device, channels: usize) -> bool {
    !ABSENT && device.tier() == Tier::CooperativeMatrix && channels == CHANNELS
}

/// The parameters of a LayerNorm over 128 channels.
#[derive(Debug, Clone)]
struct NormTensors {
    scale: Tensor,
    offset: Tensor,
}

impl NormTensors {
    fn load(device: &Device, weights: &Scope) -> Result<Self> {
        Self::of(device, &LayerNorm::load(device, weights)?)
    }

    fn of(device: &Device, layer_norm: &LayerNorm) -> Result<Self> {
        let [scale, offset] = layer_norm.parameters(device, CHANNELS)?;
        Ok(NormTensors { scale, offset })
    }

    fn norm(&self) -> Norm<'_> {
        Norm {
            scale: &self.scale,
            offset: &self.offset,
        }
    }
}

/// Columns of a product come in tiles of so many.
const COLUMNS: usize = 32;

/// The weight of a projection to heads in f16 `[32, 128]`, filled up with zeros.
fn to_heads(device: &Device, weights: &Scope) -> Result<Tensor> {
    let (_, mut linear_z) = plain(weights, "linear_z", CHANNELS)?;
    linear_z.resize(COLUMNS * CHANNELS, 0.0);
    device.upload_f16(&linear_z, &[COLUMNS, CHANNELS])
}

/// Two weights of one shape, 16 rows of the first before 16 of the second, and so on.
fn interleaved(gate: &[f32], value: &[f32], columns: usize) -> Vec<f32> {
    let group = GROUP * columns;
    gate.chunks(group)
        .zip(value.chunks(group))
        .flat_map(|(gate, value)| [gate, value].concat())
        .collect()
}

/// The weight of a linear without bias, in f32, with its number of rows.
fn plain(weights: &Scope, name: &str, columns: usize) -> Result<(usize, Vec<f32>)> {
    let (rows, data) = weights.at(name).matrix("weight", columns)?;
    Ok((rows, data.into_owned()))
}
