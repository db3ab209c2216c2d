//! Folding from a query to output files: features, the model, scores, structures. Used by the
//! command line and by browsers; it uses no file system.
//!
//! ```no_run
//! use trifold::fold::{Fold, Job};
//! use trifold::network;
//! use trifold::openfold3::{OpenFold3, Settings};
//! use trifold::{Device, DeviceOptions};
//!
//! # fn main() -> trifold::Result<()> {
//! let device = Device::open_blocking(DeviceOptions::default())?;
//! let model = OpenFold3::load(&device, &network::weights()?)?; // or `Weights::open("of3.pt")`
//! let job = Job::from_sequence("villin", "LSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF", &model)?;
//! let folded = Fold::new(&model, &job)
//!     .settings(Settings::default().samples(1).steps(20))
//!     .on_progress(|stage| {
//!         println!("{stage:?}");
//!         true // false cancels: `Error::Cancelled`
//!     })
//!     .run_blocking()?;
//! for file in folded.files {
//!     println!("{}: {} bytes", file.path, file.bytes.len());
//! }
//! # Ok(())
//! # }
//! ```

mod clock;
mod estimate;
mod files;
mod fingerprint;
mod job;
mod options;
mod read;

pub use estimate::{share_done, Estimate, Planner};
pub use files::OutputFile;
pub use job::Job;
pub use options::{FoldOptions, StructureFormat};

use self::clock::Clock;
use self::read::Reader;
use crate::error::{Error, Result};
use crate::formats::confidences::SummaryRow;
use crate::noise::SeededNoise;
use crate::openfold3::{FoldState, OpenFold3, Settings, Stage};
use crate::scores::Confidence;

/// The output of a fold.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The output files, in the order of samples.
    pub files: Vec<OutputFile>,
    /// The rows of the samples in a summary.
    pub rows: Vec<SummaryRow>,
    /// Coordinates and confidences of the samples.
    pub samples: Vec<Sample>,
}

/// One structure and its confidences.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// `[A, 3]`, angstroms.
    pub coordinates: Vec<f32>,
    /// pLDDT, PAE, PDE and scores.
    pub confidence: Confidence,
}

/// The fold of a job, to be configured and run.
///
/// Defaults: OpenFold3's settings, seed 1, mmCIF, and the note of the model's weights.
pub struct Fold<'a, P = fn(Stage<'_>) -> bool> {
    model: &'a OpenFold3,
    job: &'a Job,
    options: FoldOptions,
    progress: P,
    state: Option<&'a mut FoldState>,
}

impl<'a> Fold<'a> {
    /// Prepares the fold of a job.
    pub fn new(model: &'a OpenFold3, job: &'a Job) -> Self {
        Fold {
            model,
            job,
            options: FoldOptions::default().note(model.note().map(str::to_string)),
            progress: |_| true,
            state: None,
        }
    }
}

impl<'a, P: FnMut(Stage<'_>) -> bool> Fold<'a, P> {
    /// Replaces all options.
    #[must_use]
    pub fn options(self, options: FoldOptions) -> Self {
        Fold { options, ..self }
    }

    /// Sets recycles, steps and samples.
    #[must_use]
    pub fn settings(self, settings: Settings) -> Self {
        let options = self.options.settings(settings);
        Fold { options, ..self }
    }

    /// Sets the seed of the noise. One seed gives the same structures on every machine, within
    /// rounding.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        let options = self.options.seed(seed);
        Fold { options, ..self }
    }

    /// Sets the format of structures.
    #[must_use]
    pub fn format(self, format: StructureFormat) -> Self {
        let options = self.options.format(format);
        Fold { options, ..self }
    }

    /// Calls `progress` after each stage; it returns false to cancel.
    #[must_use]
    pub fn on_progress<Q: FnMut(Stage<'_>) -> bool>(self, progress: Q) -> Fold<'a, Q> {
        Fold {
            model: self.model,
            job: self.job,
            options: self.options,
            progress,
            state: self.state,
        }
    }

    /// Resumes from `state` and stores the progress in it, on any device. `state` is empty after a
    /// complete fold. See [`OpenFold3::structures`].
    #[must_use]
    pub fn resume(self, state: &'a mut FoldState) -> Self {
        Fold {
            state: Some(state),
            ..self
        }
    }

    /// Folds: the output files of every sample, and their scores.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where the progress callback returns false, the model's errors, and
    /// [`Error::Input`] where the state belongs to another job or a number of the output is not
    /// finite or does not fit the format.
    pub async fn run(self) -> Result<Folded> {
        let clock = Clock::start();
        let (job, options) = (self.job, self.options.clone());
        let samples = self.predict().await?;
        Folded::new(job, &options, samples, clock.seconds())
    }

    /// [`Fold::run`], blocking. Not available in browsers.
    ///
    /// # Errors
    /// As [`Fold::run`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn run_blocking(self) -> Result<Folded> {
        pollster::block_on(self.run())
    }

    /// Predicts the structures and their confidences, without files.
    ///
    /// # Errors
    /// As [`Fold::run`], but for formats.
    pub async fn predict(mut self) -> Result<Vec<Sample>> {
        let (model, job, options) = (self.model, self.job, &self.options);
        if let Some(state) = &mut self.state {
            state.hold_for(job.fingerprint(options))?;
        }
        let mut noise = SeededNoise::new(options.seed);
        let (features, settings) = (&job.features, &options.settings);
        let state = self.state.as_deref_mut();
        let structures = model
            .structures(features, settings, &mut noise, &mut self.progress, state)
            .await?;
        let mut reader = Reader::new(&structures, job.complex());
        let contacts = reader.contacts().await?;
        let scorer = job.scorer(structures.coordinates(), contacts)?;
        let of = structures.samples();
        let mut samples = Vec::with_capacity(of);
        let atoms = job.complex().atoms().max(1);
        for (sample, xyz) in structures.coordinates().chunks_exact(3 * atoms).enumerate() {
            let mut confidence = scorer.score(sample, reader.sample(sample).await?)?;
            confidence.scores.note.clone_from(&options.note);
            samples.push(Sample {
                coordinates: xyz.to_vec(),
                confidence,
            });
            if !(self.progress)(Stage::Confidence { sample, of }) {
                return Err(Error::Cancelled);
            }
        }
        if let Some(state) = self.state {
            state.clear();
        }
        Ok(samples)
    }
}
