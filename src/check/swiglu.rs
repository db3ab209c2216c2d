//! Cases for `swiglu`.

use super::{Case, Draws, Prepared};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::{kernels, reference};

/// `silu(a) * b` of `rows x channels` elements.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SwigluCase {
    pub rows: usize,
    pub channels: usize,
}

impl SwigluCase {
    pub(super) fn prepare(&self, r: &mut Recorder) -> Result<Prepared> {
        let mut draws = Draws::new((self.rows * 1000 + self.channels) as u64);
        let count = self.rows * self.channels;
        let (a, b) = (draws.normal(count, 3.0), draws.normal(count, 1.0));
        let shape = [self.rows, self.channels];
        let output = kernels::swiglu(r, &r.device().upload(&a, &shape)?, &r.device().upload(&b, &shape)?)?;
        Ok(Prepared { output, expected: reference::swiglu(&a, &b) })
    }
}

pub(super) fn self_test() -> Vec<Case> {
    [(37, 449), (8, 128)].map(|(rows, channels)| Case::Swiglu(SwigluCase { rows, channels })).to_vec()
}
