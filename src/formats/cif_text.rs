//! Writing CIF text: single items, loops, quotes.

use std::borrow::Cow;
use std::fmt::Write;

/// A CIF text being written.
pub(super) struct CifText {
    text: String,
}

impl CifText {
    /// A text with one block.
    pub fn new(block: &str) -> Self {
        let name: String = block
            .chars()
            .map(|letter| {
                if letter.is_ascii_graphic() {
                    letter
                } else {
                    '_'
                }
            })
            .collect();
        CifText {
            text: format!("data_{name}\n#\n"),
        }
    }

    /// A category of one row.
    pub fn items(&mut self, category: &str, items: &[(&str, &str)]) {
        let width = items.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, value) in items {
            self.line(format_args!("_{category}.{name:width$} {}", quoted(value)));
        }
        self.text.push_str("#\n");
    }

    /// A category of any number of rows with aligned columns; one without rows is left out.
    pub fn table<const COLUMNS: usize>(
        &mut self,
        category: &str,
        columns: [&str; COLUMNS],
        rows: &[[String; COLUMNS]],
    ) {
        if rows.is_empty() {
            return;
        }
        self.text.push_str("loop_\n");
        for column in columns {
            self.line(format_args!("_{category}.{column}"));
        }
        let rows: Vec<[String; COLUMNS]> = rows
            .iter()
            .map(|row| std::array::from_fn(|at| quoted(&row[at])))
            .collect();
        let flat = |value: &String| if value.contains('\n') { 0 } else { value.len() };
        let widths: [usize; COLUMNS] =
            std::array::from_fn(|at| rows.iter().map(|row| flat(&row[at])).max().unwrap_or(0));
        for row in &rows {
            let mut line = String::new();
            for (value, width) in row.iter().zip(widths) {
                let _ = write!(line, "{value:width$} ");
            }
            self.line(format_args!("{}", line.trim_end_matches(' ')));
        }
        self.text.push_str("#\n");
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}

/// A value with the quotes that it needs. `.` and `?` stay bare, since they are only written to
/// mean "no value".
fn quoted(value: &str) -> String {
    let value = &ascii(value);
    let small = value.to_ascii_lowercase();
    let reserved = ["data_", "save_", "loop_", "stop_", "global_"]
        .iter()
        .any(|word| small.starts_with(word));
    let bare = |letter: char| letter.is_ascii_graphic() && !"'\"".contains(letter);
    if !value.is_empty()
        && !reserved
        && !value.starts_with(['_', '#', '$', '[', ']', ';'])
        && value.chars().all(bare)
    {
        return value.to_string();
    }
    let closes = |quote: char| {
        value.contains('\n')
            || value.contains(&format!("{quote} "))
            || value.contains(&format!("{quote}\t"))
    };
    match ['"', '\'']
        .into_iter()
        .find(|quote| !value.contains(*quote))
        .or_else(|| ['"', '\''].into_iter().find(|quote| !closes(*quote)))
    {
        Some(quote) if !value.contains('\n') => format!("{quote}{value}{quote}"),
        // A line of the value may not begin with the delimiter.
        _ => format!("\n;{}\n;\n", value.replace("\n;", "\n ;")),
    }
}

/// A text with characters outside ASCII escaped as in JSON: CIF 1.1 is ASCII.
pub(super) fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter.is_ascii() {
            true => escaped.push(letter),
            // Writing to a String cannot fail.
            false => letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(escaped, "\\u{unit:04x}");
            }),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back() {
        let values = [
            "CA",
            "O5'",
            "",
            "a b",
            "it's a b",
            "say \"a b\" or 'c d'",
            "_x",
            "#",
            "data_x",
            "a\nb",
            "2'-DEOXY",
            "x;y",
            ";x",
            "[x]",
        ];
        let mut text = CifText::new("two words");
        text.table(
            "t",
            ["a", "b"],
            &values.map(|value| [value.to_string(), "1".to_string()]),
        );
        text.items("u", &[("one", "a b"), ("other", "?")]);
        let blocks = crate::formats::cif::parse(&text.finish(), "here").unwrap();
        assert_eq!(blocks[0].name, "two_words");
        let read: Vec<&str> = blocks[0].tables["t"]
            .rows()
            .map(|row| row[0].as_str())
            .collect();
        assert_eq!(read, values);
        assert_eq!(blocks[0].tables["u"].cells, ["a b", "?"]);
    }

    #[test]
    fn the_text_is_ascii() {
        let mut text = CifText::new("Müller");
        text.items("entry", &[("id", "β 🧬")]);
        let text = text.finish();
        assert!(
            text.is_ascii() && text.starts_with("data_M_ller\n"),
            "{text}"
        );
        assert!(text.contains("\"\\u03b2 \\ud83e\\uddec\""), "{text}");
    }
}
