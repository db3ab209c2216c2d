//! Triangle multiplication in three steps: norm and gated projections to planes, the product of the
//! planes, and the update.

use super::{interleaved, plain, suits, NormTensors};
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::matrix::{
    normal_linear, triangle_product, triangle_update, Destination, Lines, NormalLinearArguments,
    Planes, TriangleUpdateArguments, CHANNELS,
};
use crate::layers::Edges;
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// What both factors may take at a time, in bytes; with more, channels are worked on in parts.
const FACTOR_BYTES: usize = 320 << 20;

/// [`crate::layers::TriangleMultiplication`] for 128 channels, hidden ones too.
#[derive(Debug, Clone)]
pub(crate) struct TriangleMultiplication {
    norm: NormTensors,
    /// Gates and values of a, then those of b: f16 `[512, 128]`.
    factors: Tensor,
    /// f32 `[128, 2]`.
    norm_out: Tensor,
    /// The gate and the output: f16 `[256, 128]`.
    update: Tensor,
    edges: Edges,
}

impl TriangleMultiplication {
    /// Reads what [`crate::layers::TriangleMultiplication::load`] reads.
    pub fn load(device: &Device, weights: &Scope, edges: Edges) -> Result<Option<Self>> {
        let shape = weights.shape("linear_a_p.weight")?;
        if shape != [CHANNELS, CHANNELS] || !suits(device, CHANNELS) {
            return Ok(None);
        }
        let joined = |gate: &str, value: &str| -> Result<Vec<f32>> {
            Ok(interleaved(
                &plain(weights, gate, CHANNELS)?.1,
                &plain(weights, value, CHANNELS)?.1,
                CHANNELS,
            ))
        };
        let factors = [
            joined("linear_a_g", "linear_a_p")?,
            joined("linear_b_g", "linear_b_p")?,
        ]
        .concat();
        let update = joined("linear_g", "linear_z")?;
        let parameter = |name: &str, otherwise: f32| -> Result<Vec<f32>> {
            let norm = weights.at("layer_norm_out");
            Ok(if norm.has(name) {
                norm.vector(name, CHANNELS)?.into_owned()
            } else {
                vec![otherwise; CHANNELS]
            })
        };
        let (scale, offset) = (parameter("weight", 1.0)?, parameter("bias", 0.0)?);
        let norm_out: Vec<f32> = scale
            .into_iter()
            .zip(offset)
            .flat_map(|(scale, offset)| [scale, offset])
            .collect();
        Ok(Some(TriangleMultiplication {
            norm: NormTensors::load(device, &weights.at("layer_norm_in"))?,
            factors: device.upload_f16(&factors, &[4 * CHANNELS, CHANNELS])?,
            norm_out: device.upload(&norm_out, &[CHANNELS, 2])?,
            update: device.upload_f16(&update, &[2 * CHANNELS, CHANNELS])?,
            edges,
        }))
    }

    /// The update of `z [N, N, 128]` under `pair_mask [N, N]`, into `out`; z itself has it added
    /// where there is none.
    pub fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: Option<&Tensor>,
    ) -> Result<()> {
        if super::ABSENT {
            return super::refused();
        }
        let product = self.product(r, z, pair_mask)?;
        let arguments = TriangleUpdateArguments {
            z: Lines::rows(z)?,
            out: out.map(Lines::rows).transpose()?,
            product: &product,
            norm: self.norm.norm(),
            product_norm: &self.norm_out,
            weight: &self.update,
        };
        triangle_update(r, &arguments)
    }

    fn product(&self, r: &mut Recorder, z: &Tensor, pair_mask: Option<&Tensor>) -> Result<Planes> {
        let n = z.shape()[0];
        let product = Planes::allocate(r, CHANNELS, n)?;
        let step = channels_at_a_time(product.plane);
        for first in (0..CHANNELS).step_by(step) {
            let factors = Planes::allocate(r, 2 * step, n)?;
            let (a, b) = (factors.part(0..step)?, factors.part(step..2 * step)?);
            if step == CHANNELS {
                self.factor(r, z, pair_mask, &self.factors, &factors)?;
            } else {
                self.factor(
                    r,
                    z,
                    pair_mask,
                    &self.factors.rows(2 * first..2 * (first + step))?,
                    &a,
                )?;
                let b_rows = 2 * (CHANNELS + first)..2 * (CHANNELS + first + step);
                self.factor(r, z, pair_mask, &self.factors.rows(b_rows)?, &b)?;
            }
            triangle_product(r, &a, &b, &product.part(first..first + step)?)?;
        }
        Ok(product)
    }

    /// `mask * sigmoid(gate LN(z)) * (value LN(z))`; the columns of z are the lines for incoming
    /// edges.
    fn factor(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        weight: &Tensor,
        planes: &Planes,
    ) -> Result<()> {
        let mask = pair_mask.map(|mask| self.lines(mask)).transpose()?;
        let arguments = NormalLinearArguments {
            x: self.lines(z)?,
            norm: self.norm.norm(),
            weight,
        };
        normal_linear(r, &arguments, &Destination::Planes(planes, mask))
    }

    fn lines<'a>(&self, tensor: &'a Tensor) -> Result<Lines<'a>> {
        match self.edges {
            Edges::Outgoing => Lines::rows(tensor),
            Edges::Incoming => Lines::columns(tensor),
        }
    }
}

/// All channels, or a half, a quarter, ... of them: whole tiles of the projection.
fn channels_at_a_time(plane: usize) -> usize {
    let mut step = CHANNELS;
    while step > 32 && 2 * step * plane * DType::F16.bytes() > FACTOR_BYTES {
        step /= 2;
    }
    step
}
