//! From noise to structures (AF3 Algorithm 18). Random numbers come from the host; positions stay
//! on the device, and a step is submitted before the previous one is read.

use super::diffusion_module::{DiffusionConditions, DiffusionModule, Preconditioning};
use super::noise::Noise;
use super::run::Run;
use super::settings::{Settings, Stage};
use crate::error::{Error, Result};
use crate::gpu::Recorder;
use crate::kernels::{center_random_augmentation, euler_step, CenterRandomAugmentationArguments};
use crate::scores::rotation_matrix;
use crate::tensor::{Reading, Tensor};

/// Above this noise level, in angstroms, noise is added before a step.
const GAMMA_MIN: f32 = 1.0;
/// The factor of the increase.
const GAMMA: f32 = 0.8;
const NOISE_SCALE: f32 = 1.003;
const STEP_SCALE: f32 = 1.5;
/// Quaternions, shifts and noise.
const DRAWS_OF_A_STEP: usize = 3;

/// The `steps + 1` noise levels in angstroms, from before the first step to after the last.
pub fn noise_schedule(steps: usize) -> Vec<f32> {
    const SIGMA_DATA: f64 = 16.0;
    const MOST: f64 = 160.0;
    const LEAST: f64 = 4e-4;
    const POWER: f64 = 7.0;
    let (from, to) = (MOST.powf(1.0 / POWER), LEAST.powf(1.0 / POWER));
    let level = |step| SIGMA_DATA * (from + step as f64 / steps as f64 * (to - from)).powf(POWER);
    (0..=steps).map(|step| level(step) as f32).collect()
}

/// The rotation matrix of a quaternion (w, x, y, z) of any length.
pub fn rotation(quaternion: [f32; 4]) -> [[f32; 3]; 3] {
    let length = quaternion
        .iter()
        .map(|part| part * part)
        .sum::<f32>()
        .sqrt();
    rotation_matrix(quaternion.map(|part| part / length))
}

/// Draws samples `[S, A, 3]`.
///
/// # Errors
/// The noise's errors, [`Error::Cancelled`] where the progress callback returns false, and
/// [`Error::Device`] where memory runs out or the device is lost.
pub async fn sample<N: Noise, P: FnMut(Stage<'_>) -> bool>(
    module: &DiffusionModule,
    r: &mut Recorder,
    conditions: &DiffusionConditions,
    run: &mut Run<'_, N, P>,
) -> Result<Vec<f32>> {
    let Settings { steps, samples, .. } = *run.settings;
    let levels = noise_schedule(steps);
    let sizes = Sizes {
        samples,
        atoms: conditions.atoms(),
        padded: conditions.padded(),
    };
    let (first, mut positions) = first_positions(run, levels[0], sizes.count())?;
    let mut x = sizes.upload(r, &positions)?;
    let mut under_way: Option<Reading> = None;
    for step in first..steps {
        let level = Level::between(levels[step], levels[step + 1]);
        let transforms = transforms(
            &draw(run.noise, 4 * samples)?,
            &draw(run.noise, 3 * samples)?,
        );
        let transforms = r.upload(&transforms, &[samples, 3, 4])?;
        let noise = r.upload(&draw(run.noise, sizes.count())?, &[samples, sizes.atoms, 3])?;
        let [noisy, scaled] = center_random_augmentation(
            r,
            &CenterRandomAugmentationArguments {
                x: &x,
                transforms: &transforms,
                noise: &noise,
                level: level.added,
                scale: level.scale,
            },
        )?;
        let update = module.update(r, conditions, &scaled, level.t)?;
        x = euler_step(r, &noisy, level.keep, &update, level.change)?;
        r.submit()?;
        if let Some(before) = under_way.replace(x.start_reading()?) {
            positions = sizes.real(before.finish().await?);
            finish_step(run, step - 1, &positions)?;
        }
    }
    if let Some(last) = under_way {
        positions = sizes.real(last.finish().await?);
        finish_step(run, steps - 1, &positions)?;
    }
    Ok(positions)
}

/// Keeps the positions after a step and reports it.
fn finish_step<N, P: FnMut(Stage<'_>) -> bool>(
    run: &mut Run<'_, N, P>,
    step: usize,
    coordinates: &[f32],
) -> Result<()> {
    if let Some(state) = &mut run.state {
        state.keep_step(step + 1, coordinates);
    }
    run.report(Stage::Diffusion {
        step,
        of: run.settings.steps,
        coordinates,
    })
}

/// Positions: S samples of A atoms, in tensors of 32 W rows.
#[derive(Clone, Copy)]
struct Sizes {
    samples: usize,
    atoms: usize,
    padded: usize,
}

impl Sizes {
    fn count(self) -> usize {
        self.samples * self.atoms * 3
    }

    fn upload(self, r: &mut Recorder, positions: &[f32]) -> Result<Tensor> {
        let mut rows = vec![0.0; self.samples * self.padded * 3];
        let samples = rows
            .chunks_exact_mut(self.padded * 3)
            .zip(positions.chunks_exact(self.atoms * 3));
        samples.for_each(|(rows, positions)| rows[..positions.len()].copy_from_slice(positions));
        r.upload(&rows, &[self.samples, self.padded, 3])
    }

    /// Without the rows after the atoms; zeros on a device that only plans.
    fn real(self, mut rows: Vec<f32>) -> Vec<f32> {
        rows.resize(self.samples * self.padded * 3, 0.0);
        rows.chunks_exact(self.padded * 3)
            .flat_map(|rows| &rows[..self.atoms * 3])
            .copied()
            .collect()
    }
}

/// A step from one noise level to the next: the noise `added` raises the level to t, `scale` is the
/// factor of the network's input, and positions become `keep * noisy + change * update`.
struct Level {
    t: f32,
    added: f32,
    scale: f32,
    keep: f32,
    change: f32,
}

impl Level {
    fn between(before: f32, after: f32) -> Self {
        let t = before * (1.0 + if after > GAMMA_MIN { GAMMA } else { 0.0 });
        let added = NOISE_SCALE * (t * t - before * before).max(0.0).sqrt();
        let denoised = Preconditioning::at(t);
        // noisy + STEP_SCALE (after - t) (noisy - denoised) / t
        let step = STEP_SCALE * (after - t) / t;
        Level {
            t,
            added,
            scale: denoised.scale,
            keep: 1.0 + step * (1.0 - denoised.keep),
            change: -step * denoised.change,
        }
    }
}

/// Each sample's rotation matrix, with its shift as the fourth column: `[S, 3, 4]`.
fn transforms(quaternions: &[f32], shifts: &[f32]) -> Vec<f32> {
    let samples = quaternions.chunks_exact(4).zip(shifts.chunks_exact(3));
    samples
        .flat_map(|(q, shift)| {
            rotation([q[0], q[1], q[2], q[3]])
                .iter()
                .zip(shift)
                .flat_map(|(row, shift)| [row[0], row[1], row[2], *shift])
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The first step to run, and the positions before it: noise, or stored positions, in which case
/// the draws of the completed steps are skipped.
fn first_positions<N: Noise, P>(
    run: &mut Run<'_, N, P>,
    level: f32,
    count: usize,
) -> Result<(usize, Vec<f32>)> {
    let kept = run
        .state
        .as_ref()
        .and_then(|state| Some((state.steps(), state.samples()?)));
    match kept {
        Some((steps, x)) => {
            run.noise.skip(1 + DRAWS_OF_A_STEP * steps);
            Ok((steps, x))
        }
        None => Ok((
            0,
            draw(run.noise, count)?
                .iter()
                .map(|draw| level * draw)
                .collect(),
        )),
    }
}

fn draw(noise: &mut impl Noise, count: usize) -> Result<Vec<f32>> {
    let draws = noise.normal(count)?;
    match draws.len() == count {
        true => Ok(draws),
        false => Err(Error::input(
            "noise",
            format!("should give {count} numbers, gave {}", draws.len()),
        )),
    }
}
