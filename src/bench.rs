//! Times operations and layers over sizes: `trifold bench`, and the benchmark on the page.

pub(crate) mod diffusion;
pub(crate) mod layers;
#[cfg(not(target_arch = "wasm32"))]
pub mod model;
mod tune;

use serde::Serialize;
pub use tune::{tune, Tuned, TUNED};

use crate::check::Rng;
use crate::error::{Error, Result};
use crate::gpu::{Device, DispatchTime, Recorder, Tier};
use crate::kernels::{
    activation, gated_linear, layer_norm, linear, softmax, swiglu, Activation,
    GatedLinearArguments, LayerNormArguments, LinearArguments, Rows,
};
use crate::operations::{
    evoformer_attention, triangle_attention, EvoformerAttentionArguments,
    TriangleAttentionArguments,
};
use crate::tensor::{DType, Tensor};

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
    /// 10^9 floating-point operations a second.
    pub gflops: f64,
    /// 10^9 bytes a second that must be moved at least.
    pub gbps: f64,
    /// Peak GPU bytes that tensors held, inputs included.
    pub peak_bytes: u64,
    /// "gpu timestamps" or "wall clock".
    pub timed_by: String,
}

/// An operation that can be timed at any size.
pub struct BenchOp {
    /// Its name.
    pub name: &'static str,
    /// What N means and what else is fixed.
    pub summary: &'static str,
    prepare: fn(&Device, usize) -> Result<Job>,
}

/// Records an operation on inputs that are on the device already.
pub type Job = Box<dyn Fn(&mut Recorder) -> Result<Tensor>>;

impl BenchOp {
    /// The operation on random inputs of size `n`.
    ///
    /// # Errors
    /// What the operation refuses at that size, and [`Error::Device`].
    pub fn prepare(&self, device: &Device, n: usize) -> Result<Job> {
        (self.prepare)(device, n)
    }
}

/// Everything there is to time.
pub const OPS: &[BenchOp] = &[
    BenchOp {
        name: "evoformer_attention",
        summary: "B = 1, S = 1, H = 8, D = 32, both biases",
        prepare: prepare_evoformer,
    },
    BenchOp {
        name: "triangle_attention",
        summary: "B = 1, H = 4, D = 32, bias and mask",
        prepare: prepare_triangle,
    },
    BenchOp {
        name: "linear",
        summary: "N x N rows, 128 to 128",
        prepare: prepare_linear,
    },
    BenchOp {
        name: "gated_linear",
        summary: "N x N rows, 128 to 512, silu",
        prepare: prepare_gated_linear,
    },
    BenchOp {
        name: "layer_norm",
        summary: "N x N rows of 128",
        prepare: prepare_layer_norm,
    },
    BenchOp {
        name: "softmax",
        summary: "4 N rows of N",
        prepare: prepare_softmax,
    },
    BenchOp {
        name: "swiglu",
        summary: "N x N rows of 512",
        prepare: prepare_swiglu,
    },
    BenchOp {
        name: "activation",
        summary: "N x N rows of 128, silu",
        prepare: prepare_activation,
    },
    layers::TRI_MUL_OUT,
    layers::TRI_MUL_IN,
    layers::TRI_ATT_START,
    layers::TRI_ATT_END,
    layers::SWIGLU_TRANSITION,
    layers::ATTENTION_PAIR_BIAS,
    layers::PAIRFORMER_BLOCK,
    diffusion::DIT_BLOCK,
    diffusion::ATOM_BLOCK,
];

/// The operation of that name.
///
/// # Errors
/// [`Error::Input`] with the names there are.
pub fn find(name: &str) -> Result<&'static BenchOp> {
    let known = || OPS.iter().map(|op| op.name).collect::<Vec<_>>().join(", ");
    OPS.iter().find(|op| op.name == name).ok_or_else(|| {
        Error::input(
            format!("operation \"{name}\""),
            format!("cannot be timed; these can: {}", known()),
        )
    })
}

/// Milliseconds of work before the first run that counts: idle GPUs take some tenths of a second to
/// reach their clock.
const WARM_UP_MS: f64 = 400.0;
/// Runs before these.
const WARM_UP_RUNS: usize = 2;

/// Times one operation at one size: the median of `repeats` runs after some to warm up. `now` gives
/// milliseconds on any clock.
///
/// # Errors
/// What the operation refuses at that size, and [`Error::Device`].
pub async fn measure(
    device: &Device,
    op: &BenchOp,
    n: usize,
    repeats: usize,
    now: impl Fn() -> f64,
) -> Result<Row> {
    device.trim_memory();
    device.reset_memory_peak();
    let job = op.prepare(device, n)?;
    let mut times = Vec::new();
    warm_up(device, &job, &now).await?;
    let (mut cost, mut variants) = Default::default();
    for _ in 0..repeats.max(1) {
        let mut r = device.recorder();
        job(&mut r)?;
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

async fn warm_up(device: &Device, job: &Job, now: &impl Fn() -> f64) -> Result<()> {
    // The first runs compile pipelines.
    for _ in 0..WARM_UP_RUNS {
        run_in_a_row(device, job, 1).await?;
    }
    let (start, mut count) = (now(), 1);
    while !device.is_software() && now() - start < WARM_UP_MS {
        let before = now();
        run_in_a_row(device, job, count).await?;
        // With a wait after each, short work would leave the device idle most of the time.
        count = if now() - before < WARM_UP_MS / 20.0 {
            2 * count
        } else {
            count
        };
    }
    Ok(())
}

async fn run_in_a_row(device: &Device, job: &Job, count: usize) -> Result<()> {
    for _ in 0..count {
        let mut r = device.recorder();
        job(&mut r)?;
        r.submit()?;
    }
    device.wait().await
}

/// The share that one kernel variant has of an operation.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// "kernel/variant".
    pub label: String,
    /// Dispatches of it.
    pub dispatches: usize,
    /// Milliseconds of all of them.
    pub ms: f64,
    /// Of the whole operation's milliseconds.
    pub share: f64,
    /// 10^9 floating-point operations a second.
    pub gflops: f64,
    /// 10^9 bytes a second that must be moved at least.
    pub gbps: f64,
}

/// Where an operation's time goes, by kernel variant, the largest share first; one run after two to
/// warm up.
///
/// # Errors
/// [`Error::Unsupported`] where the device has no timestamps, and what the operation refuses at
/// that size.
pub async fn profile(device: &Device, op: &BenchOp, n: usize) -> Result<Vec<Share>> {
    let job = op.prepare(device, n)?;
    let mut times = Vec::new();
    for _ in 0..3 {
        let mut r = device.recorder();
        job(&mut r)?;
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

/// How many numbers are drawn at most; a prime, so that rows of any width differ from each other.
const PERIOD: usize = 65_521;

/// A tensor of repeated random numbers: drawing every element of a large one would take longer than the
/// benchmark.
fn random(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let drawn = Rng::new(count as u64).normal(count.min(PERIOD), 1.0);
    let data: Vec<f32> = drawn.iter().copied().cycle().take(count).collect();
    device.upload(&data, shape)
}

fn random_f16(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let drawn = Rng::new(count as u64).normal(count.min(PERIOD), 1.0);
    let data: Vec<f32> = drawn.iter().copied().cycle().take(count).collect();
    device.upload_f16(&data, shape)
}

fn random_mask(device: &Device, shape: &[usize]) -> Result<Tensor> {
    let count: usize = shape.iter().product();
    let kept: Vec<bool> = Rng::new(7)
        .mask(count, 0.9)
        .iter()
        .map(|kept| *kept == 1.0)
        .collect();
    device.upload_bool(&kept, shape)
}

fn prepare_evoformer(device: &Device, n: usize) -> Result<Job> {
    let [q, k, v] = [
        random(device, &[1, 1, n, 8, 32])?,
        random(device, &[1, 1, n, 8, 32])?,
        random(device, &[1, 1, n, 8, 32])?,
    ];
    let (mask, bias) = (
        random(device, &[1, 1, 1, 1, n])?,
        random(device, &[1, 1, 8, n, n])?,
    );
    Ok(Box::new(move |r| {
        evoformer_attention(
            r,
            &EvoformerAttentionArguments {
                q: &q,
                k: &k,
                v: &v,
                res_mask: Some(&mask),
                pair_bias: Some(&bias),
                gate: None,
            },
        )
    }))
}

fn prepare_triangle(device: &Device, n: usize) -> Result<Job> {
    let shape = [1, n, 4, n, 32];
    let draw = || {
        if device.tier() == Tier::CooperativeMatrix {
            random_f16(device, &shape)
        } else {
            random(device, &shape)
        }
    };
    let [q, k, v] = [draw()?, draw()?, draw()?];
    let (bias, mask) = (
        random(device, &[1, 1, 4, n, n])?,
        random_mask(device, &[1, n, 1, 1, n])?,
    );
    Ok(Box::new(move |r| {
        triangle_attention(
            r,
            &TriangleAttentionArguments {
                q: &q,
                k: &k,
                v: &v,
                bias: &bias,
                mask: Some(&mask),
                gate: None,
                scale: None,
            },
        )
    }))
}

fn prepare_linear(device: &Device, n: usize) -> Result<Job> {
    let (x, weight) = (random(device, &[n * n, 128])?, random(device, &[128, 128])?);
    Ok(Box::new(move |r| {
        linear(r, &LinearArguments::new(&x, &weight))
    }))
}

fn prepare_gated_linear(device: &Device, n: usize) -> Result<Job> {
    let (x, w_gate, w_value) = (
        random(device, &[n * n, 128])?,
        random(device, &[512, 128])?,
        random(device, &[512, 128])?,
    );
    Ok(Box::new(move |r| {
        gated_linear(
            r,
            &GatedLinearArguments {
                x: Rows::from(&x),
                w_gate: &w_gate,
                w_value: &w_value,
                activation: Activation::Silu,
                mask: None,
            },
        )
    }))
}

fn prepare_layer_norm(device: &Device, n: usize) -> Result<Job> {
    let (x, scale) = (random(device, &[n * n, 128])?, random(device, &[128])?);
    Ok(Box::new(move |r| {
        layer_norm(
            r,
            &LayerNormArguments {
                x: Rows::from(&x),
                scale: Some(Rows::from(&scale)),
                offset: Some(Rows::from(&scale)),
                epsilon: 1e-5,
                storage: DType::F32,
            },
        )
    }))
}

fn prepare_softmax(device: &Device, n: usize) -> Result<Job> {
    let x = random(device, &[4 * n, n])?;
    Ok(Box::new(move |r| softmax(r, &x)))
}

fn prepare_swiglu(device: &Device, n: usize) -> Result<Job> {
    let (a, b) = (
        random(device, &[n * n, 512])?,
        random(device, &[n * n, 512])?,
    );
    Ok(Box::new(move |r| swiglu(r, &a, &b)))
}

fn prepare_activation(device: &Device, n: usize) -> Result<Job> {
    let x = random(device, &[n * n, 128])?;
    Ok(Box::new(move |r| activation(r, &x, Activation::Silu)))
}
