//! Estimates of the memory and work of a job.

use super::read::Reader;
use super::Job;
use crate::error::{DeviceError, Error, Result};
use crate::gpu::Device;
use crate::noise::SeededNoise;
use crate::openfold3::{ModelVersion, OpenFold3, Representation, Settings, Stage};
use crate::weights::Weights;

/// The size of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// N.
    pub tokens: usize,
    /// A.
    pub atoms: usize,
    /// Rows of the alignment.
    pub msa_rows: usize,
    /// Bytes of the weights on the device.
    pub weight_bytes: u64,
    /// Largest number of bytes that the job takes on the device, weights included.
    pub device_bytes: u64,
    /// Bytes that its results take on the host, including the text of files.
    pub host_bytes: u64,
    /// Bytes of host memory of a [`FoldState`](crate::openfold3::FoldState), where one is kept.
    pub state_bytes: u64,
}

/// Bytes on the host of a pair of tokens of a sample: its PAE and PDE as numbers, and as text of up
/// to eight letters; its contact as text of up to five.
const PAIR_BYTES: u64 = 2 * (4 + 8) + 5;

/// The model on a device that only counts bytes: it allocates what the real one allocates, and
/// computes nothing.
#[derive(Debug)]
pub struct Planner {
    device: Device,
    model: OpenFold3,
    weight_bytes: u64,
}

impl Planner {
    /// Plans the weights by their shapes.
    ///
    /// # Errors
    /// As [`OpenFold3::load`].
    pub fn new(device: &Device, weights: &Weights) -> Result<Self> {
        let device = device.planned();
        let model = OpenFold3::load(&device, &weights.shapes_alone(ModelVersion::TENSOR)?)?;
        device.trim_memory();
        Ok(Planner {
            weight_bytes: device.memory().live,
            device,
            model,
        })
    }

    /// Plans a job: two cycles if there are several, one step, all samples. More cycles and steps
    /// need no more memory.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where the job is larger than `most_bytes`, or than the memory of this
    /// machine for a software driver.
    pub async fn estimate(
        &self,
        job: &Job,
        settings: &Settings,
        most_bytes: Option<u64>,
    ) -> Result<Estimate> {
        let tokens = &job.features.tokens;
        let size = format!("{} tokens and {} atoms", tokens.count(), tokens.atoms());
        let refuse =
            |message: String| Error::too_large(format!("query {:?}", job.structure.name), message);
        let most = most_bytes.or_else(|| self.device.memory_bytes());
        let expect_most = |bytes: u64| match most.filter(|most| *most < bytes) {
            Some(most) => Err(refuse(format!(
                "{size} take {} of GPU memory, more than the {} allowed",
                shown(bytes),
                shown(most)
            ))),
            None => Ok(()),
        };
        // The work on the host for a plan grows with the pair representation as well.
        expect_most(self.model.pair_bytes(tokens.count()))?;
        self.device.trim_memory();
        self.device.reset_memory_peak();
        let short = Settings {
            recycles: settings.recycles.min(1),
            steps: 1,
            ..*settings
        };
        let trunk = self
            .go_through(job, &short)
            .await
            .map_err(|error| match error {
                Error::Device(DeviceError::OutOfMemory(message)) => {
                    refuse(format!("{size} do not fit this GPU: {message}"))
                }
                error => error,
            })?;
        let device_bytes = self.device.memory().peak;
        expect_most(device_bytes)?;
        let read = (tokens.count().pow(2) + job.complex().pae_count()) * size_of::<f32>();
        let pairs = tokens.count().pow(2) as u64 * PAIR_BYTES;
        Ok(Estimate {
            tokens: tokens.count(),
            atoms: tokens.atoms(),
            msa_rows: job.features.msa.rows,
            weight_bytes: self.weight_bytes,
            device_bytes,
            host_bytes: settings.samples as u64 * pairs + read as u64,
            // The result of a cycle is kept until the next cycle is complete.
            state_bytes: trunk * (1 + settings.recycles.min(1) as u64),
        })
    }

    /// Runs the steps of [`Fold::predict`](super::Fold::predict) without scores, and returns the
    /// bytes of the trunk's output.
    async fn go_through(&self, job: &Job, settings: &Settings) -> Result<u64> {
        let mut noise = SeededNoise::new(0);
        let structures = self
            .model
            .structures(&job.features, settings, &mut noise, &mut |_| true, None)
            .await?;
        let mut reader = Reader::new(&structures, job.complex());
        reader.contacts().await?;
        for sample in 0..structures.samples() {
            reader.sample(sample).await?;
        }
        let Representation { s, z } = structures.trunk();
        Ok(((s.len() + z.len()) * size_of::<f32>()) as u64)
    }
}

/// A number of bytes as text.
fn shown(bytes: u64) -> String {
    match bytes as f64 / f64::from(1 << 20) {
        small if small < 1024.0 => format!("{small:.0} MiB"),
        large => format!("{:.1} GiB", large / 1024.0),
    }
}

impl std::fmt::Display for Estimate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Estimate {
            tokens,
            atoms,
            msa_rows,
            ..
        } = self;
        let [device, weights, host] =
            [self.device_bytes, self.weight_bytes, self.host_bytes].map(shown);
        write!(
            f,
            "{tokens} tokens, {atoms} atoms, {msa_rows} MSA rows; {device} of GPU memory \
            ({weights} of it weights) and {host} of results on the host"
        )
    }
}

/// The share of a prediction's work that is done at this stage, 0 to 1, for OpenFold3 at its full
/// widths.
///
/// The multiplications of a Pairformer block are about `N^2 (1.2e6 + 1.5e3 N)`, of a denoising step
/// `S N (4.6e8 + 7.5e4 N)`; the confidence of a sample takes four blocks.
pub fn share_done(stage: &Stage, tokens: usize, settings: &Settings) -> f64 {
    let n = tokens as f64;
    let block = n * n * (1.2e6 + 1.5e3 * n);
    let step = settings.samples as f64 * n * (4.6e8 + 7.5e4 * n);
    // A cycle has forty-eight blocks; the rest of it takes as long as about four more.
    let trunk = (settings.recycles + 1) as f64 * 52.0 * block;
    let diffusion = settings.steps as f64 * step;
    let confidence = settings.samples as f64 * 4.0 * block;
    let done = match stage {
        Stage::Embedding => 0.0,
        Stage::Trunk {
            cycle,
            of,
            block,
            blocks,
        } => {
            trunk * (*cycle as f64 + (*block + 1) as f64 / (*blocks).max(1) as f64)
                / (*of).max(1) as f64
        }
        Stage::Diffusion { step, of, .. } => {
            trunk + diffusion * (*step + 1) as f64 / (*of).max(1) as f64
        }
        Stage::Confidence { sample, of } => {
            trunk + diffusion + confidence * (*sample + 1) as f64 / (*of).max(1) as f64
        }
    };
    (done / (trunk + diffusion + confidence)).clamp(0.0, 1.0)
}
