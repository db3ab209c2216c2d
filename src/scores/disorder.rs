//! The fraction of disordered protein residues, by their solvent accessible areas.

use super::area::accessible_areas;
use super::complex::{Chain, Complex};
use crate::formats::PolymerKind;

/// A residue is disordered if the smoothed exposed share of its area exceeds this.
const THRESHOLD: f64 = 0.581;

/// Residues averaged before and after each residue.
const HALF_WINDOW: isize = 12;

impl Complex {
    /// The fraction of exposed protein residues, with areas of each chain separately; zero without
    /// a protein. `positions` is `[A]`.
    pub(super) fn disorder(&self, positions: &[[f32; 3]]) -> f64 {
        let proteins = self
            .chains
            .iter()
            .filter(|chain| chain.kind == Some(PolymerKind::Protein));
        let open: Vec<f64> = proteins
            .flat_map(|chain| smoothed(&self.open_shares(chain, positions)))
            .collect();
        open.iter().filter(|share| **share > THRESHOLD).count() as f64 / open.len().max(1) as f64
    }

    fn open_shares(&self, chain: &Chain, positions: &[[f32; 3]]) -> Vec<f64> {
        let first = chain.atoms.start;
        let areas = accessible_areas(
            &positions[chain.atoms.clone()],
            &self.radii[chain.atoms.clone()],
        );
        let share = |residue: &super::complex::Residue| {
            let own = &areas[residue.atoms.start - first..residue.atoms.end - first];
            (own.iter().map(|area| f64::from(*area)).sum::<f64>() / residue.largest_area)
                .clamp(0.0, 1.0)
        };
        chain.residues.iter().map(share).collect()
    }
}

/// Means over windows; the ends are reflected as often as needed.
fn smoothed(shares: &[f64]) -> Vec<f64> {
    let last = shares.len() as isize - 1;
    let reflected = |at: isize| match last {
        0 => 0,
        _ => {
            let at = at.rem_euclid(2 * last);
            at.min(2 * last - at) as usize
        }
    };
    let width = (2 * HALF_WINDOW + 1) as f64;
    (0..=last)
        .map(|at| {
            (at - HALF_WINDOW..=at + HALF_WINDOW)
                .map(|near| shares[reflected(near)])
                .sum::<f64>()
                / width
        })
        .collect()
}
