//! Rules of the text of source files.

use std::path::{Path, PathBuf};

use crate::{root, sources};

/// The folders and files of the repository that are written by hand.
const WRITTEN: &[&str] = &[
    "benches", "cli", "examples", "fuzz", "pkg", "python", "src", "tests", "tools", "web", "wgsl",
    "xtask",
];
/// Folders in them with generated files.
const GENERATED: &[&str] = &[
    "node_modules",
    "target",
    "snapshots",
    "goldens",
    "dist",
    "wasm",
];
const WIDEST: usize = 100;

fn written(extensions: &[&str]) -> Vec<PathBuf> {
    let is_generated = |path: &Path| {
        let inside = path.strip_prefix(root()).unwrap();
        let mut parts = inside.components();
        parts.any(|part| GENERATED.iter().any(|name| part.as_os_str() == *name))
    };
    let mut files = vec![root().join("Cargo.toml"), root().join("typos.toml")];
    for folder in WRITTEN {
        for extension in extensions {
            files.extend(sources(&root().join(folder), extension));
        }
    }
    files.retain(|path| !is_generated(path));
    files
}

fn lines_that(extensions: &[&str], is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for path in written(extensions) {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| is_wrong(line)) {
            found.push(format!("{}:{}: {line}", path.display(), at + 1));
        }
    }
    found
}

#[test]
fn lines_are_narrow() {
    let extensions = ["rs", "wgsl", "ts", "js", "css", "py", "toml", "yml"];
    let wide = lines_that(&extensions, |line| line.chars().count() > WIDEST);
    assert!(wide.is_empty(), "wider than {WIDEST}:\n{}", wide.join("\n"));
}

/// Prose is wrapped; rows of tables, pictures and code are as wide as they need to be.
#[test]
fn prose_is_wrapped() {
    let mut files = written(&["md"]);
    for folder in ["", "docs", ".github"] {
        files.extend(markdown_in(&root().join(folder)));
    }
    let mut wide = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut in_code = false;
        for (at, line) in text.lines().enumerate() {
            in_code ^= line.trim_start().starts_with("```");
            let is_prose = !in_code && !line.trim_start().starts_with(['|', '!']);
            if is_prose && line.chars().count() > WIDEST {
                wide.push(format!("{}:{}: {line}", path.display(), at + 1));
            }
        }
    }
    assert!(wide.is_empty(), "wider than {WIDEST}:\n{}", wide.join("\n"));
}

/// The Markdown files of a folder, without those of its folders.
fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

/// Documentation begins with a noun or a verb.
#[test]
fn no_comment_starts_with_what() {
    let what = lines_that(&["rs", "wgsl", "ts"], |line| {
        let markers = |c: char| c.is_whitespace() || "/!*".contains(c);
        let text = line.trim_start_matches(markers);
        text.len() < line.trim_start().len() && text.starts_with("What ")
    });
    assert!(what.is_empty(), "{}", what.join("\n"));
}

/// Programs branch on codes, so each kind of error has one code, which is documented.
#[test]
fn error_codes_are_unique_and_documented() {
    let text = std::fs::read_to_string(root().join("src/error/mod.rs")).unwrap();
    let (documented, function) = text.split_once("pub fn code(&self)").unwrap();
    let function = function.split("\n    }\n").next().unwrap();
    let codes: Vec<&str> = function
        .lines()
        .filter_map(|line| line.trim().split_once("=> \"")?.1.split('"').next())
        .collect();
    assert_eq!(
        codes.len(),
        function.matches("Error::").count() - function.matches("(Device").count()
    );
    let package = std::fs::read_to_string(root().join("pkg/src/errors.ts")).unwrap();
    for (at, code) in codes.iter().enumerate() {
        assert!(
            !codes[..at].contains(code),
            "two kinds of errors have the code {code}"
        );
        assert!(
            documented.contains(&format!("| `{code}` |")),
            "`Error::code` lacks {code}"
        );
        // The package rejects with an `AbortError` instead of "cancelled".
        assert!(
            code == &"cancelled" || package.contains(&format!("\"{code}\"")),
            "pkg/src/errors.ts lacks {code}"
        );
    }
}
