//! Matrices as 8-bit whole numbers with an f16 scale for every 64 of a row: the layout is described
//! in `docs/weights.md`.
//!
//! A matrix `[R, K]` is stored as I8 `[R, K + 2 G]`, where G = ceil(K / 64). A row is its K
//! numbers, then its G scales as little-endian f16. A weight is its number times the scale of its
//! group, which f32 holds exactly.

use half::f16;

/// Weights that share a scale.
pub(super) const GROUP: usize = 64;
const SCALE_BYTES: usize = 2;
/// The largest number. -128 is not used, so that the range is symmetric.
const LARGEST: f32 = 127.0;

/// The key in a file's metadata that marks its I8 matrices as having this layout.
pub(super) const KEY: &str = "int8";
/// The value of [`KEY`].
pub(super) const VALUE: &str = "rows of weights, then an f16 scale for every 64";

/// Bytes of a stored row of `columns` weights.
pub(super) fn row_bytes(columns: usize) -> usize {
    columns + SCALE_BYTES * columns.div_ceil(GROUP)
}

/// Weights in a stored row of `bytes`; `None` if no number of weights has such a row.
pub(super) fn columns(bytes: usize) -> Option<usize> {
    let groups = bytes.div_ceil(GROUP + SCALE_BYTES);
    let columns = bytes.checked_sub(SCALE_BYTES * groups)?;
    (columns > 0 && row_bytes(columns) == bytes).then_some(columns)
}

/// The weights of stored rows, row-major.
pub(super) fn expand(stored: &[u8], columns: usize) -> Vec<f32> {
    let mut weights = Vec::with_capacity(stored.len());
    for row in stored.chunks_exact(row_bytes(columns)) {
        let (numbers, scales) = row.split_at(columns);
        for (group, scale) in numbers.chunks(GROUP).zip(scales.chunks_exact(SCALE_BYTES)) {
            let scale = f16::from_le_bytes([scale[0], scale[1]]).to_f32();
            weights.extend(group.iter().map(|number| f32::from(*number as i8) * scale));
        }
    }
    weights
}

/// Stored rows of weights, each rounded to the nearest multiple of its scale, which is the largest
/// magnitude of the group over 127.
///
/// # Errors
/// A weight that is not finite, or too large for an f16 scale.
pub(super) fn quantize(weights: &[f32], columns: usize) -> Result<Vec<u8>, f32> {
    let rows = weights.len() / columns.max(1);
    let mut stored = Vec::with_capacity(rows * row_bytes(columns));
    for row in weights.chunks_exact(columns) {
        let scales = row
            .chunks(GROUP)
            .map(scale)
            .collect::<Result<Vec<_>, _>>()?;
        for (group, scale) in row.chunks(GROUP).zip(&scales) {
            stored.extend(group.iter().map(|weight| nearest(*weight, *scale) as u8));
        }
        stored.extend(scales.iter().flat_map(|scale| scale.to_le_bytes()));
    }
    Ok(stored)
}

fn scale(group: &[f32]) -> Result<f16, f32> {
    // `f32::max` ignores NaN.
    if let Some(weight) = group.iter().find(|weight| !weight.is_finite()) {
        return Err(*weight);
    }
    let largest = group
        .iter()
        .fold(0.0f32, |most, weight| most.max(weight.abs()));
    let scale = f16::from_f32(largest / LARGEST);
    match scale.is_finite() {
        true => Ok(scale),
        false => Err(largest),
    }
}

fn nearest(weight: f32, scale: f16) -> i8 {
    match scale.to_f32() {
        // Weights below the smallest f16.
        0.0 => 0,
        scale => (weight / scale).round().clamp(-LARGEST, LARGEST) as i8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_how_many_weights_it_holds() {
        for weights in 1..400 {
            assert_eq!(columns(row_bytes(weights)), Some(weights), "{weights}");
        }
        // Two bytes more than 64 weights and their scale: no third scale and no weight fits.
        let impossible = [0, 1, 2, 67, 68, 133, 134];
        assert_eq!(impossible.map(columns), [None; 7]);
    }

    #[test]
    fn a_weight_is_within_half_a_step() {
        for width in [1, 63, 64, 65, 193] {
            let weights = crate::noise::normals(3, 0, 5 * width);
            let stored = quantize(&weights, width).unwrap();
            let read = expand(&stored, width);
            assert_eq!(read.len(), weights.len());
            for (row, read) in weights.chunks(width).zip(read.chunks(width)) {
                for (group, read) in row.chunks(GROUP).zip(read.chunks(GROUP)) {
                    let largest = group
                        .iter()
                        .fold(0f32, |most, weight| most.max(weight.abs()));
                    // Half a step, plus the rounding of the scale to 11 bits, at 127 steps.
                    let most = largest / LARGEST * (0.5 + LARGEST / 2048.0);
                    for (weight, read) in group.iter().zip(read) {
                        assert!((weight - read).abs() <= most, "{weight} {read} {most}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_no_scale_holds_is_refused_by_its_value() {
        assert_eq!(quantize(&[1.0, 2e7], 2), Err(2e7));
        assert!(quantize(&[f32::NAN, 1.0], 2).unwrap_err().is_nan());
        assert_eq!(expand(&quantize(&[0.0, 1e-12], 2).unwrap(), 2), [0.0, 0.0]);
    }
}
