//! `cargo xtask fuzz`: libFuzzer on every reader of outside files, with the stable compiler.

use std::path::Path;

use crate::run::{cargo, command, output, root, run, run_quietly, with_args, Result};
use crate::steps::Remark;

/// Seconds for each reader in `cargo xtask test`.
pub const SECONDS: u32 = 10;

/// The compiler flags of cargo-fuzz: counters at every edge, their table, and the operands of
/// comparisons.
const FLAGS: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// The readers, and the seed files of each: a folder and a file name extension.
const READERS: [(&str, &str, &str); 9] = [
    ("checkpoint", "tests/goldens/checkpoint_samples", "pt"),
    (
        "safetensors",
        "tests/goldens/checkpoint_samples",
        "safetensors",
    ),
    ("fasta", "tests/mutated/samples", "fasta"),
    ("a3m", "tests/mutated/samples", "a3m"),
    ("stockholm", "tests/mutated/samples", "sto"),
    ("query_json", "tests/mutated/samples", "json"),
    ("components", "tests/goldens", "cif"),
    ("smiles", "tests/mutated/samples", "smi"),
    ("template", "tests/mutated/samples", "pdb"),
];

/// The folder of the build, the corpus and the findings.
const FOLDER: &str = "target/fuzz";

/// Runs every reader, or the one named, for `seconds` each. The corpus stays in target/fuzz/corpus
/// for the next run.
pub fn fuzz(seconds: u32, only: Option<&str>) -> Result<Remark> {
    let chosen: Vec<_> = READERS
        .iter()
        .filter(|(name, ..)| only.is_none_or(|only| only == *name))
        .collect();
    if chosen.is_empty() {
        return Err(format!(
            "no such reader; the readers are {}",
            READERS.map(|(name, ..)| name).join(", ")
        ));
    }
    if cfg!(windows) {
        return Ok(Some(
            "skipped: libFuzzer is run on Linux and macOS".to_string(),
        ));
    }
    let host = host()?;
    // With an explicit target, cargo compiles build scripts without instrumentation.
    let build = [
        "build",
        "--release",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--target-dir",
        FOLDER,
        "--target",
        &host,
    ];
    run(cargo(&build).env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f")))?;
    for (reader, folder, ending) in chosen {
        let corpus = root().join(FOLDER).join("corpus").join(reader);
        copy_seeds(&root().join(folder), ending, &corpus)?;
        let found = format!("{FOLDER}/found-{reader}-");
        let mut fuzzer = command(root().join(FOLDER).join(&host).join("release").join(reader));
        fuzzer.args([
            format!("-max_total_time={seconds}"),
            format!("-artifact_prefix={found}"),
        ]);
        fuzzer
            .args(["-print_funcs=0", "-timeout=20", "-rss_limit_mb=1024"])
            .arg(&corpus);
        let log = run_quietly(&mut fuzzer)
            .map_err(|message| format!("{message}: the input is in {found}..."))?;
        println!("{}", log.lines().last().unwrap_or_default());
    }
    Ok(None)
}

/// The target of this compiler.
fn host() -> Result<String> {
    let about = output(&mut with_args("rustc", &["-vV"]))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_string)
        .ok_or_else(|| "`rustc -vV` names no host".to_string())
}

fn copy_seeds(from: &Path, ending: &str, corpus: &Path) -> Result {
    let message = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(corpus).map_err(|error| message(corpus, error))?;
    let entries = std::fs::read_dir(from).map_err(|error| message(from, error))?;
    let seeds = entries.flatten().map(|entry| entry.path()).filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == ending)
    });
    let mut count = 0;
    for seed in seeds {
        let name = seed.file_name().unwrap_or_default();
        std::fs::copy(&seed, corpus.join(name)).map_err(|error| message(&seed, error))?;
        count += 1;
    }
    match count {
        0 => Err(format!(
            "{}: no seed file ends in .{ending}",
            from.display()
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_run_and_has_seed_files() {
        let folder = root().join("fuzz").join("fuzz_targets");
        let mut targets: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        let mut readers = READERS.map(|(name, ..)| format!("{name}.rs"));
        targets.sort();
        readers.sort();
        assert_eq!(targets, readers);
        let scratch = std::env::temp_dir().join(format!("trifold-seeds-{}", std::process::id()));
        for (name, from, ending) in READERS {
            copy_seeds(&root().join(from), ending, &scratch.join(name)).unwrap();
        }
        assert!(copy_seeds(&root().join("src"), "pt", &scratch)
            .unwrap_err()
            .contains(".pt"));
        std::fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn an_unknown_reader_is_refused() {
        assert!(fuzz(1, Some("pdf")).unwrap_err().contains("components"));
    }
}
