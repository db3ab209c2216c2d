//! Letters of sequences: alphabets, ambiguous letters, and messages about unknown ones.

use std::collections::BTreeMap;

use super::polymer::PolymerKind;
use crate::error::{Error, Place, Result};

/// Letters of sequences that are outside the model's alphabets: they are read as unknown residues.
const AMBIGUOUS: [(PolymerKind, char, &str); 7] = [
    (PolymerKind::Protein, 'U', "selenocysteine"),
    (PolymerKind::Protein, 'O', "pyrrolysine"),
    (PolymerKind::Protein, 'B', "aspartate or asparagine"),
    (PolymerKind::Protein, 'Z', "glutamate or glutamine"),
    (PolymerKind::Protein, 'J', "leucine or isoleucine"),
    (PolymerKind::Dna, 'X', "a modified base"),
    (PolymerKind::Rna, 'X', "a modified base"),
];

/// Letters that no sequence of a kind has, with what to write instead.
const MISTAKES: [(Option<PolymerKind>, char, &str); 6] = [
    (None, '-', "an alignment belongs into an .a3m file"),
    (None, '(', "modified residues need a JSON query"),
    (None, '[', "modified residues need a JSON query"),
    (None, '*', "a stop: end the chain before it"),
    (Some(PolymerKind::Dna), 'U', "write T, or rna as the kind"),
    (Some(PolymerKind::Rna), 'T', "write U, or dna as the kind"),
];

impl PolymerKind {
    /// The letters of sequences of this kind, ordered by index; the last is the unknown residue.
    pub fn letters(self) -> &'static str {
        match self {
            PolymerKind::Protein => "ARNDCQEGHILKMFPSTWYVX",
            PolymerKind::Rna => "AGCUN",
            PolymerKind::Dna => "AGCTN",
        }
    }

    /// The letter of an unknown residue.
    pub fn unknown(self) -> char {
        match self {
            PolymerKind::Protein => 'X',
            PolymerKind::Rna | PolymerKind::Dna => 'N',
        }
    }

    /// The letter, or that of an unknown residue for letters outside the alphabet.
    pub(super) fn known(self, letter: char) -> char {
        match self.letters().contains(letter) {
            true => letter,
            false => self.unknown(),
        }
    }

    /// Replaces ambiguous letters, and any letter at a position in `modifications`, by the unknown
    /// residue. Returns the sequence and a note for each ambiguous letter.
    pub(super) fn resolve(
        self,
        sequence: &str,
        modifications: &BTreeMap<usize, String>,
    ) -> (String, Vec<String>) {
        let mut notes: BTreeMap<char, (&str, Vec<String>)> = BTreeMap::new();
        let mut resolve = |(at, letter): (usize, char)| {
            if self.letters().contains(letter) {
                return letter;
            }
            if modifications.contains_key(&(at + 1)) && letter.is_ascii_uppercase() {
                return self.unknown();
            }
            let mut table = AMBIGUOUS.iter();
            let Some((_, _, name)) =
                table.find(|(kind, ambiguous, _)| (*kind, *ambiguous) == (self, letter))
            else {
                return letter;
            };
            let (_, positions) = notes.entry(letter).or_insert((name, Vec::new()));
            positions.push((at + 1).to_string());
            self.unknown()
        };
        let sequence = sequence.chars().enumerate().map(&mut resolve).collect();
        let note = |(letter, (name, positions)): (char, (&str, Vec<String>))| {
            format!(
                "{letter} ({name}) at {} is read as {}, an unknown residue",
                positions.join(", "),
                self.unknown()
            )
        };
        (sequence, notes.into_iter().map(note).collect())
    }

    /// Refuses an empty sequence and letters outside the alphabet; `place` is where the sequence is
    /// written.
    pub fn check_sequence(self, sequence: &str, place: impl Into<Place>) -> Result<()> {
        let place = place.into();
        if sequence.is_empty() {
            return Err(Error::input(place, "the sequence is empty"));
        }
        let mut letters = sequence.chars().enumerate();
        match letters.find(|(_, letter)| !self.letters().contains(*letter)) {
            None => Ok(()),
            Some((at, letter)) => {
                let message = format!(
                    "unknown {} residue letter {letter:?}: {}; the letters are {}",
                    self.word(),
                    self.advice(letter),
                    self.alphabetical()
                );
                Err(Error::input(place.position(at + 1), message))
            }
        }
    }

    fn advice(self, letter: char) -> String {
        let mut mistakes = MISTAKES.iter();
        match mistakes
            .find(|(kind, mistake, _)| *mistake == letter && kind.is_none_or(|kind| kind == self))
        {
            Some((_, _, advice)) => (*advice).to_string(),
            None => format!("write {} for an unknown residue", self.unknown()),
        }
    }

    fn alphabetical(self) -> String {
        let mut letters: Vec<char> = self.letters().chars().collect();
        letters.sort_unstable();
        letters.into_iter().collect()
    }
}
