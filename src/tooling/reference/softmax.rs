//! `y = exp(x) / sum(exp(x))`

use super::Exact;

/// Rows of `columns` elements.
pub fn softmax(columns: usize, x: &[f32]) -> Vec<Exact> {
    x.chunks(columns).flat_map(one_row).collect()
}

fn one_row(row: &[f32]) -> Vec<Exact> {
    let highest = row
        .iter()
        .map(|x| f64::from(*x))
        .fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = row
        .iter()
        .map(|x| (f64::from(*x) - highest).exp())
        .collect();
    let total: f64 = weights.iter().sum();
    weights
        .into_iter()
        .map(|weight| Exact {
            value: weight / total,
            magnitude: weight / total,
        })
        .collect()
}
