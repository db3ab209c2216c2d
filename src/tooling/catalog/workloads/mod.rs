//! Random inputs of operations and layers, at any size: for benchmarks, and for the self-check of a
//! tier.

pub(crate) mod diffusion;
pub(crate) mod layers;
pub(super) mod operations;
pub(crate) mod random;

use crate::error::Result;
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;

/// Random inputs for an operation or a layer.
#[derive(Debug, Clone, Copy)]
pub struct Workload {
    /// The meaning of N, and the other sizes.
    pub sizes: &'static str,
    prepare: fn(&Device, usize) -> Result<Work>,
}

/// Records an operation on inputs that are already on the device.
pub type Work = Box<dyn Fn(&mut Recorder) -> Result<Tensor>>;

impl Workload {
    /// Uploads weights and random inputs of size `n`.
    ///
    /// # Errors
    /// The errors of the operation at that size, and [`Error::Device`](crate::Error::Device).
    pub fn prepare(&self, device: &Device, n: usize) -> Result<Work> {
        (self.prepare)(device, n)
    }
}
