//! Spelling of code and prose, by the program typos.

use std::path::PathBuf;

use crate::run::{on_path, root, run, succeeds, with_args, Result};
use crate::steps::Remark;

/// The Python package holds the program; typos.toml holds its exceptions.
const PACKAGE: &str = "typos==1.52.0";

/// Checks every file under version control. Installs typos into target/typos where pip is present.
pub fn check() -> Result<Remark> {
    let Some(program) = find().or_else(install) else {
        return Ok(Some(format!(
            "skipped: typos is not installed; `pip install {PACKAGE}` installs it"
        )));
    };
    run(&mut with_args(program, &[])).map(|()| None)
}

fn find() -> Option<PathBuf> {
    let name = format!("typos{}", std::env::consts::EXE_SUFFIX);
    let installed = root().join("target/typos/bin").join(&name);
    on_path(&name).or_else(|| Some(installed).filter(|path| path.is_file()))
}

fn install() -> Option<PathBuf> {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let pip = ["-m", "pip", "install", "--quiet", "--target"];
    succeeds(with_args(python, &pip).args(["target/typos", PACKAGE]))
        .then(find)
        .flatten()
}
