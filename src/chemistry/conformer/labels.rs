//! Labels of atoms, bonds and angles, under which the tables list lengths and angles.
//!
//! An atom's plain label is its element and its kind: `1`, `2`, `3` by its hybridisation, `x` and
//! its number of bonds for tetrahedral atoms of higher periods, `a` if it is aromatic, `c` if a
//! lone pair is conjugated, `r` if it shares a double bond and a charge. Its ring label adds the
//! size of its smallest ring up to five and its charge, its full label its neighbours.

use super::super::elements::{self, is_metal, N, O, S, SE};
use super::super::molecule::Molecule;
use super::super::rings::Ring;

/// The largest ring whose size changes angles.
const LARGEST: usize = 7;

/// Kinds of atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Two bonds in a line.
    Linear,
    /// Three bonds in a plane.
    Planar,
    /// In an aromatic ring.
    Aromatic,
    /// A lone pair beside a double bond.
    Conjugated,
    /// At one of two bonds that share a double bond and a charge.
    Resonant,
    /// Four bonds or lone pairs.
    Tetrahedral,
}

/// Labels of a molecule's atoms.
pub struct Labels<'a> {
    molecule: &'a Molecule,
    rings: &'a [Ring],
    /// The symbol of each bond.
    marks: Vec<char>,
    pub kinds: Vec<Kind>,
    plain: Vec<String>,
    ring: Vec<String>,
    full: Vec<String>,
}

impl<'a> Labels<'a> {
    pub fn new(molecule: &'a Molecule, rings: &'a [Ring]) -> Self {
        let marks = marks(molecule, rings);
        let atoms = 0..molecule.atoms.len();
        let kinds: Vec<Kind> = atoms
            .clone()
            .map(|atom| kind(molecule, atom, &marks))
            .collect();
        let plain: Vec<String> = atoms
            .clone()
            .map(|atom| plain(molecule, atom, kinds[atom]))
            .collect();
        let ring: Vec<String> = atoms
            .clone()
            .map(|atom| {
                let sizes = rings.iter().filter(|ring| ring.atoms.contains(&atom));
                let size = sizes.map(|ring| ring.atoms.len()).min();
                let size = size.filter(|size| *size < 6);
                let size = size.map_or(String::new(), |size| size.to_string());
                let charge = match molecule.atoms[atom].charge.signum() {
                    _ if kinds[atom] == Kind::Resonant => "",
                    1 => "+",
                    -1 => "-",
                    _ => "",
                };
                format!("{}{size}{charge}", plain[atom])
            })
            .collect();
        let full = atoms
            .map(|atom| {
                let mut others: Vec<String> = molecule.neighbours[atom]
                    .iter()
                    .map(|(other, bond)| format!("{}{}", marks[*bond], plain[*other]))
                    .collect();
                others.sort_unstable();
                format!("{}({})", ring[atom], others.concat())
            })
            .collect();
        Labels {
            molecule,
            rings,
            marks,
            kinds,
            plain,
            ring,
            full,
        }
    }

    /// Keys of a bond's length, the most detailed first.
    pub fn bond(&self, bond: usize) -> Vec<String> {
        let [a, b] = self.molecule.bonds[bond].atoms;
        let mark = self.marks[bond];
        let pair = |a: &str, b: &str| {
            let (first, second) = if a <= b { (a, b) } else { (b, a) };
            format!("{first}{mark}{second}")
        };
        vec![
            pair(&self.full[a], &self.full[b]),
            pair(&self.ring[a], &self.ring[b]),
            pair(&self.plain[a], &self.plain[b]),
        ]
    }

    /// Keys of the angle between two neighbours of an atom, the most detailed first.
    pub fn angle(&self, a: usize, centre: usize, b: usize) -> Vec<String> {
        let around = self.surroundings(a, centre, b);
        let triple = |a: &str, middle: &str, b: &str| {
            let (first, second) = if a <= b { (a, b) } else { (b, a) };
            format!("{first}<{middle}<{second}{around}")
        };
        let [plain_a, plain_b] = [a, b].map(|atom| self.plain[atom].as_str());
        vec![
            triple(&self.ring[a], &self.full[centre], &self.ring[b]),
            triple(plain_a, &self.full[centre], plain_b),
            triple(plain_a, &self.ring[centre], plain_b),
            triple("", &self.plain[centre], ""),
        ]
    }

    /// `r5` inside a ring of five, `x5` for an angle to a substituent of one.
    fn surroundings(&self, a: usize, centre: usize, b: usize) -> String {
        match (self.ring_of(&[a, centre, b]), self.smallest_ring(centre)) {
            (Some(size), _) => format!("r{size}"),
            (None, Some(size)) => format!("x{size}"),
            (None, None) => String::new(),
        }
    }

    /// The size of the smallest ring with these atoms.
    pub fn ring_of(&self, atoms: &[usize]) -> Option<usize> {
        let with = self
            .rings
            .iter()
            .filter(|ring| atoms.iter().all(|atom| ring.atoms.contains(atom)));
        with.map(|ring| ring.atoms.len())
            .min()
            .filter(|size| *size <= LARGEST)
    }

    fn smallest_ring(&self, atom: usize) -> Option<usize> {
        self.ring_of(&[atom])
    }
}

/// Symbols of bonds: `:` in rings of equal bonds, `~` between two structures that differ by
/// charges alone, `-`, `=` and `#`.
fn marks(molecule: &Molecule, rings: &[Ring]) -> Vec<char> {
    let bonds = molecule.bonds.iter();
    let mut marks: Vec<char> = bonds
        .map(|bond| match bond.order {
            1 => '-',
            2 => '=',
            _ => '#',
        })
        .collect();
    for ring in rings.iter().filter(|ring| has_equal_bonds(molecule, ring)) {
        ring.bonds.iter().for_each(|bond| marks[*bond] = ':');
    }
    for atom in 0..molecule.atoms.len() {
        for [single, double] in resonances(molecule, atom) {
            (marks[single], marks[double]) = ('~', '~');
        }
    }
    marks
}

/// Whether an aromatic ring has two Kekulé structures, or is one of five with one lone pair: not
/// where a carbonyl or a second lone pair fixes the double bonds.
fn has_equal_bonds(molecule: &Molecule, ring: &Ring) -> bool {
    let in_ring = |atom: usize| {
        let mut bonds = molecule.neighbours[atom].iter();
        bonds.any(|(_, bond)| molecule.bonds[*bond].order == 2 && molecule.bonds[*bond].aromatic)
    };
    let aromatic = ring.bonds.iter().all(|bond| molecule.bonds[*bond].aromatic)
        || ring.atoms.iter().all(|atom| molecule.atoms[*atom].aromatic);
    let without = ring.atoms.iter().filter(|atom| !in_ring(**atom));
    let lone_pairs = without.clone().all(|atom| !molecule.has_order(*atom, 2));
    aromatic && lone_pairs && without.count() == usize::from(ring.atoms.len() == 5)
}

/// Pairs of a single and a double bond from an atom to others of one element, of which the second
/// has one charge more: carboxylates, sulfonates, phosphates, nitro groups, amidinium.
fn resonances(molecule: &Molecule, atom: usize) -> Vec<[usize; 2]> {
    let with_order = |order: u8| {
        let neighbours = molecule.neighbours[atom].iter();
        neighbours.filter(move |(_, bond)| molecule.bonds[*bond].order == order)
    };
    let mut found = Vec::new();
    for (donor, single) in with_order(1) {
        for (other, double) in with_order(2) {
            let [donor, other] = [*donor, *other].map(|atom| molecule.atoms[atom]);
            let aromatic = molecule.bonds[*double].aromatic;
            if !aromatic && donor.element == other.element && other.charge - donor.charge == 1 {
                found.push([*single, *double]);
            }
        }
    }
    found
}

fn plain(molecule: &Molecule, atom: usize, kind: Kind) -> String {
    let element = molecule.atoms[atom].element;
    let symbol = elements::symbol(element);
    let kind = match kind {
        _ if element == elements::H => "",
        Kind::Linear => "1",
        Kind::Planar => "2",
        Kind::Tetrahedral if element > 10 => return format!("{symbol}x{}", molecule.degree(atom)),
        Kind::Tetrahedral => "3",
        Kind::Resonant => "r",
        Kind::Aromatic => "a",
        Kind::Conjugated => "c",
    };
    format!("{symbol}{kind}")
}

fn kind(molecule: &Molecule, atom: usize, marks: &[char]) -> Kind {
    let element = molecule.atoms[atom].element;
    let degree = molecule.degree(atom);
    if is_metal(element) || degree > 3 {
        return Kind::Tetrahedral;
    }
    let marked = |mark: char| {
        let mut bonds = molecule.neighbours[atom].iter();
        bonds.any(|(_, bond)| marks[*bond] == mark)
    };
    if marked(':') {
        return Kind::Aromatic;
    }
    if marked('~') && matches!(element, N | O | S) && molecule.degree(atom) <= 3 {
        return match element == N || molecule.degree(atom) == 1 {
            true => Kind::Resonant,
            false => Kind::Planar,
        };
    }
    let orders = molecule.neighbours[atom]
        .iter()
        .map(|(_, bond)| molecule.bonds[*bond].order);
    let double = orders.clone().filter(|order| *order == 2).count();
    if element == S || element == SE || element > 16 {
        return match (double, degree) {
            (1, 1) => Kind::Planar,
            (0, 2) if beside_double_bond(molecule, atom) => Kind::Conjugated,
            _ => Kind::Tetrahedral,
        };
    }
    if orders.clone().any(|order| order > 2) || double > 1 {
        return match degree {
            3 => Kind::Planar,
            _ => Kind::Linear,
        };
    }
    let lone_pair = matches!(element, N | O) && molecule.atoms[atom].charge <= 0;
    match (double, lone_pair, degree) {
        (1, ..) => Kind::Planar,
        (0, true, _) if beside_double_bond(molecule, atom) => Kind::Conjugated,
        (0, false, 3) if matches!(element, elements::C | elements::B) => {
            match molecule.atoms[atom].charge {
                -1 => Kind::Conjugated,
                _ => Kind::Planar,
            }
        }
        _ => Kind::Tetrahedral,
    }
}

fn beside_double_bond(molecule: &Molecule, atom: usize) -> bool {
    let mut neighbours = molecule.neighbours[atom].iter();
    neighbours.any(|(other, _)| {
        let own = molecule.atoms[*other];
        let planar = own.element < 11 && molecule.degree(*other) <= 3;
        own.aromatic || (planar && molecule.has_order(*other, 2))
    })
}
