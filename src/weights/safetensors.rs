//! Reads safetensors files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use safetensors::tensor::Metadata;
use safetensors::{SafeTensorError, SafeTensors};

use super::element::Element;
use super::file::Bytes;
use super::host::HostTensor;
use super::int8;
use super::view::View;
use super::{list, refuse};
use crate::error::{Error, Result};

/// A safetensors file in memory. Tensors are converted on access.
pub struct SafetensorsFile<'a> {
    bytes: &'a [u8],
    views: BTreeMap<String, View>,
    metadata: BTreeMap<String, String>,
}

impl<'a> SafetensorsFile<'a> {
    /// Reads the header and checks every offset against the file.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where the file is truncated, its header is wrong, or an element
    /// type is not supported.
    pub fn parse(bytes: &'a [u8]) -> Result<Self> {
        let (views, metadata) = index(bytes)?;
        Ok(SafetensorsFile {
            bytes,
            views,
            metadata,
        })
    }

    /// The names of the tensors.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.views.keys().map(String::as_str)
    }

    /// A text in the file's header.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// A tensor, widened to f32, bool or i64.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where it is missing.
    pub fn tensor(&self, name: &str) -> Result<HostTensor> {
        let view = self
            .views
            .get(name)
            .ok_or_else(|| refuse(format!("{name} is missing")))?;
        Ok(view.to_host(Cow::Borrowed(
            self.bytes.get(view.range()).unwrap_or_default(),
        )))
    }
}

/// Whether `bytes` begin like a safetensors file: the length of a JSON object, and the object.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(8) == Some(&b'{') && bytes[..8].iter().rev().take(4).all(|byte| *byte == 0)
}

/// Positions of the tensors of a file, and the texts in its header.
type Index = (BTreeMap<String, View>, BTreeMap<String, String>);

/// The index of a file in memory.
pub(super) fn index(bytes: &[u8]) -> Result<Index> {
    // The safetensors crate checks that the tensors are contiguous, have the length of their
    // shapes, and fill the file.
    let (header, metadata) = SafeTensors::read_metadata(bytes).map_err(unreadable)?;
    views(header, &metadata)
}

/// The index of a file of which only the header is read.
pub(super) fn index_file(bytes: &Bytes) -> Result<Index> {
    if let Some(all) = bytes.whole() {
        return index(all);
    }
    let length = bytes.get(0..8)?;
    let length = length
        .iter()
        .rev()
        .fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    let header = usize::try_from(length)
        .ok()
        .filter(|header| *header <= MOST_HEADER)
        .ok_or_else(|| unreadable(SafeTensorError::HeaderTooLarge))?;
    let head = bytes.get(0..8 + header)?;
    // The safetensors crate reports a lack of tensors only after it has checked the whole header.
    match SafeTensors::read_metadata(&head) {
        Ok(_) | Err(SafeTensorError::MetadataIncompleteBuffer) => {}
        Err(error) => return Err(unreadable(error)),
    }
    let metadata: Metadata = serde_json::from_slice(&head[8..]).map_err(unreadable)?;
    match 8 + header + metadata.data_len() == bytes.len() {
        true => views(header, &metadata),
        false => Err(unreadable(SafeTensorError::MetadataIncompleteBuffer)),
    }
}

/// The safetensors crate has the same limit.
const MOST_HEADER: usize = 100_000_000;

fn unreadable(error: impl std::fmt::Display) -> Error {
    refuse(format!("not a readable safetensors file: {error}"))
}

fn views(header: usize, metadata: &Metadata) -> Result<Index> {
    let texts: BTreeMap<String, String> = metadata
        .metadata()
        .clone()
        .unwrap_or_default()
        .into_iter()
        .collect();
    let (mut views, mut wrong) = (BTreeMap::new(), Vec::new());
    for (name, info) in metadata.tensors() {
        let range = 8 + header + info.data_offsets.0..8 + header + info.data_offsets.1;
        match Element::of_safetensors(&info.dtype.to_string()) {
            Some(element) => {
                drop(views.insert(name, View::contiguous(element, info.shape.clone(), range)))
            }
            None => wrong.push(format!("{name} of {}", info.dtype)),
        }
    }
    match wrong.is_empty() {
        true => Ok((with_int8(views, texts.get(int8::KEY))?, texts)),
        false => Err(refuse(format!(
            "element types that are not supported (f64, f32, f16, bf16, i8 \
            to i64, u8 and bool are): {}",
            list(&wrong)
        ))),
    }
}

/// The views, with matrices that the header marks as [`int8`] read as such.
fn with_int8(
    mut views: BTreeMap<String, View>,
    layout: Option<&String>,
) -> Result<BTreeMap<String, View>> {
    let Some(layout) = layout else {
        return Ok(views);
    };
    if layout != int8::VALUE {
        return Err(refuse(format!(
            "the metadata `{}` should be {:?}, got {layout:?}",
            int8::KEY,
            int8::VALUE
        )));
    }
    for (name, view) in &mut views {
        let (Element::I8, [_, row]) = (view.element, &mut view.shape[..]) else {
            continue;
        };
        *row = int8::columns(*row).ok_or_else(|| {
            refuse(format!(
                "a row of {name} should be K bytes and ceil(K / 64) scales of 2 bytes, got {row} \
                bytes"
            ))
        })?;
        view.element = Element::Int8;
    }
    Ok(views)
}
