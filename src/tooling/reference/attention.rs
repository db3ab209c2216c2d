//! `o = sigmoid(gate) * softmax(scale * q . k + pair_bias + term) . v`

use super::linear::dot;
use super::Exact;

/// A term of a key's scores.
#[derive(Debug, Clone, Copy)]
pub enum Term<'a> {
    /// A number.
    Bias(&'a [f32]),
    /// 1 to keep, 0 to leave out.
    Mask(&'a [f32]),
}

/// Contiguous tensors; consecutive groups of G / P share one of the P planes of `pair_bias`:
/// `q [G, H, Q, D]`, `k, v [G, H, K, D]`, `pair_bias [P, H, Q, K]`, `term [G, K]`,
/// `gate [G, H, Q, D]`.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct AttentionInputs<'a> {
    pub groups: usize,
    pub heads: usize,
    pub queries: usize,
    pub keys: usize,
    pub width: usize,
    pub scale: f64,
    pub q: &'a [f32],
    pub k: &'a [f32],
    pub v: &'a [f32],
    pub pair_bias: Option<&'a [f32]>,
    pub term: Option<Term<'a>>,
    pub gate: Option<&'a [f32]>,
}

/// The output `[G, H, Q, D]`.
pub fn attention(inputs: &AttentionInputs) -> Vec<Exact> {
    let mut out = Vec::new();
    for group in 0..inputs.groups {
        for head in 0..inputs.heads {
            for query in 0..inputs.queries {
                out.extend(one_query(inputs, group, head, query));
            }
        }
    }
    out
}

/// The D elements of one query.
///
/// The magnitude is the sum of |weight * value|, plus the effect of rounding the scores: each score
/// has an error in proportion to the sum of its absolute terms, which changes the output by weight
/// * (value - output) times that.
pub fn one_query(inputs: &AttentionInputs, group: usize, head: usize, query: usize) -> Vec<Exact> {
    let AttentionInputs {
        heads,
        queries,
        keys,
        width,
        ..
    } = *inputs;
    let pair = group * heads + head;
    let q = &inputs.q[(pair * queries + query) * width..][..width];
    let scores: Vec<Exact> = (0..keys)
        .map(|key| {
            let product = dot(q, &inputs.k[(pair * keys + key) * width..][..width]);
            let bias = bias(inputs, group, head, query, key);
            let magnitude = inputs.scale * product.magnitude + bias.abs();
            Exact {
                value: masked(
                    inputs.scale * product.value + bias,
                    inputs.term,
                    group * keys + key,
                ),
                magnitude,
            }
        })
        .collect();
    let highest = scores
        .iter()
        .map(|score| score.value)
        .fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = scores
        .iter()
        .map(|score| (score.value - highest).exp())
        .collect();
    let total: f64 = weights.iter().sum();
    let value = |key: usize, d: usize| f64::from(inputs.v[(pair * keys + key) * width + d]);
    (0..width)
        .map(|d| {
            let gate = inputs.gate.map_or(1.0, |gate| {
                1.0 / (1.0 + (-f64::from(gate[(pair * queries + query) * width + d])).exp())
            });
            let sum = |term: &dyn Fn(usize) -> f64| {
                (0..keys)
                    .map(|key| weights[key] / total * term(key))
                    .sum::<f64>()
            };
            let output = sum(&|key| value(key, d));
            let absolute = sum(&|key| {
                value(key, d).abs()
                    + SCORE_ROUNDING * scores[key].magnitude * (value(key, d) - output).abs()
            });
            Exact {
                value: gate * output,
                magnitude: gate * absolute,
            }
        })
        .collect()
}

/// A score whose absolute terms sum to 1 has an error of about two units in the last place; 2e-6,
/// which magnitudes are scaled by, is 32 units.
const SCORE_ROUNDING: f64 = 1.0 / 16.0;

fn bias(inputs: &AttentionInputs, group: usize, head: usize, query: usize, key: usize) -> f64 {
    inputs.pair_bias.map_or(0.0, |bias| {
        let plane = inputs.heads * inputs.queries * inputs.keys;
        let sharing = inputs.groups / (bias.len() / plane);
        f64::from(
            bias[group / sharing * plane + (head * inputs.queries + query) * inputs.keys + key],
        )
    })
}

/// The score of a masked key is -1e9: in f32 the sum would be rounded to that.
fn masked(score: f64, term: Option<Term>, at: usize) -> f64 {
    let added = match term {
        None => 0.0,
        Some(Term::Bias(bias)) => f64::from(bias[at]),
        Some(Term::Mask(mask)) => (1.0 - f64::from(mask[at])) * -1e9,
    };
    if added <= -5e8 {
        added
    } else {
        score + added
    }
}
