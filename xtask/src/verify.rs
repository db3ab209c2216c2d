//! The golden files, verified by the command line's release build.

use std::path::PathBuf;

use crate::run::{cargo, output, root, run, Result};

const CLI: [&str; 6] = ["run", "--release", "--quiet", "-p", "trifold-cli", "--"];

/// Builds `trifold` and shows the progress, which [`trifold`] hides.
pub fn build() -> Result {
    run(&mut cargo(&["build", "--release", "-p", "trifold-cli"]))
}

/// Runs `trifold` with these arguments.
pub fn trifold(args: &[&str]) -> Result {
    run(cargo(&CLI).args(args))
}

/// Verifies every golden file whose operation the command line knows.
pub fn goldens() -> Result {
    build()?;
    let listed = output(cargo(&CLI).args(["verify", "--list"]))?;
    let stems = golden_stems()?;
    let chosen = select(&listed, &stems)?;
    if !chosen.unknown.is_empty() {
        println!(
            "not run, as `trifold verify` has no such operation: {}",
            chosen.unknown.join(", ")
        );
    }
    if !chosen.without.is_empty() {
        println!(
            "operations without a golden file: {}",
            chosen.without.join(", ")
        );
    }
    let files = chosen
        .run
        .iter()
        .map(|stem| format!("tests/goldens/{stem}.safetensors"));
    run(cargo(&CLI).arg("verify").args(files))
}

/// The stems of the golden files, sorted.
fn golden_stems() -> Result<Vec<String>> {
    let dir = root().join("tests").join("goldens");
    let entries = std::fs::read_dir(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "safetensors"))
        .collect();
    let mut stems: Vec<String> = paths
        .iter()
        .filter_map(|path| path.file_stem())
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect();
    stems.sort();
    Ok(stems)
}

/// The golden files matched with the known operations; a file's stem names its operation.
#[derive(Debug, PartialEq)]
struct Chosen<'a> {
    /// Files to run.
    run: Vec<&'a str>,
    /// Files of unknown operations.
    unknown: Vec<&'a str>,
    /// Operations without a file.
    without: Vec<&'a str>,
}

fn select<'a>(listed: &'a str, stems: &'a [String]) -> Result<Chosen<'a>> {
    let known: Vec<&str> = listed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let (run, unknown): (Vec<&str>, Vec<&str>) = stems
        .iter()
        .map(String::as_str)
        .partition(|stem| known.contains(stem));
    if run.is_empty() {
        return Err(
            "`trifold verify --list` names none of the operations in tests/goldens".to_string(),
        );
    }
    let without = known.into_iter().filter(|op| !run.contains(op)).collect();
    Ok(Chosen {
        run,
        unknown,
        without,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_string).collect()
    }

    #[test]
    fn files_and_operations_are_matched_and_the_others_named() {
        let stems = strings("ada_ln softmax swiglu");
        let chosen = Chosen {
            run: vec!["softmax", "swiglu"],
            unknown: vec!["ada_ln"],
            without: vec!["linear"],
        };
        assert_eq!(select("softmax\nlinear\nswiglu\n", &stems), Ok(chosen));
    }

    #[test]
    fn nothing_to_run_is_an_error() {
        assert!(select("\n", &strings("softmax")).is_err());
        assert!(select("softmax\n", &[]).is_err());
    }

    #[test]
    fn the_committed_goldens_are_found() {
        assert!(golden_stems()
            .unwrap()
            .contains(&"ubiquitin_pair".to_string()));
    }
}
