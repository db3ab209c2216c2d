//! The bias of every head of attention over tokens, in one pass over z.

use super::{suits, to_heads, NormTensors, COLUMNS};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::matrix::{
    blocked_len, normal_linear, Destination, Lines, NormalLinearArguments,
};
use crate::layers::LayerNorm;
use crate::tensor::{DType, Tensor};
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
                Ok(Some(Self::behind(
                    device,
                    NormTensors::load(device, &weights.at(layer_norm))?,
                    weights,
                    *heads,
                )?))
            }
            _ => Ok(None),
        }
    }

    /// Reads `linear_z` alone, which stands behind a norm that is there already.
    pub(super) fn behind(
        device: &Device,
        norm: NormTensors,
        weights: &Scope,
        heads: usize,
    ) -> Result<Self> {
        Ok(PairBias {
            norm,
            linear_z: to_heads(device, weights)?,
            heads,
        })
    }

    /// The same projection behind another norm.
    pub fn with_layer_norm(self, device: &Device, layer_norm: &LayerNorm) -> Result<Self> {
        Ok(PairBias {
            norm: NormTensors::of(device, layer_norm)?,
            ..self
        })
    }

    /// The bias of `z [N, N, 128]` as `[H, N * N]`, keys before queries.
    pub fn run(&self, r: &mut Recorder, z: &Tensor, bias: &Tensor) -> Result<()> {
        if super::ABSENT {
            return super::refused();
        }
        normal_linear(
            r,
            &self.of(Lines::columns(z)?),
            &Destination::Heads {
                bias,
                heads: self.heads,
            },
        )
    }

    /// The bias as attention on cooperative matrices reads it; the lines are queries.
    pub fn blocked(&self, r: &mut Recorder, lines: Lines) -> Result<Tensor> {
        if super::ABSENT {
            return super::refused();
        }
        let bias = r.allocate_as(
            &[blocked_len(self.heads, lines.lines, lines.places)],
            DType::F16,
        )?;
        normal_linear(
            r,
            &self.of(lines),
            &Destination::Blocked {
                bias: &bias,
                heads: self.heads,
            },
        )?;
        Ok(bias)
    }

    fn of<'a>(&'a self, x: Lines<'a>) -> NormalLinearArguments<'a> {
        NormalLinearArguments {
            x,
            norm: self.norm.norm(),
            weight: &self.linear_z,
        }
    }
}
