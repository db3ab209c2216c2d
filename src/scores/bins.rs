//! Distributions over bins, and their expected values.

/// Bins of pLDDT's logits, over 0 to 1.
pub const PLDDT_BINS: usize = 50;

/// Bins of the logits of PAE and PDE, over 0 to 32 angstroms, and of the distogram, over 2 to 22.
pub const PAIR_BINS: usize = 64;

/// Bins of the distogram whose upper edge is at most 8 angstroms: `2 + 0.3125 k <= 8`.
const CONTACT_BINS: usize = 19;

/// The middle of a bin of PAE or PDE, in angstroms.
pub(super) fn error_at(bin: usize) -> f32 {
    (bin as f32 + 0.5) * 0.5
}

/// The numerators of a softmax, and their sum.
pub(super) fn exponentials<const BINS: usize>(logits: &[f32]) -> ([f32; BINS], f64) {
    let largest = logits
        .iter()
        .fold(f32::NEG_INFINITY, |most, logit| most.max(*logit));
    let mut terms = [0f32; BINS];
    let mut sum = 0f64;
    for (term, logit) in terms.iter_mut().zip(logits) {
        *term = (logit - largest).exp();
        sum += f64::from(*term);
    }
    (terms, sum)
}

/// The weighted sum of terms.
pub(super) fn dot(terms: &[f32], weights: &[f32]) -> f64 {
    terms
        .iter()
        .zip(weights)
        .map(|(term, weight)| f64::from(*term) * f64::from(*weight))
        .sum()
}

/// Expected pLDDT, 0 to 100, of logits `[.., 50]`.
pub fn plddt(logits: &[f32]) -> Vec<f32> {
    let values: [f32; PLDDT_BINS] = std::array::from_fn(|bin| (bin as f32 + 0.5) * 2.0);
    let one = |logits: &[f32]| {
        let (terms, sum) = exponentials::<PLDDT_BINS>(logits);
        (dot(&terms, &values) / sum) as f32
    };
    logits.chunks_exact(PLDDT_BINS).map(one).collect()
}

/// The probability that two tokens are within 8 angstroms, from the bins of a distogram.
pub(super) fn contact_weights() -> [f32; PAIR_BINS] {
    std::array::from_fn(|bin| f32::from(u8::from(bin < CONTACT_BINS)))
}

/// The weighted mean of values; zero if all weights are zero.
pub(super) fn weighted_mean(values: &[f32], weights: &[f32]) -> f64 {
    let total: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
    dot(values, weights) / (total + 1e-8)
}
