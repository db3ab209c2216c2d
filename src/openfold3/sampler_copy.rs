//! The diffusion module is saved twice in a checkpoint: the second copy belongs to OpenFold3's
//! sampler.

use crate::weights::Weights;

const COPY: &str = "sample_diffusion.diffusion_module";
const ORIGINAL: &str = "diffusion_module";

/// The weights without the sampler's copy of the diffusion module; `None` if they have no copy.
/// Reading a tensor whose copy differs is an error.
pub fn merged(weights: &Weights) -> Option<Weights> {
    weights.merged(COPY, ORIGINAL)
}
