//! Tests of the Snakemake workflow.

use crate::run::{cargo, output, root, run, succeeds, with_args, Result};
use crate::steps::Remark;

/// The Python packages of the workflow.
const PACKAGES: [&str; 2] = [
    "snakemake==9.27.1",
    "snakemake-executor-plugin-slurm==2.8.0",
];

/// The oldest Python of these packages.
const PYTHON: &str = "import sys; sys.exit(sys.version_info < (3, 11))";

/// Runs `tests/workflow`. Installs Snakemake into target/snakemake where pip is present.
pub fn test() -> Result<Remark> {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let folder = root().join("target/snakemake");
    if !succeeds(&mut with_args(python, &["-c", PYTHON])) {
        return Ok(Some(
            "skipped: Snakemake needs Python 3.11 or newer".to_string(),
        ));
    }
    if !folder.join("snakemake").is_dir() {
        let pip = ["-m", "pip", "install", "--quiet", "--target"];
        if !succeeds(with_args(python, &pip).arg(&folder).args(PACKAGES)) {
            return Ok(Some(format!(
                "skipped: `pip install {}` failed",
                PACKAGES.join(" ")
            )));
        }
    }
    // With the Python package, whose step then compiles no dependency again.
    run(&mut cargo(&[
        "build",
        "-p",
        "trifold-cli",
        "-p",
        "trifold-python",
    ]))?;
    let metadata = output(&mut cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|e| format!("cargo metadata: {e}"))?;
    let target = metadata["target_directory"].as_str().unwrap_or("target");
    let program = format!("{target}/debug/trifold{}", std::env::consts::EXE_SUFFIX);
    let tests = [
        "-m",
        "unittest",
        "discover",
        "--start-directory",
        "tests/workflow",
    ];
    run(with_args(python, &tests)
        .env("PYTHONPATH", &folder)
        .env("TRIFOLD", program))
    .map(|()| None)
}
