//! Reads safetensors files.

use half::{bf16, f16};
use safetensors::{Dtype, SafeTensors};

use super::host::{HostData, HostTensor};
use crate::error::{Error, Result};

/// A safetensors file in memory; tensors are converted as they are asked for.
pub struct SafetensorsFile<'a> {
    tensors: SafeTensors<'a>,
    metadata: std::collections::HashMap<String, String>,
}

impl<'a> SafetensorsFile<'a> {
    /// Reads the header and checks every offset against the file.
    ///
    /// # Errors
    /// [`Error::Weights`] where the file is truncated or its header lies.
    pub fn parse(bytes: &'a [u8]) -> Result<Self> {
        let refuse = |error| Error::Weights(format!("not a readable safetensors file: {error}"));
        let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(refuse)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(refuse)?;
        Ok(SafetensorsFile { tensors, metadata: metadata.metadata().clone().unwrap_or_default() })
    }

    /// The names of the tensors.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tensors.names().into_iter()
    }

    /// A text that the file's header carries.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// A tensor, widened to f32, bool or i64.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing or of an element type that is none of those.
    pub fn tensor(&self, name: &str) -> Result<HostTensor> {
        let view = self.tensors.tensor(name).map_err(|error| Error::Weights(format!("{name}: {error}")))?;
        let bytes = view.data();
        let data = match view.dtype() {
            Dtype::F32 => HostData::F32(decode(bytes, f32::from_le_bytes)),
            Dtype::F64 => HostData::F32(decode(bytes, |bytes| f64::from_le_bytes(bytes) as f32)),
            Dtype::F16 => HostData::F32(decode(bytes, |bytes| f16::from_le_bytes(bytes).to_f32())),
            Dtype::BF16 => HostData::F32(decode(bytes, |bytes| bf16::from_le_bytes(bytes).to_f32())),
            Dtype::BOOL => HostData::Bool(bytes.iter().map(|byte| *byte != 0).collect()),
            Dtype::U8 => HostData::Int(bytes.iter().map(|byte| i64::from(*byte)).collect()),
            Dtype::I32 => HostData::Int(decode(bytes, |bytes| i64::from(i32::from_le_bytes(bytes)))),
            Dtype::I64 => HostData::Int(decode(bytes, i64::from_le_bytes)),
            other => return Err(Error::Weights(format!("{name}: element type {other:?} is not supported (f32, f64, f16, bf16, bool, u8, i32, i64 are)"))),
        };
        Ok(HostTensor { shape: view.shape().to_vec(), data })
    }
}

fn decode<const WIDTH: usize, T>(bytes: &[u8], element: impl Fn([u8; WIDTH]) -> T) -> Vec<T> {
    let read = |chunk: &[u8]| element(std::array::from_fn(|at| chunk[at]));
    bytes.chunks_exact(WIDTH).map(read).collect()
}
