//! `o = sigmoid(g) * softmax(q . k / sqrt(D) + pair_bias) . v` of the projections of a modulated
//! LayerNorm

use super::{attention, layer_norm, AttentionInputs, Exact};

const EPSILON: f64 = 1e-5;

/// `x [N, C]`, `scale, offset [N, C]`, `weight [4, H, D, C]`, `weight_bias [4, H, D]`,
/// `pair_bias [H, N, N]`.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct AdaLnAttentionInputs<'a> {
    pub channels: usize,
    pub heads: usize,
    pub width: usize,
    pub x: &'a [f32],
    pub scale: &'a [f32],
    pub offset: &'a [f32],
    pub weight: &'a [f32],
    pub weight_bias: &'a [f32],
    pub pair_bias: &'a [f32],
}

/// The output `[N, H, D]`.
pub fn ada_ln_attention(inputs: &AdaLnAttentionInputs) -> Vec<Exact> {
    let AdaLnAttentionInputs {
        channels,
        heads,
        width,
        ..
    } = *inputs;
    let n = inputs.x.len() / channels;
    let normal: Vec<f64> = layer_norm(channels, inputs.x, None, None, EPSILON)
        .iter()
        .zip(inputs.scale.iter().zip(inputs.offset))
        .map(|(x, (scale, offset))| x.value * f64::from(*scale) + f64::from(*offset))
        .collect();
    // [H, N, D] of one of the four parts, or of its absolute terms
    let project = |part: usize, absolute: bool| -> Vec<f32> {
        let one = |head: usize, token: usize, element: usize| {
            let row = (part * heads + head) * width + element;
            let weight = &inputs.weight[row * channels..][..channels];
            let products = normal[token * channels..][..channels]
                .iter()
                .zip(weight)
                .map(|(x, w)| x * f64::from(*w))
                .chain([f64::from(inputs.weight_bias[row])]);
            let term = |term: f64| if absolute { term.abs() } else { term };
            products.map(term).sum::<f64>() as f32
        };
        (0..heads * n * width)
            .map(|at| one(at / width / n, at / width % n, at % width))
            .collect()
    };
    let [q, k, v, gate] = [0, 1, 2, 3].map(|part| project(part, false));
    let of_values = |v: &[f32]| {
        attention(&AttentionInputs {
            groups: 1,
            heads,
            queries: n,
            keys: n,
            width,
            scale: 1.0 / (width as f64).sqrt(),
            q: &q,
            k: &k,
            v,
            pair_bias: Some(inputs.pair_bias),
            term: None,
            gate: Some(&gate),
        })
    };
    let by_heads = with_magnitudes(of_values(&v), &of_values(&project(2, true)));
    let at = |token: usize, head: usize, element: usize| (head * n + token) * width + element;
    (0..n * heads * width)
        .map(|place| by_heads[at(place / width / heads, place / width % heads, place % width)])
        .collect()
}

/// Outputs of attention whose values are sums of products: `of_terms` are the outputs of their
/// absolute terms.
pub(super) fn with_magnitudes(outputs: Vec<Exact>, of_terms: &[Exact]) -> Vec<Exact> {
    let one = |(output, of_terms): (Exact, &Exact)| Exact {
        magnitude: output.magnitude + of_terms.value.abs(),
        ..output
    };
    outputs.into_iter().zip(of_terms).map(one).collect()
}
