//! `y = keep x + change update`

use super::Exact;

/// Element by element.
pub fn euler_step(x: &[f32], keep: f32, update: &[f32], change: f32) -> Vec<Exact> {
    let [keep, change] = [keep, change].map(f64::from);
    let sum = |(x, update): (&f32, &f32)| {
        let (kept, changed) = (keep * f64::from(*x), change * f64::from(*update));
        Exact {
            value: kept + changed,
            magnitude: kept.abs() + changed.abs(),
        }
    };
    x.iter().zip(update).map(sum).collect()
}
