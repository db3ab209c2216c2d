//! The generations of OpenFold3's weights. Several differences are silent: the tensors have the
//! same names and shapes, and mean something else.

/// Which OpenFold3 weights are for: each was trained on what its own code made of a query, mistakes
/// included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Generation {
    /// `of3-p2-*`, of OpenFold3 0.4.
    Preview2,
    /// `of3-ob-*`, of OpenFold3 0.5, the present one.
    #[default]
    Openbind,
}

impl Generation {
    /// Its name in the metadata of converted files.
    pub fn name(self) -> &'static str {
        match self {
            Generation::Preview2 => "p2",
            Generation::Openbind => "openbind",
        }
    }

    /// The value of the buffer `version_tensor` in its weights.
    pub fn version(self) -> [f32; 3] {
        match self {
            Generation::Preview2 => [1.0, 0.0, 0.0],
            Generation::Openbind => [2.0, 0.0, 0.0],
        }
    }

    /// Whether the bias of `tri_att_end` is read `[k, q]`, as in the papers; `[q, k]` otherwise.
    pub fn ending_bias_as_in_paper(self) -> bool {
        self == Generation::Preview2
    }

    /// The factor of `atan(deletions / 3)` in the feature `deletion_value`.
    pub fn deletion_scale(self) -> f32 {
        match self {
            Generation::Preview2 => 8.0 * std::f32::consts::FRAC_1_PI,
            Generation::Openbind => std::f32::consts::FRAC_2_PI,
        }
    }

    /// Whether rows of the main MSA that occur twice are dropped, which changes `profile` and
    /// `deletion_mean` too.
    pub fn drops_repeated_rows(self) -> bool {
        self == Generation::Openbind
    }

    /// Whether `profile` counts the letters row after row, but gives them out to the columns as if
    /// it went column after column.
    pub fn scrambles_profile(self) -> bool {
        self == Generation::Preview2
    }

    /// Whether the confidence heads mask tokens by their representative atom.
    pub fn confidence_mask_by_representative(self) -> bool {
        self == Generation::Preview2
    }

    /// Whether a chain counts as a partner in every sample once it has a frame in any.
    pub fn partners_of_any_sample(self) -> bool {
        self == Generation::Preview2
    }
}
