//! Predicted TM scores: of the complex, of interfaces, of chains and of pairs of chains, in one
//! pass over the expectations of the PAE.

use super::bins::{error_at, PAIR_BINS};
use super::complex::{Complex, Token};

/// The TM scores and the PAE, which are computed from the same expectations.
pub(super) struct Tm {
    /// `[N, N]`, angstroms.
    pub(super) pae: Vec<f32>,
    pub(super) ptm: f64,
    pub(super) iptm: f64,
    /// pTM of each chain.
    pub(super) chains: Vec<f64>,
    /// `[chains, chains]`, symmetric: the ipTM of only these two chains; zero on the diagonal.
    pub(super) pairs: Vec<f64>,
}

/// Smaller sets have the d0 of this number of tokens.
const FEWEST: usize = 19;

/// `1 / (1 + (error / d0)^2)` in the middle of each bin, for a set of `tokens`.
fn weights(tokens: usize) -> [f32; PAIR_BINS] {
    let d0 = 1.24 * (tokens.max(FEWEST) as f64 - 15.0).cbrt() - 1.8;
    std::array::from_fn(|bin| (1.0 / (1.0 + (f64::from(error_at(bin)) / d0).powi(2))) as f32)
}

/// The numbers of a pair (i, j) with i in a chain: angstroms, the TM weight of the complex, and
/// those of the chain with each other chain. Sets of the same size share one.
pub(super) struct Columns {
    /// The number of tokens of each column after the angstroms; the first is the whole complex.
    sizes: Vec<usize>,
    /// The column of j's chain.
    of_chain: Vec<usize>,
}

impl Columns {
    pub(super) fn weights(&self) -> Vec<[f32; PAIR_BINS]> {
        std::iter::once(std::array::from_fn(error_at))
            .chain(self.sizes.iter().map(|size| weights(*size)))
            .collect()
    }
}

/// Running sums of one row: tokens j in the frame of token i.
#[derive(Default)]
struct Row {
    all: f64,
    /// Over tokens of other chains only.
    other: f64,
    /// By the chain of j, weighted for only the chains of i and j.
    by_chain: Vec<f64>,
}

impl Complex {
    /// Consecutive tokens of the same chain.
    pub(super) fn runs(&self) -> impl Iterator<Item = &[Token]> {
        self.tokens.chunk_by(|a, b| a.chain == b.chain)
    }

    /// The columns of a chain's rows.
    pub(super) fn tm_columns(&self, own: usize) -> Columns {
        let mut sizes = vec![self.tokens.len().max(FEWEST)];
        let mut column = |(chain, of): (usize, &super::complex::Chain)| {
            let together = if chain == own {
                of.tokens
            } else {
                self.chains[own].tokens + of.tokens
            };
            let size = together.max(FEWEST);
            let known = sizes.iter().position(|known| *known == size);
            1 + known.unwrap_or_else(|| {
                sizes.push(size);
                sizes.len() - 1
            })
        };
        let of_chain = self.chains.iter().enumerate().map(&mut column).collect();
        Columns { sizes, of_chain }
    }

    /// Number of sums of [`Complex::pae_weights`].
    pub(crate) fn pae_count(&self) -> usize {
        self.runs()
            .map(|run| {
                run.len() * self.tokens.len() * (1 + self.tm_columns(run[0].chain).sizes.len())
            })
            .sum()
    }

    /// `expected` are the sums of [`Complex::pae_weights`], `framed` is `[N]`. A score is the
    /// highest of any token with a frame; without a frame it is zero.
    pub(super) fn tm(&self, expected: &[f32], framed: &[bool]) -> Tm {
        let (n, count) = (self.tokens.len(), self.chains.len());
        let size = |chain: usize| self.chains[chain].tokens;
        let mut tm = Tm {
            pae: Vec::with_capacity(n * n),
            ptm: 0.0,
            iptm: 0.0,
            chains: vec![0.0; count],
            pairs: vec![0.0; count * count],
        };
        let (mut rest, mut rows) = (expected, framed.iter());
        for run in self.runs() {
            let own = run[0].chain;
            let columns = self.tm_columns(own);
            let width = 1 + columns.sizes.len();
            let (numbers, after) = rest.split_at(run.len() * n * width);
            rest = after;
            for (numbers, framed) in numbers.chunks_exact(n * width).zip(&mut rows) {
                tm.pae.extend(numbers.iter().step_by(width));
                if *framed {
                    let mut row = Row {
                        by_chain: vec![0.0; count],
                        ..Row::default()
                    };
                    for (token, numbers) in self.tokens.iter().zip(numbers.chunks_exact(width)) {
                        let whole = f64::from(numbers[1]);
                        row.all += whole;
                        row.other += if token.chain == own { 0.0 } else { whole };
                        row.by_chain[token.chain] +=
                            f64::from(numbers[columns.of_chain[token.chain]]);
                    }
                    tm.keep_best(&row, own, n, size);
                }
            }
        }
        tm
    }
}

impl Tm {
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
