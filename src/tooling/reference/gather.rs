//! `out[b,m] = residual + sum_k table[b, index[m,k]]`

use super::Exact;

/// `table` has `batches` tables of rows of `width` numbers, `index` has `choices` whole numbers for
/// each row of the result.
pub fn gather(
    batches: usize,
    width: usize,
    choices: usize,
    table: &[f32],
    index: &[f32],
    residual: Option<&[f32]>,
) -> Vec<Exact> {
    let whole = table.len() / batches;
    let picked = index.len() / choices;
    let mut out = Vec::new();
    for batch in 0..batches {
        for (m, rows) in index.chunks_exact(choices).enumerate() {
            for c in 0..width {
                let before = residual.map_or(0.0, |residual| {
                    f64::from(residual[(batch * picked + m) * width + c])
                });
                let mut exact = Exact {
                    value: before,
                    magnitude: before.abs(),
                };
                for row in rows.iter().filter(|row| **row >= 0.0) {
                    let own = f64::from(table[batch * whole + *row as usize * width + c]);
                    exact.value += own;
                    exact.magnitude += own.abs();
                }
                out.push(exact);
            }
        }
    }
    out
}
