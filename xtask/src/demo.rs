//! `cargo xtask demo`: from a fresh machine to the page, with the numbers on the way.

use crate::run::{command, heading, run, Result};
use crate::setup::{chromium, setup, Level};
use crate::{serve, verify, web};

/// The page's address, behind its host, that folds at once.
const EXAMPLE: &str = "?example=trp-cage&run";

/// Shows it all; serves the page on `port` at the end, if there is one.
pub fn demo(port: Option<u16>) -> Result {
    heading("set-up");
    setup(Level::Build)?;
    heading("this machine");
    verify::build()?;
    verify::trifold(&["info"])?;
    heading("against OpenFold3: operations, layers, and a real protein (ubiquitin, PDB 1UBQ)");
    verify::goldens()?;
    heading("benchmark");
    verify::trifold(&["bench", "--n", "64"])?;
    heading("a fold from sequence to files: ubiquitin, under random weights");
    verify::trifold(&["demo", "--out", "target/demo", "--force"])?;
    web::web()?;
    match port {
        Some(port) => serve::serve(port, EXAMPLE, show),
        None => fold_unseen(),
    }
}

/// Opens an address in the browser, where there is a desktop. Where that fails there is still the
/// address that was printed.
fn show(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ if ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some()) =>
        {
            ("xdg-open", &[])
        }
        _ => return,
    };
    if let Err(error) = std::process::Command::new(program)
        .args(before)
        .arg(address)
        .spawn()
    {
        println!("{program}: {error}");
    }
}

/// Lets the page fold the example where nobody looks: in Chromium, if there is one.
fn fold_unseen() -> Result {
    serve::check_page()?;
    let Some(chromium) = chromium() else {
        println!(
            "\nThe page is built; there is no Chromium to fold in. `cargo xtask serve` serves \
            it: open its /{EXAMPLE}"
        );
        return Ok(());
    };
    heading("the page folds the example, in Chromium");
    run(command("node")
        .args([
            "--test",
            "--test-name-pattern",
            "an address with an example",
            "tests/browser/fold.test.js",
        ])
        .env("CHROMIUM", chromium))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_one_that_is_tested() {
        let tests =
            std::fs::read_to_string(crate::run::root().join("tests/browser/fold.test.js")).unwrap();
        assert!(tests.contains(EXAMPLE), "{EXAMPLE}");
    }
}
