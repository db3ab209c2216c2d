//! The imports of the source files of `src`, read from their text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::{root, sources};

/// A module by its path from the crate's root, such as `["gpu", "device"]`.
pub type Module = Vec<String>;

/// The module of every file, and the paths in its code.
pub struct Imports {
    files: BTreeMap<Module, File>,
}

struct File {
    /// Whether it is a `mod.rs`, or `lib.rs`.
    has_children: bool,
    /// Absolute paths, such as `["gpu", "Device"]`.
    paths: BTreeSet<Module>,
}

impl Imports {
    /// Reads all files of `src`, without their unit tests.
    pub fn read() -> Self {
        let folder = root().join("src");
        let mut files = BTreeMap::new();
        for path in sources(&folder, "rs") {
            let (module, has_children) = module_of(path.strip_prefix(&folder).unwrap());
            let text = std::fs::read_to_string(&path).unwrap();
            let paths = paths(&code(&text))
                .into_iter()
                .filter_map(|path| absolute(&module, path))
                .collect();
            files.insert(
                module,
                File {
                    has_children,
                    paths,
                },
            );
        }
        Imports { files }
    }

    /// Pairs of a module and one that it imports, by name. A name that a `mod.rs` re-exports counts
    /// as an import of the file that defines it.
    pub fn of_files(&self) -> BTreeSet<(Module, Module)> {
        let mut pairs = BTreeSet::new();
        for (module, file) in &self.files {
            for path in &file.paths {
                let target = self.definition(path, 0);
                if target != *module {
                    pairs.insert((module.clone(), target));
                }
            }
        }
        pairs
    }

    /// Whether a module has child modules. Circles between a parent and its children are allowed: a
    /// parent declares its children, and they may use its types.
    pub fn has_children(&self, module: &Module) -> bool {
        self.files.get(module).is_none_or(|file| file.has_children)
    }

    /// The file that defines the item of a path.
    fn definition(&self, path: &[String], depth: usize) -> Module {
        let length = (0..=path.len())
            .rev()
            .find(|length| self.files.contains_key(&path[..*length]))
            .unwrap_or(0);
        let (module, rest) = (path[..length].to_vec(), &path[length..]);
        let re_export = rest.first().and_then(|name| {
            let file = self.files.get(&module)?;
            file.paths.iter().find(|path| {
                path.last() == Some(name) && path[..] != [&module[..], &rest[..1]].concat()
            })
        });
        match re_export {
            Some(source) if depth < 8 => self.definition(source, depth + 1),
            _ => module,
        }
    }
}

/// The groups of modules that import each other, directly or through others.
pub fn circles(pairs: &BTreeSet<(String, String)>) -> BTreeSet<Vec<String>> {
    let reached = |from: &String| {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for (_, next) in pairs.iter().filter(|(importer, _)| importer == at) {
                if reached.insert(next.clone()) {
                    open.push(next);
                }
            }
        }
        reached
    };
    let nodes: BTreeSet<&String> = pairs.iter().map(|(importer, _)| importer).collect();
    let reach: BTreeMap<&String, BTreeSet<String>> =
        nodes.iter().map(|node| (*node, reached(node))).collect();
    let circle = |node: &String| -> Vec<String> {
        let back = |other: &&String| reach.get(*other).is_some_and(|reach| reach.contains(node));
        reach[node].iter().filter(back).cloned().collect()
    };
    let circles = nodes.iter().map(|node| circle(node));
    circles.filter(|circle| circle.len() > 1).collect()
}

/// `gpu/device.rs` is `["gpu", "device"]`, `gpu/mod.rs` is `["gpu"]`, `lib.rs` is `[]`.
fn module_of(path: &Path) -> (Module, bool) {
    let mut module: Module = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let has_children = matches!(module.last().map(String::as_str), Some("mod" | "lib"));
    if has_children {
        module.pop();
    }
    (module, has_children)
}

/// The text before its unit tests, without comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths of `use` declarations, and those in expressions that start at `crate` or `super`.
fn paths(code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    let mut rest = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let declared = line.trim_start().trim_start_matches("pub");
        let declared = declared
            .trim_start_matches("(crate)")
            .trim_start_matches("(super)");
        let Some(tree) = declared.trim_start().strip_prefix("use ") else {
            rest.push_str(line);
            rest.push('\n');
            continue;
        };
        let mut tree = tree.to_string();
        while !tree.contains(';') {
            tree.push_str(lines.next().unwrap_or(";"));
        }
        expand(tree.trim_end_matches(';'), &[], &mut found);
    }
    for root in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(root) {
            let part = |c: &char| c.is_alphanumeric() || "_:".contains(*c);
            let path: String = rest[at..].chars().take_while(part).collect();
            found.push(segments(&path));
        }
    }
    found
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expand(tree: &str, prefix: &[String], found: &mut Vec<Module>) {
    let Some((head, inside)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree);
        return found.push([prefix, &segments(name)].concat());
    };
    let prefix = [prefix, &segments(head)].concat();
    let inside = &inside[..inside.rfind('}').unwrap_or(inside.len())];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[start..at].trim().is_empty() {
                    expand(&inside[start..at], &prefix, found);
                }
                start = (at + 1).min(inside.len());
            }
            _ => {}
        }
    }
}

fn segments(path: &str) -> Module {
    let names = path
        .split("::")
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names.map(str::to_string).collect()
}

/// A path from the crate's root; `None` for paths of other crates.
fn absolute(module: &[String], path: Module) -> Option<Module> {
    let first = path.first()?.as_str();
    match first {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => {
            let up = path.iter().take_while(|name| *name == "super").count();
            let parent = module.len().checked_sub(up)?;
            Some([&module[..parent], &path[up..]].concat())
        }
        // A child of this module: `pub use device::Device` in `gpu/mod.rs`.
        _ => {
            let child = root().join("src").join(module.join("/")).join(first);
            (child.is_dir() || child.with_extension("rs").is_file())
                .then(|| [module, &path].concat())
        }
    }
}
