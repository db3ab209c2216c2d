//! Rows of tables that a pair of tokens selects: broadcasts over rows and columns, and relative
//! positions, without one-hot channels.

use crate::error::Result;
use crate::features::{RelativePositions, TokenFeatures, RELPOS_CHANNELS};
use crate::gpu::Device;
use crate::tensor::Tensor;

/// Rows of a table of relative positions: one per channel, and one for a bond.
pub(super) const RELATIVE_ROWS: usize = RELPOS_CHANNELS + 1;

/// Indices for [`crate::kernels::gather`], N * N rows each.
#[derive(Debug, Clone)]
pub struct PairIndices {
    /// `2 i` and `2 j + 1`: for tables with two rows per token, one for each side.
    pub(super) sides: Tensor,
    /// The channels of the relative position that are one, without the bond: 4 per pair.
    pub(super) relative: Tensor,
    /// The row of the bond if there is one: 1 per pair.
    pub(super) bond: Tensor,
    /// The index of each token, `[N, 1]`.
    pub(super) tokens: Tensor,
}

impl PairIndices {
    /// The indices of all pairs of these tokens.
    ///
    /// # Errors
    /// [`crate::Error::Device`] where memory runs out.
    pub fn new(device: &Device, tokens: &TokenFeatures) -> Result<Self> {
        let n = tokens.count();
        let positions = RelativePositions::new(tokens);
        let sides: Vec<f32> = (0..n * n)
            .flat_map(|pair| [2 * (pair / n), 2 * (pair % n) + 1])
            .map(|row| row as f32)
            .collect();
        let relative = (0..n * n).flat_map(|pair| {
            let ([residue, token, chain], same_entity) = positions.channels(pair);
            [
                residue as f32,
                token as f32,
                if same_entity {
                    SAME_ENTITY as f32
                } else {
                    -1.0
                },
                chain as f32,
            ]
        });
        let mut bond = vec![-1.0; n * n];
        for [from, to] in &tokens.token_bonds {
            bond[*from as usize * n + *to as usize] = RELPOS_CHANNELS as f32;
        }
        Ok(PairIndices {
            sides: device.upload_rows(&sides, &[n * n, 2])?,
            relative: device.upload_rows(&relative.collect::<Vec<_>>(), &[n * n, 4])?,
            bond: device.upload_rows(&bond, &[n * n, 1])?,
            tokens: device.upload(
                &(0..n).map(|token| token as f32).collect::<Vec<_>>(),
                &[n, 1],
            )?,
        })
    }
}

/// The channel for two tokens of one entity.
const SAME_ENTITY: usize = RELPOS_CHANNELS - 7;
