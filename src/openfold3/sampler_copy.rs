//! The diffusion module is saved twice in a checkpoint: OpenFold3's sampler holds it too.

use crate::weights::Weights;

const COPY: &str = "sample_diffusion.diffusion_module";
const ORIGINAL: &str = "diffusion_module";

/// The weights without the sampler's copy of the diffusion module; `None` where they have none.
/// Reading a tensor whose copy differs is an error.
pub fn merged(weights: &Weights) -> Option<Weights> {
    weights.merged(COPY, ORIGINAL)
}
