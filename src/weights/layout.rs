//! The ways in which training, wrapping and saving change the names of OpenFold3's tensors, undone.

use std::collections::BTreeMap;

use super::view::View;

/// What wrappers put before every name.
const WRAPPERS: [&str; 2] = ["module.", "model."];
/// The sampler holds the diffusion module once more; OpenFold3 saves both.
const DUPLICATE: &str = "sample_diffusion.diffusion_module.";
const ORIGINAL: &str = "diffusion_module.";

/// A tensor and, where the file has it twice, the other one.
pub(super) type Twins = (View, Option<View>);

/// The name that a tensor has here, whatever a checkpoint calls it.
pub(super) fn plain(name: &str) -> String {
    match name.strip_prefix(DUPLICATE) {
        Some(rest) => format!("{ORIGINAL}{rest}"),
        None => name.to_string(),
    }
}

/// Takes off what stands before every name, and pairs duplicates.
pub(super) fn undo(mut views: BTreeMap<String, View>) -> BTreeMap<String, Twins> {
    for wrapper in WRAPPERS {
        if views.keys().all(|name| name.starts_with(wrapper)) {
            views = views
                .into_iter()
                .map(|(name, view)| (name[wrapper.len()..].to_string(), view))
                .collect();
        }
    }
    let mut named: BTreeMap<String, Twins> = BTreeMap::new();
    for (name, view) in views {
        // Names come in order: the original before its duplicate.
        match named.get_mut(&plain(&name)) {
            Some((original, twin)) => *twin = (*original != view).then_some(view),
            None => drop(named.insert(plain(&name), (view, None))),
        }
    }
    named
}
