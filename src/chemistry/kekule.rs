//! Double bonds of aromatic rings: a perfect matching of the atoms that need one (Edmonds 1965).

use std::collections::VecDeque;

use super::elements::valences;
use super::molecule::Molecule;
use super::Refusal;

const NONE: usize = usize::MAX;

/// Makes some aromatic bonds double, so that every aromatic atom has its valence.
///
/// # Errors
/// If there is no such structure.
pub(super) fn assign(molecule: &mut Molecule, hydrogens: &[u8]) -> Result<(), Refusal> {
    let count = molecule.atoms.len();
    let needs: Vec<bool> = (0..count)
        .map(|atom| needs_double_bond(molecule, atom, hydrogens[atom]))
        .collect();
    let mut edges = vec![Vec::new(); count];
    for bond in molecule.bonds.iter().filter(|bond| bond.aromatic) {
        let [a, b] = bond.atoms;
        if needs[a] && needs[b] {
            edges[a].push(b);
            edges[b].push(a);
        }
    }
    let mut matching = Matching::new(&edges);
    for (atom, needs) in needs.into_iter().enumerate() {
        if needs && matching.mate[atom] == NONE && !matching.augment(atom) {
            return Err(Refusal::at(
                molecule.atoms[atom].at,
                "the aromatic rings have no alternating double bonds that include this atom: \
                expected [nH] where a nitrogen has a hydrogen, or a charge",
            ));
        }
    }
    let mate = matching.mate;
    for bond in &mut molecule.bonds {
        let [a, b] = bond.atoms;
        if bond.aromatic && mate[a] == b {
            bond.order = 2;
        }
    }
    Ok(())
}

/// Whether an aromatic atom has fewer bonds than its smallest sufficient valence.
fn needs_double_bond(molecule: &Molecule, atom: usize, hydrogens: u8) -> bool {
    let own = molecule.atoms[atom];
    if !own.aromatic {
        return false;
    }
    let bonds = molecule.valence(atom) + u32::from(hydrogens);
    let allowed = valences(own.element, own.charge).unwrap_or_default();
    let target = allowed.iter().find(|valence| u32::from(**valence) >= bonds);
    target.is_some_and(|valence| u32::from(*valence) > bonds)
}

/// A matching of a graph and the state of one search for a longer one.
struct Matching<'a> {
    edges: &'a [Vec<usize>],
    mate: Vec<usize>,
    parent: Vec<usize>,
    /// The base of the blossom that an atom is in.
    base: Vec<usize>,
}

impl<'a> Matching<'a> {
    fn new(edges: &'a [Vec<usize>]) -> Self {
        let none = vec![NONE; edges.len()];
        Matching {
            edges,
            mate: none.clone(),
            parent: none,
            base: Vec::new(),
        }
    }

    /// Extends the matching by a path from a free atom.
    fn augment(&mut self, root: usize) -> bool {
        let mut end = self.search(root);
        let found = end != NONE;
        while end != NONE {
            let before = self.parent[end];
            let next = self.mate[before];
            (self.mate[end], self.mate[before]) = (before, end);
            end = next;
        }
        found
    }

    /// The free end of an alternating path, found in breadth.
    fn search(&mut self, root: usize) -> usize {
        let count = self.edges.len();
        self.parent = vec![NONE; count];
        self.base = (0..count).collect();
        let mut used = vec![false; count];
        used[root] = true;
        let mut queue = VecDeque::from([root]);
        while let Some(atom) = queue.pop_front() {
            for &other in &self.edges[atom] {
                if self.base[atom] == self.base[other] || self.mate[atom] == other {
                    continue;
                }
                let in_tree = other == root
                    || (self.mate[other] != NONE && self.parent[self.mate[other]] != NONE);
                if in_tree {
                    for inside in self.contract(atom, other) {
                        if !used[inside] {
                            used[inside] = true;
                            queue.push_back(inside);
                        }
                    }
                } else if self.parent[other] == NONE {
                    self.parent[other] = atom;
                    let mate = self.mate[other];
                    if mate == NONE {
                        return other;
                    }
                    used[mate] = true;
                    queue.push_back(mate);
                }
            }
        }
        NONE
    }

    /// Contracts the blossom that an edge closes, and returns its atoms.
    fn contract(&mut self, a: usize, b: usize) -> Vec<usize> {
        let base = self.common_base(a, b);
        let mut inside = vec![false; self.edges.len()];
        self.mark(a, base, b, &mut inside);
        self.mark(b, base, a, &mut inside);
        let members: Vec<usize> = (0..self.edges.len())
            .filter(|atom| inside[self.base[*atom]])
            .collect();
        for atom in &members {
            self.base[*atom] = base;
        }
        members
    }

    fn common_base(&self, a: usize, b: usize) -> usize {
        let mut seen = vec![false; self.edges.len()];
        let mut at = a;
        loop {
            at = self.base[at];
            seen[at] = true;
            if self.mate[at] == NONE {
                break;
            }
            at = self.parent[self.mate[at]];
        }
        let mut at = self.base[b];
        while !seen[at] {
            at = self.base[self.parent[self.mate[at]]];
        }
        at
    }

    fn mark(&mut self, from: usize, base: usize, child: usize, inside: &mut [bool]) {
        let (mut at, mut child) = (from, child);
        while self.base[at] != base {
            inside[self.base[at]] = true;
            inside[self.base[self.mate[at]]] = true;
            self.parent[at] = child;
            child = self.mate[at];
            at = self.parent[self.mate[at]];
        }
    }
}
