//! The published packages: the crate and the npm package hold the required files and no others.

use std::path::PathBuf;

use crate::run::{cargo, command, npm, output, run, Result};
use crate::web;

const CRATE: Contents = Contents {
    name: "the crate",
    required: &[
        "Cargo.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "src/lib.rs",
    ],
    // The last four are cargo's own.
    allowed: &[
        "src/",
        "wgsl/",
        "assets/",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "Cargo.toml",
        "Cargo.toml.orig",
        "Cargo.lock",
        ".cargo_vcs_info.json",
    ],
};

const NPM: Contents = Contents {
    name: "the npm package",
    required: &[
        "package.json",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "dist/wasm/trifold_bg.wasm",
        "dist/wasm/trifold.js",
        "dist/wasm/trifold.d.ts",
        "dist/wasm/trifold_folding_bg.wasm",
        "dist/wasm/trifold_folding.js",
        "dist/wasm/trifold_folding.d.ts",
        "dist/network.safetensors",
    ],
    allowed: &[
        "dist/",
        "src/",
        "package.json",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ],
};

/// Checks the crate's list of files, packs it, and type-checks the unpacked package.
///
/// `cargo package` itself would compile all dependencies again, in a target folder that nothing
/// else uses.
pub fn check_crate() -> Result {
    let listed = output(&mut cargo(&[
        "package",
        "--list",
        "-p",
        "trifold",
        "--allow-dirty",
    ]))?;
    let files: Vec<&str> = listed.lines().collect();
    println!("{}", files.join("\n"));
    CRATE.check(&files)?;
    let package = ["package", "-p", "trifold", "--allow-dirty", "--no-verify"];
    run(&mut cargo(&package))?;
    let manifest = unpack()?.join("Cargo.toml");
    let mut check = cargo(&["check", "--lib", "--manifest-path"]);
    check.arg(manifest).arg("--target-dir");
    run(check.arg(web::target_dir()?))
}

/// Unpacks the crate that `cargo package` wrote, outside of the workspace's own sources.
fn unpack() -> Result<PathBuf> {
    let name = format!("trifold-{}", env!("CARGO_PKG_VERSION"));
    let packages = web::target_dir()?.join("package");
    let folder = packages.join(&name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let archive = packages.join(format!("{name}.crate"));
    let mut tar = command("tar");
    run(tar.arg("-xzf").arg(archive).arg("-C").arg(&packages))?;
    // Without its own workspace table, the package would belong to the workspace above it.
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).map_err(|e| format!("Cargo.toml: {e}"))?;
    std::fs::write(&manifest, text + "\n[workspace]\n").map_err(|e| format!("Cargo.toml: {e}"))?;
    Ok(folder)
}

/// Checks the files that `npm pack` puts into the tarball, after `cargo xtask web`.
pub fn check_npm() -> Result {
    let text = output(&mut npm(&[
        "pack",
        "--dry-run",
        "--json",
        "--workspace",
        "pkg",
    ]))?;
    let json: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("npm pack --json: {e}"))?;
    let files = packed(&json)?;
    println!("{}", files.join("\n"));
    NPM.check(&files)
}

/// The file names in npm's answer, which is a list of packages, or in newer versions an object.
fn packed(json: &serde_json::Value) -> Result<Vec<&str>> {
    let package = json.get(0).or_else(|| {
        json.as_object()
            .and_then(|packages| packages.values().next())
    });
    let files = package
        .and_then(|package| package["files"].as_array())
        .ok_or("npm pack --json names no files")?;
    Ok(files
        .iter()
        .filter_map(|file| file["path"].as_str())
        .collect())
}

struct Contents {
    name: &'static str,
    required: &'static [&'static str],
    /// Files, or folders with a slash at the end.
    allowed: &'static [&'static str],
}

impl Contents {
    fn check(&self, files: &[&str]) -> Result {
        // Windows uses backslashes.
        let files: Vec<String> = files.iter().map(|file| file.replace('\\', "/")).collect();
        let missing: Vec<&str> = self
            .required
            .iter()
            .copied()
            .filter(|name| !files.iter().any(|file| file == name))
            .collect();
        if !missing.is_empty() {
            return Err(format!("{} lacks {}", self.name, missing.join(", ")));
        }
        let belongs = |file: &str| {
            self.allowed.iter().any(|name| {
                if name.ends_with('/') {
                    file.starts_with(name)
                } else {
                    file == *name
                }
            })
        };
        let foreign: Vec<&str> = files
            .iter()
            .map(String::as_str)
            .filter(|file| !belongs(file))
            .collect();
        if !foreign.is_empty() {
            return Err(format!(
                "{} holds unexpected files: {}",
                self.name,
                foreign.join(", ")
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Contents = Contents {
        name: "it",
        required: &["a"],
        allowed: &["a", "dist/"],
    };

    #[test]
    fn missing_and_foreign_files_are_named() {
        assert_eq!(SAMPLE.check(&["a", "dist/b.js"]), Ok(()));
        assert_eq!(SAMPLE.check(&["dist/b.js"]), Err("it lacks a".to_string()));
        assert_eq!(
            SAMPLE.check(&["a", "distant", ".env"]),
            Err("it holds unexpected files: distant, .env".to_string())
        );
    }

    #[test]
    fn both_forms_of_the_answer_of_npm_are_read() {
        for text in [
            r#"[{"files":[{"path":"a"}]}]"#,
            r#"{"trifold":{"files":[{"path":"a"}]}}"#,
        ] {
            assert_eq!(packed(&serde_json::from_str(text).unwrap()), Ok(vec!["a"]));
        }
        assert!(packed(&serde_json::Value::Null).is_err());
    }
}
