//! Relative positions of tokens, as indices of one-hot channels.

use super::tokens::TokenFeatures;

/// Channels of the expanded encoding: 66 of residues, 66 of tokens, 1 of the entity, 6 of chains.
pub const RELPOS_CHANNELS: usize = 139;

const MAX_OFFSET: i32 = 32;
const MAX_CHAIN_OFFSET: i32 = 2;

/// For every pair of tokens, which channel of each group is one (AF3 Algorithm 3).
///
/// Pairs are `[N, N]`, the first index being the one from which the second is subtracted. OpenFold3
/// asks for the same entity, not for another chain, before it gives a chain offset. In a cyclic
/// chain all three offsets are those around the ring, counted in tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct RelativePositions {
    /// `[N, N]`, 0 to 64, or 65 for tokens of other chains.
    pub residue: Vec<u8>,
    /// `[N, N]`, 0 to 64, or 65 for tokens of other residues.
    pub token: Vec<u8>,
    /// `[N, N]`, 0 or 1.
    pub same_entity: Vec<u8>,
    /// `[N, N]`, 0 to 4, or 5 for tokens of other entities.
    pub chain: Vec<u8>,
}

impl RelativePositions {
    /// The relative positions of tokens.
    pub fn new(tokens: &TokenFeatures) -> Self {
        let n = tokens.count();
        let rings = Rings::new(tokens);
        let pairs = || (0..n).flat_map(|i| (0..n).map(move |j| (i, j)));
        let same = |of: &[i32], i: usize, j: usize| of[i] == of[j];
        let offset = |of: &[i32], i: usize, j: usize| rings.offset(i, j).unwrap_or(of[i] - of[j]);
        let residue = pairs().map(|(i, j)| {
            bin(
                offset(&tokens.residue_index, i, j),
                same(&tokens.asym_id, i, j),
                MAX_OFFSET,
            )
        });
        let token = pairs().map(|(i, j)| {
            let together = same(&tokens.asym_id, i, j) && same(&tokens.residue_index, i, j);
            bin(offset(&tokens.token_index, i, j), together, MAX_OFFSET)
        });
        let chain = pairs().map(|(i, j)| {
            bin(
                offset(&tokens.sym_id, i, j),
                same(&tokens.entity_id, i, j),
                MAX_CHAIN_OFFSET,
            )
        });
        RelativePositions {
            residue: residue.collect(),
            token: token.collect(),
            same_entity: pairs()
                .map(|(i, j)| u8::from(same(&tokens.entity_id, i, j)))
                .collect(),
            chain: chain.collect(),
        }
    }

    /// The four channels that are one for a pair, and whether the third of them is.
    pub fn channels(&self, pair: usize) -> ([usize; 3], bool) {
        let (residues, chains) = (2 * MAX_OFFSET as usize + 2, RELPOS_CHANNELS - 6);
        let channels = [
            usize::from(self.residue[pair]),
            residues + usize::from(self.token[pair]),
            chains + usize::from(self.chain[pair]),
        ];
        (channels, self.same_entity[pair] == 1)
    }
}

/// An offset's bin; the last one is for pairs that have none.
fn bin(offset: i32, there: bool, most: i32) -> u8 {
    let bin = if there {
        (offset + most).clamp(0, 2 * most)
    } else {
        2 * most + 1
    };
    bin as u8
}

/// Where each token stands in its ring.
struct Rings {
    /// `[N]`, the ring's chain, the place in it and its length; `None` for tokens of open chains.
    places: Vec<Option<(i32, usize, usize)>>,
}

impl Rings {
    fn new(tokens: &TokenFeatures) -> Self {
        let members = |chain: i32| {
            (0..tokens.count())
                .filter(move |at| tokens.cyclic_mask[*at] == 1 && tokens.asym_id[*at] == chain)
        };
        let mut places = vec![None; tokens.count()];
        let mut chains: Vec<i32> = (0..tokens.count())
            .filter(|at| tokens.cyclic_mask[*at] == 1)
            .map(|at| tokens.asym_id[at])
            .collect();
        chains.dedup();
        for chain in chains {
            let length = members(chain).count();
            for (place, token) in members(chain).enumerate() {
                places[token] = Some((chain, place, length));
            }
        }
        Rings { places }
    }

    /// How far token i is past token j, the shorter way; for the two farthest, the way back.
    fn offset(&self, i: usize, j: usize) -> Option<i32> {
        let ((chain, from, length), (other, to, _)) = (self.places[i]?, self.places[j]?);
        let ahead = (to + length - from) % length;
        // Half of an odd length is rounded to the even neighbour, as Python does.
        let half = length / 2 + usize::from(length % 4 == 3);
        (chain == other).then(|| {
            if ahead > half {
                (length - ahead) as i32
            } else {
                -(ahead as i32)
            }
        })
    }
}
