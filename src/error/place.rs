//! The place of an error in an input.

use std::fmt;

/// The place of an error in an input: a file or field, and the position in it as far as known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Place {
    /// The file, query, field or option.
    pub name: String,
    /// The line of a text, counted from 1.
    pub line: Option<usize>,
    /// The chain's id.
    pub chain: Option<String>,
    /// The position in a sequence, or the character of a line, counted from 1.
    pub position: Option<usize>,
}

impl Place {
    /// A file, query, field or option by its name.
    pub fn new(name: impl Into<String>) -> Self {
        Place {
            name: name.into(),
            ..Place::default()
        }
    }

    /// The same place at a line, counted from 1.
    #[must_use]
    pub fn line(self, line: usize) -> Self {
        Place {
            line: Some(line),
            ..self
        }
    }

    /// The same place in a chain.
    #[must_use]
    pub fn chain(self, id: impl Into<String>) -> Self {
        Place {
            chain: Some(id.into()),
            ..self
        }
    }

    /// The same place at a position, counted from 1.
    #[must_use]
    pub fn position(self, position: usize) -> Self {
        Place {
            position: Some(position),
            ..self
        }
    }

    /// The same place inside `outer`: `outer`'s name first.
    #[must_use]
    pub fn inside(self, outer: impl fmt::Display) -> Self {
        let name = match self.name.is_empty() {
            true => outer.to_string(),
            false => format!("{outer}: {}", self.name),
        };
        Place { name, ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(line) = self.line {
            let space = if self.name.is_empty() { "" } else { " " };
            write!(f, "{space}line {line}")?;
        }
        let empty = self.name.is_empty() && self.line.is_none();
        if let Some(chain) = &self.chain {
            write!(f, "{}chain {chain}", if empty { "" } else { ", " })?;
        }
        if let Some(position) = self.position {
            let first = empty && self.chain.is_none();
            write!(f, "{}position {position}", if first { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl From<&str> for Place {
    fn from(name: &str) -> Self {
        Place::new(name)
    }
}

impl From<&String> for Place {
    fn from(name: &String) -> Self {
        Place::new(name)
    }
}

impl From<String> for Place {
    fn from(name: String) -> Self {
        Place::new(name)
    }
}

impl From<&std::path::Path> for Place {
    fn from(path: &std::path::Path) -> Self {
        Place::new(path.display().to_string())
    }
}

impl From<&Place> for Place {
    fn from(place: &Place) -> Self {
        place.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_is_known() {
        let table = [
            (Place::new("q.fasta"), "q.fasta"),
            (Place::new("q.fasta").line(3), "q.fasta line 3"),
            (
                Place::new("q.fasta").line(3).chain("A").position(7),
                "q.fasta line 3, chain A, position 7",
            ),
            (Place::default().line(3), "line 3"),
            (Place::default().chain("A"), "chain A"),
            (Place::default().position(7), "position 7"),
            (Place::default().inside("q.json"), "q.json"),
            (
                Place::new("chains[0]").line(2).inside("q.json"),
                "q.json: chains[0] line 2",
            ),
        ];
        for (place, text) in table {
            assert_eq!(place.to_string(), text);
        }
    }
}
