//! GPU timestamps around dispatches.

use serde::Serialize;

use super::cost::Cost;

/// The GPU time of one dispatch.
#[derive(Debug, Clone, Serialize)]
pub struct DispatchTime {
    /// "kernel/variant".
    pub label: String,
    /// Milliseconds between the timestamps before and after.
    pub ms: f64,
    /// Floating-point operations of the dispatch.
    pub flops: f64,
    /// Bytes that it moves at least.
    pub bytes: f64,
}

/// Queries for the dispatches of one submission.
pub struct Timestamps {
    sets: Vec<wgpu::QuerySet>,
    resolved: wgpu::Buffer,
}

const BYTES: u64 = wgpu::QUERY_SIZE as u64;
/// A query set of 4096 holds the two timestamps of this many dispatches.
const PER_SET: usize = wgpu::QUERY_SET_MAX_QUERIES as usize / 2;

impl Timestamps {
    /// Queries for `dispatches` dispatches, on a device with timestamps.
    pub fn new(device: &wgpu::Device, dispatches: usize) -> Self {
        let create = |_| {
            device.create_query_set(&wgpu::QuerySetDescriptor {
                label: None,
                ty: wgpu::QueryType::Timestamp,
                count: wgpu::QUERY_SET_MAX_QUERIES,
            })
        };
        let sets: Vec<_> = (0..dispatches.div_ceil(PER_SET)).map(create).collect();
        let usage = wgpu::BufferUsages::QUERY_RESOLVE | wgpu::BufferUsages::COPY_SRC;
        let size = (dispatches.max(1) as u64 * 2 * BYTES)
            .next_multiple_of(wgpu::QUERY_RESOLVE_BUFFER_ALIGNMENT)
            + dispatches as u64 * wgpu::QUERY_RESOLVE_BUFFER_ALIGNMENT;
        let resolved = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("trifold timestamps"),
            size,
            usage,
            mapped_at_creation: false,
        });
        Timestamps { sets, resolved }
    }

    /// Timestamps before and after the pass of a dispatch.
    pub fn around(&self, dispatch: usize) -> wgpu::ComputePassTimestampWrites<'_> {
        let query = (dispatch % PER_SET * 2) as u32;
        let query_set = &self.sets[dispatch / PER_SET];
        wgpu::ComputePassTimestampWrites {
            query_set,
            beginning_of_pass_write_index: Some(query),
            end_of_pass_write_index: Some(query + 1),
        }
    }

    /// Writes the timestamps of `count` dispatches from `first` into the buffer that is read.
    pub fn resolve(&self, encoder: &mut wgpu::CommandEncoder, first: usize, count: usize) {
        for dispatch in first..first + count {
            let query = (dispatch % PER_SET * 2) as u32;
            encoder.resolve_query_set(
                &self.sets[dispatch / PER_SET],
                query..query + 2,
                &self.resolved,
                dispatch as u64 * wgpu::QUERY_RESOLVE_BUFFER_ALIGNMENT,
            );
        }
    }

    /// The buffer of the resolved timestamps.
    pub fn resolved(&self) -> &wgpu::Buffer {
        &self.resolved
    }

    /// The times of dispatches from the contents of the resolved buffer; `period` is the length of
    /// a tick in nanoseconds.
    pub fn times(ticks: &[u64], period: f32, labels: Vec<(String, Cost)>) -> Vec<DispatchTime> {
        let period = f64::from(period);
        let stride = (wgpu::QUERY_RESOLVE_BUFFER_ALIGNMENT / BYTES) as usize;
        let time = |(position, (label, cost)): (usize, (String, Cost))| {
            let elapsed = ticks[position * stride + 1].saturating_sub(ticks[position * stride]);
            DispatchTime {
                label,
                ms: elapsed as f64 * period * 1e-6,
                flops: cost.flops,
                bytes: cost.bytes,
            }
        };
        labels.into_iter().enumerate().map(time).collect()
    }
}
