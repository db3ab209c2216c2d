//! Runs the `trifold fold` lines of the README as they are written, with the built-in network
//! instead of other weights.

use std::path::Path;
use std::process::Command;

#[test]
fn its_lines_fold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("query.fasta"), ">A\nGSWK\n").unwrap();
    let mut run = 0;
    for line in readme
        .lines()
        .filter(|line| line.starts_with("trifold fold ") || line.starts_with("trifold demo "))
    {
        let words: Vec<&str> = line
            .split(" #")
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .skip(1)
            .collect();
        // The format of a file is detected from its content, not its name.
        if let Some(at) = words.iter().position(|word| *word == "--weights") {
            std::fs::copy(
                root.join("tests/weights/random.safetensors"),
                folder.join(words[at + 1]),
            )
            .unwrap();
        }
        let output = Command::new(env!("CARGO_BIN_EXE_trifold"))
            .args(&words)
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        run += 1;
    }
    assert_eq!(run, 4, "the README has other lines that fold");
    let written = |path: &str| assert!(folder.join(path).is_file(), "{path} is missing");
    written("ubiquitin/summary.csv");
    written("ubiquitin/ubiquitin/seed_1/ubiquitin_seed_1_sample_1_model.cif");
    written("small/query/seed_1/query_seed_1_sample_5_model.cif");
    written("predictions/summary.csv");
    written("predictions/query/seed_1/query_seed_1_sample_5_confidences_aggregated.json");
}
