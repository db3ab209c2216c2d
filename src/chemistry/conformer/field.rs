//! A force field: bonds, angles, planes, torsions and contacts, with gradients.

use super::vector::{add, at, cross, dot, minus, norm, plus, times, Vector};

/// Force constants: bonds per square angstrom, angles per square radian, planes per squared volume
/// of unit vectors, contacts per squared relative overlap.
const BOND: f64 = 700.0;
const ANGLE: f64 = 150.0;
const LINE: f64 = 80.0;
const PLANE: f64 = 60.0;
const CONTACT: f64 = 6.0;

/// The terms of a molecule.
#[derive(Debug, Default)]
pub struct Field {
    /// Two atoms and their distance at rest.
    pub bonds: Vec<([usize; 2], f64)>,
    /// Three atoms, the centre second, and their angle at rest in radians.
    pub angles: Vec<([usize; 3], f64)>,
    /// A centre and its three neighbours.
    pub planes: Vec<[usize; 4]>,
    pub torsions: Vec<Torsion>,
    /// Two atoms that are no neighbours of one another or of a third, and their distance where
    /// they begin to repel each other.
    pub contacts: Vec<([usize; 2], f64)>,
}

/// An energy `height * (1 - cos(fold * (angle - rest)))`, where `rest` is 0 or half a turn.
#[derive(Debug, Clone, Copy)]
pub struct Torsion {
    pub atoms: [usize; 4],
    pub height: f64,
    pub fold: u8,
    /// 1 if the energy is lowest where the atoms are cis, -1 if it is highest there.
    pub sign: f64,
}

impl Field {
    /// The energy of coordinates `[A, 3]`; adds its gradient.
    pub fn energy(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        let mut sum = 0.0;
        for (atoms, rest) in &self.bonds {
            sum += bond(x, gradient, *atoms, *rest);
        }
        for (atoms, rest) in &self.angles {
            sum += angle(x, gradient, *atoms, *rest);
        }
        for atoms in &self.planes {
            sum += plane(x, gradient, *atoms);
        }
        for term in &self.torsions {
            sum += torsion(x, gradient, term);
        }
        for (atoms, rest) in &self.contacts {
            sum += contact(x, gradient, *atoms, *rest);
        }
        sum
    }
}

fn bond(x: &[f64], gradient: &mut [f64], [a, b]: [usize; 2], rest: f64) -> f64 {
    let between = minus(at(x, a), at(x, b));
    let length = norm(between).max(1e-6);
    let stretch = length - rest;
    let force = times(between, 2.0 * BOND * stretch / length);
    add(gradient, a, force);
    add(gradient, b, times(force, -1.0));
    BOND * stretch * stretch
}

fn angle(x: &[f64], gradient: &mut [f64], [a, centre, b]: [usize; 3], rest: f64) -> f64 {
    let (u, v) = (
        minus(at(x, a), at(x, centre)),
        minus(at(x, b), at(x, centre)),
    );
    let (long_u, long_v) = (norm(u).max(1e-6), norm(v).max(1e-6));
    let (u, v) = (times(u, 1.0 / long_u), times(v, 1.0 / long_v));
    let cos = dot(u, v);
    let sin = rest.sin();
    // Near a line the sine vanishes.
    let (value, slope) = match sin > 0.15 {
        true => {
            let (off, scale) = (cos - rest.cos(), ANGLE / (sin * sin));
            (scale * off * off, 2.0 * scale * off)
        }
        false => (LINE * (1.0 + cos), LINE),
    };
    let force_a = times(minus(v, times(u, cos)), slope / long_u);
    let force_b = times(minus(u, times(v, cos)), slope / long_v);
    add(gradient, a, force_a);
    add(gradient, b, force_b);
    add(gradient, centre, times(plus(force_a, force_b), -1.0));
    value
}

/// The squared volume that three bonds of a centre span, over that of bonds of 1.44 angstroms.
fn plane(x: &[f64], gradient: &mut [f64], [centre, a, b, c]: [usize; 4]) -> f64 {
    let [u, v, w] = [a, b, c].map(|atom| minus(at(x, atom), at(x, centre)));
    let scale = 1.0 / 3.0;
    let volume = dot(u, cross(v, w)) * scale;
    let slope = 2.0 * PLANE * volume * scale;
    let forces = [cross(v, w), cross(w, u), cross(u, v)].map(|force| times(force, slope));
    for (atom, force) in [a, b, c].into_iter().zip(forces) {
        add(gradient, atom, force);
        add(gradient, centre, times(force, -1.0));
    }
    PLANE * volume * volume
}

fn torsion(x: &[f64], gradient: &mut [f64], term: &Torsion) -> f64 {
    let [a, b, c, d] = term.atoms.map(|atom| at(x, atom));
    let (first, axis, last) = (minus(b, a), minus(c, b), minus(d, c));
    let (m, n) = (cross(first, axis), cross(axis, last));
    let (long_m, long_n) = (norm(m), norm(n));
    if long_m < 1e-3 || long_n < 1e-3 {
        return 0.0;
    }
    let (m, n) = (times(m, 1.0 / long_m), times(n, 1.0 / long_n));
    let cos = dot(m, n);
    // cos(fold * angle), and its derivative by cos(angle).
    let (wave, steep) = match term.fold {
        1 => (cos, 1.0),
        2 => (2.0 * cos * cos - 1.0, 4.0 * cos),
        _ => (4.0 * cos * cos * cos - 3.0 * cos, 12.0 * cos * cos - 3.0),
    };
    let slope = -term.height * term.sign * steep;
    let by_m = times(minus(n, times(m, cos)), slope / long_m);
    let by_n = times(minus(m, times(n, cos)), slope / long_n);
    let by_first = cross(axis, by_m);
    let by_axis = plus(cross(by_m, first), cross(last, by_n));
    let by_last = cross(by_n, axis);
    let [a, b, c, d] = term.atoms;
    add(gradient, a, times(by_first, -1.0));
    add(gradient, b, minus(by_first, by_axis));
    add(gradient, c, minus(by_axis, by_last));
    add(gradient, d, by_last);
    term.height * (1.0 - term.sign * wave)
}

/// Zero beyond the distance at rest, and smooth there.
fn contact(x: &[f64], gradient: &mut [f64], [a, b]: [usize; 2], rest: f64) -> f64 {
    let between: Vector = minus(at(x, a), at(x, b));
    let overlap = 1.0 - dot(between, between) / (rest * rest);
    if overlap <= 0.0 {
        return 0.0;
    }
    let force = times(between, -4.0 * CONTACT * overlap / (rest * rest));
    add(gradient, a, force);
    add(gradient, b, times(force, -1.0));
    CONTACT * overlap * overlap
}
