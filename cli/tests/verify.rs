//! `trifold verify` on folders.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn verify(path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trifold"))
        .arg("verify")
        .arg(path)
        .output()
        .unwrap()
}

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_folder_is_verified_file_by_file() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/goldens");
    let folder = empty_folder("verify-folder");
    for name in ["swiglu", "softmax"] {
        std::fs::copy(
            goldens.join(format!("{name}.safetensors")),
            folder.join(format!("{name}.safetensors")),
        )
        .unwrap();
    }
    std::fs::write(folder.join("notes.txt"), "not a case").unwrap();
    let output = verify(&folder);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    let cases: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(cases, ["softmax", "swiglu"]);
}

#[test]
fn a_folder_without_cases_is_named() {
    let output = verify(&empty_folder("verify-nothing"));
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text.contains("verify-nothing") && text.contains("no .safetensors file"),
        "{text}"
    );
}
