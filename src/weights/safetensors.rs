//! Reads safetensors files.

use std::collections::BTreeMap;

use safetensors::SafeTensors;

use super::element::Element;
use super::host::HostTensor;
use super::view::View;
use super::{list, refuse};
use crate::error::Result;

/// A safetensors file in memory; tensors are converted as they are asked for.
pub struct SafetensorsFile<'a> {
    bytes: &'a [u8],
    views: BTreeMap<String, View>,
    metadata: BTreeMap<String, String>,
}

impl<'a> SafetensorsFile<'a> {
    /// Reads the header and checks every offset against the file.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where the file is truncated, its header lies, or an element type is not supported.
    pub fn parse(bytes: &'a [u8]) -> Result<Self> {
        let (views, metadata) = index(bytes)?;
        Ok(SafetensorsFile { bytes, views, metadata })
    }

    /// The names of the tensors.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.views.keys().map(String::as_str)
    }

    /// A text that the file's header carries.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// A tensor, widened to f32, bool or i64.
    ///
    /// # Errors
    /// [`crate::Error::Weights`] where it is missing.
    pub fn tensor(&self, name: &str) -> Result<HostTensor> {
        let view = self.views.get(name).ok_or_else(|| refuse(format!("{name} is missing")))?;
        Ok(view.to_host(self.bytes))
    }
}

/// Whether `bytes` begin as a safetensors file does: the length of a JSON object, and the object.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(8) == Some(&b'{') && bytes[..8].iter().rev().take(4).all(|byte| *byte == 0)
}

/// Where the tensors of a file lie, and the texts in its header.
pub(super) fn index(bytes: &[u8]) -> Result<(BTreeMap<String, View>, BTreeMap<String, String>)> {
    // The crate checks that the tensors lie one behind the other, each as long as its shape says, and fill the file.
    let (header, metadata) = SafeTensors::read_metadata(bytes).map_err(|error| refuse(format!("not a readable safetensors file: {error}")))?;
    let (mut views, mut wrong) = (BTreeMap::new(), Vec::new());
    for (name, info) in metadata.tensors() {
        let range = 8 + header + info.data_offsets.0..8 + header + info.data_offsets.1;
        match Element::of_safetensors(&info.dtype.to_string()) {
            Some(element) => drop(views.insert(name, View::contiguous(element, info.shape.clone(), range))),
            None => wrong.push(format!("{name} of {}", info.dtype)),
        }
    }
    match wrong.is_empty() {
        true => Ok((views, metadata.metadata().clone().unwrap_or_default().into_iter().collect())),
        false => Err(refuse(format!("element types that are not supported (f64, f32, f16, bf16, i8 to i64, u8 and bool are): {}", list(&wrong)))),
    }
}
