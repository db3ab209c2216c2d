//! Where the sampler's random numbers come from.

use crate::error::Result;

/// Random numbers in the order in which OpenFold3 draws them.
///
/// Per cycle, where the alignment has 1024 rows or more, a permutation of them. Then N(0, 1): the first positions `[S, A, 3]`; per
/// step quaternions `[S, 4]`, translations `[S, 3]` and noise `[S, A, 3]`.
pub trait Noise {
    /// `count` draws of N(0, 1).
    ///
    /// # Errors
    /// Where the draws come from a record that has no more of them.
    fn normal(&mut self, count: usize) -> Result<Vec<f32>>;

    /// The numbers below `count` in random order.
    fn permutation(&mut self, count: usize) -> Vec<usize>;
}

/// Noise from a seed, the same on every machine; not torch's own.
#[derive(Debug, Clone)]
pub struct SeededNoise {
    state: u64,
}

impl SeededNoise {
    /// The noise of a seed.
    pub fn new(seed: u64) -> Self {
        SeededNoise { state: seed }
    }

    /// 64 random bits: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Uniform in (0, 1).
    fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }
}

impl Noise for SeededNoise {
    /// Box and Muller, 1958.
    fn normal(&mut self, count: usize) -> Result<Vec<f32>> {
        let mut draw = || {
            let radius = (-2.0 * self.uniform().ln()).sqrt();
            (radius * (std::f64::consts::TAU * self.uniform()).cos()) as f32
        };
        Ok((0..count).map(|_| draw()).collect())
    }

    /// Fisher and Yates, 1938.
    fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            let other = (self.uniform() * (last + 1) as f64) as usize;
            order.swap(last, other.min(last));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_draws_have_their_moments() {
        let draws = SeededNoise::new(7).normal(100_000).unwrap();
        let mean = draws.iter().map(|x| f64::from(*x)).sum::<f64>() / 1e5;
        let variance = draws.iter().map(|x| (f64::from(*x) - mean).powi(2)).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.015 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }

    #[test]
    fn a_permutation_has_every_number_once() {
        let mut order = SeededNoise::new(7).permutation(1000);
        assert_ne!(order, (0..1000).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..1000).collect::<Vec<_>>());
    }
}
