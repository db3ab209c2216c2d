//! `cargo xtask test`: every check there is, the quick ones first.

use std::process::Stdio;

use crate::run::{cargo, npm, run, succeeds, Result};
use crate::setup::{chromium, setup, WASM_TARGET};
use crate::steps::{self, Remark, Step};
use crate::{packages, verify, web};

const RUST: [Step; 7] = [
    Step { name: "rustfmt", run: || plain(&["fmt", "--all", "--check"]) },
    Step { name: "clippy, native", run: || plain(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]) },
    Step { name: "clippy, wasm32", run: || plain(&["clippy", "-p", "trifold", "--lib", "--target", WASM_TARGET, "--", "-D", "warnings"]) },
    Step { name: "Rust tests", run: || plain(&["test", "--workspace"]) },
    Step { name: "Rust docs", run: docs },
    Step { name: "goldens", run: || verify::goldens().map(silent) },
    Step { name: "licences", run: licences },
];

const PACKAGES: [Step; 4] = [
    Step { name: "wasm, package, page", run: || web::web().map(silent) },
    Step { name: "TypeScript", run: || run(&mut npm(&["run", "check", "--workspaces", "--if-present"])).map(silent) },
    Step { name: "crate contents", run: || packages::check_crate().map(silent) },
    Step { name: "npm contents", run: || packages::check_npm().map(silent) },
];

/// Runs everything; with `skip_browser` neither Chromium nor the tests that need it.
pub fn test(skip_browser: bool) -> Result {
    let prepare = if skip_browser {
        Step { name: "set-up", run: || setup_without_chromium().map(silent) }
    } else {
        Step { name: "set-up", run: || setup(true).map(silent) }
    };
    let javascript = (!skip_browser).then_some(Step { name: "Node and Chromium", run: javascript });
    let all: Vec<Step> = [prepare].into_iter().chain(RUST).chain(PACKAGES).chain(javascript).collect();
    steps::all(&all)?;
    if skip_browser {
        println!("\nNot run, as --skip-browser asks: the JavaScript tests in Node and Chromium.");
    }
    Ok(())
}
