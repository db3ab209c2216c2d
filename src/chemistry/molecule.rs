//! A molecule as a graph.

/// Atoms and bonds, hydrogens included.
#[derive(Debug, Clone, Default)]
pub struct Molecule {
    /// Atoms in the order of the text, the hydrogens that it does not write last.
    pub atoms: Vec<Atom>,
    /// Bonds in the order in which the text closes them.
    pub bonds: Vec<Bond>,
    /// Tetrahedral centres whose configuration is given.
    pub centres: Vec<Centre>,
    /// Double bonds whose configuration is given.
    pub double_bonds: Vec<DoubleBond>,
    /// For each atom its neighbours and the bonds to them.
    pub neighbours: Vec<Vec<(usize, usize)>>,
}

/// One atom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    /// Atomic number.
    pub element: u8,
    /// Formal charge.
    pub charge: i8,
    /// Whether it is in an aromatic ring.
    pub aromatic: bool,
    /// Its position in the text, from 1.
    pub at: usize,
}

/// One bond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bond {
    /// Indices of its atoms.
    pub atoms: [usize; 2],
    /// Its order, 1 to 4, in one Kekulé structure.
    pub order: u8,
    /// Whether it is in an aromatic ring.
    pub aromatic: bool,
}

/// A tetrahedral centre: seen from the first of its neighbours, the others follow each other
/// clockwise or counterclockwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Centre {
    /// The centre.
    pub atom: usize,
    /// Its neighbours; the centre itself is in the place of a lone pair.
    pub neighbours: [usize; 4],
    /// The sense of rotation.
    pub clockwise: bool,
}

/// A double bond with one neighbour of each end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DoubleBond {
    /// Its ends.
    pub atoms: [usize; 2],
    /// A neighbour of each end.
    pub neighbours: [usize; 2],
    /// Whether the neighbours are on the same side.
    pub cis: bool,
}

impl Molecule {
    /// Lists the neighbours of each atom after a change of the bonds.
    pub fn index(&mut self) {
        self.neighbours = vec![Vec::new(); self.atoms.len()];
        for (at, bond) in self.bonds.iter().enumerate() {
            let [a, b] = bond.atoms;
            self.neighbours[a].push((b, at));
            self.neighbours[b].push((a, at));
        }
    }

    /// The bond between two atoms.
    pub fn bond(&self, a: usize, b: usize) -> Option<&Bond> {
        let found = self.neighbours[a].iter().find(|(other, _)| *other == b);
        found.map(|(_, bond)| &self.bonds[*bond])
    }

    /// The sum of an atom's bond orders.
    pub fn valence(&self, atom: usize) -> u32 {
        let orders = self.neighbours[atom].iter();
        orders.map(|(_, at)| u32::from(self.bonds[*at].order)).sum()
    }

    /// The number of an atom's bonds.
    pub fn degree(&self, atom: usize) -> usize {
        self.neighbours[atom].len()
    }

    /// Whether an atom has a bond of this order or a higher one.
    pub fn has_order(&self, atom: usize, order: u8) -> bool {
        self.neighbours[atom]
            .iter()
            .any(|(_, at)| self.bonds[*at].order >= order)
    }

    /// For each atom the number of the connected fragment that it is in.
    pub fn fragments(&self) -> Vec<usize> {
        let mut fragments = vec![usize::MAX; self.atoms.len()];
        let mut count = 0;
        for start in 0..self.atoms.len() {
            if fragments[start] != usize::MAX {
                continue;
            }
            let mut stack = vec![start];
            while let Some(atom) = stack.pop() {
                if fragments[atom] == usize::MAX {
                    fragments[atom] = count;
                    stack.extend(self.neighbours[atom].iter().map(|(other, _)| *other));
                }
            }
            count += 1;
        }
        fragments
    }
}
