//! `y = (x - mean) / sqrt(variance + epsilon) * scale + offset`

use super::Exact;

/// Rows of `channels` elements; `scale` and `offset` are `[channels]`.
pub fn layer_norm(
    channels: usize,
    x: &[f32],
    scale: Option<&[f32]>,
    offset: Option<&[f32]>,
    epsilon: f64,
) -> Vec<Exact> {
    x.chunks(channels)
        .flat_map(|row| one_row(row, scale, offset, epsilon))
        .collect()
}

fn one_row(row: &[f32], scale: Option<&[f32]>, offset: Option<&[f32]>, epsilon: f64) -> Vec<Exact> {
    let count = row.len() as f64;
    let mean = row.iter().map(|x| f64::from(*x)).sum::<f64>() / count;
    let variance = row
        .iter()
        .map(|x| (f64::from(*x) - mean).powi(2))
        .sum::<f64>()
        / count;
    let factor = 1.0 / (variance + epsilon).sqrt();
    let at = |vector: Option<&[f32]>, c: usize, absent: f64| {
        vector.map_or(absent, |vector| f64::from(vector[c]))
    };
    (0..row.len())
        .map(|c| {
            let (x, scale, offset) = (f64::from(row[c]), at(scale, c, 1.0), at(offset, c, 0.0));
            Exact {
                value: (x - mean) * factor * scale + offset,
                magnitude: (x.abs() + mean.abs()) * factor * scale.abs() + offset.abs(),
            }
        })
        .collect()
}
