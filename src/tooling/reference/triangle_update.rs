//! `update = sigmoid(w_gate . LN(x)) * (w_value . LN(product))`

use super::layer_norm_linear::gated;
use super::{layer_norm_linear, Exact, LayerNormInputs};

/// The update `[M, N]` of rows of x and of the product, both of `channels` elements; weights
/// `[N, channels]`.
pub fn triangle_update(
    x: &LayerNormInputs,
    product: &LayerNormInputs,
    channels: usize,
    w_gate: &[f32],
    w_value: &[f32],
) -> Vec<Exact> {
    let gates = layer_norm_linear(x, channels, w_gate);
    let values = layer_norm_linear(product, channels, w_value);
    gates
        .into_iter()
        .zip(values)
        .map(|(gate, value)| gated(gate, value, 1.0))
        .collect()
}
