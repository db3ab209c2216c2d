//! Installs Debian packages, or names the command that does.

use crate::run::{on_path, output, run, succeeds, with_args, Result};

/// Installs `packages`, which provide `what`.
///
/// A user other than root needs sudo without a password, as nobody may be present to type one.
pub fn install(what: &str, packages: &[&str]) -> Result {
    let names = packages.join(" ");
    if !cfg!(target_os = "linux") || on_path("apt-get").is_none() {
        return Err(format!(
            "{what} is missing, and there is no apt-get here to install it with (Debian's \
                packages: {names}). Install it by hand, then run this again."
        ));
    }
    let prefix: &[&str] = match rights() {
        Rights::Root => &[],
        Rights::Sudo => &["sudo", "-n"],
        Rights::None => return Err(by_hand(what, &names)),
    };
    // Fresh images come without package lists.
    apt_get(prefix, &["update", "-qq"]).map_err(|e| format!("{e}\n{}", by_hand(what, &names)))?;
    // Recommended packages are left out: those of a browser include printer set-up and an init
    // system.
    let args: Vec<&str> = ["install", "-y", "-qq", "--no-install-recommends"]
        .iter()
        .chain(packages)
        .copied()
        .collect();
    apt_get(prefix, &args).map_err(|e| format!("{e}\n{}", by_hand(what, &names)))
}

enum Rights {
    Root,
    Sudo,
    None,
}

fn rights() -> Rights {
    if output(&mut with_args("id", &["-u"])).is_ok_and(|id| id.trim() == "0") {
        Rights::Root
    } else if succeeds(&mut with_args("sudo", &["-n", "true"])) {
        Rights::Sudo
    } else {
        Rights::None
    }
}

/// Sets variables through `env`, as sudo drops most of this process's environment.
fn apt_get(prefix: &[&str], args: &[&str]) -> Result {
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let line: Vec<&str> = prefix.iter().chain(&words).chain(args).copied().collect();
    run(&mut with_args(line[0], &line[1..]))
}

fn by_hand(what: &str, names: &str) -> String {
    format!(
        "{what} is missing. As root, run: apt-get update && apt-get install -y \
        --no-install-recommends {names}"
    )
}
