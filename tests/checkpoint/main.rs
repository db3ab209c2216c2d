//! Checkpoint files: those of torch and safetensors are read to the last bit, others are refused.

mod check;
mod forge;
mod model;
mod mutated;
mod pickled;
mod read;
mod refused;
mod verified;
mod versions;
mod written;

#[path = "../common/mod.rs"]
mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use trifold::openfold3::merged;
use trifold::weights::{HostTensor, ReadRange, Weights};

/// The committed files.
pub fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(name)
}

pub const SAMPLES: [&str; 3] = [
    "checkpoint_samples/flat.pt",
    "checkpoint_samples/lightning.pt",
    "checkpoint_samples/protocol4.pt",
];

/// A file that is read in pieces, as in a browser.
struct InPieces(Vec<u8>);

impl ReadRange for InPieces {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, start: u64, length: usize) -> Result<Vec<u8>, String> {
        self.0
            .get(start as usize..start as usize + length)
            .map(<[u8]>::to_vec)
            .ok_or_else(|| format!("{length} bytes from {start} were asked for"))
    }
}

pub fn in_pieces(bytes: Vec<u8>) -> trifold::Result<Weights> {
    Weights::from_pieces(vec![(String::new(), Box::new(InPieces(bytes)))])
}

/// An empty folder for one test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// All tensors, without the sampler's copies.
pub fn all(weights: &Weights) -> BTreeMap<String, HostTensor> {
    let merged = merged(weights);
    let weights = merged.as_ref().unwrap_or(weights);
    weights
        .names()
        .map(|name| (name.to_string(), weights.tensor(name).unwrap()))
        .collect()
}
