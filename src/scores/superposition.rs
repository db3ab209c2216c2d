//! Comparison of two structures of the same residues: superposition (Kabsch 1976, with the
//! quaternions of Horn 1987), RMSD and TM-score (Zhang and Skolnick 2004). Points are in angstroms,
//! in order.

use super::rotation::rotation_matrix;

/// x, y and z.
type Point = [f64; 3];

/// Shorter chains have the d0 of this number of residues.
const FEWEST: usize = 19;
/// The smallest d0, angstroms.
const LEAST_D0: f64 = 0.5;
/// A superposition of the TM-score starts from fragments of a whole, a half and a quarter.
const PARTS: [usize; 3] = [1, 2, 4];
/// Largest number of refinements of a start.
const ROUNDS: usize = 20;
/// Largest number of sweeps; Jacobi's method on a 4 x 4 matrix converges in fewer.
const SWEEPS: usize = 30;

/// `points` moved onto `onto` by the rotation and translation with the smallest RMSD.
///
/// Points without a partner are ignored.
pub fn superposed(points: &[Point], onto: &[Point]) -> Vec<Point> {
    let weights = vec![1.0; points.len().min(onto.len())];
    let motion = Motion::between(points, onto, &weights);
    points.iter().map(|point| motion.of(*point)).collect()
}

/// Root mean square deviation after superposition, angstroms; zero without points.
pub fn rmsd(points: &[Point], onto: &[Point]) -> f64 {
    let moved = superposed(points, onto);
    let squares = moved.iter().zip(onto).map(|(a, b)| square_distance(a, b));
    let count = points.len().min(onto.len()).max(1);
    (squares.sum::<f64>() / count as f64).sqrt()
}

/// TM-score of a model against an experimental structure, 0 to 1, normalised by the length of the
/// experimental one. Residues are paired in order. Above 0.5 the structures have the same fold.
pub fn tm_score(model: &[Point], experiment: &[Point]) -> f64 {
    let count = model.len().min(experiment.len());
    let d0 = (1.24 * (experiment.len().max(FEWEST) as f64 - 15.0).cbrt() - 1.8).max(LEAST_D0);
    let near = |motion: &Motion| -> Vec<f64> {
        let pairs = model.iter().zip(experiment);
        pairs
            .map(|(a, b)| 1.0 / (1.0 + square_distance(&motion.of(*a), b) / (d0 * d0)))
            .collect()
    };
    let mut best = 0.0f64;
    for parts in PARTS {
        let length = count.div_ceil(parts);
        for start in (0..=count - length.min(count)).step_by(length.div_ceil(2).max(1)) {
            let within = |at: usize| f64::from(u8::from((start..start + length).contains(&at)));
            let mut weights: Vec<f64> = (0..count).map(within).collect();
            for _ in 0..ROUNDS {
                let near = near(&Motion::between(model, experiment, &weights));
                best = best.max(near.iter().sum::<f64>() / experiment.len().max(1) as f64);
                weights = near.iter().map(|near| near * near).collect();
            }
        }
    }
    best
}

/// A rotation about one centre, and a translation to another.
struct Motion {
    rotation: [Point; 3],
    from: Point,
    to: Point,
}

impl Motion {
    fn between(points: &[Point], onto: &[Point], weights: &[f64]) -> Self {
        let (from, to) = (centre(points, weights), centre(onto, weights));
        let mut covariance = [[0.0; 3]; 3];
        for ((a, b), weight) in points.iter().zip(onto).zip(weights) {
            for (i, row) in covariance.iter_mut().enumerate() {
                for (j, entry) in row.iter_mut().enumerate() {
                    *entry += weight * (a[i] - from[i]) * (b[j] - to[j]);
                }
            }
        }
        Motion {
            rotation: rotation(&covariance),
            from,
            to,
        }
    }

    fn of(&self, point: Point) -> Point {
        let centred: Point = std::array::from_fn(|axis| point[axis] - self.from[axis]);
        std::array::from_fn(|axis| self.to[axis] + dot(&self.rotation[axis], &centred))
    }
}

/// The rotation whose quaternion is the eigenvector of Horn's matrix with the largest eigenvalue.
fn rotation([[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]]: &[Point; 3]) -> [Point; 3] {
    let horn = [
        [xx + yy + zz, yz - zy, zx - xz, xy - yx],
        [yz - zy, xx - yy - zz, xy + yx, zx + xz],
        [zx - xz, xy + yx, yy - xx - zz, yz + zy],
        [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ];
    rotation_matrix(leading_eigenvector(horn))
}

/// The eigenvector of unit length of a symmetric matrix, by Jacobi's rotations.
fn leading_eigenvector(mut matrix: [[f64; 4]; 4]) -> [f64; 4] {
    let mut vectors: [[f64; 4]; 4] =
        std::array::from_fn(|i| std::array::from_fn(|j| f64::from(u8::from(i == j))));
    for _ in 0..SWEEPS {
        for (p, q) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            if matrix[p][q] == 0.0 {
                continue;
            }
            let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
            let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
            let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
            let sine = tangent * cosine;
            for row in matrix.iter_mut().chain(&mut vectors) {
                (row[p], row[q]) = (
                    cosine * row[p] - sine * row[q],
                    sine * row[p] + cosine * row[q],
                );
            }
            let (above, below) = (matrix[p], matrix[q]);
            matrix[p] = std::array::from_fn(|j| cosine * above[j] - sine * below[j]);
            matrix[q] = std::array::from_fn(|j| sine * above[j] + cosine * below[j]);
        }
    }
    let largest = (0..4).max_by(|a, b| matrix[*a][*a].total_cmp(&matrix[*b][*b]));
    std::array::from_fn(|row| vectors[row][largest.unwrap_or(0)])
}

fn centre(points: &[Point], weights: &[f64]) -> Point {
    let total = weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    std::array::from_fn(|axis| {
        let weighted = points
            .iter()
            .zip(weights)
            .map(|(point, weight)| point[axis] * weight);
        weighted.sum::<f64>() / total
    })
}

fn dot(a: &Point, b: &Point) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn square_distance(a: &Point, b: &Point) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain that no rotation maps onto its mirror image.
    fn helix(residues: usize) -> Vec<Point> {
        let at = |residue| {
            let turn = 100f64.to_radians() * residue as f64;
            [2.3 * turn.cos(), 2.3 * turn.sin(), 1.5 * residue as f64]
        };
        (0..residues).map(at).collect()
    }

    fn moved(points: &[Point]) -> Vec<Point> {
        // A third of a turn about the diagonal, then a shift.
        points
            .iter()
            .map(|[x, y, z]| [z + 5.0, x - 40.0, y + 0.5])
            .collect()
    }

    #[test]
    fn a_moved_structure_is_the_same_and_its_mirror_image_is_not() {
        let helix = helix(40);
        assert!(rmsd(&moved(&helix), &helix) < 1e-9);
        assert!((tm_score(&moved(&helix), &helix) - 1.0).abs() < 1e-9);
        let mirrored: Vec<Point> = helix.iter().map(|[x, y, z]| [-x, *y, *z]).collect();
        assert!(rmsd(&mirrored, &helix) > 2.0);
        assert!(tm_score(&mirrored, &helix) < 0.7);
    }

    /// Half of a chain in place and the other half far away count for a half.
    #[test]
    fn the_tm_score_finds_the_part_that_fits() {
        let helix = helix(60);
        let mut broken = moved(&helix);
        broken[30..].iter_mut().for_each(|point| point[1] += 300.0);
        let score = tm_score(&broken, &helix);
        assert!((0.5..0.52).contains(&score), "{score}");
    }

    /// By hand: two points of distance 2 on two of distance 4 deviate by 1 each.
    #[test]
    fn the_rmsd_of_two_points() {
        let pair = |half: f64| [[-half, 0.0, 0.0], [half, 0.0, 0.0]];
        assert!((rmsd(&pair(1.0), &pair(2.0)) - 1.0).abs() < 1e-12);
    }
}
