//! Relative positions of tokens, as indices of one-hot channels.

use super::tokens::TokenFeatures;

/// Channels of the expanded encoding: 66 of residues, 66 of tokens, 1 of the entity, 6 of chains.
pub const RELPOS_CHANNELS: usize = 139;

const MAX_OFFSET: i32 = 32;
const MAX_CHAIN_OFFSET: i32 = 2;

/// The channel of each group that is one, for every pair of tokens (AF3 Algorithm 3).
///
/// Pairs are `[N, N]`; the second index is subtracted from the first. As in OpenFold3, the chain
/// offset is given to tokens of the same entity, not only of other chains. In a cyclic chain all
/// three offsets are counted in tokens along the shorter way around the ring.
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

    /// The four channels that are one for a pair, and whether the third is one.
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

/// The bin of an offset; the last one is for pairs without an offset.
fn bin(offset: i32, there: bool, most: i32) -> u8 {
    let bin = if there {
        (offset + most).clamp(0, 2 * most)
    } else {
        2 * most + 1
    };
    bin as u8
}

/// The position of each token in its ring.
struct Rings {
    /// `[N]`, the chain of the ring, the position in it and its length; `None` for tokens of open
    /// chains.
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

    /// The offset from token j to token i, the shorter way around; the backward one for opposite
    /// tokens.
    fn offset(&self, i: usize, j: usize) -> Option<i32> {
        let ((chain, from, length), (other, to, _)) = (self.places[i]?, self.places[j]?);
        let ahead = (to + length - from) % length;
        // Half of an odd length is rounded to the even neighbour, as in Python.
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
