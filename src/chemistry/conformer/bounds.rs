//! Bounds of the distances between all atoms (Crippen and Havel 1988; Riniker and Landrum 2015).

use super::super::molecule::Molecule;
use super::field::{Field, Torsion};
use super::labels::Labels;
use super::terms::{contact, separations};

/// Half the width of the bounds in angstroms: of bonds, of angles, and of fixed torsions.
const BOND: f64 = 0.01;
const ANGLE: f64 = 0.04;
const TORSION: f64 = 0.06;

/// The shortest distance of atoms that are not close by bonds, as a part of the sum of radii.
const CLOSEST: f64 = 0.7;

/// Upper bound of distances that no angle or torsion limits.
const FAR: f64 = 1000.0;

/// Lower and upper bounds `[A, A]` in angstroms.
pub struct Bounds {
    pub count: usize,
    pub lower: Vec<f64>,
    pub upper: Vec<f64>,
}

impl Bounds {
    pub fn new(molecule: &Molecule, labels: &Labels, field: &Field) -> Self {
        let count = molecule.atoms.len();
        let mut bounds = Bounds {
            count,
            lower: vec![0.0; count * count],
            upper: vec![FAR; count * count],
        };
        let separations = separations(molecule);
        for a in 0..count {
            for b in a + 1..count {
                bounds.set([a, b], contact(molecule, a, b) * CLOSEST, FAR);
            }
        }
        for torsion in ranges(molecule, labels, field) {
            let [a, .., d] = torsion.0;
            if separations[a][d] == 3 {
                bounds.narrow([a, d], torsion.1, torsion.2);
            }
        }
        for (atoms, angle) in &field.angles {
            let [a, centre, b] = *atoms;
            if separations[a][b] == 2 {
                let d = third_side(
                    bounds.length(field, a, centre),
                    bounds.length(field, centre, b),
                    *angle,
                );
                bounds.set([a, b], d - ANGLE, d + ANGLE);
            }
        }
        for (atoms, length) in &field.bonds {
            bounds.set(*atoms, length - BOND, length + BOND);
        }
        bounds.smooth();
        bounds
    }

    fn length(&self, field: &Field, a: usize, b: usize) -> f64 {
        length(field, a, b)
    }

    fn set(&mut self, [a, b]: [usize; 2], lower: f64, upper: f64) {
        for at in [a * self.count + b, b * self.count + a] {
            (self.lower[at], self.upper[at]) = (lower, upper);
        }
    }

    /// Narrows the bounds of a pair; where they would exclude each other, both are their mean.
    fn narrow(&mut self, pair: [usize; 2], lower: f64, upper: f64) {
        let at = pair[0] * self.count + pair[1];
        // The lower bound so far is that of contacts, if there is no other.
        let low = match self.upper[at] == FAR {
            true => lower,
            false => lower.max(self.lower[at]),
        };
        let high = upper.min(self.upper[at]);
        let mean = (low + high) / 2.0;
        let (low, high) = if low > high {
            (mean, mean)
        } else {
            (low, high)
        };
        self.set(pair, low, high);
    }

    /// Triangle inequalities (Floyd and Warshall).
    fn smooth(&mut self) {
        let count = self.count;
        for middle in 0..count {
            for a in 0..count {
                let (low_a, up_a) = (
                    self.lower[a * count + middle],
                    self.upper[a * count + middle],
                );
                for b in 0..count {
                    let (low_b, up_b) = (
                        self.lower[middle * count + b],
                        self.upper[middle * count + b],
                    );
                    let at = a * count + b;
                    self.upper[at] = self.upper[at].min(up_a + up_b);
                    self.lower[at] = self.lower[at].max((low_a - up_b).max(low_b - up_a));
                }
            }
        }
        for at in 0..count * count {
            if self.lower[at] > self.upper[at] {
                let mean = (self.lower[at] + self.upper[at]) / 2.0;
                (self.lower[at], self.upper[at]) = (mean, mean);
            }
        }
    }

    /// The penalty of coordinates `[A, 4]` outside of the bounds; adds its gradient.
    pub fn energy(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        let mut sum = 0.0;
        for a in 0..self.count {
            for b in a + 1..self.count {
                let at = a * self.count + b;
                let between: [f64; 4] =
                    std::array::from_fn(|axis| x[4 * a + axis] - x[4 * b + axis]);
                let squared: f64 = between.iter().map(|d| d * d).sum();
                let (value, slope) = penalty(squared, self.lower[at], self.upper[at]);
                if value == 0.0 {
                    continue;
                }
                sum += value;
                for axis in 0..4 {
                    gradient[4 * a + axis] += 2.0 * slope * between[axis];
                    gradient[4 * b + axis] -= 2.0 * slope * between[axis];
                }
            }
        }
        sum
    }
}

/// The penalty of a squared distance, and its derivative.
fn penalty(squared: f64, lower: f64, upper: f64) -> (f64, f64) {
    let (low, up) = (lower * lower, upper * upper);
    if squared > up {
        let off = squared / up - 1.0;
        (off * off, 2.0 * off / up)
    } else if squared < low {
        let sum = low + squared;
        let off = 2.0 * low / sum - 1.0;
        (off * off, -4.0 * off * low / (sum * sum))
    } else {
        (0.0, 0.0)
    }
}

fn length(field: &Field, a: usize, b: usize) -> f64 {
    let pair = |bond: &&([usize; 2], f64)| bond.0 == [a, b] || bond.0 == [b, a];
    field.bonds.iter().find(pair).map_or(1.5, |bond| bond.1)
}

fn third_side(a: f64, b: f64, angle: f64) -> f64 {
    (a * a + b * b - 2.0 * a * b * angle.cos()).max(0.01).sqrt()
}

/// Four atoms in a chain, and the bounds of the distance of the outer ones.
fn ranges(molecule: &Molecule, labels: &Labels, field: &Field) -> Vec<([usize; 4], f64, f64)> {
    let angle = |a: usize, centre: usize, b: usize| {
        let found = field.angles.iter().find(|(atoms, _)| {
            atoms[1] == centre && (*atoms == [a, centre, b] || *atoms == [b, centre, a])
        });
        found.map(|(_, angle)| *angle)
    };
    let mut all = Vec::new();
    for bond in &molecule.bonds {
        let [b, c] = bond.atoms;
        for (a, _) in molecule.neighbours[b].iter().filter(|(a, _)| *a != c) {
            for (d, _) in molecule.neighbours[c]
                .iter()
                .filter(|(d, _)| *d != b && d != a)
            {
                let atoms = [*a, b, c, *d];
                let (Some(first), Some(second)) = (angle(*a, b, c), angle(b, c, *d)) else {
                    continue;
                };
                let lengths = [[*a, b], [b, c], [c, *d]].map(|[a, b]| length(field, a, b));
                let (cis, trans) = limits(lengths, first, second);
                let term = field.torsions.iter().find(|term| term.atoms == atoms);
                let (lower, upper) = match side(molecule, labels, atoms, term) {
                    Some(true) => (cis - TORSION, cis + TORSION),
                    Some(false) => (trans - TORSION, trans + TORSION),
                    None => (cis - TORSION, trans + TORSION),
                };
                all.push((atoms, lower, upper));
            }
        }
    }
    all
}

/// The distances of the outer atoms where they are cis and where they are trans.
fn limits(lengths: [f64; 3], first: f64, second: f64) -> (f64, f64) {
    let [a, b, c] = lengths;
    let along = b - a * first.cos() - c * second.cos();
    let (up, other) = (a * first.sin(), c * second.sin());
    let hypot = |side: f64| (along * along + side * side).sqrt();
    (hypot(up - other), hypot(up + other))
}

/// Whether a torsion is cis; `None` if it is free. Known ones are those of double bonds whose
/// configuration is given, of small rings, and of their substituents.
fn side(
    molecule: &Molecule,
    labels: &Labels,
    atoms: [usize; 4],
    term: Option<&Torsion>,
) -> Option<bool> {
    let [a, b, c, d] = atoms;
    let term = term.filter(|term| term.height > 4.0)?;
    if term.fold == 1 {
        return Some(term.sign > 0.0);
    }
    let ring_bond = labels.ring_of(&[b, c])?;
    if ring_bond > super::terms::SMALL_RING || term.height < 4.0 {
        return None;
    }
    let rigid = molecule
        .bond(b, c)
        .is_some_and(|bond| bond.aromatic || bond.order == 2);
    let inside = [labels.ring_of(&[a, b, c]), labels.ring_of(&[b, c, d])];
    match inside.map(|size| size.is_some()) {
        [true, false] | [false, true] if rigid => Some(false),
        [false, false] if rigid => Some(true),
        _ => None,
    }
}
