//! Cases for `swiglu`.

use super::{chosen, upload, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels;
use crate::tensor::DType;
use crate::tooling::reference;

/// `silu(a) * b` of `rows x channels` elements.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SwigluCase {
    pub rows: usize,
    pub channels: usize,
}

impl KernelCase for SwigluCase {
    fn kernel(&self) -> &'static str {
        "swiglu"
    }

    fn prepare(&self, r: &mut Recorder, storage: DType) -> Result<Prepared> {
        let mut rng = Rng::new((self.rows * 1000 + self.channels) as u64);
        let count = self.rows * self.channels;
        let (mut a, mut b) = (rng.normal(count, 3.0), rng.normal(count, 1.0));
        let shape = [self.rows, self.channels];
        let (a_tensor, b_tensor) = (
            upload(r.device(), storage, &mut a, &shape)?,
            upload(r.device(), storage, &mut b, &shape)?,
        );
        let output = kernels::swiglu(r, &a_tensor, &b_tensor)?;
        Ok(Prepared::new(output, reference::swiglu(&a, &b)))
    }
}

fn cases() -> Vec<Case> {
    [(37, 449), (8, 128)]
        .map(|(rows, channels)| Case::from(SwigluCase { rows, channels }))
        .to_vec()
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
