//! From noise to structures (AF3 Algorithm 18). Positions are few: what is not a network's work is done on the host.

use super::diffusion_module::{DiffusionConditions, DiffusionModule};
use super::noise::Noise;
use super::settings::{Settings, Stage};
use super::structures::Run;
use crate::error::{Error, Result};
use crate::gpu::Recorder;

/// Above this noise level, in angstroms, noise is added before a step.
const GAMMA_MIN: f32 = 1.0;
/// By which factor the level is raised then.
const GAMMA: f32 = 0.8;
const NOISE_SCALE: f32 = 1.003;
const STEP_SCALE: f32 = 1.5;
/// Quaternions, shifts and noise.
const DRAWS_OF_A_STEP: usize = 3;

/// The levels of noise in angstroms, from before the first step to behind the last: `steps + 1` of them.
pub fn noise_schedule(steps: usize) -> Vec<f32> {
    const SIGMA_DATA: f64 = 16.0;
    const MOST: f64 = 160.0;
    const LEAST: f64 = 4e-4;
    const POWER: f64 = 7.0;
    let (from, to) = (MOST.powf(1.0 / POWER), LEAST.powf(1.0 / POWER));
    let level = |step| SIGMA_DATA * (from + step as f64 / steps as f64 * (to - from)).powf(POWER);
    (0..=steps).map(|step| level(step) as f32).collect()
}

/// The rotation matrix, row-major, of a quaternion (w, x, y, z) of any length.
pub fn rotation(quaternion: [f32; 4]) -> [f32; 9] {
    let length = quaternion.iter().map(|part| part * part).sum::<f32>().sqrt();
    let [w, x, y, z] = quaternion.map(|part| part / length);
    [
        w * w + x * x - y * y - z * z,
        2.0 * (x * y - w * z),
        2.0 * (x * z + w * y),
        2.0 * (x * y + w * z),
        w * w - x * x + y * y - z * z,
        2.0 * (y * z - w * x),
        2.0 * (x * z - w * y),
        2.0 * (y * z + w * x),
        w * w - x * x - y * y + z * z,
    ]
}

/// Centres `sample [A, 3]`, turns it and shifts it (AF3 Algorithm 19).
fn augment(sample: &mut [f32], quaternion: [f32; 4], shift: &[f32]) {
    let atoms = (sample.len() / 3) as f64;
    let mean = [0, 1, 2].map(|axis| (sample.iter().skip(axis).step_by(3).map(|x| f64::from(*x)).sum::<f64>() / atoms) as f32);
    let turn = rotation(quaternion);
    for atom in sample.chunks_exact_mut(3) {
        let centred = [0, 1, 2].map(|axis| atom[axis] - mean[axis]);
        for axis in 0..3 {
            atom[axis] = (0..3).map(|from| turn[3 * axis + from] * centred[from]).sum::<f32>() + shift[axis];
        }
    }
}

/// Draws samples `[S, A, 3]`; none where progress gives false.
///
/// # Errors
/// What the noise refuses, and [`Error::Device`] where memory runs out or the device is lost.
pub async fn sample<N: Noise, P: FnMut(Stage<'_>) -> bool>(
    module: &DiffusionModule,
    r: &mut Recorder,
    conditions: &DiffusionConditions,
    atoms: usize,
    run: &mut Run<'_, N, P>,
) -> Result<Option<Vec<f32>>> {
    let Settings { steps, samples, .. } = *run.settings;
    let levels = noise_schedule(steps);
    let count = samples * atoms * 3;
    let (first, mut x) = first_positions(run, levels[0], count)?;
    for step in first..steps {
        let [before, after] = [levels[step], levels[step + 1]];
        let (quaternions, shifts) = (draw(run.noise, 4 * samples)?, draw(run.noise, 3 * samples)?);
        for (at, sample) in x.chunks_exact_mut(atoms * 3).enumerate() {
            let quaternion = [0, 1, 2, 3].map(|part| quaternions[4 * at + part]);
            augment(sample, quaternion, &shifts[3 * at..3 * at + 3]);
        }
        let t = before * (1.0 + if after > GAMMA_MIN { GAMMA } else { 0.0 });
        let added = NOISE_SCALE * (t * t - before * before).max(0.0).sqrt();
        x.iter_mut().zip(draw(run.noise, count)?).for_each(|(x, draw)| *x += added * draw);
        let denoised = module.denoise(r, conditions, &x, t).await?;
        x.iter_mut().zip(denoised).for_each(|(x, denoised)| *x += STEP_SCALE * (after - t) * ((*x - denoised) / t));
        if let Some(checkpoint) = &mut run.checkpoint {
            checkpoint.keep_step(step + 1, &x);
        }
        if !(run.progress)(Stage::Diffusion { step, of: steps, coordinates: &x }) {
            return Ok(None);
        }
    }
    Ok(Some(x))
}

/// The step to begin with, and the positions before it: noise, or what was kept, for which as many draws are skipped as were made.
fn first_positions<N: Noise, P>(run: &mut Run<'_, N, P>, level: f32, count: usize) -> Result<(usize, Vec<f32>)> {
    let kept = run.checkpoint.as_ref().and_then(|checkpoint| Some((checkpoint.steps(), checkpoint.samples()?.to_vec())));
    match kept {
        Some((steps, x)) => {
            run.noise.skip(1 + DRAWS_OF_A_STEP * steps);
            Ok((steps, x))
        }
        None => Ok((0, draw(run.noise, count)?.iter().map(|draw| level * draw).collect())),
    }
}

fn draw(noise: &mut impl Noise, count: usize) -> Result<Vec<f32>> {
    let draws = noise.normal(count)?;
    match draws.len() == count {
        true => Ok(draws),
        false => Err(Error::input("noise", format!("should give {count} numbers, gave {}", draws.len()))),
    }
}
