//! The house is as CONTRIBUTING.md says: one stem everywhere, imports only from the left, small
//! files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use trifold::kernels::ALL;

/// The rooms of `src`, each importing only from those before it. `weights` stands beside `kernels`;
/// `reference` imports nothing.
const ORDER: &[&str] = &[
    "error",
    "dtype",
    "shader",
    "noise",
    "reference",
    "formats",
    "features",
    "scores",
    "gpu",
    "tensor",
    "weights",
    "kernels",
    "operations",
    "layers",
    "openfold3",
    "fold",
    "check",
    "catalog",
    "verify",
    "bench",
    "tier",
    "web",
    "lib",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.extension().is_some_and(|own| own == extension));
    named
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn sources(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}

#[test]
fn one_stem_everywhere() {
    let kernels: BTreeSet<String> = ALL.iter().map(|kernel| kernel.name().to_string()).collect();
    assert_eq!(stems("wgsl", "wgsl"), kernels, "wgsl/ and kernels::ALL");
    for folder in ["src/kernels", "src/reference", "src/check"] {
        let there = stems(folder, "rs");
        assert!(
            kernels.is_subset(&there),
            "{folder} lacks {:?}",
            kernels.difference(&there).collect::<Vec<_>>()
        );
    }
    let tests = std::fs::read_to_string(root().join("tests/kernels.rs")).unwrap();
    let missing: Vec<&String> = kernels
        .iter()
        .filter(|stem| !tests.contains(&format!("fn {stem}()")))
        .collect();
    assert!(
        missing.is_empty(),
        "tests/kernels.rs has no table for {missing:?}"
    );
}

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// The rooms that a file's `use crate::` lines and paths name.
fn imports(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
    {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.trim_end_matches("};").split(", ").collect(),
                None => vec![rest],
            };
            rooms.extend(names.iter().map(|name| {
                name.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or("")
                    .to_string()
            }));
        }
    }
    rooms
}

#[test]
fn rooms_import_only_from_their_left() {
    let place: BTreeMap<&str, usize> = ORDER
        .iter()
        .enumerate()
        .map(|(at, room)| (*room, at))
        .collect();
    for path in sources(&root().join("src"), "rs") {
        let own = room(&path);
        let own_place = *place
            .get(own.as_str())
            .unwrap_or_else(|| panic!("{} is in no known room", path.display()));
        for imported in imports(&std::fs::read_to_string(&path).unwrap()) {
            let Some(imported_place) = place.get(imported.as_str()) else {
                continue;
            };
            assert!(
                *imported_place <= own_place,
                "{}: {own} may not import {imported}",
                path.display()
            );
            assert!(
                own != "reference" || imported == "reference",
                "{}: reference imports nothing of ours",
                path.display()
            );
        }
    }
}

#[test]
fn only_the_gpu_folder_names_wgpu() {
    for path in sources(&root().join("src"), "rs")
        .iter()
        .filter(|path| room(path) != "gpu")
    {
        let text = std::fs::read_to_string(path).unwrap();
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        assert!(!code.join("\n").contains("wgpu::"), "{}", path.display());
    }
}

#[test]
fn files_are_small() {
    for (folder, extension, most) in [
        ("src", "rs", 500),
        ("wgsl", "wgsl", 260),
        ("cli", "rs", 500),
        ("xtask", "rs", 500),
    ] {
        for path in sources(&root().join(folder), extension) {
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            assert!(
                lines <= most,
                "{} has {lines} lines, more than {most}: look for the second thing it does",
                path.display()
            );
        }
    }
}

#[test]
fn no_unwrap_outside_tests() {
    for folder in ["src", "cli/src", "xtask/src"] {
        for path in sources(&root().join(folder), "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            assert!(!code.contains(".unwrap()"), "{}", path.display());
        }
    }
}
