//! The Python package: its wheel, and its tests in an environment that has the wheel alone.

use std::path::{Path, PathBuf};

use crate::run::{command, root, run, succeeds, with_args, Result};
use crate::steps::Remark;

/// The oldest Python of the package.
const PYTHON: &str = "import sys; sys.exit(sys.version_info < (3, 10))";
/// The packages that build the wheel and that it needs.
const PACKAGES: [&str; 2] = ["maturin==1.16.0", "numpy"];

/// A build of the wheel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// As the tests of Rust are built.
    Dev,
    Release,
}

impl Profile {
    /// The options of cargo and maturin.
    fn options(self) -> &'static [&'static str] {
        match self {
            Profile::Dev => &[],
            Profile::Release => &["--release"],
        }
    }

    /// The folder of its wheel in target/wheels.
    fn folder(self) -> &'static str {
        match self {
            Profile::Dev => "debug",
            Profile::Release => "release",
        }
    }
}

/// Builds the wheel for users into target/wheels.
pub fn wheel() -> Result {
    let python = environment()?;
    let wheel = build(&python, Profile::Release)?;
    println!("{}", wheel.display());
    Ok(())
}

/// Builds the wheel, installs it and runs `python/tests`. Skipped without Python, or where pip
/// cannot install packages.
pub fn test() -> Result<Remark> {
    if !succeeds(&mut with_args(system_python(), &["-c", PYTHON])) {
        return Ok(Some("skipped: it needs Python 3.10 or newer".to_string()));
    }
    let Ok(python) = environment() else {
        let packages = PACKAGES.join(" ");
        return Ok(Some(format!("skipped: `pip install {packages}` failed")));
    };
    let wheel = build(&python, Profile::Dev)?;
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--force-reinstall",
        "--no-deps",
    ];
    run(command(&python).args(install).arg(wheel))?;
    let tests = [
        "-m",
        "unittest",
        "discover",
        "--start-directory",
        "python/tests",
    ];
    run(command(&python).args(tests)).map(|()| None)
}

fn system_python() -> &'static str {
    if cfg!(windows) {
        "python"
    } else {
        "python3"
    }
}

/// The Python of target/python, an environment with the packages; made where it is missing.
fn environment() -> Result<PathBuf> {
    let folder = root().join("target/python");
    let python = match cfg!(windows) {
        true => folder.join("Scripts/python.exe"),
        false => folder.join("bin/python"),
    };
    if succeeds(command(&python).args(["-c", "import maturin, numpy"])) {
        return Ok(python);
    }
    // The environment may be of another Python, or unfinished.
    let _ = std::fs::remove_dir_all(&folder);
    run(with_args(system_python(), &["-m", "venv"]).arg(&folder))?;
    run(command(&python)
        .args(["-m", "pip", "install", "--quiet"])
        .args(PACKAGES))?;
    Ok(python)
}

/// Builds the wheel.
fn build(python: &Path, profile: Profile) -> Result<PathBuf> {
    let wheels = root().join("target/wheels").join(profile.folder());
    // A wheel of an earlier version would be installed too.
    let _ = std::fs::remove_dir_all(&wheels);
    let maturin = ["-m", "maturin", "build", "--quiet", "--manifest-path"];
    let mut build = with_args(python, &maturin);
    build.arg("python/Cargo.toml").args(profile.options());
    run(build.arg("--out").arg(&wheels))?;
    let mut entries = std::fs::read_dir(&wheels).into_iter().flatten().flatten();
    let wheel = entries.next().map(|entry| entry.path());
    wheel.ok_or_else(|| format!("maturin wrote no wheel into {}", wheels.display()))
}
