//! Shared parts of the JSON dialects: places in error messages, fields of one or many values,
//! objects in the order of the file.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::error::{Error, Place, Result, Source};

/// Parses a JSON text; an unknown field or a wrong type is named with its line.
pub fn parse<'a, T: Deserialize<'a>>(text: &'a str, place: &str) -> Result<T> {
    parse_at(text.trim_start_matches('\u{feff}'), "", place)
}

/// Parses a value inside `text`, with the lines of `text` in errors.
pub fn parse_part<'a, T: Deserialize<'a>>(
    text: &str,
    part: &'a RawValue,
    place: &str,
) -> Result<T> {
    let part = part.get();
    // A raw value borrows from the text that it was parsed from.
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    parse_at(part, text.get(..start).unwrap_or_default(), place)
}

fn parse_at<'a, T: Deserialize<'a>>(text: &'a str, before: &str, place: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        let whole = error.to_string();
        let message = whole
            .rsplit_once(" at line ")
            .map_or(whole.as_str(), |(message, _)| message);
        let message = in_words_of_json(message);
        let line = before.matches('\n').count() + error.line();
        let column = match error.line() {
            1 => before.len() - before.rfind('\n').map_or(0, |end| end + 1) + error.column(),
            _ => error.column(),
        };
        let place = Place::new(place).line(line).position(column);
        Error::Input {
            place,
            message,
            source: Some(Source::new(error)),
        }
    })
}

/// Names of Rust's types in messages, and those of JSON.
const NAMES_OF_TYPES: [(&str, &str); 8] = [
    ("u64", "a whole number"),
    ("u32", "a whole number"),
    ("usize", "a whole number"),
    ("a sequence", "a list"),
    ("a map", "an object"),
    ("type: sequence", "type: list"),
    ("type: map", "type: object"),
    ("type: unit", "type: null"),
];

/// A message of the parser without Rust's names, and with control characters escaped.
fn in_words_of_json(message: &str) -> String {
    let (start, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let expected = match expected.strip_prefix("struct ") {
        Some(_) => "an object",
        None => expected,
    };
    let mut message = match expected.is_empty() {
        true => start.to_string(),
        false => format!("{start}, expected {expected}"),
    };
    for (of_rust, of_json) in NAMES_OF_TYPES {
        message = message.replace(of_rust, of_json);
    }
    let escaped = |letter: char| match letter.is_control() {
        true => letter.escape_debug().to_string(),
        false => letter.to_string(),
    };
    message.chars().map(escaped).collect()
}

/// Reads a field whose `null` is as good as none.
pub fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    source: D,
) -> Result<T, D::Error> {
    Option::deserialize(source).map(Option::unwrap_or_default)
}

/// Reads a sequence: without blanks, in capitals.
pub fn sequence<'de, D: Deserializer<'de>>(source: D) -> Result<String, D::Error> {
    String::deserialize(source).map(|text| letters(&text))
}

/// A sequence without blanks, in capitals.
pub fn letters(text: &str) -> String {
    let words: String = text.split_whitespace().collect();
    words.to_ascii_uppercase()
}

/// The error for a field of a dialect that this crate does not support.
pub fn not_supported(place: &str, what: &str) -> Error {
    Error::input(place, format!("{what}: not supported"))
}

/// The error for a field that asks for a search of templates, or for entries of the PDB.
pub fn template(place: &str, field: &str) -> Error {
    let message = format!(
        "{field}: templates are not searched or downloaded; give their mmCIF or PDB files in \
        template_cif_paths or with --template, or leave them out with --no-templates"
    );
    Error::input(place, message)
}

/// One string, or a list of strings.
#[derive(Debug, Clone, Default)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Strings;
        impl<'de> Visitor<'de> for Strings {
            type Value = OneOrMany;
            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a string or a list of strings")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_string()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<OneOrMany, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(items)).map(OneOrMany)
            }
        }
        source.deserialize_any(Strings)
    }
}

/// An object with any keys, in the order of the file; a repeated key is an error.
#[derive(Debug, Clone)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Pairs<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
            type Value = Entries<T>;
            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("an object of named entries")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut pairs: Vec<(String, T)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom(format!("`{key}` is given twice")));
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(Entries(pairs))
            }
        }
        source.deserialize_map(Pairs(PhantomData))
    }
}

/// Whether the top level of a JSON text is an object with one of these keys; false for malformed
/// texts.
pub fn has_key(text: &str, keys: &[&str]) -> bool {
    let entries = serde_json::from_str::<Entries<IgnoredAny>>(text.trim_start_matches('\u{feff}'));
    entries.is_ok_and(|entries| {
        entries
            .0
            .iter()
            .any(|(own, _)| keys.contains(&own.as_str()))
    })
}
