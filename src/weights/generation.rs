//! Which OpenFold3 a checkpoint is for. Several differences are silent: the tensors have the same names and shapes, and mean
//! something else.

use super::{refuse, Weights};
use crate::error::Result;

/// The generations of OpenFold3's weights that this crate runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// `of3-p2-*`, of OpenFold3 0.4; its buffer `version_tensor` is 1, 0, 0.
    P2,
    /// `of3-ob-*`, of OpenFold3 0.5, the present one; its buffer `version_tensor` is 2, 0, 0.
    Openbind,
}

const VERSION: &str = "version_tensor";
const TRANSFORMER: &str = "diffusion_module.diffusion_transformer";
const ATOM_TRANSFORMER: &str = "diffusion_module.atom_attn_enc.atom_transformer";
const PER_BLOCK: &str = "blocks.0.attention_pair_bias.layer_norm_z.weight";

impl Generation {
    /// The generation of a checkpoint, told by its tensors' names; none where they are not those of OpenFold3.
    ///
    /// A checkpoint may lack `version_tensor`, as OpenFold3 allows.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] for the weights of OpenFold3 0.3, and where `version_tensor` contradicts the names.
    pub fn detect(weights: &Weights) -> Result<Option<Self>> {
        let has = |name: &str| weights.tensors.contains_key(name);
        let per_stack = has(&format!("{TRANSFORMER}.layer_norm_z.weight"));
        let per_block = has(&format!("{TRANSFORMER}.{PER_BLOCK}"));
        if has(&format!("{ATOM_TRANSFORMER}.{PER_BLOCK}")) {
            return Err(refuse("these are weights of OpenFold3 0.3 (of3_ft3_v1), which is not supported: take of3-p2-155k or of3-ob-2025-06-30-174k"));
        }
        let generation = match (per_stack, per_block) {
            (false, false) => return Ok(None),
            (true, false) => Generation::Openbind,
            (false, true) => Generation::P2,
            (true, true) => return Err(refuse(format!("{TRANSFORMER} should have one layer_norm_z, or one in each block, got both"))),
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

    /// What it is called in the metadata of converted files.
    pub fn name(self) -> &'static str {
        match self {
            Generation::P2 => "p2",
            Generation::Openbind => "openbind",
        }
    }

    /// What its `version_tensor` holds.
    pub fn version(self) -> [f32; 3] {
        match self {
            Generation::P2 => [1.0, 0.0, 0.0],
            Generation::Openbind => [2.0, 0.0, 0.0],
        }
    }

    /// Whether the bias of `tri_att_end` is read `[k, q]`, as in the papers; `[q, k]` otherwise.
    pub fn ending_bias_as_in_paper(self) -> bool {
        self == Generation::P2
    }

    /// What the feature `deletion_value` multiplies `atan(deletions / 3)` with.
    pub fn deletion_scale(self) -> f32 {
        match self {
            Generation::P2 => 8.0 * std::f32::consts::FRAC_1_PI,
            Generation::Openbind => std::f32::consts::FRAC_2_PI,
        }
    }

    /// Whether rows of the main MSA that occur twice are dropped, which changes `profile` and `deletion_mean` too.
    pub fn drops_repeated_rows(self) -> bool {
        self == Generation::Openbind
    }

    /// Whether `profile` counts element e of the flattened MSA in column e / rows instead of its own.
    pub fn scrambles_profile(self) -> bool {
        self == Generation::P2
    }

    /// Whether each block of the diffusion transformer normalises the pair representation with weights of its own.
    pub fn pair_norm_per_block(self) -> bool {
        self == Generation::P2
    }

    /// Whether the confidence heads mask tokens by their representative atom.
    pub fn confidence_mask_by_representative(self) -> bool {
        self == Generation::P2
    }

    /// Whether means over chain pairs leave out tokens without a frame, sample by sample.
    pub fn chain_pairs_by_frame(self) -> bool {
        self == Generation::Openbind
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
        found.ok_or_else(|| refuse(format!("these are not OpenFold3's: {TRANSFORMER} has no layer_norm_z")))
    }
}
