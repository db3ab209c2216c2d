//! What a prediction is asked for, what it tells on its way, and what it gives.

/// How much work a prediction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How often the trunk reads its own output: 3 are four cycles.
    pub recycles: usize,
    /// Denoising steps.
    pub steps: usize,
    /// Structures drawn at once.
    pub samples: usize,
}

impl Default for Settings {
    /// OpenFold3's own: 3 recycles, 200 steps, 5 samples.
    fn default() -> Self {
        Settings {
            recycles: 3,
            steps: 200,
            samples: 5,
        }
    }
}

/// How far a prediction is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Stage<'a> {
    /// The features are embedded.
    Embedding,
    /// A block of the trunk's Pairformer is under way; the device is at most some blocks behind.
    Trunk {
        /// The cycle, from 0.
        cycle: usize,
        /// How many there are.
        of: usize,
        /// The block, from 0.
        block: usize,
        /// How many there are in a cycle.
        blocks: usize,
    },
    /// A denoising step is done.
    Diffusion {
        /// The step, from 0.
        step: usize,
        /// How many there are.
        of: usize,
        /// Where the atoms are after it: `[S, A, 3]`, angstroms, turned and shifted at random in
        /// every step.
        coordinates: &'a [f32],
    },
    /// The confidences of a sample are there.
    Confidence {
        /// The sample, from 0.
        sample: usize,
        /// How many there are.
        of: usize,
    },
}

/// What the model gives, on the host; S samples of A atoms and N tokens, row-major.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prediction {
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
