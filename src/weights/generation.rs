//! Which OpenFold3 a checkpoint is for.

use super::{refuse, Weights};
use crate::error::Result;
pub use crate::features::Generation;

pub(super) const VERSION: &str = "version_tensor";
const TRANSFORMER: &str = "diffusion_module.diffusion_transformer";
const ATOM_TRANSFORMER: &str = "diffusion_module.atom_attn_enc.atom_transformer";
const PER_BLOCK: &str = "blocks.0.attention_pair_bias.layer_norm_z.weight";

impl Generation {
    /// The generation of a checkpoint, told by its tensors' names; none where they are not those of
    /// OpenFold3.
    ///
    /// A checkpoint may lack `version_tensor`, as OpenFold3 allows.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] for the weights of OpenFold3 0.3, and where `version_tensor`
    /// contradicts the names.
    pub fn detect(weights: &Weights) -> Result<Option<Self>> {
        let has = |name: &str| weights.tensors.contains_key(name);
        let per_stack = has(&format!("{TRANSFORMER}.layer_norm_z.weight"));
        let per_block = has(&format!("{TRANSFORMER}.{PER_BLOCK}"));
        if has(&format!("{ATOM_TRANSFORMER}.{PER_BLOCK}")) {
            return Err(refuse(
                "these are weights of OpenFold3 0.3 (of3_ft3_v1), which is not \
                supported: take of3-p2-155k or of3-ob-2025-06-30-174k",
            ));
        }
        let generation = match (per_stack, per_block) {
            (false, false) => return Ok(None),
            (true, false) => Generation::Openbind,
            (false, true) => Generation::Preview2,
            (true, true) => {
                return Err(refuse(format!(
                    "{TRANSFORMER} should have one layer_norm_z, or one in each block, got both"
                )))
            }
        };
        if has(VERSION) {
            let version = weights.tensor(VERSION)?.to_floats();
            if version != generation.version() {
                return Err(refuse(format!(
                    "{VERSION} should be {:?} as the other tensors are of {}, got {version:?}",
                    generation.version(),
                    generation.name()
                )));
            }
        }
        Ok(Some(generation))
    }
}

impl Weights {
    /// Which OpenFold3 these weights are for; `version_tensor` counts as used.
    ///
    /// # Errors
    /// As [`Generation::detect`], and where these are no weights of OpenFold3.
    pub fn generation(&self) -> Result<Generation> {
        let found = Generation::detect(self)?;
        self.used.borrow_mut().insert(VERSION.into());
        found.ok_or_else(|| {
            refuse(format!(
                "these are not OpenFold3's: {TRANSFORMER} has no layer_norm_z"
            ))
        })
    }
}
