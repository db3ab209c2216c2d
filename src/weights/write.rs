//! Writes weights as safetensors, tensor by tensor.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use half::f16;
use serde_json::{json, Value};

use super::{refuse, Data, Element, HostData, Weights};
use crate::error::{Error, Result};

/// The tensors and metadata to write, divided into files.
#[derive(Debug)]
pub struct Plan<'a> {
    weights: &'a Weights,
    metadata: BTreeMap<String, String>,
    half: bool,
    /// The files.
    pub shards: Vec<Shard>,
}

/// One file.
#[derive(Debug)]
pub struct Shard {
    /// Its tensors, in the order of the file.
    pub names: Vec<String>,
    /// The bytes of its tensors, without the header.
    pub bytes: u64,
}

impl<'a> Plan<'a> {
    /// All of `weights`, as f16 where they are floating point and `half` is set, in files of at
    /// most `shard` bytes. A larger tensor gets its own file. The header keeps the metadata of the
    /// weights.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is too large to be counted.
    pub fn new(weights: &'a Weights, half: bool, shard: Option<u64>) -> Result<Self> {
        let mut metadata = weights.metadata.clone();
        metadata.insert("format".into(), "pt".into());
        let mut plan = Plan {
            weights,
            metadata,
            half,
            shards: vec![Shard {
                names: Vec::new(),
                bytes: 0,
            }],
        };
        for name in weights.names() {
            let bytes = plan.bytes(name)?;
            let full = |last: &Shard| {
                shard.is_some_and(|most| !last.names.is_empty() && last.bytes + bytes > most)
            };
            if plan.shards.last().is_none_or(full) {
                plan.shards.push(Shard {
                    names: Vec::new(),
                    bytes: 0,
                });
            }
            if let Some(last) = plan.shards.last_mut() {
                last.names.push(name.to_string());
                last.bytes += bytes;
            }
        }
        for shard in &mut plan.shards {
            // Wide elements first: each is aligned to its size and can be used in place.
            shard
                .names
                .sort_by_key(|name| std::cmp::Reverse(element(weights, half, name).bytes()));
        }
        Ok(plan)
    }

    /// Adds a text to the header of each file.
    #[must_use]
    pub fn metadata(mut self, key: &str, text: &str) -> Self {
        self.metadata.insert(key.into(), text.into());
        self
    }

    /// Writes one of the files and calls `done` with the number of bytes of each tensor.
    ///
    /// # Errors
    /// [`Error::File`] with `path` where writing fails, [`Error::Weights`] where a number is too
    /// large for f16 or the file has a tensor twice and the two differ.
    pub fn write(
        &self,
        shard: &Shard,
        path: &Path,
        mut out: impl Write,
        mut done: impl FnMut(u64),
    ) -> Result<()> {
        let cannot = |error: io::Error| Error::file(path, error);
        let header = self.header(shard)?;
        out.write_all(&(header.len() as u64).to_le_bytes())
            .map_err(cannot)?;
        out.write_all(header.as_bytes()).map_err(cannot)?;
        for name in &shard.names {
            let bytes = self.encode(name)?;
            out.write_all(&bytes).map_err(cannot)?;
            done(bytes.len() as u64);
        }
        out.flush().map_err(cannot)
    }

    /// The index of several files, as JSON; `file` names the file of a shard.
    pub fn index(&self, file: impl Fn(usize) -> String) -> Value {
        let shards = self.shards.iter().enumerate();
        let map: BTreeMap<&String, String> = shards
            .flat_map(|(at, shard)| shard.names.iter().map(move |name| (name, at)))
            .map(|(name, at)| (name, file(at)))
            .collect();
        json!({ "metadata": { "total_size": self.shards.iter().map(|shard| shard.bytes).sum::<u64>() }, "weight_map": map })
    }

    fn header(&self, shard: &Shard) -> Result<String> {
        let mut header =
            serde_json::Map::from_iter([("__metadata__".to_string(), json!(self.metadata))]);
        let mut at = 0;
        for name in &shard.names {
            let end = at + self.bytes(name)?;
            let shape = self.weights.shape(name).unwrap_or_default();
            header.insert(name.clone(), json!({ "dtype": element(self.weights, self.half, name).name(), "shape": shape, "data_offsets": [at, end] }));
            at = end;
        }
        let mut text = Value::Object(header).to_string();
        // Aligns the numbers to eight bytes.
        text.push_str(&" ".repeat(text.len().next_multiple_of(8) - text.len()));
        Ok(text)
    }

    fn bytes(&self, name: &str) -> Result<u64> {
        let count = self
            .weights
            .shape(name)
            .unwrap_or_default()
            .iter()
            .try_fold(1u64, |count, extent| count.checked_mul(*extent as u64));
        let bytes = count.and_then(|count| {
            count.checked_mul(element(self.weights, self.half, name).bytes() as u64)
        });
        bytes.ok_or_else(|| refuse(format!("{name} has more elements than can be counted")))
    }

    fn encode(&self, name: &str) -> Result<Cow<'_, [u8]>> {
        let stored = self.weights.stored(name)?;
        if self.half && stored.element().is_float() && stored.element() != Element::F16 {
            let floats = self.weights.floats(name)?;
            let too_large =
                |float: &&f32| float.is_finite() && f16::from_f32(**float).is_infinite();
            if let Some(float) = floats.iter().find(too_large) {
                return Err(refuse(format!(
                    "{name} holds {float}, which f16 cannot: convert without --f16"
                )));
            }
            return Ok(Cow::Owned(
                floats
                    .iter()
                    .flat_map(|float| f16::from_f32(*float).to_le_bytes())
                    .collect(),
            ));
        }
        Ok(match &stored.data {
            Data::File(view) => view.bytes(self.weights.bytes_of(view)?),
            Data::Zeros(shape, element) => Cow::Owned(super::zeros(shape, *element)),
            Data::Host(tensor) => Cow::Owned(match &tensor.data {
                HostData::F32(data) => data
                    .iter()
                    .flat_map(|number| number.to_le_bytes())
                    .collect(),
                HostData::Int(data) => data
                    .iter()
                    .flat_map(|number| number.to_le_bytes())
                    .collect(),
                HostData::Bool(data) => data.iter().map(|set| u8::from(*set)).collect(),
            }),
        })
    }
}

/// The element type that a tensor is written as.
fn element(weights: &Weights, half: bool, name: &str) -> Element {
    match weights.element(name).unwrap_or(Element::F32) {
        element if half && element.is_float() => Element::F16,
        element => element,
    }
}
