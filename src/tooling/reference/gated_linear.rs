//! `out = mask * activation(x . w_gate^T) * (x . w_value^T)`

use super::linear::dot;
use super::{activate, Exact, Function};

/// Contiguous `x [M, K]`, `w_gate, w_value [N, K]`, `mask [M]`; the output is `[M, N]`.
pub fn gated_linear(
    function: Function,
    k: usize,
    x: &[f32],
    w_gate: &[f32],
    w_value: &[f32],
    mask: Option<&[f32]>,
) -> Vec<Exact> {
    let (rows, n) = (x.len() / k, w_gate.len() / k);
    let one = |at: usize| {
        let (m, column) = (at / n, at % n);
        let row = &x[m * k..][..k];
        let gate = dot(row, &w_gate[column * k..][..k]);
        let value = dot(row, &w_value[column * k..][..k]);
        let factor = mask.map_or(1.0, |mask| f64::from(mask[m]));
        let activated = activate(function, gate.value);
        Exact {
            value: factor * activated * value.value,
            magnitude: factor.abs()
                * (gate.magnitude.max(activated.abs()) * value.value.abs()
                    + activated.abs() * value.magnitude),
        }
    };
    (0..rows * n).map(one).collect()
}
