//! The state of a prediction, kept on the host to resume on any device.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::settings::Settings;
use super::trunk::Representation;
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::tensor::Tensor;

/// First bytes of a stored state; the last digit is the version of the format.
const MAGIC: [u8; 8] = *b"TRIFOLD1";
/// Bytes before the numbers: magic, job, cycles, steps, and the lengths of `s`, `z` and `x`.
const HEADER_BYTES: usize = 7 * 8;

/// Largest number of elements that is read back at a time.
const PIECE_BYTES: usize = 64 << 20;

/// The state of a prediction: the output of the trunk's last complete cycle and the positions after
/// the last denoising step.
///
/// The prediction updates it. A prediction of the same features, settings, noise and weights
/// resumes from it and gives the same numbers as one without interruption.
#[derive(Default)]
pub struct FoldState {
    progress: Arc<Mutex<Progress>>,
}

/// Reads a [`FoldState`] while a prediction updates it, to store it between steps.
#[derive(Clone)]
pub struct FoldStateReader {
    progress: Arc<Mutex<Progress>>,
}

#[derive(Clone, Default, PartialEq)]
struct Progress {
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
        let progress = self.lock();
        write!(
            f,
            "FoldState({} cycles, {} steps)",
            progress.cycles, progress.steps
        )
    }
}

/// An independent state: the clone does not follow the original.
impl Clone for FoldState {
    fn clone(&self) -> Self {
        FoldState::new(self.lock().clone())
    }
}

impl PartialEq for FoldState {
    fn eq(&self, other: &Self) -> bool {
        // Only one lock at a time, since both may be the same state.
        let own = self.lock().clone();
        own == *other.lock()
    }
}

/// Progress is replaced as a whole, so that a panic leaves it valid.
fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

impl FoldStateReader {
    /// [`FoldState::to_bytes`] of the current state.
    pub fn to_bytes(&self) -> Vec<u8> {
        lock(&self.progress).to_bytes()
    }
}

impl FoldState {
    fn new(progress: Progress) -> Self {
        FoldState {
            progress: Arc::new(Mutex::new(progress)),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        lock(&self.progress)
    }

    /// A reader that can be used while a prediction holds the state.
    pub fn reader(&self) -> FoldStateReader {
        FoldStateReader {
            progress: self.progress.clone(),
        }
    }

    /// Number of completed cycles of the trunk.
    pub fn cycles(&self) -> usize {
        self.lock().cycles
    }

    /// Number of completed denoising steps.
    pub fn steps(&self) -> usize {
        self.lock().steps
    }

    /// Host memory, in bytes.
    pub fn bytes(&self) -> usize {
        self.lock().bytes()
    }

    /// Empties the state, for any other job.
    pub(crate) fn clear(&mut self) {
        *self.lock() = Progress::default();
    }

    /// The state as bytes, to store and read with [`FoldState::from_bytes`]: little-endian, in the
    /// order of the fields. Only the version of this crate that wrote them resumes from them.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.lock().to_bytes()
    }

    /// Reads the bytes of [`FoldState::to_bytes`].
    ///
    /// # Errors
    /// [`Error::Input`] where they are not a state, or truncated.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Progress::from_bytes(bytes).map(FoldState::new)
    }

    /// Binds the state to a job by its fingerprint.
    ///
    /// # Errors
    /// [`Error::Input`] where it belongs to another job.
    pub(crate) fn hold_for(&mut self, job: u64) -> Result<()> {
        let mut progress = self.lock();
        match progress.job {
            Some(other) if other != job => Err(Error::input(
                "resume state",
                "is of another query, seed or settings",
            )),
            _ => {
                progress.job = Some(job);
                Ok(())
            }
        }
    }

    /// Refuses a state whose sizes are not those of a prediction of N tokens and A atoms.
    pub(super) fn check(&self, settings: &Settings, [tokens, atoms]: [usize; 2]) -> Result<()> {
        let progress = self.lock();
        let steps = if progress.steps > 0 {
            settings.samples * atoms * 3
        } else {
            0
        };
        let fits = progress.s.len().is_multiple_of(tokens)
            && progress.z.len().is_multiple_of(tokens * tokens)
            && progress.x.len() == steps;
        match fits && progress.cycles <= settings.recycles + 1 && progress.steps <= settings.steps {
            true => Ok(()),
            false => Err(Error::input(
                "resume state",
                format!("is not of {tokens} tokens, {atoms} atoms and {settings:?}"),
            )),
        }
    }

    /// The trunk's last output, on a device.
    pub(super) fn trunk(&self, device: &Device, tokens: usize) -> Result<Option<Representation>> {
        let Progress { cycles, s, z, .. } = &*self.lock();
        if *cycles == 0 {
            return Ok(None);
        }
        let (c_s, c_z) = (s.len() / tokens, z.len() / (tokens * tokens));
        Ok(Some(Representation {
            s: device.upload(s, &[tokens, c_s])?,
            z: device.upload(z, &[tokens, tokens, c_z])?,
        }))
    }

    /// The samples after the last completed step, if any.
    pub(super) fn samples(&self) -> Option<Vec<f32>> {
        let progress = self.lock();
        (progress.steps > 0).then(|| progress.x.clone())
    }

    /// Stores the output of a cycle. The previous one is replaced after all of it is read.
    pub(super) async fn keep_cycle(
        &mut self,
        r: &mut Recorder,
        cycles: usize,
        trunk: &Representation,
    ) -> Result<()> {
        r.submit()?;
        let (s, z) = (read(&trunk.s).await?, read(&trunk.z).await?);
        let mut progress = self.lock();
        (progress.cycles, progress.s, progress.z) = (cycles, s, z);
        Ok(())
    }

    /// Stores the positions after a step.
    pub(super) fn keep_step(&mut self, steps: usize, x: &[f32]) {
        let mut progress = self.lock();
        progress.steps = steps;
        progress.x.clear();
        progress.x.extend_from_slice(x);
    }
}

impl Progress {
    fn bytes(&self) -> usize {
        (self.s.len() + self.z.len() + self.x.len()) * size_of::<f32>()
    }

    fn to_bytes(&self) -> Vec<u8> {
        let parts = [&self.s, &self.z, &self.x];
        let mut bytes = Vec::with_capacity(HEADER_BYTES + self.bytes());
        bytes.extend(MAGIC);
        // A new state has job 0 and no progress.
        let header = [self.job.unwrap_or(0), self.cycles as u64, self.steps as u64];
        let lengths = parts.map(|part| part.len() as u64);
        for number in header.into_iter().chain(lengths) {
            bytes.extend(number.to_le_bytes());
        }
        for number in parts.into_iter().flatten() {
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let refused = |message: &str| Error::input("resume state", message);
        let (header, numbers) = bytes
            .split_at_checked(HEADER_BYTES)
            .filter(|(header, _)| header.starts_with(&MAGIC))
            .ok_or_else(|| refused("should be the bytes of a stored state of this version"))?;
        let mut fields = header[MAGIC.len()..]
            .chunks_exact(8)
            .map(|field| u64::from_le_bytes(std::array::from_fn(|at| field[at])));
        let mut field = || fields.next().unwrap_or(0);
        let (job, cycles, steps) = (field(), field(), field());
        let lengths = [field(), field(), field()];
        let mut rest = numbers;
        let parts = lengths.map(|length| floats(&mut rest, length));
        match (parts, usize::try_from(cycles), usize::try_from(steps)) {
            ([Some(s), Some(z), Some(x)], Ok(cycles), Ok(steps)) if rest.is_empty() => {
                Ok(Progress {
                    job: (job != 0).then_some(job),
                    cycles,
                    s,
                    z,
                    steps,
                    x,
                })
            }
            _ => Err(refused("is truncated, or longer than it should be")),
        }
    }
}

/// Takes `length` numbers from the front of `rest`, if it has that many.
fn floats(rest: &mut &[u8], length: u64) -> Option<Vec<f32>> {
    let bytes = usize::try_from(length)
        .ok()?
        .checked_mul(size_of::<f32>())?;
    let (part, after) = rest.split_at_checked(bytes)?;
    *rest = after;
    let float = |four: &[u8]| f32::from_le_bytes(std::array::from_fn(|at| four[at]));
    Some(part.chunks_exact(size_of::<f32>()).map(float).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> FoldState {
        FoldState::new(Progress {
            job: Some(u64::MAX - 1),
            cycles: 2,
            s: vec![1.5, -0.0],
            z: vec![f32::MIN_POSITIVE],
            steps: 3,
            x: vec![4.0, 5.0, 6.0],
        })
    }

    #[test]
    fn a_stored_state_is_read_again() {
        for state in [state(), FoldState::default()] {
            assert!(FoldState::from_bytes(&state.to_bytes()) == Ok(state));
        }
    }

    #[test]
    fn truncated_and_foreign_bytes_are_refused() {
        let bytes = state().to_bytes();
        for length in 0..bytes.len() {
            assert!(FoldState::from_bytes(&bytes[..length]).is_err(), "{length}");
        }
        let longer = [&bytes[..], &[0]].concat();
        let mut huge = bytes.clone();
        huge[HEADER_BYTES - 8..HEADER_BYTES].fill(0xFF);
        let mut foreign = bytes;
        foreign[7] = b'2';
        for wrong in [longer, huge, foreign] {
            assert!(FoldState::from_bytes(&wrong).is_err());
        }
    }
}
