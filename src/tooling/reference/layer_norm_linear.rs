//! `out = LN(x) . w^T`

use super::{activate, layer_norm, Exact, Function};

/// OpenFold3's epsilon.
const EPSILON: f64 = 1e-5;

/// Rows of a LayerNorm and its parameters, `[channels]` each.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct LayerNormInputs<'a> {
    pub x: &'a [f32],
    pub scale: &'a [f32],
    pub offset: &'a [f32],
}

/// `[M, N]` of rows of `channels` elements and `w [N, channels]`.
pub fn layer_norm_linear(inputs: &LayerNormInputs, channels: usize, w: &[f32]) -> Vec<Exact> {
    let normal = layer_norm(
        channels,
        inputs.x,
        Some(inputs.scale),
        Some(inputs.offset),
        EPSILON,
    );
    normal
        .chunks(channels)
        .flat_map(|row| w.chunks(channels).map(|weight| product(row, weight)))
        .collect()
}

/// `mask * sigmoid(gate) * value` of rows of both products.
pub fn gated(gate: Exact, value: Exact, mask: f64) -> Exact {
    let factor = mask * activate(Function::Sigmoid, gate.value);
    Exact {
        value: factor * value.value,
        // Sigmoid is a quarter as steep as the identity.
        magnitude: factor.abs() * value.magnitude
            + mask.abs() * gate.magnitude * value.value.abs() / 4.0,
    }
}

/// The sum of products of normalised numbers; their magnitudes are their absolute values.
pub(super) fn product(x: &[Exact], w: &[f32]) -> Exact {
    x.iter().zip(w).fold(Exact::default(), |sum, (x, w)| {
        let term = x.value * f64::from(*w);
        Exact {
            value: sum.value + term,
            magnitude: sum.magnitude + term.abs(),
        }
    })
}
