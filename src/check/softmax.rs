//! Cases for `softmax`.

use super::{Case, Prepared, Rng};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::{kernels, reference};

/// Softmax of `rows` rows.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SoftmaxCase {
    pub rows: usize,
    pub columns: usize,
    /// Deviation of the inputs; 0 makes them all equal.
    pub deviation: f64,
    /// Added to every input.
    pub shift: f32,
}

impl SoftmaxCase {
    pub(super) fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        let mut x = Rng::new((self.rows * 1000 + self.columns) as u64)
            .normal(self.rows * self.columns, self.deviation);
        x.iter_mut().for_each(|x| *x += self.shift);
        let output = kernels::softmax(r, &r.device().upload(&x, &[self.rows, self.columns])?)?;
        Ok(Prepared {
            output,
            expected: reference::softmax(self.columns, &x),
        })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    vec![Case::Softmax(SoftmaxCase {
        rows: 9,
        columns: 1031,
        deviation: 10.0,
        shift: 0.0,
    })]
}
