//! The golden files, through the command line.

use std::path::PathBuf;

use crate::run::{cargo, output, root, run, Result};

const CLI: [&str; 6] = ["run", "--release", "--quiet", "-p", "trifold-cli", "--"];

/// Runs `trifold` with these arguments.
pub fn trifold(args: &[&str]) -> Result {
    run(cargo(&CLI).args(args))
}

/// Verifies every golden file whose operation the command line knows.
pub fn goldens() -> Result {
    run(&mut cargo(&["build", "--release", "-p", "trifold-cli"]))?;
    let listed = output(cargo(&CLI).args(["verify", "--list"]))?;
    let (files, unknown) = select(&listed, golden_stems()?)?;
    if !unknown.is_empty() {
        println!("golden files of operations that `trifold verify` does not know: {}", unknown.join(", "));
    }
    let files: Vec<String> = files.iter().map(|stem| format!("tests/goldens/{stem}.safetensors")).collect();
    run(cargo(&CLI).arg("verify").args(files))
}

/// The stems of the golden files, sorted.
fn golden_stems() -> Result<Vec<String>> {
    let dir = root().join("tests").join("goldens");
    let entries = std::fs::read_dir(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "safetensors")).collect();
    let mut stems: Vec<String> = paths.iter().filter_map(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).collect();
    stems.sort();
    Ok(stems)
}

/// Splits the stems into those that are known operations and the others. An operation without a file would go unchecked, so it is an error.
fn select(listed: &str, stems: Vec<String>) -> Result<(Vec<String>, Vec<String>)> {
    let known: Vec<&str> = listed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if known.is_empty() {
        return Err("`trifold verify --list` names no operation".to_string());
    }
    let without: Vec<&str> = known.iter().copied().filter(|op| !stems.iter().any(|stem| stem == op)).collect();
    if !without.is_empty() {
        return Err(format!("no file in tests/goldens for: {}", without.join(", ")));
    }
    Ok(stems.into_iter().partition(|stem| known.contains(&stem.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_string).collect()
    }

    #[test]
    fn known_operations_are_run_and_the_others_named() {
        assert_eq!(select("softmax\nswiglu\n", strings("ada_ln softmax swiglu")), Ok((strings("softmax swiglu"), strings("ada_ln"))));
    }

    #[test]
    fn an_operation_without_a_file_is_an_error() {
        assert_eq!(select("softmax\nmissing\n", strings("softmax")), Err("no file in tests/goldens for: missing".to_string()));
        assert!(select("\n", strings("softmax")).is_err());
    }

    #[test]
    fn the_committed_goldens_are_found() {
        assert!(golden_stems().unwrap().contains(&"ubiquitin_pair".to_string()));
    }
}
