//! `update = mask * w_out . (silu(w_gate . LN(x)) * (w_value . LN(x)))`

use super::{activate, layer_norm_linear, Exact, Function, LayerNormInputs};

/// Weights of a transition: `gate` and `value [H, C]`, `out [C, H]`.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct SwiGluWeights<'a> {
    pub gate: &'a [f32],
    pub value: &'a [f32],
    pub out: &'a [f32],
}

/// The update `[M, channels]`; `mask [M]`.
pub fn swiglu_transition(
    inputs: &LayerNormInputs,
    channels: usize,
    weights: &SwiGluWeights,
    mask: Option<&[f32]>,
) -> Vec<Exact> {
    let hidden = weights.gate.len() / channels;
    let gates = layer_norm_linear(inputs, channels, weights.gate);
    let values = layer_norm_linear(inputs, channels, weights.value);
    let middle: Vec<Exact> = gates
        .iter()
        .zip(&values)
        .map(|(gate, value)| gated(gate, value))
        .collect();
    let one = |row: usize, column: usize| {
        let factor = mask.map_or(1.0, |mask| f64::from(mask[row]));
        let weight = &weights.out[column * hidden..][..hidden];
        middle[row * hidden..][..hidden].iter().zip(weight).fold(
            Exact::default(),
            |sum, (x, weight)| {
                let weight = factor * f64::from(*weight);
                Exact {
                    value: sum.value + weight * x.value,
                    magnitude: sum.magnitude + weight.abs() * x.magnitude,
                }
            },
        )
    };
    (0..middle.len() / hidden * channels)
        .map(|at| one(at / channels, at % channels))
        .collect()
}

pub(super) fn gated(gate: &Exact, value: &Exact) -> Exact {
    let activated = activate(Function::Silu, gate.value);
    Exact {
        value: activated * value.value,
        // Silu is at most 1.1 times steeper than the identity.
        magnitude: activated.abs() * value.magnitude + 1.1 * gate.magnitude * value.value.abs(),
    }
}
