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
    let levels: Vec<Level> = levels
        .windows(2)
        .map(|pair| Level::between(pair[0], pair[1]))
        .collect();
    let mut singles = Singles::default();
    for step in first..steps {
        let level = &levels[step];
        let s = singles.at(step, module, r, conditions, &levels)?;
        let draws = StepDraws::draw(run.noise, r, sizes)?;
        x = record_step(module, r, conditions, [&x, &s], level, &draws)?;
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

/// The random numbers of a step on the device.
pub(super) struct StepDraws {
    /// `[S, 3, 4]`.
    transforms: Tensor,
    /// `[S, A, 3]`.
    noise: Tensor,
}

impl StepDraws {
    fn draw(noise: &mut impl Noise, r: &mut Recorder, sizes: Sizes) -> Result<Self> {
        let Sizes { samples, atoms, .. } = sizes;
        let transforms = transforms(&draw(noise, 4 * samples)?, &draw(noise, 3 * samples)?);
        Ok(StepDraws {
            transforms: r.upload(&transforms, &[samples, 3, 4])?,
            noise: r.upload(&draw(noise, sizes.count())?, &[samples, atoms, 3])?,
        })
    }

    /// Turns and noise of none of the samples, for benchmarks.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn none(r: &mut Recorder, samples: usize, atoms: usize) -> Result<Self> {
        let transforms = transforms(&[1.0; 4].repeat(samples), &vec![0.0; 3 * samples]);
        Ok(StepDraws {
            transforms: r.upload(&transforms, &[samples, 3, 4])?,
            noise: r.upload(&vec![0.0; samples * atoms * 3], &[samples, atoms, 3])?,
        })
    }
}

/// The positions `[S, 32 W, 3]` after a step, from those before it and the tokens `[N, C_s]` that
/// are conditioned on its level.
pub(super) fn record_step(
    module: &DiffusionModule,
    r: &mut Recorder,
    conditions: &DiffusionConditions,
    [x, s]: [&Tensor; 2],
    level: &Level,
    draws: &StepDraws,
) -> Result<Tensor> {
    let [noisy, scaled] = center_random_augmentation(
        r,
        &CenterRandomAugmentationArguments {
            x,
            transforms: &draws.transforms,
            noise: &draws.noise,
            level: level.added,
            scale: level.scale,
        },
    )?;
    let update = module.update(r, conditions, &scaled, s)?;
    euler_step(r, &noisy, level.keep, &update, level.change)
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
pub(super) struct Level {
    pub t: f32,
    added: f32,
    scale: f32,
    keep: f32,
    change: f32,
}

impl Level {
    pub fn between(before: f32, after: f32) -> Self {
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

/// The tokens conditioned on the levels of some steps.
#[derive(Default)]
struct Singles {
    first: usize,
    /// `[T, N, C_s]`; none before the first step.
    tokens: Option<Tensor>,
}

impl Singles {
    /// Those of a step, `[N, C_s]`: of the levels kept, or of the next ones.
    fn at(
        &mut self,
        step: usize,
        module: &DiffusionModule,
        r: &mut Recorder,
        conditions: &DiffusionConditions,
        levels: &[Level],
    ) -> Result<Tensor> {
        let kept = self.tokens.take();
        let kept = kept.filter(|tokens| step < self.first + tokens.shape()[0]);
        let tokens = match kept {
            Some(tokens) => tokens,
            None => {
                self.first = step;
                let count = module.levels_at_a_time(r, conditions, levels.len() - step);
                let next: Vec<f32> = levels[step..step + count].iter().map(|own| own.t).collect();
                module.singles(r, conditions, &next)?
            }
        };
        let own = tokens.rows(step - self.first..step - self.first + 1)?;
        let s = own.reshape(&tokens.shape()[1..])?;
        self.tokens = Some(tokens);
        Ok(s)
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
