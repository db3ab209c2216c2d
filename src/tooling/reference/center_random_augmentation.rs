//! `y = scale (transform (x - mean) + shift + level noise)`

use super::Exact;

/// `x [S, P, 3]`, of which the first A rows of each sample are atoms, `noise [S, A, 3]` and
/// `transforms [S, 3, 4]`; zeros after the atoms.
pub fn center_random_augmentation(
    samples: usize,
    x: &[f32],
    transforms: &[f32],
    noise: &[f32],
    level: f32,
    scale: f32,
) -> Vec<Exact> {
    let (rows, atoms) = (x.len() / samples / 3, noise.len() / samples / 3);
    let mut out = Vec::with_capacity(x.len());
    for sample in 0..samples {
        let position = |row: usize, axis: usize| f64::from(x[(sample * rows + row) * 3 + axis]);
        let over_atoms = |of: &dyn Fn(f64) -> f64, axis: usize| {
            (0..atoms).map(|row| of(position(row, axis))).sum::<f64>() / atoms as f64
        };
        let means = [0, 1, 2].map(|axis| (over_atoms(&|x| x, axis), over_atoms(&f64::abs, axis)));
        for (row, axis) in (0..rows).flat_map(|row| [0, 1, 2].map(|axis| (row, axis))) {
            if row >= atoms {
                out.push(Exact::default());
                continue;
            }
            let transform = |column: usize| f64::from(transforms[sample * 12 + axis * 4 + column]);
            let added = f64::from(level) * f64::from(noise[(sample * atoms + row) * 3 + axis]);
            let (mut value, mut magnitude) =
                (transform(3) + added, transform(3).abs() + added.abs());
            for (from, (mean, mean_magnitude)) in means.into_iter().enumerate() {
                value += transform(from) * (position(row, from) - mean);
                magnitude += transform(from).abs() * (position(row, from).abs() + mean_magnitude);
            }
            out.push(Exact {
                value: f64::from(scale) * value,
                magnitude: f64::from(scale).abs() * magnitude,
            });
        }
    }
    out
}
