//! `cargo xtask test`: every check there is, the quick ones first.

use crate::run::{cargo, npm, run, run_captured, succeeds, Result};
use crate::setup::{chromium, setup, Level, WASM_TARGET};
use crate::steps::{self, Remark, Step};
use crate::{fuzz, msrv, packages, verify, web};

const SET_UP: Step = Step {
    name: "set-up",
    run: || passed(setup(Level::Browser)),
};
const SET_UP_WITHOUT_BROWSER: Step = Step {
    name: "set-up",
    run: || passed(setup(Level::Tests)),
};

/// What lets software devices run the kernels on cooperative matrices (`tests/matrix.rs`).
const EMULATE: &str = "trifold/emulate";

const RUST: [Step; 9] = [
    Step {
        name: "rustfmt",
        run: || passed(run(&mut cargo(&["fmt", "--all", "--check"]))),
    },
    Step {
        name: "clippy, native",
        run: || {
            passed(run(&mut cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                EMULATE,
                "--",
                "-D",
                "warnings",
            ])))
        },
    },
    Step {
        name: "clippy, wasm32",
        run: || {
            passed(run(&mut cargo(&[
                "clippy",
                "-p",
                "trifold",
                "--lib",
                "--target",
                WASM_TARGET,
                "--",
                "-D",
                "warnings",
            ])))
        },
    },
    Step {
        name: "oldest Rust",
        run: || passed(msrv::check()),
    },
    Step {
        name: "licences",
        run: licences,
    },
    Step {
        name: "Rust tests",
        run: || {
            passed(run(&mut cargo(&[
                "test",
                "--workspace",
                "--features",
                EMULATE,
            ])))
        },
    },
    Step {
        name: "Rust docs",
        run: || {
            passed(run(
                cargo(&["doc", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-Dwarnings")
            ))
        },
    },
    Step {
        name: "goldens",
        run: || passed(verify::goldens()),
    },
    Step {
        name: "fuzzing",
        run: || fuzz::fuzz(fuzz::SECONDS, None),
    },
];

const PACKAGES: [Step; 6] = [
    Step {
        name: "wasm and page",
        run: || passed(web::web()),
    },
    Step {
        name: "TypeScript",
        run: || {
            passed(run(&mut npm(&[
                "run",
                "check",
                "--workspaces",
                "--if-present",
            ])))
        },
    },
    Step {
        name: "Prettier",
        run: || passed(run(&mut npm(&["run", "format:check"]))),
    },
    Step {
        name: "ESLint",
        run: || passed(run(&mut npm(&["run", "lint"]))),
    },
    Step {
        name: "crate package",
        run: || passed(packages::check_crate()),
    },
    Step {
        name: "npm package",
        run: || passed(packages::check_npm()),
    },
];

const JAVASCRIPT: Step = Step {
    name: "Node and Chromium",
    run: || passed(javascript()),
};

/// Runs everything; with `skip_browser` neither Chromium nor the tests that need it.
pub fn test(skip_browser: bool) -> Result {
    let (first, last) = if skip_browser {
        (SET_UP_WITHOUT_BROWSER, None)
    } else {
        (SET_UP, Some(JAVASCRIPT))
    };
    let all: Vec<Step> = [first]
        .into_iter()
        .chain(RUST)
        .chain(PACKAGES)
        .chain(last)
        .collect();
    steps::all(&all)?;
    if skip_browser {
        println!("\nLeft out, as --skip-browser asks: {}", JAVASCRIPT.name);
    }
    Ok(())
}

/// A step without a remark.
fn passed(result: Result) -> Result<Remark> {
    result.map(|()| None)
}

/// The package from its tarball, in Node and in a Vite build, and the page in Chromium.
fn javascript() -> Result {
    let chromium = chromium().ok_or("no Chromium found: run `cargo xtask setup --browser`")?;
    run(npm(&["test", "--workspace", "tests/browser"]).env("CHROMIUM", chromium))
}

/// Licences, sources and advisories, where cargo-deny is installed: building it takes longer than
/// all the tests.
fn licences() -> Result<Remark> {
    if !succeeds(&mut cargo(&["deny", "--version"])) {
        println!(
            "cargo-deny is not installed, so licences and sources are not checked; `cargo \
            install cargo-deny` installs it"
        );
        return Ok(Some("skipped: cargo-deny is not installed".to_string()));
    }
    run(&mut cargo(&[
        "deny",
        "--workspace",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))?;
    match run_captured(&mut cargo(&["deny", "--workspace", "check", "advisories"])) {
        Ok(()) => Ok(None),
        // The list of advisories comes over the network, which need not be there.
        Err((_, stderr)) if stderr.contains("failed to fetch advisory database") => Ok(Some(
            "advisories skipped: their list could not be fetched".to_string(),
        )),
        Err((message, _)) => Err(message),
    }
}
