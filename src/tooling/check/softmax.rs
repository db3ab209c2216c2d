//! Cases for `softmax`.

use super::{chosen, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels;
use crate::tensor::DType;
use crate::tooling::reference;

/// Softmax of `rows` rows.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SoftmaxCase {
    pub rows: usize,
    pub columns: usize,
    /// Deviation of the inputs; 0 makes them equal.
    pub deviation: f64,
    /// Added to every input.
    pub shift: f32,
}

impl KernelCase for SoftmaxCase {
    fn kernel(&self) -> &'static str {
        "softmax"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let mut x = Rng::new((self.rows * 1000 + self.columns) as u64)
            .normal(self.rows * self.columns, self.deviation);
        x.iter_mut().for_each(|x| *x += self.shift);
        let output = kernels::softmax(r, &r.device().upload(&x, &[self.rows, self.columns])?)?;
        Ok(Prepared::new(output, reference::softmax(self.columns, &x)))
    }
}

fn cases() -> Vec<Case> {
    vec![Case::from(SoftmaxCase {
        rows: 9,
        columns: 1031,
        deviation: 10.0,
        shift: 0.0,
    })]
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
