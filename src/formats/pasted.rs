//! What people paste: a bare sequence, FASTA, A3M or query JSON, told by its first letters.

use std::borrow::Cow;

use super::query::{Queries, ReadFile};
use crate::error::Result;

/// What a bare sequence's chains are parted by, as in other programs.
const BETWEEN_CHAINS: [char; 2] = [':', '/'];

impl Queries {
    /// Reads a text of any format. Where `place` has an extension that says which, that counts, as
    /// for [`Queries::parse`]; else a text that begins with `{` is JSON, one with gaps in its
    /// sequences A3M, one that begins with `>` FASTA, and anything else one sequence, or several
    /// with `:` or `/` between them.
    ///
    /// # Errors
    /// As [`Queries::parse`].
    pub fn parse_any(text: &str, place: &str, read: ReadFile) -> Result<Self> {
        let known = ["json", "a3m", "fasta", "fa", "faa", "fna"];
        let said = place
            .rsplit_once('.')
            .is_some_and(|(_, extension)| known.contains(&extension.to_ascii_lowercase().as_str()));
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let bare = !text.starts_with(['>', '{', '#', ';']);
        let text = if bare {
            Cow::Owned(records(text))
        } else {
            Cow::Borrowed(text)
        };
        let extension = match text.starts_with('{') {
            _ if said => "",
            true => ".json",
            false if aligned(&text) => ".a3m",
            false => ".fasta",
        };
        Queries::parse(&text, &format!("{place}{extension}"), read)
    }
}

/// A record for each chain; the first has no line of its own, so that lines are counted as they
/// were pasted.
fn records(text: &str) -> String {
    text.trim()
        .split(BETWEEN_CHAINS)
        .map(|chain| format!(">\n{}\n", chain.trim()))
        .collect()
}

/// Whether there is a gap in a sequence, which FASTA has none of.
fn aligned(text: &str) -> bool {
    text.lines()
        .any(|line| !line.starts_with(['>', '#', ';']) && line.contains('-'))
}
