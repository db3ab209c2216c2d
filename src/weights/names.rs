//! The prefixes that wrappers of training code add to every name.

use std::collections::BTreeMap;

use super::view::View;

/// Prefixes of DistributedDataParallel and Lightning modules.
const WRAPPERS: [&str; 2] = ["module.", "model."];

/// Removes each prefix that all names have.
pub(super) fn strip_wrappers(mut views: BTreeMap<String, View>) -> BTreeMap<String, View> {
    for wrapper in WRAPPERS {
        if views.keys().all(|name| name.starts_with(wrapper)) {
            views = views
                .into_iter()
                .map(|(name, view)| (name[wrapper.len()..].to_string(), view))
                .collect();
        }
    }
    views
}
