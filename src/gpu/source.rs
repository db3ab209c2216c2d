//! Assembles the WGSL of a kernel variant from its file.
//!
//! Four mechanisms, all line-based, so that an assembled shader still reads like its file:
//! `#import name` pulls in `wgsl/shared/name.wgsl`; `#ifdef NAME`, `#ifndef NAME`, `#else`,
//! `#endif` keep or drop lines; `const NAME` and `alias NAME` lines get another value; the lines
//! between `#repeat I COUNT` and `#end` are written COUNT times with `$I` counting up from 0. A
//! name that does not match exactly one line is an error. Cooperative matrices are then spelled in
//! the size that is asked for (`matrices.rs`).
//!
//! Repeating is for loops over arrays that should live in registers: drivers do not unroll them
//! reliably, and an array that is indexed by a variable goes to memory.

use std::collections::{BTreeMap, BTreeSet};

use super::matrices::{quartered, MatrixSize};
use crate::error::{Error, Result};

/// The files that `#import` knows.
const SHARED: &[(&str, &str)] = &[
    (
        "activations",
        include_str!("../../wgsl/shared/activations.wgsl"),
    ),
    ("divided", include_str!("../../wgsl/shared/divided.wgsl")),
    (
        "multiply_add",
        include_str!("../../wgsl/shared/multiply_add.wgsl"),
    ),
    (
        "normal_rows",
        include_str!("../../wgsl/shared/normal_rows.wgsl"),
    ),
    (
        "row_start",
        include_str!("../../wgsl/shared/row_start.wgsl"),
    ),
    ("row_sum", include_str!("../../wgsl/shared/row_sum.wgsl")),
    ("tile", include_str!("../../wgsl/shared/tile.wgsl")),
    ("view", include_str!("../../wgsl/shared/view.wgsl")),
];

/// How one pipeline's text differs from its kernel's file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Specialization {
    /// Names that `#ifdef` finds.
    pub defines: BTreeSet<&'static str>,
    /// New values of `const` and `alias` lines.
    pub values: BTreeMap<&'static str, String>,
    /// The size of cooperative matrices.
    pub matrices: MatrixSize,
}

impl Specialization {
    /// Adds `name` to the defines where `present`.
    pub fn define_if(mut self, name: &'static str, present: bool) -> Self {
        if present {
            self.defines.insert(name);
        }
        self
    }

    /// Sets a `const` or `alias` line.
    pub fn value(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.insert(name, value.to_string());
        self
    }
}

/// The WGSL of `kernel`'s file `text` under a specialization.
pub fn assemble(kernel: &str, text: &str, specialization: &Specialization) -> Result<String> {
    let fail = |message: String| Error::Shader {
        kernel: kernel.into(),
        message,
    };
    let imported = import(text).map_err(fail)?;
    let kept = keep_defined(&imported, &specialization.defines).map_err(fail)?;
    let rewritten = rewrite(&kept, &specialization.values).map_err(fail)?;
    let repeated = repeat(&rewritten).map_err(fail)?;
    let spelled = match specialization.matrices {
        MatrixSize::Sixteen => repeated,
        MatrixSize::Eight => quartered(&repeated).map_err(fail)?,
    };
    // Browsers ask for this line, and naga refuses it: it has the instructions without.
    let enabled = cfg!(target_arch = "wasm32") && specialization.defines.contains("SUBGROUPS");
    Ok(if enabled {
        format!("enable subgroups;\n{spelled}")
    } else {
        spelled
    })
}

fn import(text: &str) -> Result<String, String> {
    let mut out = String::new();
    for line in text.lines() {
        match line.trim().strip_prefix("#import ") {
            Some(name) => {
                let (_, shared) = SHARED
                    .iter()
                    .find(|(known, _)| *known == name)
                    .ok_or(format!("#import {name}: no such file in wgsl/shared"))?;
                out.push_str(shared);
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Ok(out)
}

fn keep_defined(text: &str, defines: &BTreeSet<&'static str>) -> Result<String, String> {
    let mut out = String::new();
    let mut open: Vec<bool> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["#ifdef", name] => {
                known.insert(name);
                open.push(defines.contains(name));
            }
            ["#ifndef", name] => {
                known.insert(name);
                open.push(!defines.contains(name));
            }
            ["#else"] => {
                let last = open.last_mut().ok_or("#else without #ifdef")?;
                *last = !*last;
            }
            ["#endif"] => {
                open.pop().ok_or("#endif without #ifdef")?;
            }
            [first, ..] if first.starts_with('#') && !["#repeat", "#end"].contains(first) => {
                return Err(format!("unknown directive: {line}"))
            }
            _ if open.iter().all(|kept| *kept) => {
                out.push_str(line);
                out.push('\n');
            }
            _ => {}
        }
    }
    if !open.is_empty() {
        return Err("#ifdef without #endif".into());
    }
    match defines.iter().find(|name| !known.contains(*name)) {
        Some(name) => Err(format!("{name} is defined but no #ifdef asks for it")),
        None => Ok(out),
    }
}

fn rewrite(text: &str, values: &BTreeMap<&'static str, String>) -> Result<String, String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::new();
    for line in text.lines() {
        match declared_name(line).and_then(|name| values.get_key_value(name)) {
            Some((name, value)) => {
                *seen.entry(name).or_default() += 1;
                let (head, _) = line
                    .split_once('=')
                    .ok_or(format!("no value to rewrite in: {line}"))?;
                out.push_str(&format!("{}= {value};\n", head));
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    match values.keys().find(|name| seen.get(*name) != Some(&1)) {
        Some(name) => Err(format!(
            "{name} is rewritten but {} lines declare it",
            seen.get(name).unwrap_or(&0)
        )),
        None => Ok(out),
    }
}

/// Writes the lines of every `#repeat` as often as it says, the inner ones first.
fn repeat(text: &str) -> Result<String, String> {
    let counts: BTreeMap<&str, usize> = text.lines().filter_map(constant).collect();
    let mut open: Vec<(&str, usize, String)> = Vec::new();
    let mut out = String::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["#repeat", name, count] => {
                let number = count.parse().ok().or_else(|| counts.get(count).copied());
                open.push((
                    name,
                    number.ok_or(format!("{line}: no constant of that name"))?,
                    String::new(),
                ));
            }
            ["#end"] => {
                let (name, count, body) = open.pop().ok_or("#end without #repeat")?;
                let target = open.last_mut().map_or(&mut out, |(_, _, text)| text);
                (0..count).for_each(|at| {
                    target.push_str(&body.replace(&format!("${name}"), &at.to_string()))
                });
            }
            _ => {
                let target = open.last_mut().map_or(&mut out, |(_, _, text)| text);
                target.push_str(line);
                target.push('\n');
            }
        }
    }
    match open.is_empty() {
        true => Ok(out),
        false => Err("#repeat without #end".into()),
    }
}

/// The name and value of a line `const NAME: u32 = 4u;`.
fn constant(line: &str) -> Option<(&str, usize)> {
    let (head, value) = line.strip_prefix("const ")?.split_once('=')?;
    Some((
        head.split(':').next()?.trim(),
        value
            .split(';')
            .next()?
            .trim()
            .strip_suffix('u')?
            .parse()
            .ok()?,
    ))
}

/// The name that a `const NAME: type = ...;` or `alias NAME = ...;` line at the margin declares.
fn declared_name(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("const ")
        .or_else(|| line.strip_prefix("alias "))?;
    rest.split([':', '=', ' ']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "alias Element = f32;\nconst TILE: u32 = 64u; // rows\n#ifdef GATE\nvar \
        gate;\n#else\nvar plain;\n#endif\n";

    #[test]
    fn rewrites_and_keeps() {
        let specialization = Specialization::default()
            .value("TILE", "32u")
            .value("Element", "vec4<f32>")
            .define_if("GATE", true);
        let text = assemble("test", TEXT, &specialization).unwrap();
        assert_eq!(
            text,
            "alias Element = vec4<f32>;\nconst TILE: u32 = 32u;\nvar gate;\n"
        );
    }

    #[test]
    fn refuses_what_does_not_match_one_line() {
        let none = Specialization::default().value("WIDTH", "1u");
        assert!(assemble("test", TEXT, &none)
            .unwrap_err()
            .to_string()
            .contains("WIDTH is rewritten but 0 lines declare it"));
        let twice = format!("{TEXT}const TILE: u32 = 1u;\n");
        let two = Specialization::default().value("TILE", "32u");
        assert!(assemble("test", &twice, &two)
            .unwrap_err()
            .to_string()
            .contains("2 lines declare it"));
        let unknown = Specialization::default().define_if("BIAS", true);
        assert!(assemble("test", TEXT, &unknown)
            .unwrap_err()
            .to_string()
            .contains("BIAS is defined but no #ifdef"));
    }

    #[test]
    fn repeats_nested_lines() {
        let text = "const COUNT: u32 = 2u;\n#repeat I COUNT\n#repeat J 2\na_$I$J;\n#end\n#end\n";
        assert_eq!(
            assemble("test", text, &Specialization::default()).unwrap(),
            "const COUNT: u32 = 2u;\na_00;\na_01;\na_10;\na_11;\n"
        );
    }

    #[test]
    fn refuses_broken_directives() {
        for text in [
            "#endif\n",
            "#ifdef A\n",
            "#else\n",
            "#elif A\n",
            "#import nowhere\n",
            "#end\n",
            "#repeat I 2\n",
            "#repeat I MANY\n#end\n",
        ] {
            assert!(
                assemble("test", text, &Specialization::default()).is_err(),
                "{text}"
            );
        }
    }
}
