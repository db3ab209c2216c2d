//! `cargo xtask test`: every check and test, the quick ones first.

use crate::run::{cargo, npm, run, run_captured, succeeds, Result};
use crate::setup::{chromium, setup, Tool, WASM_TARGET};
use crate::steps::{self, Remark, Step};
use crate::{fuzz, msrv, packages, python, spelling, web, workflow};

/// Lets software devices run the cooperative-matrix kernels.
const EMULATE: &str = "trifold/emulate";

/// The one step that needs a browser.
const BROWSER: &str = "browser";

const STEPS: [Step; 18] = [
    Step {
        name: "format",
        needs: &[Tool::Rustfmt],
        run: || passed(run(&mut cargo(&["fmt", "--all", "--check"]))),
    },
    Step {
        name: "spelling",
        needs: &[],
        run: spelling::check,
    },
    Step {
        name: "prettier",
        needs: &[Tool::Npm],
        run: || passed(run(&mut npm(&["run", "format:check"]))),
    },
    Step {
        name: "msrv",
        needs: &[],
        run: || passed(msrv::check()),
    },
    Step {
        name: "licenses",
        needs: &[],
        run: licenses,
    },
    Step {
        name: "clippy",
        needs: &[Tool::Clippy],
        run: || clippy(&["--workspace", "--all-targets", "--features", EMULATE]),
    },
    Step {
        name: "clippy-wasm",
        needs: &[Tool::Clippy, Tool::WasmTarget],
        run: || clippy(&["-p", "trifold", "--lib", "--target", WASM_TARGET]),
    },
    Step {
        name: "docs",
        needs: &[],
        run: || {
            let mut doc = cargo(&["doc", "--no-deps", "-p", "trifold", "-p", "trifold-cli"]);
            passed(run(doc.env("RUSTDOCFLAGS", "-Dwarnings")))
        },
    },
    Step {
        name: "crate",
        needs: &[],
        run: || passed(packages::check_crate()),
    },
    Step {
        name: "rust",
        needs: &[Tool::Vulkan],
        run: || {
            let test = ["test", "--workspace", "--features", EMULATE];
            passed(run(&mut cargo(&test)))
        },
    },
    Step {
        name: "workflow",
        needs: &[Tool::Vulkan],
        run: workflow::test,
    },
    Step {
        name: "python",
        needs: &[Tool::Vulkan],
        run: python::test,
    },
    Step {
        name: "fuzz",
        needs: &[Tool::Cpp],
        run: || fuzz::fuzz(fuzz::SECONDS, None),
    },
    Step {
        name: "web",
        needs: &[Tool::WasmTarget, Tool::Npm],
        run: || passed(web::web()),
    },
    Step {
        name: "typescript",
        needs: &[Tool::Npm],
        run: || {
            let check = ["run", "check", "--workspaces", "--if-present"];
            passed(run(&mut npm(&check)))
        },
    },
    Step {
        name: "eslint",
        needs: &[Tool::Npm],
        run: || passed(run(&mut npm(&["run", "lint"]))),
    },
    Step {
        name: "npm",
        needs: &[Tool::Npm],
        run: || passed(packages::check_npm()),
    },
    Step {
        name: BROWSER,
        needs: &[Tool::Npm, Tool::Vulkan, Tool::Chromium],
        run: || passed(browser()),
    },
];

/// The names of the steps, for the command line.
pub fn names() -> [&'static str; STEPS.len()] {
    STEPS.map(|step| step.name)
}

/// Installs what the steps need, then runs those named, or all where none is named.
pub fn test(named: &[String], skip_browser: bool) -> Result {
    let steps: Vec<Step> = STEPS
        .into_iter()
        .filter(|step| named.is_empty() || named.iter().any(|name| name == step.name))
        .filter(|step| !(skip_browser && step.name == BROWSER))
        .collect();
    let tools: Vec<Tool> = steps.iter().flat_map(|step| step.needs).copied().collect();
    setup(&tools)?;
    steps::run_all(&steps)
}

/// The result of a step without a remark.
fn passed(result: Result) -> Result<Remark> {
    result.map(|()| None)
}

fn clippy(arguments: &[&str]) -> Result<Remark> {
    let mut command = cargo(&["clippy"]);
    passed(run(command.args(arguments).args(["--", "-D", "warnings"])))
}

/// The npm package from its tarball, in Node and in a Vite build, and the page in Chromium.
fn browser() -> Result {
    let chromium = chromium().ok_or("no Chromium found: run `cargo xtask setup --browser`")?;
    run(npm(&["test", "--workspace", "tests/browser"]).env("CHROMIUM", chromium))
}

/// Licenses, sources and advisories, if cargo-deny is installed: building it takes longer than all
/// the tests.
fn licenses() -> Result<Remark> {
    if !succeeds(&mut cargo(&["deny", "--version"])) {
        return Ok(Some(
            "skipped: cargo-deny is not installed; `cargo install cargo-deny` installs it"
                .to_string(),
        ));
    }
    let checks = [
        "deny",
        "--workspace",
        "check",
        "bans",
        "licenses",
        "sources",
    ];
    run(&mut cargo(&checks))?;
    match run_captured(&mut cargo(&["deny", "--workspace", "check", "advisories"])) {
        Ok(()) => Ok(None),
        // The list of advisories needs the network.
        Err((_, stderr)) if stderr.contains("failed to fetch advisory database") => Ok(Some(
            "advisories skipped: the list could not be fetched".to_string(),
        )),
        Err((message, _)) => Err(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workflow_runs_every_step() {
        let path = crate::run::root().join(".github/workflows/ci.yml");
        let workflow = std::fs::read_to_string(path).unwrap();
        let run: Vec<&str> = workflow
            .lines()
            .filter_map(|line| line.split_once("cargo xtask test "))
            .flat_map(|(_, steps)| steps.split_whitespace())
            .collect();
        for name in names() {
            assert!(run.contains(&name), "no job of ci.yml runs `{name}`");
        }
    }
}
