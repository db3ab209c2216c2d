//! Times operations and layers over sizes: `trifold bench`, and the benchmark on the page.

#[cfg(not(target_arch = "wasm32"))]
pub mod model;
mod tune;

use serde::Serialize;
pub use tune::{tune, Tuned, TUNED};

use super::catalog::{Op, Work};
use crate::error::Result;
use crate::gpu::{Device, DispatchTime, Recorder};

/// One measurement.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The operation.
    pub op: String,
    /// Its size: tokens.
    pub n: usize,
    /// The kernel variants that ran.
    pub variant: String,
    /// Median milliseconds of one run.
    pub ms: f64,
    /// 10^9 floating-point operations per second.
    pub gflops: f64,
    /// 10^9 bytes per second, of the bytes that must be moved at least.
    pub gbps: f64,
    /// Peak GPU bytes that tensors held, inputs included.
    pub peak_bytes: u64,
    /// "gpu timestamps" or "wall clock".
    pub timed_by: String,
}

/// Milliseconds of work before the first measured run: idle GPUs take some tenths of a second to
/// reach their clock.
const WARM_UP_MS: f64 = 400.0;
/// Number of runs to warm up.
const WARM_UP_RUNS: usize = 2;

/// Times one operation at one size: the median of `repeats` runs after a warm-up. `now` returns
/// milliseconds of any clock.
///
/// # Errors
/// The errors of the operation at that size, and [`Error::Device`](crate::Error::Device).
pub async fn measure(
    device: &Device,
    op: &Op,
    n: usize,
    repeats: usize,
    now: impl Fn() -> f64,
) -> Result<Row> {
    device.trim_memory();
    device.reset_memory_peak();
    let work = op.prepare(device, n)?;
    let mut times = Vec::new();
    warm_up(device, &work, &now).await?;
    let (mut cost, mut variants) = Default::default();
    for _ in 0..repeats.max(1) {
        let mut r = device.recorder();
        work(&mut r)?;
        (cost, variants) = (r.cost(), variants_of(&r));
        times.push(time(device, &mut r, &now).await?);
    }
    times.sort_by(f64::total_cmp);
    let ms = times[times.len() / 2];
    let timed_by = if device.report().timestamps {
        "gpu timestamps"
    } else {
        "wall clock"
    };
    let peak_bytes = device.memory().peak;
    Ok(Row {
        op: op.name.into(),
        n,
        variant: variants,
        ms,
        gflops: cost.flops / ms * 1e-6,
        gbps: cost.bytes / ms * 1e-6,
        peak_bytes,
        timed_by: timed_by.into(),
    })
}

async fn warm_up(device: &Device, work: &Work, now: &impl Fn() -> f64) -> Result<()> {
    // The first runs compile pipelines.
    for _ in 0..WARM_UP_RUNS {
        run_in_a_row(device, work, 1).await?;
    }
    let (start, mut count) = (now(), 1);
    while !device.is_software() && now() - start < WARM_UP_MS {
        let before = now();
        run_in_a_row(device, work, count).await?;
        // Waiting after each run would leave the device idle for most of short work.
        count = if now() - before < WARM_UP_MS / 20.0 {
            2 * count
        } else {
            count
        };
    }
    Ok(())
}

async fn run_in_a_row(device: &Device, work: &Work, count: usize) -> Result<()> {
    for _ in 0..count {
        let mut r = device.recorder();
        work(&mut r)?;
        r.submit()?;
    }
    device.wait().await
}

/// The share of one kernel variant in an operation.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// "kernel/variant".
    pub label: String,
    /// Number of its dispatches.
    pub dispatches: usize,
    /// Milliseconds of all its dispatches.
    pub ms: f64,
    /// Its share of the whole operation's time.
    pub share: f64,
    /// 10^9 floating-point operations per second.
    pub gflops: f64,
    /// 10^9 bytes per second, of the bytes that must be moved at least.
    pub gbps: f64,
}

/// The time of an operation by kernel variant, the largest share first, from one run after two to
/// warm up.
///
/// # Errors
/// [`Error::Unsupported`](crate::Error::Unsupported) on a device without timestamps, and the errors
/// of the operation at that size.
pub async fn profile(device: &Device, op: &Op, n: usize) -> Result<Vec<Share>> {
    let work = op.prepare(device, n)?;
    let mut times = Vec::new();
    for _ in 0..3 {
        let mut r = device.recorder();
        work(&mut r)?;
        times = r.submit_timed().await?;
    }
    Ok(shares(&times))
}

/// By kernel variant, the largest first.
fn shares(times: &[DispatchTime]) -> Vec<Share> {
    let total: f64 = times.iter().map(|dispatch| dispatch.ms).sum();
    let mut labels: Vec<&str> = times
        .iter()
        .map(|dispatch| dispatch.label.as_str())
        .collect();
    labels.sort_unstable();
    labels.dedup();
    let share = |label: &str| {
        let own: Vec<_> = times
            .iter()
            .filter(|dispatch| dispatch.label == label)
            .collect();
        let ms: f64 = own.iter().map(|dispatch| dispatch.ms).sum();
        let rate = |amount: f64| amount / ms * 1e-6;
        let (flops, bytes) = (
            own.iter().map(|dispatch| dispatch.flops).sum(),
            own.iter().map(|dispatch| dispatch.bytes).sum(),
        );
        Share {
            label: label.into(),
            dispatches: own.len(),
            ms,
            share: ms / total,
            gflops: rate(flops),
            gbps: rate(bytes),
        }
    };
    let mut shares: Vec<Share> = labels.into_iter().map(share).collect();
    shares.sort_by(|a, b| b.ms.total_cmp(&a.ms));
    shares
}

async fn time(device: &Device, r: &mut Recorder, now: &impl Fn() -> f64) -> Result<f64> {
    if device.report().timestamps {
        return Ok(r
            .submit_timed()
            .await?
            .iter()
            .map(|dispatch| dispatch.ms)
            .sum());
    }
    device.wait().await?;
    let start = now();
    r.submit()?;
    device.wait().await?;
    Ok(now() - start)
}

fn variants_of(r: &Recorder) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for label in r.labels() {
        if !seen.contains(&label) {
            seen.push(label);
        }
    }
    seen.join(" ")
}
