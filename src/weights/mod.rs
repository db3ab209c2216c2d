//! Weights by name: read from safetensors, checked for shape, and all to be used.

mod host;
mod safetensors;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

pub use host::{HostData, HostTensor};

pub use self::safetensors::SafetensorsFile;
use crate::error::{Error, Result};

/// Named tensors on the host, and which of them were asked for.
#[derive(Debug, Default)]
pub struct Weights {
    tensors: BTreeMap<String, HostTensor>,
    used: RefCell<BTreeSet<String>>,
}

impl Weights {
    /// Weights from named tensors.
    pub fn new(tensors: BTreeMap<String, HostTensor>) -> Self {
        Weights { tensors, used: RefCell::default() }
    }

    /// All weights of a safetensors file, under the names they have there.
    ///
    /// # Errors
    /// [`Error::Weights`] where the file is truncated, its header lies, or an element type is not a number.
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self> {
        let file = SafetensorsFile::parse(bytes)?;
        let names: Vec<String> = file.names().map(str::to_string).collect();
        let read = |name: String| file.tensor(&name).map(|tensor| (name, tensor));
        Ok(Weights::new(names.into_iter().map(read).collect::<Result<_>>()?))
    }

    /// The weights whose names start with `prefix` and a dot; all of them where it is empty.
    pub fn at(&self, prefix: &str) -> Scope<'_> {
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        Scope { weights: self, prefix }
    }

    /// Refuses weights that no layer asked for.
    ///
    /// # Errors
    /// [`Error::Weights`] with all their names.
    pub fn all_used(&self) -> Result<()> {
        let used = self.used.borrow();
        let unused: Vec<&str> = self.tensors.keys().filter(|name| !used.contains(*name)).map(String::as_str).collect();
        match unused.is_empty() {
            true => Ok(()),
            false => Err(Error::Weights(format!("{} tensors were not used: {}", unused.len(), unused.join(", ")))),
        }
    }
}

/// The weights below a path, as a layer sees them.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    weights: &'a Weights,
    prefix: String,
}

impl<'a> Scope<'a> {
    /// The weights of a part of the layer.
    pub fn at(&self, name: &str) -> Scope<'a> {
        Scope { weights: self.weights, prefix: format!("{}{name}.", self.prefix) }
    }

    /// Whether there is a tensor of that name.
    pub fn has(&self, name: &str) -> bool {
        self.weights.tensors.contains_key(&self.path(name))
    }

    /// A vector `[length]`.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing or has another shape.
    pub fn vector(&self, name: &str, length: usize) -> Result<&'a [f32]> {
        let (shape, data) = self.get(name)?;
        match shape == [length] {
            true => Ok(data),
            false => Err(self.misshaped(name, format!("[{length}]"), shape)),
        }
    }

    /// A matrix `[rows, columns]`, with its number of rows.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing or has another number of columns.
    pub fn matrix(&self, name: &str, columns: usize) -> Result<(usize, &'a [f32])> {
        let (shape, data) = self.get(name)?;
        match shape {
            [rows, own] if *own == columns => Ok((*rows, data)),
            _ => Err(self.misshaped(name, format!("[rows, {columns}]"), shape)),
        }
    }

    /// The shape of a tensor: how a layer learns its widths.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing.
    pub fn shape(&self, name: &str) -> Result<&'a [usize]> {
        Ok(self.get(name)?.0)
    }

    fn get(&self, name: &str) -> Result<(&'a [usize], &'a [f32])> {
        let path = self.path(name);
        let tensor = self.weights.tensors.get(&path).ok_or_else(|| Error::Weights(format!("{path} is missing")))?;
        self.weights.used.borrow_mut().insert(path.clone());
        let data = tensor.floats().ok_or_else(|| Error::Weights(format!("{path} should be of f32, f16 or bf16")))?;
        Ok((&tensor.shape, data))
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn misshaped(&self, name: &str, expected: String, got: &[usize]) -> Error {
        Error::Weights(format!("{} should be {expected}, got {got:?}", self.path(name)))
    }
}
