//! Standard normal numbers that are equal on all machines, addressed by seed, stream and index.
//!
//! The bits are Philox 4x32-10 (Salmon et al., 2011): the key is the seed, the counter the stream
//! and a quarter of the index. Box and Muller's transform makes two normal numbers of two words, in
//! f64 with only addition, multiplication, division and square root. IEEE 754 defines the rounding
//! of these, but not of a system's logarithm and sine.

use std::f64::consts::{FRAC_PI_2, LN_2, SQRT_2};

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const KEY_STEPS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// The block of random words of a counter.
pub fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let ([mut a, mut b, mut c, mut d], [mut first, mut second]) = (counter, key);
    for _ in 0..ROUNDS {
        let (low, high) = (
            u64::from(MULTIPLIERS[0]) * u64::from(a),
            u64::from(MULTIPLIERS[1]) * u64::from(c),
        );
        (a, b, c, d) = (
            (high >> 32) as u32 ^ b ^ first,
            high as u32,
            (low >> 32) as u32 ^ d ^ second,
            low as u32,
        );
        (first, second) = (
            first.wrapping_add(KEY_STEPS[0]),
            second.wrapping_add(KEY_STEPS[1]),
        );
    }
    [a, b, c, d]
}

fn words(seed: u64, stream: u64, block: u64) -> [u32; 4] {
    let halves = |number: u64| [number as u32, (number >> 32) as u32];
    let ([a, b], [c, d]) = (halves(block), halves(stream));
    philox([a, b, c, d], halves(seed))
}

/// The four standard normal numbers from index `4 block`.
pub fn normal_block(seed: u64, stream: u64, block: u64) -> [f32; 4] {
    let [a, b, c, d] = words(seed, stream, block);
    let ([first, second], [third, fourth]) = (box_muller(a, b), box_muller(c, d));
    [first, second, third, fourth]
}

/// The first `count` standard normal numbers of a stream. A longer list begins with a shorter one.
pub fn normals(seed: u64, stream: u64, count: usize) -> Vec<f32> {
    let mut numbers: Vec<f32> = (0..count.div_ceil(4) as u64)
        .flat_map(|block| normal_block(seed, stream, block))
        .collect();
    numbers.truncate(count);
    numbers
}

/// A random order of `0..count`: the Fisher-Yates shuffle by the words of a stream.
pub fn permutation(seed: u64, stream: u64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let [low, high, ..] = words(seed, stream, last as u64);
        let word = u64::from(low) | u64::from(high) << 32;
        // The high half of a product: uniform up to the count times 2^-64.
        let at = (u128::from(word) * (last as u128 + 1)) >> 64;
        order.swap(last, at as usize);
    }
    order
}

/// The random numbers of one run, in the order of their use: each draw is a separate stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeededNoise {
    seed: u64,
    stream: u64,
}

impl SeededNoise {
    /// The first draw of a seed.
    pub fn new(seed: u64) -> Self {
        SeededNoise { seed, stream: 0 }
    }

    /// The next draw, of `count` standard normal numbers.
    pub fn draw(&mut self, count: usize) -> Vec<f32> {
        normals(self.seed, self.next(), count)
    }

    /// The next draw, of an order of `0..count`.
    pub fn draw_order(&mut self, count: usize) -> Vec<usize> {
        permutation(self.seed, self.next(), count)
    }

    /// Skips this many draws.
    pub fn skip(&mut self, draws: usize) {
        self.stream += draws as u64;
    }

    fn next(&mut self) -> u64 {
        let stream = self.stream;
        self.stream += 1;
        stream
    }
}

const UNIT: f64 = 1.0 / 4_294_967_296.0;

fn box_muller(radius: u32, angle: u32) -> [f32; 2] {
    // From just above zero to one, so that the logarithm exists.
    let radius = (-2.0 * ln((f64::from(radius) + 1.0) * UNIT)).sqrt();
    let (sine, cosine) = sine_cosine_of_turns(f64::from(angle) * UNIT);
    [(radius * cosine) as f32, (radius * sine) as f32]
}

/// The natural logarithm of a normal number above zero: `x = m 2^e`,
/// `ln m = 2 artanh((m - 1) / (m + 1))`.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7FF) as i32 - 1023;
    let mut mantissa = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if mantissa > SQRT_2 {
        mantissa *= 0.5;
        exponent += 1;
    }
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let square = s * s;
    let series = (0..11)
        .rev()
        .fold(0.0, |sum, k| sum * square + 1.0 / f64::from(2 * k + 1));
    f64::from(exponent) * LN_2 + 2.0 * s * series
}

/// The sine and cosine of an angle in turns, 0 to 1.
fn sine_cosine_of_turns(turns: f64) -> (f64, f64) {
    let quarters = turns * 4.0;
    let nearest = (quarters + 0.5).floor();
    let x = (quarters - nearest) * FRAC_PI_2;
    let square = x * x;
    // Taylor's series to x^19 and x^18, from the last term to the first.
    let series = |first: i32| {
        (0..9)
            .rev()
            .map(|k| f64::from((2 * k + first) * (2 * k + first + 1)))
            .fold(1.0, |sum, step| 1.0 - sum * square / step)
    };
    let (sine, cosine) = (x * series(2), series(1));
    match nearest as i64 % 4 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_paper() {
        assert_eq!(
            philox([0; 4], [0; 2]),
            [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
        );
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        let pi = philox(
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
        );
        assert_eq!(pi, [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn logarithm_and_sine_are_close_to_the_system_s() {
        for at in 0..10_000u32 {
            let x = f64::from(at * 429_493 + 1) * UNIT;
            assert!(
                (ln(x) - x.ln()).abs() <= 1e-15 * (1.0 + x.ln().abs()),
                "ln {x}"
            );
            let (sine, cosine) = sine_cosine_of_turns(x);
            let angle = x * 4.0 * FRAC_PI_2;
            assert!(
                (sine - angle.sin()).abs() < 2e-15 && (cosine - angle.cos()).abs() < 2e-15,
                "{x}"
            );
        }
    }

    #[test]
    fn numbers_stay_as_they_are() {
        let bits: Vec<u32> = normals(1, 0, 6)
            .iter()
            .map(|number| number.to_bits())
            .collect();
        assert_eq!(bits, FROZEN, "{:?}", normals(1, 0, 6));
        assert_eq!(permutation(1, 0, 8), FROZEN_ORDER);
    }

    // Computed by another implementation, in Python.
    const FROZEN: [u32; 6] = [
        1_052_951_523,
        3_197_612_476,
        3_196_008_204,
        3_212_869_053,
        1_059_094_440,
        3_206_696_131,
    ];
    const FROZEN_ORDER: [usize; 8] = [4, 2, 5, 6, 7, 1, 0, 3];

    #[test]
    fn a_longer_draw_begins_with_a_shorter_one() {
        assert_eq!(normals(3, 9, 10)[..7], normals(3, 9, 7));
        assert_ne!(normals(3, 9, 7), normals(3, 10, 7));
        assert_ne!(normals(3, 9, 7), normals(4, 9, 7));
        let mut draws = SeededNoise::new(3);
        assert_eq!(
            (draws.draw(5), draws.draw(5)),
            (normals(3, 0, 5), normals(3, 1, 5))
        );
        draws.skip(7);
        assert_eq!(draws.draw(5), normals(3, 9, 5));
    }

    #[test]
    fn moments_and_tails_are_those_of_a_normal_distribution() {
        let count = 400_000;
        let numbers = normals(7, 1, count);
        let moment = |power: i32| {
            numbers
                .iter()
                .map(|number| f64::from(*number).powi(power))
                .sum::<f64>()
                / count as f64
        };
        // Five standard errors of each moment.
        for (power, expected, error) in [
            (1, 0.0, 1.0),
            (2, 1.0, 2f64.sqrt()),
            (3, 0.0, 15f64.sqrt()),
            (4, 3.0, 96f64.sqrt()),
        ] {
            assert!(
                (moment(power) - expected).abs() < 5.0 * error / (count as f64).sqrt(),
                "moment {power}: {}",
                moment(power)
            );
        }
        let beyond = |limit: f32| {
            numbers.iter().filter(|number| number.abs() > limit).count() as f64 / count as f64
        };
        for (limit, expected) in [
            (1.0, 0.317_311),
            (2.0, 0.045_500),
            (3.0, 0.002_700),
            (4.0, 6.33e-5),
        ] {
            assert!(
                (beyond(limit) - expected).abs() < 5.0 * (expected / count as f64).sqrt(),
                "beyond {limit}: {}",
                beyond(limit)
            );
        }
        let next = numbers
            .windows(2)
            .map(|pair| f64::from(pair[0]) * f64::from(pair[1]))
            .sum::<f64>()
            / count as f64;
        assert!(
            next.abs() < 5.0 / (count as f64).sqrt(),
            "neighbours correlate: {next}"
        );
    }

    #[test]
    fn a_permutation_has_everything_once_and_every_place_is_as_likely() {
        let mut first = [0usize; 6];
        for stream in 0..6000 {
            let order = permutation(2, stream, 6);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4, 5]);
            first[order[0]] += 1;
        }
        assert!(
            first.iter().all(|count| count.abs_diff(1000) < 150),
            "{first:?}"
        );
        assert_eq!(permutation(2, 0, 0), [] as [usize; 0]);
    }
}
