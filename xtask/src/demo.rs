//! `cargo xtask demo`: from a fresh machine to the page, with verification and benchmark.

use crate::run::{command, heading, run, Result};
use crate::setup::{chromium, setup, BUILD};
use crate::{serve, verify, web};

/// The query of the page's address that folds an example at once.
const EXAMPLE: &str = "?example=villin&run";

/// Runs the demonstration, then serves the page on `port`, or without a port folds in Chromium.
pub fn demo(port: Option<u16>) -> Result {
    heading("set-up");
    setup(&BUILD)?;
    heading("this machine");
    verify::build()?;
    verify::trifold(&["info"])?;
    heading("against OpenFold3: operations, layers, and a real protein (ubiquitin, PDB 1UBQ)");
    verify::goldens()?;
    heading("benchmark");
    verify::trifold(&["bench", "--n", "64"])?;
    heading("proteins folded with the built-in network, against their experimental structures");
    verify::trifold(&["demo", "--out", "target/demo", "--force"])?;
    web::web()?;
    match port {
        Some(port) => serve::serve(port, EXAMPLE),
        None => fold_in_chromium(),
    }
}

/// Folds the example on the page in headless Chromium, where Chromium is installed.
fn fold_in_chromium() -> Result {
    serve::check_page()?;
    let Some(chromium) = chromium() else {
        println!(
            "\nThe page is built. Chromium is not installed; `cargo xtask serve` serves the page: \
            open /{EXAMPLE} there"
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
    fn the_query_is_the_tested_one() {
        let tests =
            std::fs::read_to_string(crate::run::root().join("tests/browser/fold.test.js")).unwrap();
        assert!(tests.contains(EXAMPLE), "{EXAMPLE}");
    }
}
