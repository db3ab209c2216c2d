//! Minimisation by L-BFGS (Nocedal and Wright, algorithm 7.4) with backtracking.

/// Steps that the approximate Hessian remembers.
const MEMORY: usize = 6;

/// The largest change of a coordinate in one step.
const LONGEST_STEP: f64 = 0.5;

/// Remembered steps: the change of the point, that of the gradient, and the inverse of their
/// product.
type Step = (Vec<f64>, Vec<f64>, f64);

/// Moves `x` toward a minimum of `energy`, which adds its gradient to the second argument, and
/// returns the energy there. Ends after `steps`, or where the energy changes little.
pub fn minimise(
    x: &mut Vec<f64>,
    steps: usize,
    mut energy: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> f64 {
    let mut gradient = vec![0.0; x.len()];
    let mut value = energy(x, &mut gradient);
    let mut memory: Vec<Step> = Vec::new();
    let mut small_changes = 0;
    for _ in 0..steps {
        let mut direction = descent(&memory, &gradient);
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            memory.clear();
            direction = gradient.iter().map(|g| -g).collect();
            slope = -dot(&gradient, &gradient);
        }
        let longest = direction.iter().fold(0.0f64, |most, d| most.max(d.abs()));
        if longest < 1e-9 {
            break;
        }
        let mut scale = f64::min(1.0, LONGEST_STEP / longest);
        let mut next = vec![0.0; x.len()];
        let mut next_gradient = vec![0.0; x.len()];
        let mut next_value = f64::INFINITY;
        for _ in 0..20 {
            for (at, next) in next.iter_mut().enumerate() {
                *next = x[at] + scale * direction[at];
            }
            next_gradient.fill(0.0);
            next_value = energy(&next, &mut next_gradient);
            if next_value <= value + 1e-4 * scale * slope {
                break;
            }
            scale *= 0.5;
        }
        // Also false where it is no number.
        let lower = next_value <= value;
        if !lower {
            if memory.is_empty() {
                break;
            }
            memory.clear();
            continue;
        }
        let change = value - next_value;
        let moved: Vec<f64> = next.iter().zip(x.iter()).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        let product = dot(&moved, &turned);
        if product > 1e-12 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push((moved, turned, 1.0 / product));
        }
        (*x, gradient, value) = (next, next_gradient, next_value);
        small_changes = match change < 1e-6 * (1.0 + value.abs()) {
            true => small_changes + 1,
            false => 0,
        };
        if small_changes == 5 {
            break;
        }
    }
    value
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The direction of the next step: the gradient times the approximate inverse Hessian.
fn descent(memory: &[Step], gradient: &[f64]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut weights = Vec::with_capacity(memory.len());
    for (moved, turned, inverse) in memory.iter().rev() {
        let weight = inverse * dot(moved, &direction);
        weights.push(weight);
        add(&mut direction, turned, -weight);
    }
    if let Some((_, turned, inverse)) = memory.last() {
        let scale = 1.0 / (inverse * dot(turned, turned));
        direction.iter_mut().for_each(|d| *d *= scale);
    }
    for ((moved, turned, inverse), weight) in memory.iter().zip(weights.iter().rev()) {
        let correction = inverse * dot(turned, &direction);
        add(&mut direction, moved, weight - correction);
    }
    direction
}

fn add(to: &mut [f64], what: &[f64], scale: f64) {
    to.iter_mut()
        .zip(what)
        .for_each(|(to, what)| *to += scale * what);
}
