//! The state of a prediction, kept on the host to resume on any device.

use super::settings::Settings;
use super::trunk::Representation;
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;

/// The most that is read back at a time.
const PIECE_BYTES: usize = 64 << 20;

/// The state of a prediction: the output of the trunk's last complete cycle and the positions after
/// the last denoising step.
///
/// The prediction updates it. A prediction of the same features, settings, noise and weights
/// resumes from it and gives the same numbers as one without interruption.
#[derive(Clone, Default, PartialEq)]
pub struct FoldState {
    job: Option<u64>,
    cycles: usize,
    /// `[N, C_s]`.
    s: Vec<f32>,
    /// `[N, N, C_z]`.
    z: Vec<f32>,
    steps: usize,
    /// `[S, A, 3]`.
    x: Vec<f32>,
}

impl std::fmt::Debug for FoldState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FoldState({} cycles, {} steps)", self.cycles, self.steps)
    }
}

impl FoldState {
    /// Cycles of the trunk that are done.
    pub fn cycles(&self) -> usize {
        self.cycles
    }

    /// Denoising steps that are done.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Host memory, in bytes.
    pub fn bytes(&self) -> usize {
        (self.s.len() + self.z.len() + self.x.len()) * size_of::<f32>()
    }

    /// Binds the state to a job by its fingerprint.
    ///
    /// # Errors
    /// [`Error::Input`] where it belongs to another job.
    pub(crate) fn hold_for(&mut self, job: u64) -> Result<()> {
        match self.job.replace(job) {
            Some(other) if other != job => {
                self.job = Some(other);
                Err(Error::input(
                    "resume state",
                    "is of another query, seed or settings",
                ))
            }
            _ => Ok(()),
        }
    }

    /// Refuses a state that a prediction of N tokens and A atoms cannot have written.
    pub(super) fn check(&self, settings: &Settings, [tokens, atoms]: [usize; 2]) -> Result<()> {
        let steps = if self.steps > 0 {
            settings.samples * atoms * 3
        } else {
            0
        };
        let fits = self.s.len().is_multiple_of(tokens)
            && self.z.len().is_multiple_of(tokens * tokens)
            && self.x.len() == steps;
        match fits && self.cycles <= settings.recycles + 1 && self.steps <= settings.steps {
            true => Ok(()),
            false => Err(Error::input(
                "resume state",
                format!("is not of {tokens} tokens, {atoms} atoms and {settings:?}"),
            )),
        }
    }

    /// The trunk's last output, on a device.
    pub(super) fn trunk(&self, device: &Device, tokens: usize) -> Result<Option<Representation>> {
        if self.cycles == 0 {
            return Ok(None);
        }
        let (c_s, c_z) = (self.s.len() / tokens, self.z.len() / (tokens * tokens));
        Ok(Some(Representation {
            s: device.upload(&self.s, &[tokens, c_s])?,
            z: device.upload(&self.z, &[tokens, tokens, c_z])?,
        }))
    }

    /// The samples after the last step, if any is done.
    pub(super) fn samples(&self) -> Option<&[f32]> {
        (self.steps > 0).then_some(&self.x[..])
    }

    /// Keeps the output of a cycle. The previous one is replaced after all of it is read.
    pub(super) async fn keep_cycle(
        &mut self,
        r: &mut Recorder,
        cycles: usize,
        trunk: &Representation,
    ) -> Result<()> {
        r.submit()?;
        let (s, z) = (read(&trunk.s).await?, read(&trunk.z).await?);
        (self.cycles, self.s, self.z) = (cycles, s, z);
        Ok(())
    }

    /// Keeps a step.
    pub(super) fn keep_step(&mut self, steps: usize, x: &[f32]) {
        self.steps = steps;
        self.x.clear();
        self.x.extend_from_slice(x);
    }
}

/// Reads a tensor in slices of its leading axis, so that the staging buffer stays small.
async fn read(tensor: &Tensor) -> Result<Vec<f32>> {
    let rows = tensor.shape()[0];
    let step = (PIECE_BYTES / (tensor.len() / rows * size_of::<f32>())).clamp(1, rows);
    let mut numbers = Vec::with_capacity(tensor.len());
    for first in (0..rows).step_by(step) {
        numbers.extend(tensor.rows(first..(first + step).min(rows))?.read().await?);
    }
    Ok(numbers)
}
