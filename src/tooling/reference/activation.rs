//! `y = f(x)`

use super::{Exact, Function};

/// One value of an activation.
pub fn activate(function: Function, x: f64) -> f64 {
    match function {
        Function::Identity => x,
        Function::Sigmoid => 1.0 / (1.0 + (-x).exp()),
        Function::Silu => x / (1.0 + (-x).exp()),
        Function::Relu => x.max(0.0),
        Function::Gelu => x * 0.5 * erfc(-x / 2f64.sqrt()),
        Function::GeluTanh => {
            0.5 * x
                * (1.0 + ((2.0 / std::f64::consts::PI).sqrt() * (x + 0.044715 * x.powi(3))).tanh())
        }
        Function::Mish => x * x.exp().ln_1p().tanh(),
        Function::MaskBias => (x - 1.0) * 1e9,
        Function::Normalizer => 1.0 / (x + 1e-3),
    }
}

/// The function of every element of `x`.
pub fn activation(function: Function, x: &[f32]) -> Vec<Exact> {
    x.iter()
        .map(|&x| {
            let value = activate(function, f64::from(x));
            Exact {
                value,
                magnitude: magnitude(function, f64::from(x), value),
            }
        })
        .collect()
}

/// Gelu is x / 2 + x / 2 * erf(..), two terms that cancel where x is negative; the others have one
/// term.
fn magnitude(function: Function, x: f64, value: f64) -> f64 {
    match function {
        Function::Gelu | Function::GeluTanh => value.abs().max(x.abs() - value.abs()),
        _ => value.abs(),
    }
}

/// The complementary error function to about 1e-15: the Taylor series of erf near zero, a continued
/// fraction elsewhere.
fn erfc(x: f64) -> f64 {
    if x < 0.0 {
        return 2.0 - erfc(-x);
    }
    if x < 2.5 {
        let mut term = x;
        let mut sum = x;
        for n in 1..100 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        return 1.0 - sum * 2.0 / std::f64::consts::PI.sqrt();
    }
    let tail = (1..=60)
        .rev()
        .fold(x, |tail, n| x + 0.5 * f64::from(n) / tail);
    (-x * x).exp() / (tail * std::f64::consts::PI.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn erfc_at_known_points() {
        // NIST Digital Library of Mathematical Functions, table of erfc.
        for (x, expected) in [
            (0.0, 1.0),
            (0.5, 0.4795001221869535),
            (1.0, 0.15729920705028513),
            (2.0, 0.004677734981047266),
            (3.0, 2.2090496998585445e-5),
        ] {
            assert_relative_eq!(erfc(x), expected, max_relative = 1e-11);
            assert_relative_eq!(erfc(-x), 2.0 - expected, max_relative = 1e-13);
        }
    }
}
