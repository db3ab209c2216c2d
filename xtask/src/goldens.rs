//! `cargo xtask goldens`: writes the expected values again with the Python package openfold3.

use std::path::{Path, PathBuf};

use crate::run::{command, heading, on_path, output, root, run, with_args, Result};

/// Installed without its dependencies, most of which serve training. The others are in
/// requirements.txt.
const OPENFOLD3: &str = "openfold3==0.5.0";

/// The oldest Python that the pinned versions in requirements.txt support.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

/// Runs tools/goldens with `options`; the output folder is tests/goldens by default.
pub fn goldens(options: &[String]) -> Result {
    let python = environment()?;
    heading("goldens");
    let mut command = command(python);
    command.arg("tools/goldens").args(options);
    if !options
        .iter()
        .any(|option| option == "--out" || option.starts_with("--out="))
    {
        command.args(["--out", "tests/goldens"]);
    }
    run(&mut command)
}

/// Creates or updates tools/goldens/.venv, and returns its Python.
fn environment() -> Result<PathBuf> {
    let tool = root().join("tools").join("goldens");
    let requirements = tool.join("requirements.txt");
    let wanted = std::fs::read_to_string(&requirements)
        .map_err(|e| format!("{}: {e}", requirements.display()))?;
    let wanted = format!("{OPENFOLD3}\n{wanted}");
    let venv = tool.join(".venv");
    let python = if cfg!(windows) {
        venv.join("Scripts").join("python.exe")
    } else {
        venv.join("bin").join("python")
    };
    // Written last, so that an interrupted installation is repeated.
    let installed = venv.join("installed.txt");
    if python.exists() && std::fs::read_to_string(&installed).is_ok_and(|text| text == wanted) {
        println!("present    tools/goldens/.venv");
        return Ok(python);
    }
    heading("Python packages, about 6 GB");
    create(&venv)?;
    run(command(&python).args(["-m", "pip", "install", "--no-deps", OPENFOLD3]))?;
    run(command(&python)
        .args(["-m", "pip", "install", "-r"])
        .arg(&requirements))?;
    std::fs::write(&installed, wanted).map_err(|e| format!("{}: {e}", installed.display()))?;
    Ok(python)
}

fn create(venv: &Path) -> Result {
    let base = find_python()?;
    run(command(base).args(["-m", "venv", "--clear"]).arg(venv)).map_err(|e| {
        format!(
            "{e}; on Debian the package python3-venv is needed: apt-get install -y python3-venv"
        )
    })
}

/// A Python on the PATH that is new enough.
fn find_python() -> Result<PathBuf> {
    let names: &[&str] = if cfg!(windows) {
        &["python.exe", "py.exe"]
    } else {
        &["python3", "python3.13", "python3.12", "python3.11"]
    };
    let found = names
        .iter()
        .filter_map(|name| on_path(name))
        .find(|python| version(python) >= Some(OLDEST_PYTHON));
    let (major, minor) = OLDEST_PYTHON;
    found.ok_or_else(|| {
        format!(
            "no Python {major}.{minor} or newer on the PATH (on Debian: \
        apt-get install -y python3 python3-venv)"
        )
    })
}

fn version(python: &Path) -> Option<(u32, u32)> {
    let text = output(&mut with_args(
        python,
        &["-c", "import sys; print(*sys.version_info[:2])"],
    ))
    .ok()?;
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
