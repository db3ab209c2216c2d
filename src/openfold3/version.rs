//! The releases of OpenFold3 that checkpoints belong to.
//!
//! Tensors of two releases may have the same names and shapes and a different meaning, so a
//! checkpoint runs with the rules of its release.

use std::f32::consts::FRAC_1_PI;

use super::sampler_copy::merged;
use crate::error::{Error, Result};
use crate::features::MsaRules;
use crate::scores::PartnerRule;
use crate::weights::Weights;

const TRANSFORMER: &str = "diffusion_module.diffusion_transformer";
const ATOM_TRANSFORMER: &str = "diffusion_module.atom_attn_enc.atom_transformer";
const PER_BLOCK: &str = "blocks.0.attention_pair_bias.layer_norm_z.weight";

/// The OpenFold3 release that a checkpoint was trained with.
///
/// Each release trained on the features of its code. Known bugs of those features are reproduced,
/// since the weights depend on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ModelVersion {
    /// `of3-p2-*`, OpenFold3 0.4.
    Preview2,
    /// `of3-ob-*`, OpenFold3 0.5, the current release.
    #[default]
    Openbind,
}

impl ModelVersion {
    /// The tensor that holds the version number.
    pub(crate) const TENSOR: &str = "version_tensor";

    /// The version's name in the metadata of converted files.
    pub fn name(self) -> &'static str {
        match self {
            ModelVersion::Preview2 => "p2",
            ModelVersion::Openbind => "openbind",
        }
    }

    /// The values of the buffer `version_tensor`.
    pub fn version_tensor(self) -> [f32; 3] {
        match self {
            ModelVersion::Preview2 => [1.0, 0.0, 0.0],
            ModelVersion::Openbind => [2.0, 0.0, 0.0],
        }
    }

    /// Whether the bias of `tri_att_end` is read as `[k, q]`, as in the papers, instead of
    /// `[q, k]`.
    pub fn ending_bias_as_in_paper(self) -> bool {
        self == ModelVersion::Preview2
    }

    /// Whether the confidence heads mask tokens by their representative atom.
    pub fn confidence_mask_by_representative(self) -> bool {
        self == ModelVersion::Preview2
    }

    /// The rules of alignment features.
    pub fn msa_rules(self) -> MsaRules {
        match self {
            ModelVersion::Preview2 => MsaRules {
                deletion_scale: 8.0 * FRAC_1_PI,
                drop_repeated_rows: false,
                scramble_profile: true,
            },
            ModelVersion::Openbind => MsaRules::default(),
        }
    }

    /// The rule for a chain's partners in `bespoke_iptm`.
    pub fn partner_rule(self) -> PartnerRule {
        match self {
            ModelVersion::Preview2 => PartnerRule::AnySample,
            ModelVersion::Openbind => PartnerRule::OwnSample,
        }
    }

    /// Detects the version of a checkpoint by the names of its tensors; `None` for other models.
    ///
    /// A checkpoint may lack `version_tensor`, as in OpenFold3.
    ///
    /// # Errors
    /// [`Error::Weights`] for the weights of OpenFold3 0.3, and where `version_tensor` contradicts
    /// the names.
    pub fn detect(weights: &Weights) -> Result<Option<Self>> {
        let merged = merged(weights);
        let weights = merged.as_ref().unwrap_or(weights);
        let has = |name: &str| weights.shape(name).is_some();
        let per_stack = has(&format!("{TRANSFORMER}.layer_norm_z.weight"));
        let per_block = has(&format!("{TRANSFORMER}.{PER_BLOCK}"));
        if has(&format!("{ATOM_TRANSFORMER}.{PER_BLOCK}")) {
            return Err(Error::Weights(
                "OpenFold3 0.3 (of3_ft3_v1) is not supported: use of3-p2-155k or \
                of3-ob-2025-06-30-174k"
                    .into(),
            ));
        }
        let version = match (per_stack, per_block) {
            (false, false) => return Ok(None),
            (true, false) => ModelVersion::Openbind,
            (false, true) => ModelVersion::Preview2,
            (true, true) => {
                return Err(Error::Weights(format!(
                    "{TRANSFORMER} should have one layer_norm_z, or one in each block, got both"
                )))
            }
        };
        version.check_tensor(weights)?;
        Ok(Some(version))
    }

    /// The version of OpenFold3's weights.
    ///
    /// # Errors
    /// As [`ModelVersion::detect`], and [`Error::Weights`] for another model.
    pub fn of(weights: &Weights) -> Result<Self> {
        ModelVersion::detect(weights)?.ok_or_else(|| {
            Error::Weights(format!(
                "not a checkpoint of OpenFold3: {TRANSFORMER} has no layer_norm_z"
            ))
        })
    }

    fn check_tensor(self, weights: &Weights) -> Result<()> {
        if weights.shape(Self::TENSOR).is_none() {
            return Ok(());
        }
        let (expected, got) = (
            self.version_tensor(),
            weights.tensor(Self::TENSOR)?.to_floats(),
        );
        match got == expected {
            true => Ok(()),
            false => Err(Error::Weights(format!(
                "{} should be {expected:?} as the other tensors are of {}, got {got:?}",
                Self::TENSOR,
                self.name()
            ))),
        }
    }
}
