//! Parts shared by the variants on cooperative matrices: f16 operands, sums in f32.
//!
//! A variant is named after the matrices of the hardware: `coop16` for 16 x 16, `coop8` for 8 x 8.
//! Both come from one WGSL text, in which the preprocessor replaces each matrix of 16 x 16 by four
//! quarters. `_split2` names the subgroups that share the sums of an output, `_tile128` the rows
//! of a larger tile.

use super::variant::{Needs, Refusal, Variant};
use crate::shader::{MatrixSize, Specialization};

/// Channels of the rows of kernels with a fused LayerNorm: a vec4 in each lane of a subgroup.
pub(crate) const CHANNELS: usize = 128;

/// Most rows of a product for which the flatter tiles of the plain variants are faster.
pub(super) const FEW_ROWS: usize = 16;

/// Size of the matrices of a variant.
pub(super) fn size_of<P>(variant: &Variant<P>) -> MatrixSize {
    match variant.needs {
        Needs::Matrices(size) => size,
        _ => MatrixSize::default(),
    }
}

/// The part of a specialization that follows from the variant.
pub(super) fn specialization<P>(variant: &Variant<P>) -> Specialization {
    Specialization {
        matrices: size_of(variant),
        ..Specialization::default()
    }
}

/// Rows of gates in a weight, stored before the same number of rows of values.
pub(crate) const GROUP: usize = 16;

/// Support of kernels with a fused LayerNorm.
pub(super) fn supports_channels(channels: usize) -> Result<(), Refusal> {
    match channels {
        CHANNELS => Ok(()),
        _ => Err(Refusal::Unsupported("rows have other than 128 channels")),
    }
}

/// Tiles that leave a large GPU idle, if they are fewer.
const BUSY: usize = 128;

/// How the four subgroups of a workgroup share the tile of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// Rows and columns of the part that a subgroup owns.
    pub own: [usize; 2],
    /// Parts along the rows and the columns of a tile.
    pub across: [usize; 2],
}

impl Share {
    /// Rows and columns of the tile.
    pub const fn tile(self) -> [usize; 2] {
        [self.own[0] * self.across[0], self.own[1] * self.across[1]]
    }

    /// Subgroups that each add some of the sums of one part.
    pub const fn split(self) -> usize {
        4 / (self.across[0] * self.across[1])
    }

    /// Tiles that cover an output.
    pub fn tiles(self, output: [usize; 2]) -> usize {
        let tile = self.tile();
        output[0].div_ceil(tile[0]) * output[1].div_ceil(tile[1])
    }

    /// Whether it suits an output: a large tile if there are many of them, a split of the sums if
    /// there are few of the `whole` tiles.
    pub fn suits(self, output: [usize; 2], whole: Share) -> Result<(), Refusal> {
        let large = self.own[0] > whole.own[0];
        if large && self.tiles(output) < BUSY {
            return Err(Refusal::NotPreferred("so few tiles leave a GPU idle"));
        }
        match self.split() > 1 && whole.tiles(output) >= BUSY {
            true => Err(Refusal::NotPreferred(
                "there are enough tiles without a split of k",
            )),
            false => Ok(()),
        }
    }

    /// Writes itself into a shader whose stages along k are so long; a tile has `w_rows` rows of
    /// each weight.
    pub fn specialize(self, text: Specialization, stage: usize, w_rows: usize) -> Specialization {
        let number = |value: usize| format!("{value}u");
        let loads = |rows: usize| number(rows * stage / 4 / 128);
        text.value("OWN", number(self.own[0] / 16))
            .value("ACROSS_M", number(self.across[0]))
            .value("ACROSS_N", number(self.across[1]))
            .value("SPLIT", number(self.split()))
            .value("VECTORS", number(stage / 4))
            .value("PITCH", number(stage / 4 + 2))
            .value("X_LOADS", loads(self.tile()[0]))
            .value("W_LOADS", loads(w_rows))
            .value("TURNS", number(2_usize.div_ceil(self.split())))
            .define_if("SPLIT_K", self.split() > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Share = Share {
        own: [32, 32],
        across: [2, 2],
    };

    #[test]
    fn only_few_tiles_are_split() {
        let of_two = Share {
            across: [2, 1],
            ..WHOLE
        };
        assert_eq!((of_two.split(), of_two.tile()), (2, [64, 32]));
        assert!(of_two.suits([380, 768], WHOLE).is_ok());
        assert!(of_two.suits([1280, 768], WHOLE).is_err());
        assert_eq!(WHOLE.split(), 1);
        assert!(WHOLE.suits([380, 768], WHOLE).is_ok());
    }

    #[test]
    fn only_many_tiles_are_large() {
        let large = Share {
            own: [64, 64],
            ..WHOLE
        };
        assert_eq!(large.tile(), [128, 128]);
        assert!(large.suits([2560, 3072], WHOLE).is_ok());
        assert!(large.suits([380, 3072], WHOLE).is_err());
    }
}
