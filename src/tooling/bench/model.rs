//! Times the whole model at OpenFold3's full size, with random weights.

use serde::Serialize;

use super::{shares, Share};
use crate::error::Result;
use crate::fold::{Fold, Job};
use crate::gpu::Device;
use crate::openfold3::{ModelVersion, OpenFold3, Settings, Stage};
use crate::weights::{HostData, HostTensor, Weights};

/// The names and shapes of OpenFold3's tensors: name, number of blocks that have it, extents.
/// Written by tools/goldens/keys.py.
const SHAPES: &str = include_str!("../../openfold3/full_size.txt");
/// The sampler's copies of the diffusion module.
const COPY: &str = "sample_diffusion.";
const VERSION_NAME: &str = ModelVersion::TENSOR;
/// The version of the random weights.
const VERSION: [f32; 3] = [2.0, 0.0, 0.0];
/// Number of random numbers, from which every tensor takes as many as it needs: a draw for each
/// element would take longer than the model.
const DRAWN: usize = 1 << 20;
/// The twenty amino acids, repeated in sequences.
const LETTERS: &str = "ARNDCQEGHILKMFPSTWYV";

/// One whole prediction.
#[derive(Debug, Clone, Serialize)]
pub struct ModelRow {
    /// N, of a protein without alignment.
    pub tokens: usize,
    /// A.
    pub atoms: usize,
    /// Seconds from features to structures and scores, as `fold` computes them; weights are
    /// uploaded and pipelines compiled before.
    pub seconds: f64,
    /// Seconds of these to the last block of the trunk.
    pub trunk: f64,
    /// Seconds to the last denoising step.
    pub diffusion: f64,
    /// Seconds of the confidence heads, reading back and scores.
    pub confidence: f64,
    /// Peak bytes on the device, weights included.
    pub peak_bytes: u64,
}

/// Weights of OpenFold3's full size, 368 million numbers, with the deviation 0.5 / sqrt(inputs).
pub fn random_weights() -> Weights {
    let drawn = crate::tooling::check::Rng::new(1).normal(DRAWN, 1.0);
    Weights::new(
        lines()
            .enumerate()
            .flat_map(|(at, line)| tensors(line, &drawn, at))
            .collect(),
    )
}

/// Name, number of blocks and shape of the tensors of a line.
fn parsed(line: &str) -> (&str, usize, Vec<usize>) {
    let mut words = line.split_whitespace();
    let (name, blocks) = (
        words.next().unwrap_or_default(),
        words.next().and_then(|word| word.parse().ok()).unwrap_or(1),
    );
    (
        name,
        blocks,
        words.filter_map(|word| word.parse().ok()).collect(),
    )
}

/// The lines of the shapes, without the sampler's copies.
fn lines() -> impl Iterator<Item = &'static str> {
    SHAPES
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with(COPY))
}

/// Dispatches that a denoising step adds for so many residues and samples, at OpenFold3's own
/// size. Nothing is computed.
///
/// # Errors
/// As [`OpenFold3::load`].
#[cfg(not(target_arch = "wasm32"))]
pub fn dispatches_of_a_step(device: &Device, tokens: usize, samples: usize) -> Result<usize> {
    let version = HostTensor {
        shape: vec![VERSION.len()],
        data: HostData::F32(VERSION.to_vec()),
    };
    let shapes = lines()
        .map(parsed)
        .filter(|(name, ..)| *name != VERSION_NAME)
        .flat_map(|(name, blocks, shape)| {
            (0..blocks).map(move |block| (name.replace('*', &block.to_string()), shape.clone()))
        });
    let others = [(VERSION_NAME.to_string(), version)].into();
    let device = device.planned();
    let model = OpenFold3::load(&device, &Weights::of_shapes(shapes, others))?;
    let mut r = device.recorder();
    let step = model.denoising_step(&mut r, &job(&model, tokens)?.features, samples)?;
    let before = r.launched();
    step(&mut r)?;
    Ok(r.launched() - before)
}

/// The tensors of a line, one for each block.
fn tensors(line: &str, drawn: &[f32], at: usize) -> Vec<(String, HostTensor)> {
    let (name, blocks, shape) = parsed(line);
    let one = |block: usize| {
        let data = if name == VERSION_NAME {
            VERSION.to_vec()
        } else {
            numbers(&shape, drawn, at * 7919 + block * 104_729)
        };
        (
            name.replace('*', &block.to_string()),
            HostTensor {
                shape: shape.clone(),
                data: HostData::F32(data),
            },
        )
    };
    (0..blocks).map(one).collect()
}

/// Random matrices around zero, vectors around one.
fn numbers(shape: &[usize], drawn: &[f32], first: usize) -> Vec<f32> {
    let (deviation, mean) = if shape.len() > 1 {
        (0.5 / (shape[shape.len() - 1] as f32).sqrt(), 0.0)
    } else {
        (0.1, 1.0)
    };
    (0..shape.iter().product())
        .map(|at| mean + deviation * drawn[(first + at) % DRAWN])
        .collect()
}

/// Folds a protein of this number of residues once to compile the pipelines, and once to measure.
/// `now` returns milliseconds of any clock.
///
/// # Errors
/// As [`Fold::predict`].
pub async fn measure_model(
    device: &Device,
    model: &OpenFold3,
    tokens: usize,
    settings: &Settings,
    now: impl Fn() -> f64,
) -> Result<ModelRow> {
    let job = job(model, tokens)?;
    let short = settings.recycles(0).steps(2);
    Fold::new(model, &job).settings(short).predict().await?;
    device.trim_memory();
    device.reset_memory_peak();
    let start = now();
    let (mut trunk, mut diffusion) = (start, start);
    let watch = |stage: Stage<'_>| {
        match stage {
            Stage::Embedding | Stage::Trunk { .. } => trunk = now(),
            Stage::Diffusion { .. } => diffusion = now(),
            _ => {}
        }
        true
    };
    Fold::new(model, &job)
        .settings(*settings)
        .on_progress(watch)
        .predict()
        .await?;
    let end = now();
    let seconds = |from: f64, to: f64| (to - from) * 1e-3;
    Ok(ModelRow {
        tokens,
        atoms: job.features.tokens.atoms(),
        seconds: seconds(start, end),
        trunk: seconds(start, trunk),
        diffusion: seconds(trunk, diffusion),
        confidence: seconds(diffusion, end),
        peak_bytes: device.memory().peak,
    })
}

/// The time of one denoising step by kernel variant, the largest share first.
///
/// # Errors
/// [`Error::Unsupported`](crate::Error::Unsupported) where the device has no timestamps, else as
/// [`Fold::predict`].
pub async fn profile_step(
    device: &Device,
    model: &OpenFold3,
    tokens: usize,
    samples: usize,
) -> Result<Vec<Share>> {
    let features = job(model, tokens)?.features;
    let mut r = device.recorder();
    let step = model.denoising_step(&mut r, &features, samples)?;
    let mut times = Vec::new();
    for _ in 0..3 {
        r.submit()?;
        step(&mut r)?;
        times = r.submit_timed().await?;
    }
    device.trim_memory();
    Ok(shares(&times))
}

fn job(model: &OpenFold3, tokens: usize) -> Result<Job> {
    let sequence: String = LETTERS.chars().cycle().take(tokens).collect();
    Job::from_sequence("protein", &sequence, model)
}
