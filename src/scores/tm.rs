//! Predicted TM scores: of the whole, of interfaces, of chains and of pairs of chains, in one pass over the PAE logits.

use super::bins::{dot, error_at, exponentials, PAIR_BINS};
use super::complex::Complex;

/// The TM scores and the PAE, which are read off the same distributions.
pub(super) struct Tm {
    /// `[N, N]`, angstroms.
    pub(super) pae: Vec<f32>,
    pub(super) ptm: f64,
    pub(super) iptm: f64,
    /// By chain.
    pub(super) chains: Vec<f64>,
    /// `[chains, chains]`, symmetric: the ipTM of the two chains alone; zero on the diagonal.
    pub(super) pairs: Vec<f64>,
}

/// `1 / (1 + (error / d0)^2)` in the middle of each bin, for a set of `tokens`.
fn weights(tokens: usize) -> [f32; PAIR_BINS] {
    let d0 = 1.24 * (tokens.max(19) as f64 - 15.0).cbrt() - 1.8;
    std::array::from_fn(|bin| (1.0 / (1.0 + (f64::from(error_at(bin)) / d0).powi(2))) as f32)
}

/// Running sums of one row, the tokens j as seen from token i.
#[derive(Default)]
struct Row {
    all: f64,
    /// Over tokens of other chains only.
    other: f64,
    /// By the chain of j, weighted for the chains of i and j alone.
    by_chain: Vec<f64>,
}

impl Complex {
    /// `logits` is `[N, N, 64]`, `framed` `[N]`. A score is the best that any token with a frame sees; without one it is zero.
    pub(super) fn tm(&self, logits: &[f32], framed: &[bool]) -> Tm {
        let (n, count) = (self.tokens.len(), self.chains.len());
        let size = |chain: usize| self.chains[chain].tokens;
        let of_all = weights(n);
        let of_chains: Vec<[f32; PAIR_BINS]> =
            (0..count * count).map(|at| (at / count, at % count)).map(|(a, b)| weights(if a == b { size(a) } else { size(a) + size(b) })).collect();
        let errors: [f32; PAIR_BINS] = std::array::from_fn(error_at);
        let mut tm = Tm { pae: Vec::with_capacity(n * n), ptm: 0.0, iptm: 0.0, chains: vec![0.0; count], pairs: vec![0.0; count * count] };
        for (i, logits) in logits.chunks_exact((n * PAIR_BINS).max(1)).enumerate() {
            let own = self.tokens[i].chain;
            let mut row = Row { by_chain: vec![0.0; count], ..Row::default() };
            for (token, logits) in self.tokens.iter().zip(logits.chunks_exact(PAIR_BINS)) {
                let (terms, sum) = exponentials::<PAIR_BINS>(logits);
                tm.pae.push((dot(&terms, &errors) / sum) as f32);
                if framed[i] {
                    let whole = dot(&terms, &of_all) / sum;
                    row.all += whole;
                    row.other += if token.chain == own { 0.0 } else { whole };
                    row.by_chain[token.chain] += dot(&terms, &of_chains[own * count + token.chain]) / sum;
                }
            }
            tm.keep_best(&row, own, n, size);
        }
        tm
    }
}

impl Tm {
    /// Rows of tokens without a frame are zero and never the best.
    fn keep_best(&mut self, row: &Row, own: usize, n: usize, size: impl Fn(usize) -> usize) {
        let count = self.chains.len();
        self.ptm = self.ptm.max(row.all / n as f64);
        self.iptm = self.iptm.max(row.other / (n - size(own)).max(1) as f64);
        for (chain, sum) in row.by_chain.iter().enumerate() {
            let score = sum / size(chain).max(1) as f64;
            if chain == own {
                self.chains[own] = self.chains[own].max(score);
            } else {
                let best = self.pairs[own * count + chain].max(score);
                self.pairs[own * count + chain] = best;
                self.pairs[chain * count + own] = best;
            }
        }
    }
}
