//! Sources of the sampler's random numbers.

use crate::error::Result;
pub use crate::noise::SeededNoise;

/// Random numbers in the order in which OpenFold3 draws them.
///
/// Per cycle, where the alignment has 1024 rows or more, a permutation of them. Then N(0, 1): the
/// first positions `[S, A, 3]`; per step quaternions `[S, 4]`, translations `[S, 3]` and noise
/// `[S, A, 3]`.
pub trait Noise {
    /// `count` draws of N(0, 1).
    ///
    /// # Errors
    /// If the draws come from a record that has ended.
    fn normal(&mut self, count: usize) -> Result<Vec<f32>>;

    /// The numbers below `count` in random order.
    fn permutation(&mut self, count: usize) -> Vec<usize>;

    /// Skips this many draws of each kind.
    fn skip(&mut self, draws: usize);
}

impl Noise for SeededNoise {
    fn normal(&mut self, count: usize) -> Result<Vec<f32>> {
        Ok(self.draw(count))
    }

    fn permutation(&mut self, count: usize) -> Vec<usize> {
        self.draw_order(count)
    }

    fn skip(&mut self, draws: usize) {
        SeededNoise::skip(self, draws);
    }
}
