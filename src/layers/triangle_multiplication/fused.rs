//! Triangle multiplication in three kernels: norm and gated projections to planes, the product of
//! the planes, and the update.

use super::Edges;
use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::kernels::{
    fused, layer_norm_linear, triangle_product_of_planes, triangle_update, Destination,
    LayerNormLinearArguments, PairRows, Planes, TriangleUpdateArguments, CHANNELS,
};
use crate::layers::fused::{interleaved, weight_of, LayerNormTensors};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// Largest size in bytes of both factors; larger ones are computed for some channels at a time.
const FACTOR_BYTES: usize = 320 << 20;

/// The layer for 128 channels and 128 hidden channels.
#[derive(Debug, Clone)]
pub(super) struct Fused {
    norm: LayerNormTensors,
    /// Gates and values of a, then those of b: f16 `[512, 128]`.
    factors: Tensor,
    /// f32 `[128, 2]`.
    norm_out: Tensor,
    /// The gate and the output: f16 `[256, 128]`.
    update: Tensor,
    edges: Edges,
}

impl Fused {
    /// Whether the kernels run on a device with these weights.
    pub fn is_supported(device: &Device, weights: &Scope) -> Result<bool> {
        Ok(weights.shape("linear_a_p.weight")? == [CHANNELS, CHANNELS]
            && fused::layer_norm_linear(device, CHANNELS)
            && fused::triangle_product(device)
            && fused::triangle_update(device, CHANNELS))
    }

    pub fn load(device: &Device, weights: &Scope, edges: Edges) -> Result<Self> {
        let joined = |gate: &str, value: &str| -> Result<Vec<f32>> {
            Ok(interleaved(
                &weight_of(weights, gate, CHANNELS)?,
                &weight_of(weights, value, CHANNELS)?,
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
        Ok(Fused {
            norm: LayerNormTensors::load(device, &weights.at("layer_norm_in"))?,
            factors: device.upload_f16(&factors, &[4 * CHANNELS, CHANNELS])?,
            norm_out: device.upload(&norm_out, &[CHANNELS, 2])?,
            update: device.upload_f16(&update, &[2 * CHANNELS, CHANNELS])?,
            edges,
        })
    }

    /// The update of `z [N, N, 128]` with `pair_mask [N, N]`, into `out`; added to z if absent.
    pub fn run(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        out: Option<&Tensor>,
    ) -> Result<()> {
        let product = self.product(r, z, pair_mask)?;
        let arguments = TriangleUpdateArguments {
            x: PairRows::of(z)?,
            out: out.map(PairRows::of).transpose()?,
            product: &product,
            norm: self.norm.parameters(),
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
            triangle_product_of_planes(r, &a, &b, &product.part(first..first + step)?)?;
        }
        Ok(product)
    }

    /// `mask * sigmoid(gate LN(z)) * (value LN(z))`, for incoming edges of the transposed z.
    fn factor(
        &self,
        r: &mut Recorder,
        z: &Tensor,
        pair_mask: Option<&Tensor>,
        weight: &Tensor,
        planes: &Planes,
    ) -> Result<()> {
        let mask = pair_mask.map(|mask| self.pairs(mask)).transpose()?;
        let arguments = LayerNormLinearArguments {
            x: self.pairs(z)?,
            norm: self.norm.parameters(),
            weight,
        };
        layer_norm_linear(r, &arguments, &Destination::Planes(planes, mask))
    }

    fn pairs<'a>(&self, tensor: &'a Tensor) -> Result<PairRows<'a>> {
        match self.edges {
            Edges::Outgoing => PairRows::of(tensor),
            Edges::Incoming => PairRows::transposed(tensor),
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
