//! Rules of the source tree: one name for a kernel everywhere, imports of lower modules only, small
//! files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use trifold::kernels::{AnyKernel, ALL};

/// The modules of `src`, lowest first; each imports only those before it. `reference` imports none
/// of them.
const ORDER: &[&str] = &[
    "error",
    "dtype",
    "shader",
    "noise",
    "reference",
    "formats",
    "features",
    "scores",
    "gpu",
    "tensor",
    "weights",
    "kernels",
    "operations",
    "layers",
    "openfold3",
    "fold",
    "network",
    "check",
    "catalog",
    "verify",
    "bench",
    "web",
    "lib",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.extension().is_some_and(|own| own == extension));
    named
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn folders(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn sources(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}

/// A kernel has these files and lists, all by its name: docs/architecture.md tells how to add one.
#[test]
fn a_kernel_has_the_same_name_everywhere() {
    let names = |kernels: &[&dyn AnyKernel]| -> BTreeSet<String> {
        kernels.iter().map(|kernel| kernel.name().into()).collect()
    };
    let kernels = names(ALL);
    let having = |coop: bool| -> BTreeSet<String> {
        let has = |kernel: &&&dyn AnyKernel| {
            let mut variants = kernel.variants().into_iter();
            variants.any(|variant| kernel.uses_coop(variant) == coop)
        };
        names(&ALL.iter().filter(has).copied().collect::<Vec<_>>())
    };
    assert_eq!(stems("wgsl", "wgsl"), having(false), "wgsl/");
    assert_eq!(stems("wgsl/coop", "wgsl"), having(true), "wgsl/coop/");
    for folder in ["src/kernels", "src/reference", "src/check"] {
        let there = &stems(folder, "rs") | &folders(folder);
        assert!(
            kernels.is_subset(&there),
            "{folder} lacks {:?}",
            kernels.difference(&there).collect::<Vec<_>>()
        );
    }
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let (tests, checks) = (read("tests/kernels.rs"), read("src/check/mod.rs"));
    for kernel in &kernels {
        let table = format!("fn {kernel}()");
        assert!(tests.contains(&table), "tests/kernels.rs lacks {table}");
        let cases = format!("    {kernel}::self_test,");
        assert!(checks.contains(&cases), "src/check/mod.rs lacks {cases}");
    }
}

/// Imports of a higher module, by file. Opening a device runs the self-check of its tier, whose
/// cases are built from kernels and layers.
const UPWARD: &[(&str, &str)] = &[("src/gpu/open.rs", "check")];

/// The module of `src` that a file belongs to.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap();
    first
        .as_os_str()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_string()
}

/// The modules that a file's `use crate::` lines and paths name.
fn imports(text: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
    {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.trim_end_matches("};").split(", ").collect(),
                None => vec![rest],
            };
            modules.extend(names.iter().map(|name| {
                name.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or("")
                    .to_string()
            }));
        }
    }
    modules
}

#[test]
fn modules_import_only_lower_layers() {
    let layer: BTreeMap<&str, usize> = ORDER
        .iter()
        .enumerate()
        .map(|(at, module)| (*module, at))
        .collect();
    let mut upward = BTreeSet::new();
    for path in sources(&root().join("src"), "rs") {
        let importer = module(&path);
        let own_layer = *layer
            .get(importer.as_str())
            .unwrap_or_else(|| panic!("{} is in no known module", path.display()));
        for imported in imports(&std::fs::read_to_string(&path).unwrap()) {
            let Some(imported_layer) = layer.get(imported.as_str()) else {
                continue;
            };
            if *imported_layer > own_layer {
                let file = path.strip_prefix(root()).unwrap().to_string_lossy();
                upward.insert((file.replace('\\', "/"), imported.clone()));
            }
            assert!(
                importer != "reference" || imported == "reference",
                "{}: reference imports no other module",
                path.display()
            );
        }
    }
    let expected = UPWARD
        .iter()
        .map(|(file, module)| (file.to_string(), module.to_string()));
    assert_eq!(upward, expected.collect(), "imports of a higher module");
}

/// Files outside of `src/gpu` that name wgpu: they convert its types from and to those of an
/// application.
const NAMES_WGPU: &[&str] = &["src/lib.rs", "src/tensor/buffer.rs"];

#[test]
fn only_gpu_names_wgpu() {
    for path in sources(&root().join("src"), "rs") {
        let file = path.strip_prefix(root()).unwrap().to_string_lossy();
        if module(&path) == "gpu" || NAMES_WGPU.contains(&file.replace('\\', "/").as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        assert!(
            !code.any(|line| line.contains("wgpu::")),
            "{}",
            path.display()
        );
    }
}

#[test]
fn files_are_small() {
    for (folder, extension, most) in [
        ("src", "rs", 500),
        ("wgsl", "wgsl", 260),
        ("cli", "rs", 500),
        ("xtask", "rs", 500),
    ] {
        for path in sources(&root().join(folder), extension) {
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            assert!(
                lines <= most,
                "{} has {lines} lines, more than {most}: split it",
                path.display()
            );
        }
    }
}
