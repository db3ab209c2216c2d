//! Ligands as MDL molfiles (`.mol`, and `.sdf` of one molecule), version V2000, with coordinates in
//! three dimensions.

use super::components::{Component, ComponentBond};
use super::ligand::{self, Atom};
use crate::error::{Error, Place, Result};

/// The line that separates the molecules of an SDF file.
const SEPARATOR: &str = "$$$$";

/// Lines before the atoms: name, program, comment, counts.
const HEADER: usize = 4;

/// Charges by the codes of the atom lines; `M  CHG` lines replace them.
const CHARGES: [i32; 8] = [0, 3, 2, 1, 0, -1, -2, -3];

/// Reads one molecule as a component without a code. Atoms keep their order without hydrogens, and
/// are named as in OpenFold3 by their element and its count: `C1`, `C2`, `O1`.
///
/// # Errors
/// [`Error::Input`] for other versions, several molecules, queries and atoms without an element,
/// and for drawings: all heights are zero and the header does not say `3D`.
pub fn parse(text: &str, place: &str) -> Result<Component> {
    let mut molecules = text.split(SEPARATOR);
    let first = molecules.next().unwrap_or_default();
    let others = molecules.filter(|rest| !rest.trim().is_empty()).count();
    if others > 0 {
        let message = format!(
            "the file has {} molecules: give each its own file",
            others + 1
        );
        return Err(Error::input(place, message));
    }
    let lines: Vec<&str> = first.lines().collect();
    let file = Molfile { lines, place };
    let (atoms, bonds) = file.counts()?;
    let mut atoms: Vec<Atom> = (0..atoms)
        .map(|at| file.atom(HEADER + at))
        .collect::<Result<_>>()?;
    let first_bond = HEADER + atoms.len();
    let bonds: Vec<ComponentBond> = (0..bonds)
        .map(|at| file.bond(first_bond + at, atoms.len()))
        .collect::<Result<_>>()?;
    file.charges(first_bond + bonds.len(), &mut atoms)?;
    file.check_depth(&atoms)?;
    file.component(&atoms, bonds)
}

struct Molfile<'a> {
    lines: Vec<&'a str>,
    place: &'a str,
}

impl Molfile<'_> {
    fn wrong(&self, line: usize, message: impl ToString) -> Error {
        Error::input(Place::new(self.place).line(line + 1), message)
    }

    /// The columns of a line as a number; a line that ends before them has none.
    fn number<T: std::str::FromStr>(&self, line: usize, from: usize, to: usize) -> Option<T> {
        let line = self.lines.get(line)?;
        line.get(from..to.min(line.len()))?.trim().parse().ok()
    }

    /// The numbers of atoms and bonds.
    fn counts(&self) -> Result<(usize, usize)> {
        let at = HEADER - 1;
        let line = self.lines.get(at).copied().unwrap_or_default();
        if line.contains("V3000") {
            let message = "molfiles of version V3000 are not supported: write V2000";
            return Err(self.wrong(at, message));
        }
        match (self.number(at, 0, 3), self.number(at, 3, 6)) {
            (Some(atoms), Some(bonds)) if atoms > 0 => Ok((atoms, bonds)),
            _ => Err(self.wrong(
                at,
                "expected the numbers of atoms and bonds of a V2000 molfile",
            )),
        }
    }

    fn atom(&self, line: usize) -> Result<Atom> {
        let axis = |from| {
            self.number(line, from, from + 10)
                .filter(|x: &f32| x.is_finite())
        };
        let [Some(x), Some(y), Some(z)] = [0, 10, 20].map(axis) else {
            return Err(self.wrong(line, "expected an atom with three coordinates"));
        };
        let text = self.lines[line];
        let symbol = text.get(31..34.min(text.len())).unwrap_or_default().trim();
        let letters = symbol.chars().all(|letter| letter.is_ascii_alphabetic());
        let known = letters
            && (1..=2).contains(&symbol.len())
            && !["A", "Q", "X", "R", "LP"].contains(&symbol);
        if !known {
            let message = format!("{symbol:?} is no element");
            return Err(self.wrong(line, message));
        }
        let code: usize = self.number(line, 36, 39).unwrap_or(0);
        Ok(Atom {
            element: symbol.to_ascii_uppercase(),
            charge: CHARGES.get(code).copied().unwrap_or(0),
            position: [x, y, z],
        })
    }

    fn bond(&self, line: usize, atoms: usize) -> Result<ComponentBond> {
        let end = |from| {
            self.number(line, from, from + 3)
                .filter(|at| (1..=atoms).contains(at))
        };
        let order = match self.number(line, 6, 9) {
            Some(1) => "SING",
            Some(2) => "DOUB",
            Some(3) => "TRIP",
            Some(4) => "AROM",
            _ => return Err(self.wrong(line, "expected a bond of an order from 1 to 4")),
        };
        match (end(0), end(3)) {
            (Some(a), Some(b)) if a != b => Ok(ComponentBond {
                atoms: [a - 1, b - 1],
                order: order.to_string(),
                aromatic: order == "AROM",
            }),
            _ => Err(self.wrong(
                line,
                format!("expected a bond between two of the {atoms} atoms"),
            )),
        }
    }

    /// Applies the `M  CHG` lines: if there are any, other atoms have no charge.
    fn charges(&self, from: usize, atoms: &mut [Atom]) -> Result<()> {
        let is_charge = |line: &&usize| self.lines[**line].starts_with("M  CHG");
        let properties: Vec<usize> = (from..self.lines.len()).collect();
        let lines: Vec<usize> = properties.iter().filter(is_charge).copied().collect();
        if !lines.is_empty() {
            atoms.iter_mut().for_each(|atom| atom.charge = 0);
        }
        for line in lines {
            let words: Option<Vec<i32>> = self.lines[line]
                .split_whitespace()
                .skip(3)
                .map(|word| word.parse().ok())
                .collect();
            let words = words.filter(|words| words.len() % 2 == 0);
            let words =
                words.ok_or_else(|| self.wrong(line, "expected atoms and their charges"))?;
            for pair in words.chunks_exact(2) {
                let at = usize::try_from(pair[0])
                    .ok()
                    .and_then(|at| at.checked_sub(1));
                let atom = at.and_then(|at| atoms.get_mut(at));
                let atom = atom.ok_or_else(|| {
                    self.wrong(line, format!("there is no atom {} to charge", pair[0]))
                })?;
                atom.charge = pair[1];
            }
        }
        Ok(())
    }

    /// Refuses drawings.
    fn check_depth(&self, atoms: &[Atom]) -> Result<()> {
        let says_3d = self
            .lines
            .get(1)
            .is_some_and(|line| line.get(20..22) == Some("3D"));
        let flat = atoms.iter().all(|atom| atom.position[2] == 0.0);
        match flat && !says_3d && atoms.len() > 1 {
            true => Err(Error::input(
                self.place,
                "the molecule is a drawing: its coordinates should have three dimensions, as \
                conformer generators write them",
            )),
            false => Ok(()),
        }
    }

    fn component(&self, atoms: &[Atom], bonds: Vec<ComponentBond>) -> Result<Component> {
        let name = match self.lines[0].trim() {
            "" => "ligand",
            name => name,
        };
        ligand::component(name, atoms, bonds, self.place)
    }
}
