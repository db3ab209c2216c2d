//! Radii of atoms together with their hydrogens: the ProtOr set (Tsai et al., 1999), as in Biotite.

use crate::error::Result;
use crate::features::built_in;
use crate::formats::{PolymerKind, Residue, Structure};

/// Radius of atoms outside the set.
const OTHER: f32 = 1.8;

/// The neighbours of an atom.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Joined {
    /// Number of atoms except hydrogens.
    heavy: u32,
    /// Doubled bond orders, so that those of aromatic bonds are whole numbers.
    halves: u32,
}

/// `[A]`, angstroms; zero outside of proteins.
pub(super) fn radii(structure: &Structure) -> Result<Vec<f32>> {
    let mut radii = vec![0.0; structure.atoms.len()];
    let mut joined = vec![Joined::default(); structure.atoms.len()];
    for bond in &structure.bonds {
        let [a, b] = bond.atoms;
        if structure.atoms[a].residue == structure.atoms[b].residue {
            add(&mut joined, bond.atoms, &bond.order);
        }
    }
    for chain in structure
        .chains
        .iter()
        .filter(|chain| chain.kind == Some(PolymerKind::Protein))
    {
        for residue in &structure.residues[chain.residues.clone()] {
            let own = match residue.atomised {
                false => of_standard(&residue.code, structure, residue)?,
                true => of_modified(structure, residue, &joined),
            };
            radii[residue.atoms.clone()].copy_from_slice(&own);
        }
    }
    Ok(radii)
}

/// By the bonds of the component: a residue is treated as free, with its last oxygen.
fn of_standard(code: &str, structure: &Structure, residue: &Residue) -> Result<Vec<f32>> {
    let Some(component) = built_in()?.get(code) else {
        return Ok(vec![OTHER; residue.atoms.len()]);
    };
    let mut joined = vec![Joined::default(); component.atoms.len()];
    component
        .bonds
        .iter()
        .for_each(|bond| add(&mut joined, bond.atoms, &bond.order));
    let place = |name: &str| component.atoms.iter().position(|own| own.name == name);
    let of = |name: &str| {
        place(name).map_or(OTHER, |at| {
            radius(name, component.atoms[at].charge, joined[at])
        })
    };
    Ok(structure.atoms[residue.atoms.clone()]
        .iter()
        .map(|atom| of(&atom.name))
        .collect())
}

/// By the bonds within the residue, or by names if there are none.
fn of_modified(structure: &Structure, residue: &Residue, joined: &[Joined]) -> Vec<f32> {
    let bonded = residue.atoms.clone().any(|at| joined[at].heavy > 0);
    let phosphorylated = structure.atoms[residue.atoms.clone()]
        .iter()
        .any(|atom| atom.name == "P");
    let of = |at: usize| {
        let atom = &structure.atoms[at];
        match bonded {
            false => guess(&atom.name, phosphorylated),
            // The carboxyl group lost its other oxygen to the bond with the next residue.
            true if atom.name == "C" => radius(
                "C",
                0,
                Joined {
                    heavy: 3,
                    halves: 8,
                },
            ),
            true => radius(&atom.name, atom.charge, joined[at]),
        }
    };
    residue.atoms.clone().map(of).collect()
}

fn add(joined: &mut [Joined], atoms: [usize; 2], order: &str) {
    let halves = match order {
        "DOUB" => 4,
        "TRIP" => 6,
        "AROM" => 3,
        _ => 2,
    };
    for at in atoms {
        joined[at].heavy += 1;
        joined[at].halves += halves;
    }
}

/// As in Biotite, the element is the first letter of the name. Hydrogens fill the valence.
fn radius(name: &str, charge: i32, joined: Joined) -> f32 {
    let letter = name.chars().next().unwrap_or(' ');
    let valence = match letter {
        'C' => 4,
        'N' => 3 + charge,
        'O' | 'S' => 2 + charge,
        _ => return OTHER,
    };
    let hydrogens = (valence - joined.halves as i32 / 2).max(0);
    match (letter, joined.heavy as i32 + hydrogens, hydrogens) {
        ('C', 3, 0) => 1.61,
        ('C', 3, 1) => 1.76,
        ('C', 4, 1..=3) => 1.88,
        ('N', 3, 0..=2) | ('N', 4, 3) => 1.64,
        ('O', 1, 0) => 1.42,
        ('O', 2, 1) => 1.46,
        ('S', 1 | 2, 0) | ('S', 2, 1) => 1.77,
        _ => OTHER,
    }
}

/// For a residue with known names only: the backbone, and the phosphate of most modified residues.
fn guess(name: &str, phosphorylated: bool) -> f32 {
    match name {
        "N" => 1.64,
        "C" => 1.61,
        "O" | "O1P" => 1.42,
        "CA" | "CB" => 1.88,
        "O2P" | "O3P" => 1.46,
        "OG" | "OG1" | "OH" if phosphorylated => OTHER,
        _ => match name.chars().next() {
            Some('C') => 1.88,
            Some('N') => 1.64,
            Some('O') => 1.46,
            Some('S') => 1.77,
            _ => OTHER,
        },
    }
}
