//! Cases for `advance`.

use super::{Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::advance;
use crate::reference;

/// A weighted sum of two tensors of so many elements.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct AdvanceCase {
    pub count: usize,
    pub keep: f32,
    pub change: f32,
}

impl AdvanceCase {
    pub(super) fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        let AdvanceCase {
            count,
            keep,
            change,
        } = *self;
        let mut draws = Draws::new(count as u64);
        let (x, update) = (draws.normal(count, 1.0), draws.normal(count, 1.0));
        let device = r.device().clone();
        let output = advance(
            r,
            &device.upload(&x, &[count])?,
            keep,
            &device.upload(&update, &[count])?,
            change,
        )?;
        Ok(Prepared {
            output,
            expected: reference::advance(&x, keep, &update, change),
        })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    vec![Case::Advance(AdvanceCase {
        count: 1001,
        keep: 0.75,
        change: -1.5,
    })]
}
