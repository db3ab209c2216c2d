//! Expectations over bins that scores use: sums of probabilities with a few weights. The sixty-four
//! logits of a pair become a handful of numbers. A GPU computes them from logits on the device;
//! [`expectations`] computes them from logits on the host.

use std::ops::Range;

use super::bins::{self, error_at, PAIR_BINS, PLDDT_BINS};
use super::complex::Complex;
use super::{expect, Logits};
use crate::error::Result;

/// The sums of the distributions of pairs of tokens to compute, shared by some rows.
#[derive(Debug, Clone, PartialEq)]
pub struct BinWeights {
    /// The tokens i of the pairs (i, j); j is any token.
    pub rows: Range<usize>,
    /// Weights of J sums: a pair has J numbers, each the sum of its probabilities with these
    /// weights.
    pub weights: Vec<[f32; PAIR_BINS]>,
}

/// Expected values of one sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// `[A]`, 0 to 100.
    pub plddt: Vec<f32>,
    /// `[N, N, J]`, the sums of [`Complex::pae_weights`].
    pub pae: Vec<f32>,
    /// `[N, N]`, angstroms, the sums of [`Complex::pde_weights`].
    pub pde: Vec<f32>,
}

/// The sums of logits `[N, N, 64]`: `[rows, N, J]` of each entry, concatenated.
pub fn expectations(logits: &[f32], tokens: usize, wanted: &[BinWeights]) -> Vec<f32> {
    let mut sums = Vec::new();
    for BinWeights { rows, weights } in wanted {
        let row = tokens * PAIR_BINS;
        for logits in logits[rows.start * row..rows.end * row].chunks_exact(PAIR_BINS) {
            let (terms, sum) = bins::exponentials::<PAIR_BINS>(logits);
            sums.extend(
                weights
                    .iter()
                    .map(|weights| (bins::dot(&terms, weights) / sum) as f32),
            );
        }
    }
    sums
}

impl Complex {
    /// Weights of the PAE's bins: angstroms first, then the weights of the TM scores that include a
    /// pair of tokens.
    pub fn pae_weights(&self) -> Vec<BinWeights> {
        let mut start = 0;
        let mut of_run = |run: &[super::complex::Token]| {
            let rows = start..start + run.len();
            start = rows.end;
            BinWeights {
                rows,
                weights: self.tm_columns(run[0].chain).weights(),
            }
        };
        self.runs().map(&mut of_run).collect()
    }

    /// Weights of the PDE's bins: angstroms.
    pub fn pde_weights(&self) -> Vec<BinWeights> {
        self.of_all_pairs(std::array::from_fn(error_at))
    }

    /// Weights of the distogram's bins: the probability that two tokens are within 8 angstroms.
    pub fn contact_weights(&self) -> Vec<BinWeights> {
        self.of_all_pairs(bins::contact_weights())
    }

    fn of_all_pairs(&self, weights: [f32; PAIR_BINS]) -> Vec<BinWeights> {
        vec![BinWeights {
            rows: 0..self.tokens(),
            weights: vec![weights],
        }]
    }

    /// Expected values of a sample, from its logits.
    ///
    /// # Errors
    /// [`crate::Error::Shape`] where lengths do not fit the complex.
    pub fn expected(&self, logits: &Logits) -> Result<Expected> {
        let (n, a) = (self.tokens(), self.atoms());
        expect("plddt", logits.plddt, a * PLDDT_BINS)?;
        expect("pae", logits.pae, n * n * PAIR_BINS)?;
        expect("pde", logits.pde, n * n * PAIR_BINS)?;
        Ok(Expected {
            plddt: bins::plddt(logits.plddt),
            pae: expectations(logits.pae, n, &self.pae_weights()),
            pde: expectations(logits.pde, n, &self.pde_weights()),
        })
    }
}
