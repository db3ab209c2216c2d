//! `cargo xtask web`: the wasm, the npm package around it, and the page.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{write::GzEncoder, Compression};
use wasm_bindgen_cli_support::Bindgen;

use crate::run::{cargo, command, heading, npm, output, root, run, Result};
use crate::setup::WASM_TARGET;

/// One of the two wasm files of the package.
struct Module {
    name: &'static str,
    /// Further arguments of cargo.
    features: &'static [&'static str],
    most_gzipped_bytes: usize,
}

/// The page loads the folding module at first, and the full one on demand.
const MODULES: [Module; 2] = [
    Module {
        name: "trifold_folding",
        features: &["--no-default-features"],
        most_gzipped_bytes: 680_000,
    },
    Module {
        name: "trifold",
        features: &[],
        most_gzipped_bytes: 815_000,
    },
];

/// The built-in network: a separate file, fetched only for folds without a checkpoint.
const NETWORK: &str = "network.safetensors";

/// The WebAssembly features that rustc's target enables, for wasm-opt.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds the wasm, the npm package and the page.
pub fn web() -> Result {
    heading("wasm");
    check_versions(&read("Cargo.lock")?)?;
    let dist = root().join("pkg").join("dist");
    // Files of an earlier build would be part of the package.
    if dist.exists() {
        std::fs::remove_dir_all(&dist).map_err(|e| format!("{}: {e}", dist.display()))?;
    }
    build_modules(&dist.join("wasm"))?;
    copy_network()?;
    heading("npm package");
    run(&mut npm(&["run", "build", "--workspace", "pkg"]))?;
    heading("page");
    run(&mut npm(&["run", "build", "--workspace", "web"]))?;
    println!("built pkg/dist and web/dist");
    Ok(())
}

/// Compiles the modules. wasm-opt works on the first, on a thread, while the second compiles: both
/// take a minute, on one core each.
fn build_modules(out: &Path) -> Result {
    std::thread::scope(|scope| {
        let mut optimisers = Vec::new();
        for module in &MODULES {
            let bound = bind(&compile(module)?, out, module.name)?;
            optimisers.push(scope.spawn(move || optimise(&bound, module.most_gzipped_bytes)));
        }
        optimisers.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err("the thread of wasm-opt panicked".to_string()))
        })
    })
}

/// Compiles the library for the browser and returns the path of the result.
fn compile(module: &Module) -> Result<PathBuf> {
    let build = [
        "rustc",
        "-p",
        "trifold",
        "--lib",
        "--crate-type",
        "cdylib",
        "--target",
        WASM_TARGET,
        "--profile",
        "web",
    ];
    run(&mut cargo(&[&build, module.features].concat()))?;
    Ok(target_dir()?
        .join(WASM_TARGET)
        .join("web")
        .join("trifold.wasm"))
}

/// The target folder as cargo reports it, since an environment variable or a file can move it.
pub fn target_dir() -> Result<PathBuf> {
    let text = output(&mut cargo(&[
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("cargo metadata: {e}"))?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target_directory".to_string())
}

/// Writes the JavaScript glue and the wasm into `out`, and returns the path of the wasm.
fn bind(compiled: &Path, out: &Path, name: &str) -> Result<PathBuf> {
    println!(
        "wasm-bindgen --target web --out-dir {} --out-name {name}",
        short(out)
    );
    generate(compiled, out, name).map_err(|e| format!("wasm-bindgen: {e}"))?;
    Ok(out.join(format!("{name}_bg.wasm")))
}

/// Replaces the wasm by the output of wasm-opt, and checks its size.
fn optimise(bound: &Path, most_gzipped_bytes: usize) -> Result {
    let optimised = bound.with_extension("wasm.opt");
    wasm_opt(bound, &optimised)?;
    std::fs::rename(&optimised, bound).map_err(|e| format!("{}: {e}", bound.display()))?;
    check_size(bound, most_gzipped_bytes)
}

fn copy_network() -> Result {
    let to = root().join("pkg").join("dist").join(NETWORK);
    std::fs::copy(root().join("assets").join(NETWORK), &to)
        .map(drop)
        .map_err(|e| format!("{}: {e}", to.display()))
}

fn generate(compiled: &Path, out: &Path, name: &str) -> std::result::Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(true);
    // The names of functions serve debuggers, and are a third of the file.
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true);
    let bindgen = bindgen.web(true).map_err(|e| format!("{e:#}"))?;
    bindgen.generate(out).map_err(|e| format!("{e:#}"))
}

fn wasm_opt(from: &Path, to: &Path) -> Result {
    let program = root()
        .join("node_modules")
        .join(".bin")
        .join(if cfg!(windows) {
            "wasm-opt.cmd"
        } else {
            "wasm-opt"
        });
    if !program.exists() {
        return Err(format!(
            "{} is missing (npm package `binaryen`): run `cargo xtask setup`",
            short(&program)
        ));
    }
    run(command(program)
        .arg("-Oz")
        .args(WASM_FEATURES)
        .arg(from)
        .arg("-o")
        .arg(to))
}

/// The versions of wasm-bindgen in xtask and in the wasm must be equal.
fn check_versions(lock: &str) -> Result {
    let ours = locked(lock, "wasm-bindgen-cli-support")?;
    let theirs = locked(lock, "wasm-bindgen")?;
    if ours == theirs {
        return Ok(());
    }
    Err(format!(
        "Cargo.lock has wasm-bindgen {theirs}, but xtask/Cargo.toml asks for \
            wasm-bindgen-cli-support {ours}: they share a private format. \
         Write `\"={theirs}\"` there, or run `cargo update -p wasm-bindgen --precise {ours}`."
    ))
}

/// The version of a package in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines
        .next()
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'));
    version.ok_or_else(|| format!("Cargo.lock does not name a version of {package}"))
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))
}

fn check_size(path: &Path, most: usize) -> Result {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let zipped = gzipped(&bytes).map_err(|e| format!("gzip: {e}"))?;
    println!(
        "{}: {:.1} kB, gzipped {:.1} kB of at most {:.0} kB",
        short(path),
        kilo(bytes.len()),
        kilo(zipped),
        kilo(most)
    );
    if zipped > most {
        return Err(format!(
            "{} takes {zipped} bytes gzipped, more than {most}",
            short(path)
        ));
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kilo(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn short(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \
        \"0.2.7\"\n\n[[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"0.2.8\"\n";

    #[test]
    fn versions_that_differ_are_refused_with_both_named() {
        let error = check_versions(LOCK).unwrap_err();
        assert!(
            error.contains("0.2.7") && error.contains("0.2.8"),
            "{error}"
        );
        assert_eq!(check_versions(&LOCK.replace("0.2.8", "0.2.7")), Ok(()));
        assert!(check_versions("").is_err());
    }

    #[test]
    fn the_committed_versions_agree() {
        assert_eq!(check_versions(&read("Cargo.lock").unwrap()), Ok(()));
    }

    #[test]
    fn the_size_counts_compressed_bytes() {
        assert!(gzipped(&[0; 100_000]).unwrap() < 1000);
        // Noise does not compress.
        let noise: Vec<u8> = (0..10_000u64)
            .map(|i| {
                (i.wrapping_mul(0x9E37_79B9_7F4A_7C15)
                    .rotate_left(29)
                    .wrapping_mul(i)
                    >> 56) as u8
            })
            .collect();
        assert!(gzipped(&noise).unwrap() > 9_000);
    }
}
