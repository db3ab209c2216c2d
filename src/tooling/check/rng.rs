//! Seeded numbers for inputs, the same on every machine.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Rng { state: seed }
    }

    /// 64 random bits: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Uniform in (0, 1).
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// `count` numbers of a normal distribution (Box and Muller, 1958).
    pub fn normal(&mut self, count: usize, deviation: f64) -> Vec<f32> {
        (0..count)
            .map(|_| {
                let radius = (-2.0 * self.uniform().ln()).sqrt();
                (deviation * radius * (std::f64::consts::TAU * self.uniform()).cos()) as f32
            })
            .collect()
    }

    /// `count` zeros and ones, with ones at the given share.
    pub fn mask(&mut self, count: usize, kept: f64) -> Vec<f32> {
        (0..count)
            .map(|_| f32::from(u8::from(self.uniform() < kept)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_draws_have_their_moments() {
        let rng = Rng::new(1).normal(100_000, 2.0);
        let mean = rng.iter().map(|x| f64::from(*x)).sum::<f64>() / 1e5;
        let variance = rng
            .iter()
            .map(|x| (f64::from(*x) - mean).powi(2))
            .sum::<f64>()
            / 1e5;
        assert!(
            mean.abs() < 0.03 && (variance - 4.0).abs() < 0.1,
            "{mean} {variance}"
        );
    }
}
