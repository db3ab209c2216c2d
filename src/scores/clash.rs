//! Clashes between polymers.
//!
//! OpenFold3 0.4 never finds a clash, since it uses every chain's number as a flag. This is not
//! reproduced, also not for its weights.

use super::complex::{Chain, Complex};

/// Atoms closer than this clash, in angstroms.
const NEAREST: f32 = 1.1;
/// A pair of chains clashes with more clashing atoms than this,
const MOST: usize = 100;
/// or with a larger share of the smaller chain's atoms than this.
const LARGEST_SHARE: f64 = 0.5;

impl Complex {
    /// Whether any two polymer chains clash. `positions` is `[A]`.
    pub(super) fn has_clash(&self, positions: &[[f32; 3]]) -> bool {
        let polymers: Vec<&Chain> = self
            .chains
            .iter()
            .filter(|chain| chain.kind.is_some())
            .collect();
        let clash = |a: &Chain, b: &Chain| {
            let count = clashes(&positions[a.atoms.clone()], &positions[b.atoms.clone()]);
            count > MOST
                || count as f64 / a.atoms.len().min(b.atoms.len()).max(1) as f64 > LARGEST_SHARE
        };
        polymers
            .iter()
            .enumerate()
            .any(|(at, a)| polymers[at + 1..].iter().any(|b| clash(a, b)))
    }
}

fn clashes(a: &[[f32; 3]], b: &[[f32; 3]]) -> usize {
    let near = |a: &[f32; 3], b: &[f32; 3]| {
        (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum::<f32>() < NEAREST * NEAREST
    };
    a.iter()
        .map(|a| b.iter().filter(|b| near(a, b)).count())
        .sum()
}
