//! Rules of the source tree: one name for a kernel in all places, imports of lower modules only, no
//! circles of imports, small files, narrow lines, plain first words.

mod imports;
mod text;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use imports::{circles, Imports, Module};
use trifold::kernels::{AnyKernel, ALL};

/// The modules of `src` and of `src/tooling`, lowest first; each imports only those before it.
/// `reference` imports none of them.
const ORDER: &[&str] = &[
    "error",
    "dtype",
    "shader",
    "noise",
    "chemistry",
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
    "self_check",
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

/// A kernel has these files and list entries, all by its name: see docs/architecture.md.
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
    for folder in ["src/kernels", "src/tooling/reference", "src/tooling/check"] {
        let there = &stems(folder, "rs") | &folders(folder);
        assert!(
            kernels.is_subset(&there),
            "{folder} lacks {:?}",
            kernels.difference(&there).collect::<Vec<_>>()
        );
    }
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let checks = read("src/tooling/check/mod.rs");
    let tests: String = sources(&root().join("tests/kernels"), "rs")
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for kernel in &kernels {
        let table = format!("fn {kernel}()");
        assert!(tests.contains(&table), "tests/kernels lacks {table}");
        let cases = format!("    {kernel}::self_test,");
        assert!(
            checks.contains(&cases),
            "src/tooling/check/mod.rs lacks {cases}"
        );
    }
}

/// Imports of a higher module. Opening a device checks the names of preferred variants, and runs
/// the self-check of its tier, whose cases are built from kernels and layers.
const UPWARD: &[(&str, &str)] = &[("gpu/open", "kernels"), ("gpu/open", "self_check")];

/// The circle that these imports close: all modules that the self-check uses.
const MODULE_CIRCLE: [&str; 10] = [
    "catalog",
    "check",
    "gpu",
    "kernels",
    "layers",
    "openfold3",
    "operations",
    "self_check",
    "tensor",
    "weights",
];

/// The module in [`ORDER`] of a path: the first name, or the second of those in `tooling`.
fn layer(module: &[String]) -> String {
    let name = match module {
        [first, second, ..] if first == "tooling" => second,
        [first, ..] => first,
        [] => return "lib".into(),
    };
    name.clone()
}

#[test]
fn modules_import_only_lower_layers() {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    let mut upward = BTreeSet::new();
    for (importer, imported) in Imports::read().of_files() {
        let (above, below) = (layer(&importer), layer(&imported));
        if above == "tooling" || below == "tooling" || imported.is_empty() {
            continue;
        }
        let known = |name: &str| place(name).unwrap_or_else(|| panic!("ORDER lacks {name}"));
        if known(&below) > known(&above) {
            upward.insert((importer.join("/"), below.clone()));
        }
        assert!(
            above != "reference" || below == "reference",
            "{importer:?}: reference imports no other module"
        );
    }
    let expected = UPWARD
        .iter()
        .map(|(file, module)| (file.to_string(), module.to_string()));
    assert_eq!(upward, expected.collect(), "imports of a higher module");
}

#[test]
fn modules_import_in_no_circle() {
    let pairs = Imports::read().of_files().into_iter();
    let pairs = pairs
        .filter(|(importer, imported)| !importer.is_empty() && !imported.is_empty())
        .map(|(importer, imported)| (layer(&importer), layer(&imported)))
        .filter(|(importer, imported)| importer != imported && importer != "tooling")
        .collect();
    let expected = BTreeSet::from([MODULE_CIRCLE.map(String::from).to_vec()]);
    assert_eq!(circles(&pairs), expected, "circles of modules");
}

/// A `mod.rs` is ignored: it declares its children, and they may use its types.
#[test]
fn files_import_in_no_circle() {
    let imports = Imports::read();
    let inside = |(importer, imported): &(Module, Module)| {
        layer(importer) == layer(imported)
            && !imports.has_children(importer)
            && !imports.has_children(imported)
    };
    let pairs = imports.of_files().into_iter();
    let pairs = pairs
        .filter(inside)
        .map(|(importer, imported)| (importer.join("/"), imported.join("/")))
        .collect();
    assert_eq!(circles(&pairs), BTreeSet::new(), "circles of files");
}

/// Files outside of `src/gpu` that name wgpu, to convert between its types and those of this crate.
const NAMES_WGPU: &[&str] = &[
    "src/lib.rs",
    "src/tensor/buffer.rs",
    "src/web/kept.rs",
    "src/web/mod.rs",
];

#[test]
fn only_gpu_names_wgpu() {
    for path in sources(&root().join("src"), "rs") {
        let file = path.strip_prefix(root()).unwrap().to_string_lossy();
        let file = file.replace('\\', "/");
        if file.starts_with("src/gpu/") || NAMES_WGPU.contains(&file.as_str()) {
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
