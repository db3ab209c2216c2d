//! `cargo xtask demo`: from a fresh machine to the page, with the numbers on the way.

use crate::run::{heading, Result};
use crate::setup::{setup, Level};
use crate::{serve, verify, web};

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
        Some(port) => serve::serve(port),
        None => {
            serve::check_page()?;
            println!("\nThe page is built; `cargo xtask serve` serves it.");
            Ok(())
        }
    }
}
