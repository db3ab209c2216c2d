//! `out[i,j,c] = sum_k a[i,k,c] * b[j,k,c]`

use super::Exact;

/// `[n, n, channels]` each; with `incoming` a and b are read as `[k, i, c]` and `[k, j, c]`.
pub fn triangle_product(n: usize, channels: usize, a: &[f32], b: &[f32], incoming: bool) -> Vec<Exact> {
    let element = |data: &[f32], line: usize, k: usize, c: usize| {
        let at = if incoming { k * n + line } else { line * n + k };
        f64::from(data[at * channels + c])
    };
    let one = |at: usize| {
        let (i, j, c) = (at / channels / n, at / channels % n, at % channels);
        (0..n).fold(Exact::default(), |sum, k| {
            let term = element(a, i, k, c) * element(b, j, k, c);
            Exact { value: sum.value + term, magnitude: sum.magnitude + term.abs() }
        })
    };
    (0..n * n * channels).map(one).collect()
}
