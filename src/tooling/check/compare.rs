//! The comparison of a result with its reference.

use crate::tooling::reference::Exact;

/// Largest error of an element: `relative * magnitude + floor`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    /// Factor of the magnitude: the same operation on absolute values.
    pub relative: f64,
    /// The bound for tiny magnitudes.
    pub floor: f64,
}

/// The difference of a result from its reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The largest difference; infinite for NaN.
    pub max_error: f64,
    /// The largest ratio of a difference to its bound; infinite for NaN or another number of
    /// elements.
    pub over_bound: f64,
}

impl Comparison {
    /// True if every element is within its bound.
    pub fn passed(&self) -> bool {
        self.over_bound <= 1.0
    }
}

/// Compares element by element.
// Comparisons with NaN are false, so NaN becomes the worst.
#[allow(clippy::neg_cmp_op_on_partial_ord)]
pub fn compare(got: &[f32], expected: &[Exact], tolerance: Tolerance) -> Comparison {
    if got.len() != expected.len() || got.is_empty() {
        return Comparison {
            max_error: f64::INFINITY,
            over_bound: f64::INFINITY,
        };
    }
    let mut worst = Comparison {
        max_error: 0.0,
        over_bound: 0.0,
    };
    for (got, exact) in got.iter().zip(expected) {
        let error = (f64::from(*got) - exact.value).abs();
        let ratio = error / (tolerance.relative * exact.magnitude + tolerance.floor);
        if !(error <= worst.max_error) {
            worst.max_error = if error.is_nan() { f64::INFINITY } else { error };
        }
        if !(ratio <= worst.over_bound) {
            worst.over_bound = if ratio.is_nan() { f64::INFINITY } else { ratio };
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLERANCE: Tolerance = Tolerance {
        relative: 2e-6,
        floor: 1e-7,
    };

    fn exact(values: &[f64]) -> Vec<Exact> {
        values
            .iter()
            .map(|&value| Exact {
                value,
                magnitude: value.abs(),
            })
            .collect()
    }

    #[test]
    fn rounding_passes() {
        let values = [1.0, -2.5, 1e-3, 1e6 + 0.1];
        let got: Vec<f32> = values.iter().map(|value| *value as f32).collect();
        assert!(compare(&got, &exact(&values), TOLERANCE).passed());
    }

    #[test]
    fn nan_a_swapped_pair_and_a_zeroed_tail_fail() {
        let expected = exact(&[1.0, 2.0, 3.0, 4.0]);
        for got in [
            [1.0, f32::NAN, 3.0, 4.0],
            [2.0, 1.0, 3.0, 4.0],
            [1.0, 2.0, 3.0, 0.0],
            [f32::INFINITY, 2.0, 3.0, 4.0],
        ] {
            let comparison = compare(&got, &expected, TOLERANCE);
            assert!(!comparison.passed(), "{got:?} {comparison:?}");
        }
    }

    #[test]
    fn another_length_fails() {
        assert!(!compare(&[1.0], &exact(&[1.0, 2.0]), TOLERANCE).passed());
        assert!(!compare(&[], &[], TOLERANCE).passed());
    }

    #[test]
    fn a_small_difference_is_measured_against_the_magnitude() {
        let cancelled = [Exact {
            value: 1e-6,
            magnitude: 10.0,
        }];
        assert!(compare(&[1e-5], &cancelled, TOLERANCE).passed());
        assert!(!compare(&[1e-4], &cancelled, TOLERANCE).passed());
    }
}
