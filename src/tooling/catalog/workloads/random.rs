//! Random tensors and weights.

use crate::error::Result;
use crate::gpu::Device;
use crate::tensor::Tensor;
use crate::tooling::check::Rng;
use crate::weights::{HostData, HostTensor, Weights};

/// Largest number of draws; a prime, so that rows of any width differ.
const PERIOD: usize = 65_521;

/// A tensor of repeated draws: a draw for each element would take longer than the benchmark.
pub(crate) fn random(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let drawn = Rng::new(count as u64).normal(count.min(PERIOD), 1.0);
    let data: Vec<f32> = drawn.iter().copied().cycle().take(count).collect();
    device.upload(&data, shape)
}

/// The same in the element type that the device's tier uses for such tensors.
pub(crate) fn random_stored(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let drawn = Rng::new(count as u64).normal(count.min(PERIOD), 1.0);
    let data: Vec<f32> = drawn.iter().copied().cycle().take(count).collect();
    device.upload_in(device.storage(), &data, shape)
}

pub(crate) fn random_mask(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let kept: Vec<bool> = Rng::new(7)
        .mask(count, 0.9)
        .iter()
        .map(|kept| *kept == 1.0)
        .collect();
    device.upload_bool(&kept, shape)
}

/// Weights of these names and shapes, with the standard deviation 1 / sqrt(inputs).
pub(crate) fn random_weights(shapes: Vec<NamedShape>) -> Weights {
    let mut rng = Rng::new(1);
    let weight = |(name, shape): NamedShape| {
        let data = rng.normal(
            shape.iter().product(),
            1.0 / (shape[shape.len() - 1] as f64).sqrt(),
        );
        (
            name,
            HostTensor {
                shape,
                data: HostData::F32(data),
            },
        )
    };
    Weights::new(shapes.into_iter().map(weight).collect())
}

/// Name and shape of a weight.
pub(super) type NamedShape = (String, Vec<usize>);
