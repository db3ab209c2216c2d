//! Angles at metals and at centres with more than four neighbours.

use std::f64::consts::{FRAC_PI_2, PI};

use super::super::molecule::Molecule;
use super::labels::Labels;

/// Metals whose complexes with four neighbours are square: nickel, palladium, platinum, gold.
const SQUARE: [u8; 4] = [28, 46, 78, 79];

/// Neighbours are opposite each other in pairs: one for five neighbours, three for six. Four are
/// a tetrahedron, or a square in metals of d8 and within a macrocycle.
pub fn angles(
    molecule: &Molecule,
    labels: &Labels,
    centre: usize,
    neighbours: &[usize],
) -> Vec<([usize; 3], f64)> {
    let count = neighbours.len();
    let chelated = |a: usize, b: usize| labels.ring_of(&[a, centre, b]).is_some();
    let all_in_rings = neighbours.iter().all(|a| {
        neighbours
            .iter()
            .filter(|b| *b != a && chelated(*a, **b))
            .count()
            >= 2
    });
    let element = molecule.atoms[centre].element;
    let square = count == 4 && (SQUARE.contains(&element) || all_in_rings);
    let pairs = match count {
        5 => 1,
        6 => 3,
        4 if square => 2,
        _ => 0,
    };
    let opposite = opposites(neighbours, pairs, chelated);
    let mut all = Vec::new();
    for (at, a) in neighbours.iter().enumerate() {
        for b in &neighbours[at + 1..] {
            let in_axis = |atom: usize| opposite.iter().any(|pair| pair.contains(&atom));
            let together = opposite
                .iter()
                .any(|pair| pair.contains(a) && pair.contains(b));
            let angle = match count {
                _ if together => PI,
                2 => PI,
                3 => 2.0 * PI / 3.0,
                4 if !square => 109.47_f64.to_radians(),
                5 if !in_axis(*a) && !in_axis(*b) => 2.0 * PI / 3.0,
                4..=6 => FRAC_PI_2,
                _ => continue,
            };
            all.push(([*a, centre, *b], angle));
        }
    }
    all
}

/// Pairs of neighbours, those that no small ring joins first.
fn opposites(
    neighbours: &[usize],
    pairs: usize,
    chelated: impl Fn(usize, usize) -> bool,
) -> Vec<[usize; 2]> {
    let mut free: Vec<usize> = neighbours.to_vec();
    let mut found = Vec::new();
    while found.len() < pairs && free.len() > 1 {
        let first = free.remove(0);
        let partner = free.iter().position(|other| !chelated(first, *other));
        if let Some(at) = partner {
            found.push([first, free.remove(at)]);
        }
    }
    found
}
