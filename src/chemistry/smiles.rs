//! The grammar of SMILES (OpenSMILES 1.0): from a text to atoms and bonds as written.

use std::collections::BTreeMap;

use super::elements::{self, atomic_number};
use super::Refusal;

/// The most atoms of a text.
const MOST_ATOMS: usize = 256;

/// A molecule as written: no hydrogens are added, bonds without a symbol are undecided.
#[derive(Debug, Default)]
pub struct Written {
    pub atoms: Vec<WrittenAtom>,
    pub bonds: Vec<WrittenBond>,
}

#[derive(Debug)]
pub struct WrittenAtom {
    pub element: u8,
    pub charge: i8,
    /// Whether it is a small letter.
    pub aromatic: bool,
    /// Hydrogens in brackets; `None` without brackets.
    pub hydrogens: Option<u8>,
    /// Whether `@@` was written; `None` without a configuration.
    pub clockwise: Option<bool>,
    /// Neighbours in the order of the text.
    pub order: Vec<Neighbour>,
    /// The number of its ring bonds.
    pub rings: usize,
    /// The position in the text, from 1.
    pub at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Neighbour {
    Atom(usize),
    Hydrogen,
    /// A ring bond that is not closed yet, by its number.
    Ring(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    Order(u8),
    Aromatic,
    /// `/`: the second atom is above the first.
    Up,
    /// `\`: the second atom is below the first.
    Down,
}

impl Symbol {
    /// The symbol of the same bond in the other direction.
    fn reversed(self) -> Self {
        match self {
            Symbol::Up => Symbol::Down,
            Symbol::Down => Symbol::Up,
            other => other,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct WrittenBond {
    pub atoms: [usize; 2],
    /// `None` where the text has no symbol.
    pub symbol: Option<Symbol>,
    pub at: usize,
}

/// Half of a ring bond.
struct Opened {
    atom: usize,
    symbol: Option<Symbol>,
    at: usize,
}

struct Parser<'a> {
    text: &'a [u8],
    /// Index of the next byte.
    at: usize,
    written: Written,
    /// The atom that the next one is bonded to.
    last: Option<usize>,
    /// The atoms before open parentheses, and the positions of these.
    branches: Vec<(Option<usize>, usize)>,
    bond: Option<(Symbol, usize)>,
    rings: BTreeMap<u8, Opened>,
}

/// Parses a SMILES text.
///
/// # Errors
/// The position, and the expected text.
pub fn parse(text: &str) -> Result<Written, Refusal> {
    let mut parser = Parser {
        text: text.as_bytes(),
        at: 0,
        written: Written::default(),
        last: None,
        branches: Vec::new(),
        bond: None,
        rings: BTreeMap::new(),
    };
    while parser.at < parser.text.len() {
        parser.step()?;
    }
    parser.finish()
}

impl Parser<'_> {
    /// A refusal at the next byte.
    fn wrong<T>(&self, message: impl ToString) -> Result<T, Refusal> {
        Err(Refusal::at(self.at + 1, message))
    }

    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.at < self.text.len() && self.peek() == byte;
        self.at += usize::from(taken);
        taken
    }

    /// Decimal digits, at most `most` of them.
    fn number(&mut self, most: usize) -> Option<u32> {
        let start = self.at;
        while self.peek().is_ascii_digit() && self.at - start < most {
            self.at += 1;
        }
        let digits = self.text.get(start..self.at)?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    fn step(&mut self) -> Result<(), Refusal> {
        match self.peek() {
            b'[' => self.bracket(),
            b'(' => self.open(),
            b')' => self.close(),
            b'.' => self.dot(),
            b'0'..=b'9' | b'%' => self.ring(),
            b'-' | b'=' | b'#' | b'$' | b':' | b'/' | b'\\' => self.symbol(),
            _ => self.organic(),
        }
    }

    fn open(&mut self) -> Result<(), Refusal> {
        if self.last.is_none() || self.bond.is_some() {
            return self.wrong("'(' should follow an atom");
        }
        self.branches.push((self.last, self.at + 1));
        self.at += 1;
        match self.peek() {
            b')' => self.wrong("the branch is empty: expected an atom"),
            _ => Ok(()),
        }
    }

    fn close(&mut self) -> Result<(), Refusal> {
        self.no_bond("')'")?;
        let Some((before, _)) = self.branches.pop() else {
            return self.wrong("')' closes no '('");
        };
        self.last = before;
        self.at += 1;
        Ok(())
    }

    fn dot(&mut self) -> Result<(), Refusal> {
        self.no_bond("'.'")?;
        if self.last.is_none() {
            return self.wrong("'.' should follow an atom");
        }
        self.last = None;
        self.at += 1;
        Ok(())
    }

    fn no_bond(&self, found: &str) -> Result<(), Refusal> {
        match self.bond {
            Some((_, at)) => {
                let message = format!("expected an atom after the bond, found {found}");
                Err(Refusal::at(at, message))
            }
            None => Ok(()),
        }
    }

    fn symbol(&mut self) -> Result<(), Refusal> {
        if self.last.is_none() {
            return self.wrong("a bond should follow an atom");
        }
        if self.bond.is_some() {
            return self.wrong("expected an atom, found another bond");
        }
        let symbol = match self.peek() {
            b'-' => Symbol::Order(1),
            b'=' => Symbol::Order(2),
            b'#' => Symbol::Order(3),
            b'$' => Symbol::Order(4),
            b':' => Symbol::Aromatic,
            b'/' => Symbol::Up,
            _ => Symbol::Down,
        };
        self.bond = Some((symbol, self.at + 1));
        self.at += 1;
        if symbol == Symbol::Order(1) && self.peek() == b'>' {
            return self.wrong("dative bonds '->' are not supported: write '-'");
        }
        Ok(())
    }

    fn ring(&mut self) -> Result<(), Refusal> {
        let at = self.at + 1;
        let Some(atom) = self.last else {
            return self.wrong("the number of a ring bond should follow an atom");
        };
        let number = match self.take(b'%') {
            true => match (self.peek().is_ascii_digit(), self.number(2)) {
                (true, Some(number)) if self.at == at + 2 => number as u8,
                _ => return self.wrong("expected two digits after '%'"),
            },
            false => self.number(1).unwrap_or(0) as u8,
        };
        let symbol = self.bond.take().map(|(symbol, _)| symbol);
        self.written.atoms[atom].rings += 1;
        let Some(opened) = self.rings.remove(&number) else {
            self.written.atoms[atom].order.push(Neighbour::Ring(number));
            self.rings.insert(number, Opened { atom, symbol, at });
            return Ok(());
        };
        self.close_ring(atom, number, symbol, &opened, at)
    }

    fn close_ring(
        &mut self,
        atom: usize,
        number: u8,
        symbol: Option<Symbol>,
        opened: &Opened,
        at: usize,
    ) -> Result<(), Refusal> {
        let other = opened.atom;
        let between =
            |bond: &WrittenBond| bond.atoms == [other, atom] || bond.atoms == [atom, other];
        if other == atom || self.written.bonds.iter().any(between) {
            let message = format!("ring bond {number} joins an atom to itself or to its neighbour");
            return Err(Refusal::at(at, message));
        }
        let symbol = match (opened.symbol, symbol.map(Symbol::reversed)) {
            (Some(a), Some(b)) if a != b => {
                let message = format!("the two ends of ring bond {number} have other symbols");
                return Err(Refusal::at(at, message));
            }
            (a, b) => a.or(b),
        };
        let open = Neighbour::Ring(number);
        for neighbour in &mut self.written.atoms[other].order {
            if *neighbour == open {
                *neighbour = Neighbour::Atom(atom);
            }
        }
        self.written.atoms[atom].order.push(Neighbour::Atom(other));
        self.written.bonds.push(WrittenBond {
            atoms: [other, atom],
            symbol,
            at,
        });
        Ok(())
    }

    /// An atom without brackets.
    fn organic(&mut self) -> Result<(), Refusal> {
        let at = self.at + 1;
        let rest = &self.text[self.at..];
        let (symbol, length) = match rest {
            [b'C', b'l', ..] => ("CL", 2),
            [b'B', b'r', ..] => ("BR", 2),
            [b'B' | b'b', ..] => ("B", 1),
            [b'C' | b'c', ..] => ("C", 1),
            [b'N' | b'n', ..] => ("N", 1),
            [b'O' | b'o', ..] => ("O", 1),
            [b'P' | b'p', ..] => ("P", 1),
            [b'S' | b's', ..] => ("S", 1),
            [b'F', ..] => ("F", 1),
            [b'I', ..] => ("I", 1),
            _ => return self.no_atom(),
        };
        let aromatic = rest[0].is_ascii_lowercase();
        self.at += length;
        self.add(WrittenAtom {
            element: atomic_number(symbol).unwrap_or_default(),
            charge: 0,
            aromatic,
            hydrogens: None,
            clockwise: None,
            order: Vec::new(),
            rings: 0,
            at,
        })
    }

    fn no_atom<T>(&self) -> Result<T, Refusal> {
        let text = String::from_utf8_lossy(&self.text[self.at..]);
        let found = text.chars().next().unwrap_or(' ');
        self.wrong(match found {
            '*' => "'*' is any atom: expected an element".to_string(),
            '~' => "'~' is any bond: expected '-', '=', '#' or ':'".to_string(),
            '>' | '<' => format!("{found:?} is of a reaction or dative bond: not supported"),
            _ if found.is_ascii_alphabetic() => {
                format!(
                    "{found:?} is no atom without brackets: expected B, C, N, O, P, S, F, Cl, \
                    Br, I, or an element in brackets"
                )
            }
            _ => format!("expected an atom, a bond or a ring number, found {found:?}"),
        })
    }

    /// An atom in brackets: isotope, symbol, configuration, hydrogens, charge, class.
    fn bracket(&mut self) -> Result<(), Refusal> {
        let opening = self.at + 1;
        self.at += 1;
        if self.peek().is_ascii_digit() && self.number(3).is_none() {
            return self.wrong("expected an isotope of up to three digits");
        }
        let at = self.at + 1;
        let (element, aromatic) = self.element()?;
        let clockwise = self.configuration()?;
        let hydrogens = match self.take(b'H') {
            true if element == elements::H => return self.wrong("hydrogen has no hydrogens"),
            true => self.number(1).unwrap_or(1) as u8,
            false => 0,
        };
        let charge = self.charge()?;
        if self.take(b':') && self.number(4).is_none() {
            return self.wrong("expected a number after ':'");
        }
        if !self.take(b']') {
            let message = match self.at < self.text.len() {
                true => "expected ']', or hydrogens and a charge before it".to_string(),
                false => format!("the '[' at {opening} is not closed by ']'"),
            };
            return self.wrong(message);
        }
        self.add(WrittenAtom {
            element,
            charge,
            aromatic,
            hydrogens: Some(hydrogens),
            clockwise,
            order: Vec::new(),
            rings: 0,
            at,
        })
    }

    fn element(&mut self) -> Result<(u8, bool), Refusal> {
        let letters = [
            self.peek(),
            self.text.get(self.at + 1).copied().unwrap_or(0),
        ];
        let small = letters[0].is_ascii_lowercase();
        let aromatic = ["b", "c", "n", "o", "p", "s", "se", "as", "te", "si"];
        for length in [2, 1] {
            let Ok(word) = std::str::from_utf8(&letters[..length]) else {
                continue;
            };
            let second = length == 1 || letters[1].is_ascii_lowercase();
            let known = second && (!small || aromatic.contains(&word));
            let number = atomic_number(&word.to_ascii_uppercase()).filter(|_| known);
            if let Some(number) = number {
                self.at += length;
                return Ok((number, small));
            }
        }
        match letters[0] {
            b'*' => self.wrong("'*' is any atom: expected an element"),
            b'#' => self.wrong("atomic numbers are not supported: expected an element's symbol"),
            _ => self.wrong("expected the symbol of an element"),
        }
    }

    fn configuration(&mut self) -> Result<Option<bool>, Refusal> {
        if !self.take(b'@') {
            return Ok(None);
        }
        if self.take(b'@') {
            return Ok(Some(true));
        }
        let class = self.text.get(self.at..self.at + 2).unwrap_or_default();
        let name = match class {
            b"TH" => "",
            b"AL" => "allenes (@AL)",
            b"SP" => "square planar centres (@SP)",
            b"TB" => "trigonal bipyramids (@TB)",
            b"OH" => "octahedra (@OH)",
            _ => return Ok(Some(false)),
        };
        if !name.is_empty() {
            return self.wrong(format!("the configuration of {name} is not supported"));
        }
        self.at += 2;
        match self.number(1) {
            Some(1) => Ok(Some(false)),
            Some(2) => Ok(Some(true)),
            _ => self.wrong("expected @TH1 or @TH2"),
        }
    }

    fn charge(&mut self) -> Result<i8, Refusal> {
        let sign = self.peek();
        if sign != b'+' && sign != b'-' {
            return Ok(0);
        }
        let mut size: u32 = 0;
        while self.take(sign) {
            size += 1;
        }
        if size == 1 && self.peek().is_ascii_digit() {
            size = self.number(2).unwrap_or(0);
        }
        match i8::try_from(size) {
            Ok(size) if size <= 15 => Ok(if sign == b'+' { size } else { -size }),
            _ => self.wrong("expected a charge of at most 15"),
        }
    }

    /// Adds an atom, bonded to the last one.
    fn add(&mut self, mut atom: WrittenAtom) -> Result<(), Refusal> {
        let index = self.written.atoms.len();
        if index == MOST_ATOMS {
            let message = format!("a ligand has at most {MOST_ATOMS} atoms");
            return Err(Refusal::at(atom.at, message));
        }
        if let Some(last) = self.last {
            let (symbol, at) = self.bond.take().unzip();
            self.written.atoms[last].order.push(Neighbour::Atom(index));
            atom.order.push(Neighbour::Atom(last));
            self.written.bonds.push(WrittenBond {
                atoms: [last, index],
                symbol,
                at: at.unwrap_or(atom.at),
            });
        }
        let hydrogens = usize::from(atom.hydrogens.unwrap_or(0));
        atom.order
            .extend((0..hydrogens).map(|_| Neighbour::Hydrogen));
        self.written.atoms.push(atom);
        self.last = Some(index);
        Ok(())
    }

    fn finish(self) -> Result<Written, Refusal> {
        self.no_bond("the end")?;
        if let Some((_, at)) = self.branches.last() {
            return Err(Refusal::at(*at, "the branch is not closed by ')'"));
        }
        if let Some((number, opened)) = self.rings.first_key_value() {
            let message = format!("ring bond {number} is not closed by a second {number}");
            return Err(Refusal::at(opened.at, message));
        }
        if self.last.is_none() {
            let message = "expected an atom, found the end";
            return Err(Refusal::at(self.text.len().max(1), message));
        }
        Ok(self.written)
    }
}
