//! The minimum supported Rust version: no package in Cargo.lock may require a newer one.

use serde_json::Value;

use crate::run::{cargo, output, Result};

/// Compares the workspace's `rust-version` with that of every dependency.
pub fn check() -> Result {
    let text = output(&mut cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--locked",
    ]))?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata: {e}"))?;
    let promised = compare(&metadata)?;
    println!("Rust {promised} is new enough for every package in Cargo.lock");
    Ok(())
}

/// Returns the workspace's version, if no dependency requires a newer one.
fn compare(metadata: &Value) -> Result<String> {
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata names no packages")?;
    // Only packages of the workspace have no source.
    let promises: Vec<&str> = packages
        .iter()
        .filter(|package| package["source"].is_null())
        .filter_map(|package| package["rust_version"].as_str())
        .collect();
    let promised = *promises
        .iter()
        .min_by_key(|version| numbers(version))
        .ok_or("Cargo.toml states no rust-version")?;
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| {
            package["rust_version"]
                .as_str()
                .is_some_and(|version| numbers(version) > numbers(promised))
        })
        .map(name)
        .collect();
    if newer.is_empty() {
        return Ok(promised.to_string());
    }
    Err(format!(
        "Cargo.toml promises Rust {promised}, but Cargo.lock holds {}. Older versions are found \
            by: CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback cargo update",
        newer.join(", ")
    ))
}

fn name(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or("?").to_string();
    format!(
        "{} {} (Rust {})",
        text("name"),
        text("version"),
        text("rust_version")
    )
}

/// `1.87` and `1.87.0` are the same.
fn numbers(version: &str) -> [u32; 3] {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(dependency: &str) -> Value {
        serde_json::json!({ "packages": [
            { "name": "ours", "version": "1.0.0", "source": null, "rust_version": "1.87" },
            { "name": "theirs", "version": "2.0.0", "source": "a registry",
            "rust_version": dependency },
            { "name": "silent", "version": "3.0.0", "source": "a registry", "rust_version": null },
        ] })
    }

    #[test]
    fn a_dependency_that_requires_more_is_named() {
        let error = compare(&metadata("1.90")).unwrap_err();
        assert!(
            error.contains("theirs 2.0.0 (Rust 1.90)") && !error.contains("silent"),
            "{error}"
        );
    }

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(compare(&metadata("1.87.0")), Ok("1.87".to_string()));
        assert_eq!(compare(&metadata("1.9")), Ok("1.87".to_string()));
        assert!(compare(&metadata("1.87.1")).is_err());
    }
}
