//! `out[i,j,c] = sum_k a[c,i,k] * b[c,j,k]`

use super::Exact;

/// Planes `[channels, lines, pitch]`, of which the first n lines and places are used; the output is
/// `[n, n, channels]`.
pub fn triangle_product(
    n: usize,
    [channels, lines, pitch]: [usize; 3],
    a: &[f32],
    b: &[f32],
) -> Vec<Exact> {
    let element = |data: &[f32], c: usize, line: usize, k: usize| {
        f64::from(data[(c * lines + line) * pitch + k])
    };
    let one = |at: usize| {
        let (i, j, c) = (at / channels / n, at / channels % n, at % channels);
        (0..n).fold(Exact::default(), |sum, k| {
            let term = element(a, c, i, k) * element(b, c, j, k);
            Exact {
                value: sum.value + term,
                magnitude: sum.magnitude + term.abs(),
            }
        })
    };
    (0..n * n * channels).map(one).collect()
}
