//! A reader of CIF text: blocks of tables, with the part of the syntax that mmCIF files use.

use std::collections::BTreeMap;

use crate::error::{Error, Place, Result};

/// One `data_` block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// The name after `data_`.
    pub name: String,
    /// Its categories, by name without the leading underscore.
    pub tables: BTreeMap<String, Table>,
}

/// One category, written as a loop or as single items.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The items' names, without the category.
    pub columns: Vec<String>,
    /// The values, `[rows, columns]`.
    pub cells: Vec<String>,
}

impl Block {
    /// A category of this block.
    pub fn table(&self, name: &str, place: &str) -> Result<&Table> {
        self.tables.get(name).ok_or_else(|| {
            Error::input(
                format!("{place}, data_{}", self.name),
                format!("there is no _{name}"),
            )
        })
    }
}

impl Table {
    /// The rows, each with one value per column.
    pub fn rows(&self) -> impl Iterator<Item = &[String]> {
        self.cells.chunks_exact(self.columns.len().max(1))
    }

    /// The index of a column.
    pub fn find(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|own| own == column)
    }

    /// The index of a required column.
    pub fn column(&self, column: &str, place: &str) -> Result<usize> {
        self.find(column)
            .ok_or_else(|| Error::input(place, format!("there is no item `{column}`")))
    }
}

enum Token<'a> {
    /// A word without quotes: a keyword, an item's name or a value.
    Word(&'a str),
    /// A value in quotes or between semicolons.
    Text(String),
}

/// Reads all blocks of a text; `place` is its file name.
pub fn parse(text: &str, place: &str) -> Result<Vec<Block>> {
    parse_from(text, 1, place)
}

/// Reads all blocks of a part of a file that begins at a line, counted from 1.
pub(super) fn parse_from(text: &str, first_line: usize, place: &str) -> Result<Vec<Block>> {
    let mut reader = Reader {
        blocks: Vec::new(),
        place,
        awaited: Vec::new(),
        looped: None,
    };
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        reader.at_line(first_line + at, |reader| match line.strip_prefix(';') {
            Some(first) => {
                let mut value = first.to_string();
                for (_, line) in lines.by_ref() {
                    if line.starts_with(';') {
                        return reader.take(Token::Text(value));
                    }
                    value.push('\n');
                    value.push_str(line);
                }
                Err("a text that starts with ';' has no end".into())
            }
            None => words(line)?
                .into_iter()
                .try_for_each(|token| reader.take(token)),
        })?;
    }
    reader.finish()
}

/// The tokens of a line outside a multi-line text.
fn words(line: &str) -> Result<Vec<Token<'_>>, String> {
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        match first {
            '#' => break,
            '\'' | '"' => {
                let end = closing_quote(rest, first)
                    .ok_or_else(|| format!("a quote {first} has no end"))?;
                tokens.push(Token::Text(rest[1..end].to_string()));
                rest = &rest[end + 1..];
            }
            _ => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                tokens.push(Token::Word(&rest[..end]));
                rest = &rest[end..];
            }
        }
        rest = rest.trim_start();
    }
    Ok(tokens)
}

/// A quote ends a text only before a blank or the end of the line: `'O5''` is `O5'`.
fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let ends = |at: usize| {
        text[at + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
    };
    text.match_indices(quote)
        .map(|(at, _)| at)
        .find(|at| *at > 0 && ends(*at))
}

struct Reader<'a> {
    blocks: Vec<Block>,
    place: &'a str,
    /// An item outside a loop, before its value.
    awaited: Vec<(String, String)>,
    /// The category of the loop being read, and whether it has values yet.
    looped: Option<(String, bool)>,
}

impl Reader<'_> {
    fn at_line(
        &mut self,
        line: usize,
        work: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<()> {
        work(self).map_err(|message| Error::input(Place::new(self.place).line(line), message))
    }

    fn take(&mut self, token: Token) -> Result<(), String> {
        match token {
            Token::Text(value) => self.value(value),
            Token::Word(word) => {
                let small = word.get(..5).unwrap_or(word).to_ascii_lowercase();
                match (small.as_str(), word) {
                    ("data_", _) => self.block(&word[5..]),
                    ("loop_", "loop_" | "LOOP_" | "Loop_") => self.start_loop(),
                    ("save_", _) => Err("save frames are not read".into()),
                    _ if word.starts_with('_') => self.item(word),
                    _ => self.value(word.to_string()),
                }
            }
        }
    }

    fn block(&mut self, name: &str) -> Result<(), String> {
        self.close()?;
        self.blocks.push(Block {
            name: name.to_string(),
            ..Block::default()
        });
        Ok(())
    }

    fn start_loop(&mut self) -> Result<(), String> {
        self.close()?;
        self.looped = Some((String::new(), false));
        Ok(())
    }

    fn item(&mut self, word: &str) -> Result<(), String> {
        let (category, column) = word[1..]
            .split_once('.')
            .ok_or_else(|| format!("`{word}` names no category"))?;
        match &mut self.looped {
            Some((own, false)) if own.is_empty() || own == category => *own = category.to_string(),
            Some((own, false)) => return Err(format!("the loop of _{own} has an item `{word}`")),
            _ => {
                self.close()?;
                self.awaited
                    .push((category.to_string(), column.to_string()));
                return Ok(());
            }
        }
        self.table(category)?.columns.push(column.to_string());
        Ok(())
    }

    fn value(&mut self, value: String) -> Result<(), String> {
        if let Some((category, column)) = self.awaited.pop() {
            let table = self.table(&category)?;
            table.columns.push(column);
            table.cells.push(value);
            return Ok(());
        }
        match self.looped.clone() {
            Some((category, _)) if !category.is_empty() => {
                self.looped = Some((category.clone(), true));
                self.table(&category)?.cells.push(value);
                Ok(())
            }
            _ => Err(format!("the value {value:?} belongs to no item")),
        }
    }

    fn table(&mut self, category: &str) -> Result<&mut Table, String> {
        let block = self
            .blocks
            .last_mut()
            .ok_or("there is no data_ block before this")?;
        Ok(block.tables.entry(category.to_string()).or_default())
    }

    /// Ends the current item or loop: every item has its value, every row of a loop is complete.
    fn close(&mut self) -> Result<(), String> {
        if let Some((category, column)) = self.awaited.pop() {
            return Err(format!(
                "the item `_{category}.{column}` before this has no value"
            ));
        }
        if let Some((category, _)) = self.looped.take() {
            let table = self.table(&category)?;
            if table.columns.is_empty() || table.cells.len() % table.columns.len() != 0 {
                return Err(format!(
                    "the loop of _{category} before this has {} values for {} items",
                    table.cells.len(),
                    table.columns.len()
                ));
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Block>> {
        self.close()
            .map_err(|message| Error::input(format!("{}, at its end", self.place), message))?;
        Ok(self.blocks)
    }
}
