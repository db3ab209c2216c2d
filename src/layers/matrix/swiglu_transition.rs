//! The transition with SwiGLU in one step.

use super::{interleaved, plain, suits, NormTensors};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::matrix::{transition, TransitionArguments, CHANNELS};
use crate::tensor::Tensor;
use crate::weights::Scope;

/// [`crate::layers::SwiGluTransition`] for 128 channels.
#[derive(Debug, Clone)]
pub(crate) struct SwiGluTransition {
    norm: NormTensors,
    /// f16 `[2 hidden, 128]`.
    weight: Tensor,
    /// f16 `[128, hidden]`.
    weight_out: Tensor,
}

impl SwiGluTransition {
    /// Reads what [`crate::layers::SwiGluTransition::load`] reads.
    pub fn load(device: &Device, weights: &Scope) -> Result<Option<Self>> {
        let [hidden, channels] = weights.shape("swiglu.linear_a.weight")?[..] else {
            return Ok(None);
        };
        if !suits(device, channels) || hidden % super::GROUP != 0 {
            return Ok(None);
        }
        let (gate, value) = (
            plain(weights, "swiglu.linear_a", CHANNELS)?.1,
            plain(weights, "swiglu.linear_b", CHANNELS)?.1,
        );
        let (_, out) = plain(weights, "linear_out", hidden)?;
        Ok(Some(SwiGluTransition {
            norm: NormTensors::load(device, &weights.at("layer_norm"))?,
            weight: device.upload_f16(
                &interleaved(&gate, &value, CHANNELS),
                &[2 * hidden, CHANNELS],
            )?,
            weight_out: device.upload_f16(&out, &[CHANNELS, hidden])?,
        }))
    }

    /// The update of `x [M, 128]` under `mask [M]`, into `out`; x itself has it added where there
    /// is none.
    pub fn run(
        &self,
        r: &mut Recorder,
        x: &Tensor,
        mask: Option<&Tensor>,
        out: Option<&Tensor>,
    ) -> Result<()> {
        if super::ABSENT {
            return super::refused();
        }
        transition(
            r,
            &TransitionArguments {
                x,
                out,
                norm: self.norm.norm(),
                weight: &self.weight,
                weight_out: &self.weight_out,
                mask,
            },
        )
    }
}
