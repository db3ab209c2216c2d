//! The tokens with a valid frame: three atoms that are not on a line.

use super::complex::{Complex, Token};
use super::frame::Frame;

/// The smallest angle of a valid frame, degrees.
const LEAST_ANGLE: f32 = 25.0;

/// Added to every squared difference, as the reference does.
const EPSILON: f32 = 1e-8;

impl Complex {
    /// `[N]`: whether each token has a valid frame. `coordinates` is `[A, 3]`.
    pub(super) fn framed_tokens(&self, coordinates: &[f32]) -> Vec<bool> {
        let at = |atom: usize| [0, 1, 2].map(|axis| coordinates[atom * 3 + axis]);
        let framed = |token: &Token| match token.frame {
            Frame::Backbone => true,
            Frame::None => false,
            Frame::Nearest(atom) => {
                let own = at(atom);
                let others = self.chains[token.chain]
                    .atoms
                    .clone()
                    .filter(|other| *other != atom)
                    .map(at);
                two_nearest(own, others).is_some_and(|[a, b]| is_bent(own, a, b))
            }
        };
        self.tokens.iter().map(framed).collect()
    }

    /// Whether each chain has a token with a frame.
    pub(super) fn framed_chains(&self, framed: &[bool]) -> Vec<bool> {
        let mut chains = vec![false; self.chains.len()];
        for (token, framed) in self.tokens.iter().zip(framed) {
            chains[token.chain] |= framed;
        }
        chains
    }
}

fn two_nearest(own: [f32; 3], others: impl Iterator<Item = [f32; 3]>) -> Option<[[f32; 3]; 2]> {
    let mut nearest: [Option<(f32, [f32; 3])>; 2] = [None, None];
    for other in others {
        let distance = (0..3)
            .map(|axis| EPSILON + (own[axis] - other[axis]).powi(2))
            .sum::<f32>()
            .sqrt();
        let nearer = |than: Option<(f32, [f32; 3])>| than.is_none_or(|(least, _)| distance < least);
        if nearer(nearest[0]) {
            nearest = [Some((distance, other)), nearest[0]];
        } else if nearer(nearest[1]) {
            nearest[1] = Some((distance, other));
        }
    }
    Some([nearest[0]?.1, nearest[1]?.1])
}

fn is_bent(corner: [f32; 3], a: [f32; 3], b: [f32; 3]) -> bool {
    let to = |end: [f32; 3]| [0, 1, 2].map(|axis| f64::from(end[axis] - corner[axis]));
    let dot = |u: [f64; 3], v: [f64; 3]| u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>();
    let length = |u: [f64; 3]| (f64::from(EPSILON) + dot(u, u)).sqrt();
    let (u, v) = (to(a), to(b));
    let cosine = dot(u, v) / (length(u) * length(v));
    cosine.abs() < f64::from(LEAST_ANGLE).to_radians().cos()
}
