//! `y[b,n] = mean of x[b,a]` over the rows a of segment n

use super::Exact;

/// `x` has `batches` tables of rows of `width` numbers, `segments` each segment's first row and
/// number of rows.
pub fn segment_mean(batches: usize, width: usize, x: &[f32], segments: &[f32]) -> Vec<Exact> {
    let whole = x.len() / batches;
    let mut out = Vec::new();
    for batch in 0..batches {
        for segment in segments.chunks_exact(2) {
            for c in 0..width {
                let rows = segment[0] as usize..(segment[0] + segment[1]) as usize;
                let own = rows.map(|row| f64::from(x[batch * whole + row * width + c]));
                let (sum, magnitude) = own.fold((0.0, 0.0), |(sum, magnitude), own| {
                    (sum + own, magnitude + own.abs())
                });
                out.push(Exact {
                    value: sum / f64::from(segment[1]),
                    magnitude: magnitude / f64::from(segment[1]),
                });
            }
        }
    }
    out
}
