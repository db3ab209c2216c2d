//! `cargo xtask setup`: the tools of building, running and testing. Prints a line for each, and
//! installs the missing ones.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::apt;
use crate::run::{cargo, npm, on_path, output, root, run, succeeds, with_args, Result};

/// The Rust target of the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A thing that a command or a test needs. The order is that of installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    WasmTarget,
    Rustfmt,
    Clippy,
    /// Node.js with npm, and the packages of package-lock.json.
    Npm,
    /// A Vulkan driver and its loader, on Linux.
    Vulkan,
    /// A C++ compiler, which compiles libFuzzer. On macOS it comes with the linker of Rust.
    Cpp,
    Chromium,
}

/// The tools of building and running.
pub const BUILD: [Tool; 3] = [Tool::WasmTarget, Tool::Npm, Tool::Vulkan];

/// The tools of building, running and testing.
pub const ALL: [Tool; 7] = [
    Tool::WasmTarget,
    Tool::Rustfmt,
    Tool::Clippy,
    Tool::Npm,
    Tool::Vulkan,
    Tool::Cpp,
    Tool::Chromium,
];

/// Installs the missing ones of `tools`.
pub fn setup(tools: &[Tool]) -> Result {
    let sorted: BTreeSet<Tool> = tools.iter().copied().collect();
    sorted.into_iter().try_for_each(install)
}

fn install(tool: Tool) -> Result {
    match tool {
        Tool::WasmTarget => ensure(
            "Rust target wasm32-unknown-unknown",
            has_wasm_target,
            || rustup("Rust target", &["target", "add", WASM_TARGET]),
        ),
        Tool::Rustfmt => rust_component("rustfmt", "fmt"),
        Tool::Clippy => rust_component("clippy", "clippy"),
        Tool::Npm => {
            node()?;
            ensure("npm packages", npm_is_current, install_npm_packages)
        }
        Tool::Vulkan if cfg!(target_os = "linux") => ensure("Vulkan driver", has_vulkan, || {
            apt::install("A Vulkan driver", &["mesa-vulkan-drivers", "libvulkan1"])
        }),
        Tool::Cpp if cfg!(target_os = "linux") => ensure(
            "C++ compiler",
            || on_path("c++").is_some(),
            || apt::install("A C++ compiler", &["g++"]),
        ),
        Tool::Vulkan | Tool::Cpp => Ok(()),
        Tool::Chromium => ensure("Chromium", || chromium().is_some(), install_chromium),
    }
}

fn rust_component(component: &str, subcommand: &str) -> Result {
    let present = || succeeds(&mut cargo(&[subcommand, "--version"]));
    ensure(component, present, || {
        rustup("Rust component", &["component", "add", component])
    })
}

/// Installs the tool if it is missing, checks it, and prints a line about it.
fn ensure(what: &str, present: impl Fn() -> bool, install: impl FnOnce() -> Result) -> Result {
    if present() {
        println!("present    {what}");
        return Ok(());
    }
    println!("missing    {what}");
    install()?;
    if !present() {
        return Err(format!(
            "{what}: the installation reported success, yet it is not found"
        ));
    }
    println!("installed  {what}");
    Ok(())
}

fn has_wasm_target() -> bool {
    // rustc answers and not rustup, as a distribution's Rust has no rustup.
    let libdir = output(&mut with_args(
        "rustc",
        &["--print", "target-libdir", "--target", WASM_TARGET],
    ));
    libdir.is_ok_and(|dir| Path::new(dir.trim()).is_dir())
}

fn rustup(what: &str, args: &[&str]) -> Result {
    let line = args.join(" ");
    if on_path("rustup")
        .or_else(|| on_path("rustup.exe"))
        .is_none()
    {
        return Err(format!(
            "the {what} `{}` is missing and there is no rustup to add it: install \
            rustup, then run `rustup {line}`",
            args[args.len() - 1]
        ));
    }
    run(&mut with_args("rustup", args)).map_err(|e| format!("{e}; by hand: rustup {line}"))
}

/// Checks Node and npm. Their installation differs between systems, so it is left to the user.
fn node() -> Result {
    let wanted = wanted_node()?;
    let advice = format!(
        "install Node.js {}.{} or newer, with npm, and put it on the PATH",
        wanted.0, wanted.1
    );
    let version =
        output(&mut with_args("node", &["--version"])).map_err(|e| format!("{e}: {advice}"))?;
    let version = version.trim();
    if parse_version(version) < Some(wanted) {
        return Err(format!("Node.js is {version}, too old: {advice}"));
    }
    if !succeeds(&mut npm(&["--version"])) {
        return Err(format!(
            "Node.js is here, but npm is not: {advice} (Debian's package: npm)"
        ));
    }
    println!("present    Node.js {version}");
    Ok(())
}

/// The oldest version of Node that package.json supports.
fn wanted_node() -> Result<(u32, u32)> {
    let path = root().join("package.json");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let json: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let range = json["engines"]["node"].as_str().unwrap_or_default();
    range
        .strip_prefix(">=")
        .and_then(parse_version)
        .ok_or_else(|| format!("package.json: engines.node must be `>=MAJOR.MINOR`, not `{range}`"))
}

/// Major and minor of `v20.19.1` or `20.19`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Whether node_modules is newer than the lockfile. npm writes node_modules/.package-lock.json
/// last.
fn npm_is_current() -> bool {
    let written = |path: &str| -> Option<SystemTime> {
        std::fs::metadata(root().join(path)).ok()?.modified().ok()
    };
    match (
        written("node_modules/.package-lock.json"),
        written("package-lock.json"),
    ) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

fn install_npm_packages() -> Result {
    if !root().join("package-lock.json").is_file() {
        return Err(
            "package-lock.json is missing: `npm install` at the root of the repository writes it"
                .to_string(),
        );
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
        .map_err(|e| format!("{e}; by hand: npm ci, at the root of the repository"))
}

/// Whether there are a driver's manifest and the loader that reads it.
fn has_vulkan() -> bool {
    let named = ["VK_ICD_FILENAMES", "VK_DRIVER_FILES"]
        .iter()
        .any(|name| std::env::var_os(name).is_some());
    (named
        || VULKAN_MANIFESTS
            .iter()
            .any(|dir| holds_json(Path::new(dir))))
        && has_vulkan_loader()
}

const VULKAN_MANIFESTS: [&str; 4] = [
    "/usr/share/vulkan/icd.d",
    "/etc/vulkan/icd.d",
    "/usr/local/share/vulkan/icd.d",
    "/run/opengl-driver/share/vulkan/icd.d",
];

fn holds_json(dir: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return false;
    };
    entries.flatten().any(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "json")
    })
}

/// Containers often have a driver without a loader. Without ldconfig, the loader is assumed
/// present.
fn has_vulkan_loader() -> bool {
    let listed = ["/sbin/ldconfig", "/usr/sbin/ldconfig"]
        .iter()
        .find(|path| Path::new(path).is_file());
    let Some(listed) = listed.and_then(|path| output(&mut with_args(path, &["-p"])).ok()) else {
        return true;
    };
    listed.contains("libvulkan.so.1")
        || std::env::var_os("LD_LIBRARY_PATH").is_some_and(|dirs| {
            std::env::split_paths(&dirs).any(|dir| dir.join("libvulkan.so.1").is_file())
        })
}

/// The Chromium or Chrome of this machine.
pub fn chromium() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(chosen)).filter(|path| path.is_file());
    }
    let programs = ["chromium", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| on_path(name));
    let applications = || {
        MACOS_CHROMES
            .iter()
            .map(PathBuf::from)
            .find(|path| path.is_file())
    };
    programs.or_else(applications)
}

const MACOS_CHROMES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

fn install_chromium() -> Result {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        return Err(format!(
            "CHROMIUM is set to `{}`, which is not a file",
            chosen.to_string_lossy()
        ));
    }
    if cfg!(target_os = "linux") {
        return apt::install("Chromium", &["chromium"]);
    }
    let brew = if cfg!(target_os = "macos") {
        " (with Homebrew: brew install --cask google-chrome)"
    } else {
        ""
    };
    Err(format!(
        "Chromium is missing. Install Google Chrome or Chromium{brew}, or set CHROMIUM to \
        its path, then run this again."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(parse_version("v20.19.1\n"), Some((20, 19)));
        assert!(parse_version("v20.9.0") < parse_version("20.19"));
        assert!(parse_version("v22.1.0") > parse_version("20.19"));
        assert_eq!(parse_version("nonsense"), None);
    }

    #[test]
    fn what_is_still_missing_after_its_installation_is_an_error() {
        assert!(ensure("a thing", || false, || Ok(()))
            .unwrap_err()
            .contains("not found"));
        assert!(ensure("a thing", || true, || Err("not called".to_string())).is_ok());
    }

    #[test]
    fn a_folder_without_manifests_holds_no_driver() {
        assert!(!holds_json(Path::new("/no/such/folder")));
        assert!(holds_json(root()) == root().join("package.json").is_file());
    }
}
