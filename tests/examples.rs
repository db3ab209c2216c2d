//! Runs the examples. `cargo test` builds them; `cargo test --test examples` runs those of the last
//! build.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;

/// Runs an example and returns its output.
fn run(name: &str) -> String {
    let tests = std::env::current_exe().unwrap();
    let profile: PathBuf = tests.ancestors().nth(2).unwrap().into();
    let program = profile
        .join("examples")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    static BUILT: Once = Once::new();
    if !program.exists() {
        BUILT.call_once(build);
    }
    let output = Command::new(&program)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {text}{errors}");
    text
}

fn build() {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--examples"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.unwrap().success());
}

#[track_caller]
fn prints(name: &str, lines: &[&str]) {
    let text = run(name);
    for line in lines {
        assert!(text.contains(line), "{name} does not print {line}:\n{text}");
    }
}

#[test]
fn fold() {
    prints(
        "fold",
        &["step 3 of 4", "_model.cif: ", "_confidences.json: "],
    );
}

#[test]
fn layer() {
    prints("layer", &["update [1, 16, 16, 128]", "first channels: ["]);
}

#[test]
fn kernel() {
    prints("kernel", &["output [1, 4, 2, 4, 8], by attention/"]);
}

#[test]
fn custom_device() {
    prints(
        "custom_device",
        &["silu: [-0.2384, -0.2689, 0.7311, 1.7616]"],
    );
}

#[test]
fn custom_weights() {
    prints(
        "custom_weights",
        &["update [1, 8, 8, 32]", "refused: ", "linear_out.weight"],
    );
}

#[test]
fn every_example_is_run() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let text = include_str!("examples.rs");
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            text.contains(&format!("prints(\"{name}\""))
                || text.contains(&format!("\n        \"{name}\",")),
            "{name}"
        );
    }
}
