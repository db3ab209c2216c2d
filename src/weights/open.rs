//! Opens checkpoints of any format, detected from their content.

use std::collections::BTreeMap;

use super::file::{Bytes, ReadRange};
use super::zip::Archive;
use super::{names, refuse, safetensors, torch, Data, Stored, Weights};
use crate::error::{Error, Result};

/// The start of files of torch before version 1.6: a pickle of its magic number.
const OLD_TORCH: &[u8] = b"\x80\x02\x8a\x0a";

/// Number of bytes that identify the format of a file.
const HEAD: usize = 16;

/// The first bytes, in small letters, of files that are often downloaded instead of weights.
const MISTAKEN: [(&[u8], &str); 4] = [
    (
        b"version https://",
        "a pointer of Git LFS, not the file itself: run `git lfs pull`",
    ),
    (
        b"<!doctype",
        "a web page, not weights: the download needs a sign-in or another address",
    ),
    (
        b"<html",
        "a web page, not weights: the download needs a sign-in or another address",
    ),
    (b"\x1f\x8b", "packed with gzip: unpack it first"),
];

impl Weights {
    /// A checkpoint in memory, `.pt` or safetensors.
    ///
    /// # Errors
    /// As [`Weights::open`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self> {
        Weights::from_files(vec![(String::new(), Bytes::Held(bytes))])
    }

    /// Files that are read in pieces, parts of one checkpoint, each with its name in errors. Only
    /// their tables are read at first; tensors are read one at a time when a layer asks for them.
    ///
    /// # Errors
    /// As [`Weights::open`], and where a file cannot be read.
    pub fn from_pieces(files: Vec<(String, Box<dyn ReadRange>)>) -> Result<Self> {
        let opened = files
            .into_iter()
            .map(|(name, file)| Ok((name, Bytes::pieces(file)?)));
        Weights::from_files(opened.collect::<Result<_>>()?)
    }

    /// Files that are parts of one checkpoint, each with its name in errors.
    fn from_files(files: Vec<(String, Bytes)>) -> Result<Self> {
        let (mut all, mut metadata, mut held) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for (at, (place, bytes)) in files.into_iter().enumerate() {
            let (views, texts) = index(&bytes).map_err(|error| placed(&place, error))?;
            metadata.extend(texts);
            held.push(bytes);
            for (name, mut view) in views {
                view.file = at;
                if all.contains_key(&name) {
                    return Err(placed(
                        &place,
                        refuse(format!("{name} is in another file too")),
                    ));
                }
                all.insert(name, view);
            }
        }
        let tensors = names::strip_wrappers(all)
            .into_iter()
            .map(|(name, view)| (name, Stored::from(Data::File(view))))
            .collect();
        Ok(Weights {
            tensors,
            files: held.into(),
            metadata,
            used: Default::default(),
        })
    }
}

fn index(
    bytes: &Bytes,
) -> Result<(
    BTreeMap<String, super::view::View>,
    BTreeMap<String, String>,
)> {
    let head = bytes.get(0..HEAD)?;
    if safetensors::is(&head) {
        return safetensors::index_file(bytes);
    }
    if Archive::is(&head) {
        return torch::index(bytes).map(|views| (views, BTreeMap::new()));
    }
    if head.is_empty() {
        return Err(refuse("the file is empty"));
    }
    let small = head.to_ascii_lowercase();
    if let Some((_, message)) = MISTAKEN.iter().find(|(first, _)| small.starts_with(first)) {
        return Err(refuse(*message));
    }
    match head.starts_with(OLD_TORCH) {
        true => Err(refuse(
            "written by torch before 1.6: load it and save it with a newer one",
        )),
        false => Err(refuse(
            "neither a checkpoint of torch (.pt) nor safetensors",
        )),
    }
}

fn placed(place: &str, error: Error) -> Error {
    match error {
        Error::Weights(message) if !place.is_empty() => refuse(format!("{place}: {message}")),
        error => error,
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod paths {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};

    use serde_json::Value;

    use super::super::file::Bytes;
    use super::super::{list, refuse, Weights};
    use super::placed;
    use crate::error::{Error, Result};

    /// Largest size of an index of shards.
    const MOST_INDEX_BYTES: usize = 64 << 20;

    impl Weights {
        /// A checkpoint: a `.pt` file of torch, a safetensors file, the index of a sharded one
        /// (`*.safetensors.index.json`), or a folder of safetensors files or of one `.pt` file.
        /// Files are mapped into memory. Only their tables are read at first; tensors are read when
        /// a layer asks for them.
        ///
        /// The averaged weights `ema.params` of a training checkpoint are read. A prefix `module.`
        /// or `model.` of all names is removed.
        ///
        /// # Errors
        /// [`crate::Error::Weights`] with the file and the fault in it.
        pub fn open(path: &Path) -> Result<Self> {
            if path.is_dir() {
                return open_folder(path);
            }
            let bytes = Bytes::map(path)?;
            let is_index = path
                .extension()
                .is_some_and(|extension| extension == "json");
            match is_index {
                true => open_index(path, bytes.whole().unwrap_or_default()),
                false => Weights::from_files(vec![(path.display().to_string(), bytes)]),
            }
        }
    }

    fn open_all(paths: impl Iterator<Item = PathBuf>) -> Result<Weights> {
        Weights::from_files(
            paths
                .map(|path| Ok((path.display().to_string(), Bytes::map(&path)?)))
                .collect::<Result<_>>()?,
        )
    }

    fn open_folder(folder: &Path) -> Result<Weights> {
        let place = folder.display().to_string();
        let entries = std::fs::read_dir(folder).and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<std::io::Result<Vec<_>>>()
        });
        let mut paths = entries.map_err(|error| Error::file(folder, error))?;
        paths.sort();
        let ending = |ending: &str| {
            paths
                .iter()
                .filter(|path| path.to_string_lossy().ends_with(ending))
                .cloned()
                .collect::<Vec<PathBuf>>()
        };
        match (
            &ending(".safetensors.index.json")[..],
            ending(".safetensors"),
        ) {
            ([one], _) => Weights::open(one),
            ([], files) if !files.is_empty() => open_all(files.into_iter()),
            ([], _) => match &ending(".pt")[..] {
                [one] => Weights::open(one),
                [] => Err(refuse(format!(
                    "{place} should hold safetensors files or one .pt file, and holds none"
                ))),
                several => Err(refuse(format!(
                    "{place} holds {} .pt files: name one",
                    several.len()
                ))),
            },
            (several, _) => Err(refuse(format!(
                "{place} holds {} indices of shards: name one",
                several.len()
            ))),
        }
    }

    /// `{"weight_map": {"<name>": "<file next to the index>"}}`
    fn open_index(path: &Path, bytes: &[u8]) -> Result<Weights> {
        let wrong = |message: String| placed(&path.display().to_string(), refuse(message));
        if bytes.len() > MOST_INDEX_BYTES {
            return Err(wrong(format!(
                "an index of shards should have at most {MOST_INDEX_BYTES} bytes, got {}",
                bytes.len()
            )));
        }
        let index: Value = serde_json::from_slice(bytes)
            .map_err(|error| wrong(format!("not a readable index of shards: {error}")))?;
        let map = index["weight_map"]
            .as_object()
            .ok_or_else(|| wrong("has no `weight_map`: this is not an index of shards".into()))?;
        let map: BTreeMap<&str, &str> = map
            .iter()
            .filter_map(|(name, file)| Some((name.as_str(), file.as_str()?)))
            .collect();
        let files: BTreeSet<&str> = map.values().copied().collect();
        // A shard is next to the index; a path could name any file of the machine.
        if let Some(file) = files.iter().find(|file| {
            Path::new(file)
                .file_name()
                .is_none_or(|name| name != **file)
        }) {
            return Err(wrong(format!(
                "names the shard {file:?}, which is not the name of a file next to it"
            )));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let weights = open_all(files.iter().map(|file| folder.join(file)))?;
        let missing: Vec<&str> = map
            .keys()
            .filter(|name| !weights.holds(name))
            .copied()
            .collect();
        match missing.is_empty() {
            true => Ok(weights),
            false => Err(wrong(format!(
                "names {} tensors that its shards lack: {}",
                missing.len(),
                list(&missing)
            ))),
        }
    }

    impl Weights {
        /// Whether a tensor is there under the name that a file gives it.
        fn holds(&self, name: &str) -> bool {
            let bare = name.strip_prefix("module.").unwrap_or(name);
            let bare = bare.strip_prefix("model.").unwrap_or(bare);
            [name, bare]
                .iter()
                .any(|name| self.tensors.contains_key(*name))
        }
    }
}
