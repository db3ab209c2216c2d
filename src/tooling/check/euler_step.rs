//! Cases for `euler_step`.

use super::{chosen, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::euler_step;
use crate::tensor::DType;
use crate::tooling::reference;

/// A weighted sum of two tensors of this number of elements.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct EulerStepCase {
    pub count: usize,
    pub keep: f32,
    pub change: f32,
}

impl KernelCase for EulerStepCase {
    fn kernel(&self) -> &'static str {
        "euler_step"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let EulerStepCase {
            count,
            keep,
            change,
        } = *self;
        let mut rng = Rng::new(count as u64);
        let (x, update) = (rng.normal(count, 1.0), rng.normal(count, 1.0));
        let device = r.device().clone();
        let output = euler_step(
            r,
            &device.upload(&x, &[count])?,
            keep,
            &device.upload(&update, &[count])?,
            change,
        )?;
        Ok(Prepared::new(
            output,
            reference::euler_step(&x, keep, &update, change),
        ))
    }
}

fn cases() -> Vec<Case> {
    vec![Case::from(EulerStepCase {
        count: 1001,
        keep: 0.75,
        change: -1.5,
    })]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
