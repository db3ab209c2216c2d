//! Scores of each chain with the other chains.

use super::complex::Complex;

impl Complex {
    /// `[chains, chains]`: confidence of the interface of each pair of chains. `pairs` is ipTM by
    /// pair, `framed` whether each chain has a frame.
    ///
    /// For a ligand and any chain, the ligand's mean over all its partners; for two polymers, the
    /// mean of both means.
    pub(super) fn bespoke_iptm(&self, pairs: &[f64], framed: &[bool]) -> Vec<f64> {
        let count = self.chains.len();
        let means: Vec<f64> = (0..count)
            .map(|chain| mean_of_partners(pairs, framed, chain))
            .collect();
        let ligand = |chain: usize| self.chains[chain].kind.is_none();
        let of_pair = |(a, b): (usize, usize)| match (ligand(a), ligand(b)) {
            _ if a == b => 0.0,
            (true, _) => means[a],
            (false, true) => means[b],
            (false, false) => 0.5 * (means[a] + means[b]),
        };
        (0..count * count)
            .map(|at| of_pair((at / count, at % count)))
            .collect()
    }
}

/// Each pair counts once for each of its chains that has a frame.
fn mean_of_partners(pairs: &[f64], framed: &[bool], chain: usize) -> f64 {
    let count = framed.len();
    let (mut sum, mut weight) = (0.0, 0.0f64);
    for other in (0..count).filter(|other| *other != chain) {
        let ends = f64::from(u8::from(framed[chain]) + u8::from(framed[other]));
        sum += ends * pairs[chain * count + other];
        weight += ends;
    }
    sum / weight.max(1.0)
}
