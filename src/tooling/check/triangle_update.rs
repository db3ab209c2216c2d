//! Cases for `triangle_update`.

use super::layer_norm_linear::{zero_planes, Norm};
use super::swiglu_transition::{interleaved, rounded, with_residual};
use super::{by_name, KernelCase, Prepared, Rng, SelfTest, F16_SUMS};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{
    triangle_update, PairRows, Planes, TriangleUpdateArguments, CHANNELS, FACTOR,
};
use crate::tensor::DType;
use crate::tooling::reference;

/// The update of pairs `[n, n, 128]`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct TriangleUpdateCase {
    pub n: usize,
    /// Added to x instead of written to an output.
    pub in_place: bool,
}

impl KernelCase for TriangleUpdateCase {
    fn kernel(&self) -> &'static str {
        "triangle_update"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let n = self.n;
        let device = r.device().clone();
        let mut rng = Rng::new(n as u64);
        let x = rng.normal(n * n * CHANNELS, 2.0);
        let scaled = rounded(rng.normal(n * n * CHANNELS, f64::from(3.0 * FACTOR)));
        let [gate, value] = [0, 1].map(|_| rounded(rng.normal(CHANNELS * CHANNELS, 0.1)));
        let (norm, product_norm) = (
            Norm::draw(&device, &mut rng)?,
            Norm::draw(&device, &mut rng)?,
        );
        let planes = zero_planes(&device, CHANNELS, n)?;
        let mut numbers = vec![0.0; CHANNELS * planes.plane];
        for (at, number) in scaled.iter().enumerate() {
            let (pair, channel) = (at / CHANNELS, at % CHANNELS);
            numbers[channel * planes.plane + pair / n * planes.pitch + pair % n] = *number;
        }
        let product = device.upload_f16(&numbers, &[CHANNELS, planes.plane])?;
        let z = device.upload(&x, &[n, n, CHANNELS])?;
        let out = r.allocate(&[n, n, CHANNELS])?;
        let arguments = TriangleUpdateArguments {
            x: PairRows::of(&z)?,
            out: match self.in_place {
                true => None,
                false => Some(PairRows::of(&out)?),
            },
            product: &Planes::of_tensor(product, n),
            norm: norm.parameters(),
            product_norm: &device.upload(&product_norm.interleaved(), &[CHANNELS, 2])?,
            weight: &device.upload_f16(&interleaved(&gate, &value), &[2 * CHANNELS, CHANNELS])?,
        };
        triangle_update(r, &arguments)?;
        let product: Vec<f32> = scaled.iter().map(|number| number / FACTOR).collect();
        let update = reference::triangle_update(
            &norm.inputs(&x),
            &product_norm.inputs(&product),
            CHANNELS,
            &gate,
            &value,
        );
        let (output, expected) = match self.in_place {
            true => (z, with_residual(update, &x)),
            false => (out, update),
        };
        Ok(Prepared {
            rounding: F16_SUMS,
            ..Prepared::new(output, expected)
        })
    }
}

pub(super) fn self_test() -> Vec<SelfTest> {
    let of =
        |variant| [true, false].map(|in_place| (variant, TriangleUpdateCase { n: 13, in_place }));
    [by_name(of("coop16")), by_name(of("coop8"))].concat()
}
