//! Writes weights as safetensors, one tensor at a time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use half::f16;
use serde_json::{json, Value};

use super::{int8, refuse, Data, Element, HostData, Weights};
use crate::error::{Error, Result};

/// The format of floating point numbers in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// As they are stored.
    Unchanged,
    /// As f16.
    F16,
    /// Matrices of at least 64 columns as int8 with an f16 scale for every 64 of a row, all other
    /// tensors as f16: norms, biases, and the narrow embeddings of coordinates, charges and
    /// distances.
    Int8,
}

/// The tensors and metadata to write, divided into files.
#[derive(Debug)]
pub struct Plan<'a> {
    weights: &'a Weights,
    metadata: BTreeMap<String, String>,
    encoding: Encoding,
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
    /// All of `weights` in files of at most `shard` bytes. A larger tensor gets its own file. The
    /// header keeps the metadata of the weights.
    ///
    /// # Errors
    /// [`Error::Weights`] where a tensor is too large to be counted.
    pub fn new(weights: &'a Weights, encoding: Encoding, shard: Option<u64>) -> Result<Self> {
        let mut metadata = weights.metadata.clone();
        metadata.insert("format".into(), "pt".into());
        let mut plan = Plan {
            weights,
            metadata,
            encoding,
            shards: vec![Shard {
                names: Vec::new(),
                bytes: 0,
            }],
        };
        plan.mark_int8()?;
        for name in weights.names() {
            let (_, bytes) = plan.stored(name)?;
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
            // Wide elements first, so that each is aligned to its size and can be used in place.
            shard
                .names
                .sort_by_key(|name| std::cmp::Reverse(encoding.element(weights, name).bytes()));
        }
        Ok(plan)
    }

    /// Marks the I8 matrices in the header as int8 weights, if there are any.
    fn mark_int8(&mut self) -> Result<()> {
        self.metadata.remove(int8::KEY);
        let of = |wanted: Element| {
            self.weights
                .names()
                .find(|name| self.is_matrix(name) && self.element(name) == wanted)
        };
        match (of(Element::Int8), of(Element::I8)) {
            (None, _) => return Ok(()),
            (Some(_), Some(whole)) => {
                return Err(refuse(format!(
                    "{whole} is a matrix of whole numbers in I8, which a file of int8 weights \
                    cannot hold: convert without --int8"
                )))
            }
            (Some(_), None) => {}
        }
        self.metadata.insert(int8::KEY.into(), int8::VALUE.into());
        Ok(())
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
    /// large for f16 or the file has two different copies of a tensor.
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
        let bytes: u64 = self.shards.iter().map(|shard| shard.bytes).sum();
        json!({ "metadata": { "total_size": bytes }, "weight_map": map })
    }

    fn header(&self, shard: &Shard) -> Result<String> {
        let mut header =
            serde_json::Map::from_iter([("__metadata__".to_string(), json!(self.metadata))]);
        let mut at = 0;
        for name in &shard.names {
            let (shape, bytes) = self.stored(name)?;
            let end = at + bytes;
            let dtype = self.element(name).name();
            header.insert(
                name.clone(),
                json!({ "dtype": dtype, "shape": shape, "data_offsets": [at, end] }),
            );
            at = end;
        }
        let mut text = Value::Object(header).to_string();
        // Aligns the numbers to eight bytes.
        text.push_str(&" ".repeat(text.len().next_multiple_of(8) - text.len()));
        Ok(text)
    }

    fn element(&self, name: &str) -> Element {
        self.encoding.element(self.weights, name)
    }

    fn is_matrix(&self, name: &str) -> bool {
        self.weights
            .shape(name)
            .is_some_and(|shape| shape.len() == 2)
    }

    /// The shape in the header, and the bytes.
    fn stored(&self, name: &str) -> Result<(Vec<usize>, u64)> {
        let shape = self.weights.shape(name).unwrap_or_default();
        let (shape, bytes) = self
            .element(name)
            .stored(shape)
            .ok_or_else(|| refuse(format!("{name} has more elements than can be counted")))?;
        Ok((shape, bytes as u64))
    }

    fn encode(&self, name: &str) -> Result<Cow<'_, [u8]>> {
        let stored = self.weights.stored(name)?;
        let columns = stored.shape().last().copied().unwrap_or(0);
        match self.element(name) {
            element if element == stored.element() => {}
            Element::F16 => return half(name, &self.weights.floats(name)?).map(Cow::Owned),
            Element::Int8 => {
                let refused = |weight| {
                    refuse(format!(
                        "{name} holds {weight}, which int8 with an f16 scale cannot: convert \
                        without --int8"
                    ))
                };
                let floats = self.weights.floats(name)?;
                return int8::quantize(&floats, columns)
                    .map_err(refused)
                    .map(Cow::Owned);
            }
            _ => {}
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

impl Encoding {
    /// The element type of a tensor in the file.
    fn element(self, weights: &Weights, name: &str) -> Element {
        let stored = weights.element(name).unwrap_or(Element::F32);
        let is_wide = matches!(weights.shape(name), Some([_, columns]) if *columns >= int8::GROUP);
        match self {
            _ if !stored.is_float() => stored,
            Encoding::Unchanged => stored,
            Encoding::Int8 if is_wide => Element::Int8,
            Encoding::F16 | Encoding::Int8 => Element::F16,
        }
    }
}

/// Little-endian f16.
fn half(name: &str, floats: &[f32]) -> Result<Vec<u8>> {
    let too_large = |float: &&f32| float.is_finite() && f16::from_f32(**float).is_infinite();
    match floats.iter().find(too_large) {
        Some(float) => Err(refuse(format!(
            "{name} holds {float}, which f16 cannot: convert without --f16 or --int8"
        ))),
        None => Ok(floats
            .iter()
            .flat_map(|float| f16::from_f32(*float).to_le_bytes())
            .collect()),
    }
}
