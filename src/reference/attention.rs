//! `o = sigmoid(gate) * softmax(scale * q . k + pair_bias + term) . v`

use super::Exact;

/// What is added to a key's scores.
#[derive(Debug, Clone, Copy)]
pub enum Term<'a> {
    /// A number.
    Bias(&'a [f32]),
    /// 1 to keep, 0 to leave out.
    Mask(&'a [f32]),
}

/// Contiguous `q [G, H, Q, D]`, `k, v [G, H, K, D]`, `pair_bias [G or 1, H, Q, K]`, `term [G, K]`, `gate [G, H, Q, D]`.
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
pub fn one_query(inputs: &AttentionInputs, group: usize, head: usize, query: usize) -> Vec<Exact> {
    let AttentionInputs { heads, queries, keys, width, .. } = *inputs;
    let pair = group * heads + head;
    let q = &inputs.q[(pair * queries + query) * width..][..width];
    let scores: Vec<f64> = (0..keys)
        .map(|key| {
            let k = &inputs.k[(pair * keys + key) * width..][..width];
            let product: f64 = q.iter().zip(k).map(|(q, k)| f64::from(*q) * f64::from(*k)).sum();
            masked(inputs.scale * product + bias(inputs, group, head, query, key), inputs.term, group * keys + key)
        })
        .collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f64 = weights.iter().sum();
    (0..width)
        .map(|d| {
            let gate = inputs.gate.map_or(1.0, |gate| 1.0 / (1.0 + (-f64::from(gate[(pair * queries + query) * width + d])).exp()));
            let mut exact = Exact::default();
            for (key, weight) in weights.iter().enumerate() {
                let term = weight / total * f64::from(inputs.v[(pair * keys + key) * width + d]) * gate;
                exact.value += term;
                exact.magnitude += term.abs();
            }
            exact
        })
        .collect()
}

fn bias(inputs: &AttentionInputs, group: usize, head: usize, query: usize, key: usize) -> f64 {
    inputs.pair_bias.map_or(0.0, |bias| {
        let plane = inputs.heads * inputs.queries * inputs.keys;
        let group = if bias.len() == plane { 0 } else { group };
        f64::from(bias[group * plane + (head * inputs.queries + query) * inputs.keys + key])
    })
}

/// A masked key's score is -1e9, whatever it was: in f32 the sum would round to that.
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
