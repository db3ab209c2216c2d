//! `out = residual + mask * sigmoid(gate) * activation(x . w^T + bias)`

use super::{activate, Exact, Function};

/// Contiguous `x [M, K]`, `weight [N, K]`, `bias [N]`, `gate [M, N]`, `mask [M]`,
/// `residual [M, N]`.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct LinearInputs<'a> {
    pub k: usize,
    pub n: usize,
    pub x: &'a [f32],
    pub weight: &'a [f32],
    pub bias: Option<&'a [f32]>,
    pub activation: Function,
    pub gate: Option<&'a [f32]>,
    pub mask: Option<&'a [f32]>,
    pub residual: Option<&'a [f32]>,
}

/// The output `[M, N]`.
pub fn linear(inputs: &LinearInputs) -> Vec<Exact> {
    let rows = inputs.x.len() / inputs.k;
    (0..rows * inputs.n)
        .map(|at| one(inputs, at / inputs.n, at % inputs.n))
        .collect()
}

fn one(inputs: &LinearInputs, m: usize, n: usize) -> Exact {
    let product = dot(
        &inputs.x[m * inputs.k..][..inputs.k],
        &inputs.weight[n * inputs.k..][..inputs.k],
    );
    let bias = inputs.bias.map_or(0.0, |bias| f64::from(bias[n]));
    let gate = inputs.gate.map_or(1.0, |gate| {
        activate(Function::Sigmoid, f64::from(gate[m * inputs.n + n]))
    });
    let factor = gate * inputs.mask.map_or(1.0, |mask| f64::from(mask[m]));
    let residual = inputs
        .residual
        .map_or(0.0, |residual| f64::from(residual[m * inputs.n + n]));
    Exact {
        value: residual + factor * activate(inputs.activation, product.value + bias),
        // Every activation here is at most 1.1 times steeper than the identity, sigmoid at most 1.
        magnitude: residual.abs()
            + factor.abs()
                * (product.magnitude + bias.abs())
                    .max(activate(inputs.activation, product.value + bias).abs()),
    }
}

pub(super) fn dot(a: &[f32], b: &[f32]) -> Exact {
    a.iter().zip(b).fold(Exact::default(), |sum, (a, b)| {
        let term = f64::from(*a) * f64::from(*b);
        Exact {
            value: sum.value + term,
            magnitude: sum.magnitude + term.abs(),
        }
    })
}
