//! Directives that keep, rewrite and repeat the lines of a kernel's file.
//!
//! `#ifdef NAME`, `#ifndef NAME`, `#else` and `#endif` keep or drop lines; `const NAME` and
//! `alias NAME` lines get other values; the lines between `#repeat I COUNT` and `#end` are repeated
//! COUNT times with `$I` counting up from 0.
//!
//! `#repeat` is for loops over arrays that should stay in registers: drivers do not unroll loops
//! reliably, and an array that is indexed by a variable is placed in memory.

use std::collections::{BTreeMap, BTreeSet};

/// Keeps the lines that `#ifdef` and `#ifndef` select. A define that no `#ifdef` names is an error.
pub(super) fn keep_defined(text: &str, defines: &BTreeSet<&'static str>) -> Result<String, String> {
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

/// Sets `const` and `alias` lines to the values of `values`, each of which must match one line.
pub(super) fn rewrite(
    text: &str,
    values: &BTreeMap<&'static str, String>,
) -> Result<String, String> {
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

/// Writes the lines of every `#repeat` COUNT times, inner ones first.
pub(super) fn repeat(text: &str) -> Result<String, String> {
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

/// The name declared by an unindented line `const NAME: type = ...;` or `alias NAME = ...;`.
fn declared_name(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("const ")
        .or_else(|| line.strip_prefix("alias "))?;
    rest.split([':', '=', ' ']).next()
}
