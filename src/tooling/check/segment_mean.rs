//! Cases for `segment_mean`.

use super::{chosen, Case, KernelCase, Prepared, Rng, SelfTest};
use crate::error::Result;
use crate::gpu::Recorder;
use crate::kernels::{segment_mean_into, Rows};
use crate::tensor::DType;
use crate::tooling::reference;

/// Means over `segments` segments of up to `longest` rows of `channels`, in each of `batches`
/// tables.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct SegmentMeanCase {
    pub batches: usize,
    pub segments: usize,
    pub longest: usize,
    pub channels: usize,
}

impl KernelCase for SegmentMeanCase {
    fn kernel(&self) -> &'static str {
        "segment_mean"
    }

    fn prepare(&self, r: &mut Recorder, _: DType) -> Result<Prepared> {
        let SegmentMeanCase {
            batches,
            segments,
            longest,
            channels,
        } = *self;
        let mut rng = Rng::new((segments * 1000 + channels) as u64);
        let mut places = Vec::new();
        let mut rows = 0;
        for _ in 0..segments {
            let count = 1 + (rng.uniform() * longest as f64) as usize % longest;
            places.extend([rows as f32, count as f32]);
            rows += count;
        }
        // Rows outside of all segments: padding.
        rows += 3;
        let x = rng.normal(batches * rows * channels, 1.0);
        let device = r.device().clone();
        let output = r.allocate(&[batches, segments, channels])?;
        let x_tensor = device.upload(&x, &[batches, rows, channels])?;
        segment_mean_into(
            r,
            &x_tensor,
            &device.upload(&places, &[segments, 2])?,
            Rows::from(&output),
        )?;
        Ok(Prepared::new(
            output,
            reference::segment_mean(batches, channels, &x, &places),
        ))
    }
}

fn cases() -> Vec<Case> {
    [(2, 16), (1, 17)]
        .map(|(batches, channels)| {
            Case::from(SegmentMeanCase {
                batches,
                segments: 21,
                longest: 23,
                channels,
            })
        })
        .to_vec()
}

pub(super) fn self_test() -> Vec<SelfTest> {
    chosen(cases())
}
