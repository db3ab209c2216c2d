//! The settings, stages and output of a prediction.

/// The amount of work of a prediction.
///
/// ```
/// # use trifold::openfold3::Settings;
/// let settings = Settings::default().samples(1).steps(20);
/// assert_eq!(settings.recycles, 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Settings {
    /// Repetitions of the trunk on its own output: 3 recycles are 4 cycles.
    pub recycles: usize,
    /// Denoising steps.
    pub steps: usize,
    /// Structures drawn at once.
    pub samples: usize,
}

impl Default for Settings {
    /// OpenFold3's defaults: 3 recycles, 200 steps, 5 samples.
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Settings {
    /// OpenFold3's defaults: 3 recycles, 200 steps, 5 samples.
    pub const DEFAULT: Settings = Settings {
        recycles: 3,
        steps: 200,
        samples: 5,
    };

    /// Sets the number of recycles.
    #[must_use]
    pub const fn recycles(self, recycles: usize) -> Self {
        Settings { recycles, ..self }
    }

    /// Sets the number of denoising steps.
    #[must_use]
    pub const fn steps(self, steps: usize) -> Self {
        Settings { steps, ..self }
    }

    /// Sets the number of structures.
    #[must_use]
    pub const fn samples(self, samples: usize) -> Self {
        Settings { samples, ..self }
    }
}

/// The progress of a prediction.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Stage<'a> {
    /// The features are embedded.
    Embedding,
    /// A block of the trunk's Pairformer is recorded; the device may be some blocks behind.
    Trunk {
        /// The cycle, from 0.
        cycle: usize,
        /// Number of cycles.
        of: usize,
        /// The block, from 0.
        block: usize,
        /// Number of blocks in a cycle.
        blocks: usize,
    },
    /// A denoising step is done.
    Diffusion {
        /// The step, from 0.
        step: usize,
        /// Number of steps.
        of: usize,
        /// Positions after the step, `[S, A, 3]`, angstroms, with a random rotation and translation
        /// in every step.
        coordinates: &'a [f32],
    },
    /// The confidences of a sample are computed.
    Confidence {
        /// The sample, from 0.
        sample: usize,
        /// Number of samples.
        of: usize,
    },
}

/// Coordinates and logits on the host; S samples of A atoms and N tokens, row-major.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ModelOutput {
    /// S.
    pub samples: usize,
    /// `[S, A, 3]`, angstroms.
    pub coordinates: Vec<f32>,
    /// Logits `[S, A, 50]` of the atoms' pLDDT, bins on 0 to 1.
    pub plddt: Vec<f32>,
    /// Logits `[S, A, 2]` of not resolved and resolved.
    pub resolved: Vec<f32>,
    /// Logits `[S, N, N, 64]` of the aligned error, bins on 0 to 32 angstroms.
    pub pae: Vec<f32>,
    /// Logits `[S, N, N, 64]` of the distance error, bins on 0 to 32 angstroms.
    pub pde: Vec<f32>,
    /// Logits `[N, N, 64]` of the distance between tokens, bins on 2 to 22 angstroms.
    pub distogram: Vec<f32>,
}
