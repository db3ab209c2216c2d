//! Bond lengths and angles at rest.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::elements::{radius, H};
use super::super::molecule::Molecule;
use super::labels::{Kind, Labels};

/// Values by key.
type Table = BTreeMap<&'static str, f64>;

static LENGTHS: LazyLock<Table> = LazyLock::new(|| table(include_str!("lengths.txt")));
static ANGLES: LazyLock<Table> = LazyLock::new(|| table(include_str!("angles.txt")));

/// The table of a text: lines of a key and a number, and of comments.
fn table(text: &'static str) -> Table {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let pairs = rows.filter_map(|line| line.split_once(' '));
    pairs
        .filter_map(|(key, value)| Some((key, value.parse().ok()?)))
        .collect()
}

/// The value of the first key that a table has.
fn find(table: &Table, keys: &[String]) -> Option<f64> {
    keys.iter().find_map(|key| table.get(key.as_str()).copied())
}

/// The length of a bond in angstroms: that of the table, or a sum of covalent radii.
pub fn length(molecule: &Molecule, labels: &Labels, bond: usize) -> f64 {
    let listed = find(&LENGTHS, &labels.bond(bond)).map(|thousandths| thousandths / 1000.0);
    listed.unwrap_or_else(|| {
        let own = molecule.bonds[bond];
        let [a, b] = own.atoms.map(|atom| radius(molecule.atoms[atom].element));
        let shorter = match (own.aromatic, own.order) {
            (true, _) => 0.92,
            (false, 1) => 1.0,
            (false, 2) => 0.87,
            (false, _) => 0.78,
        };
        (a + b) * shorter
    })
}

/// The angle between two neighbours of an atom in radians.
pub fn angle(molecule: &Molecule, labels: &Labels, a: usize, centre: usize, b: usize) -> f64 {
    let listed = find(&ANGLES, &labels.angle(a, centre, b)).map(|tenths| tenths / 10.0);
    let degrees = listed.unwrap_or_else(|| by_hybridisation(molecule, labels, a, centre, b));
    degrees.to_radians()
}

/// Angles of regular polygons and polyhedra, in degrees.
fn by_hybridisation(
    molecule: &Molecule,
    labels: &Labels,
    a: usize,
    centre: usize,
    b: usize,
) -> f64 {
    let planar = !matches!(labels.kinds[centre], Kind::Tetrahedral);
    let inside = |size: usize| match (size, planar) {
        (3, _) => 60.0,
        (4, _) => 89.0,
        (5, true) => 108.0,
        (5, false) => 104.0,
        (6, false) => 111.0,
        (6, true) => 120.0,
        (_, true) => 125.0,
        (_, false) => 114.0,
    };
    let hydrogens = [a, b].map(|atom| molecule.atoms[atom].element == H);
    match (
        labels.ring_of(&[a, centre, b]),
        labels.ring_of(&[centre]),
        labels.kinds[centre],
    ) {
        (Some(size), ..) => inside(size),
        (None, _, Kind::Linear) => 180.0,
        (None, Some(size), _) if planar => (360.0 - inside(size)) / 2.0,
        (None, None, _) if planar => 120.0,
        (None, Some(3), _) => 118.0,
        (None, Some(4), _) => 114.0,
        _ if hydrogens == [true, true] => 107.5,
        _ => 109.5,
    }
}
