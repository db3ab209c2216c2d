//! `y = silu(a) * b`

use super::{activate, Exact, Function};

/// Element by element.
pub fn swiglu(a: &[f32], b: &[f32]) -> Vec<Exact> {
    a.iter()
        .zip(b)
        .map(|(a, b)| {
            let value = activate(Function::Silu, f64::from(*a)) * f64::from(*b);
            Exact {
                value,
                magnitude: value.abs(),
            }
        })
        .collect()
}
