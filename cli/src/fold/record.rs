//! `run.json` next to the files of a query and seed: the identity of the run, and the length of
//! each file. With it, a later call recognizes complete results.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::path::Path;

use serde::{Deserialize, Serialize};
use trifold::fold::{Folded, StructureFormat};
use trifold::weights::{HostData, Weights};
use trifold::{Error, Result};

/// The file's name.
pub const NAME: &str = "run.json";

/// The record of one query and seed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The name of the query.
    pub query: String,
    /// A hash of the query, the options and the weights.
    pub fingerprint: String,
    /// The length of each file in bytes, by name.
    pub files: BTreeMap<String, u64>,
}

impl Record {
    /// The record of files that are written next.
    pub fn new(query: &str, fingerprint: String, folded: &Folded) -> Self {
        let files = folded.files.iter().map(|file| {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            (name.to_string(), file.bytes.len() as u64)
        });
        Record {
            query: query.to_string(),
            fingerprint,
            files: files.collect(),
        }
    }

    /// The record in a folder, if there is a readable one.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join(NAME)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Whether every file is in the folder with its length.
    pub fn is_complete(&self, folder: &Path) -> bool {
        self.files.iter().all(|(name, length)| {
            std::fs::metadata(folder.join(name)).is_ok_and(|file| file.len() == *length)
        })
    }

    /// As JSON.
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string_pretty(self)
            .map(|text| text + "\n")
            .map_err(|error| Error::input(NAME, error))
    }
}

/// Combines the hash of a job and its options with those of the weights and the format.
pub fn fingerprint(job: u64, weights: u64, format: StructureFormat) -> String {
    let format = match format {
        StructureFormat::Cif => "cif",
        StructureFormat::Pdb => "pdb",
    };
    format!("{job:016x}-{weights:016x}-{format}")
}

/// A hash of the biases and norms of weights: they differ between trained networks, and are equal
/// in all file formats of one network.
pub fn of_weights(weights: &Weights) -> Result<u64> {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for name in weights.names() {
        if weights.shape(name).is_some_and(|shape| shape.len() == 1) {
            hash.write(name.as_bytes());
            if let HostData::F32(values) = weights.tensor(name)?.data {
                values
                    .iter()
                    .for_each(|value| hash.write(&value.to_le_bytes()));
            }
        }
    }
    Ok(hash.finish())
}

/// FNV-1a of 64 bits: the hash of the standard library may change between versions.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
