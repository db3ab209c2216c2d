//! The weights under a path.

use std::borrow::Cow;

use super::{refuse, Weights};
use crate::error::{Error, Result};

/// The weights under a path, for a layer.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    weights: &'a Weights,
    prefix: String,
}

impl<'a> Scope<'a> {
    pub(super) fn new(weights: &'a Weights, prefix: &str) -> Self {
        let prefix = if prefix.is_empty() {
            String::new()
        } else {
            format!("{prefix}.")
        };
        Scope { weights, prefix }
    }

    /// The weights of a part of the layer.
    pub fn at(&self, name: &str) -> Scope<'a> {
        Scope {
            weights: self.weights,
            prefix: format!("{}{name}.", self.prefix),
        }
    }

    /// Whether there is a tensor of that name.
    pub fn has(&self, name: &str) -> bool {
        self.weights.tensors.contains_key(&self.path(name))
    }

    /// A vector `[length]`, borrowed if the file stores it as f32.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing or has another shape.
    pub fn vector(&self, name: &str, length: usize) -> Result<Cow<'a, [f32]>> {
        let shape = self.shape(name)?;
        match shape == [length] {
            true => self.floats(name),
            false => Err(self.misshaped(name, format!("[{length}]"), shape)),
        }
    }

    /// A matrix `[rows, columns]`, with its number of rows.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing or has another number of columns.
    pub fn matrix(&self, name: &str, columns: usize) -> Result<(usize, Cow<'a, [f32]>)> {
        let shape = self.shape(name)?;
        match shape {
            [rows, own] if *own == columns => Ok((*rows, self.floats(name)?)),
            _ => Err(self.misshaped(name, format!("[rows, {columns}]"), shape)),
        }
    }

    /// The shape of a tensor, from which a layer takes its widths.
    ///
    /// # Errors
    /// [`Error::Weights`] where it is missing.
    pub fn shape(&self, name: &str) -> Result<&'a [usize]> {
        let path = self.path(name);
        let shape = self
            .weights
            .shape(&path)
            .ok_or_else(|| refuse(format!("{path} is missing")))?;
        self.weights.used.borrow_mut().insert(path);
        Ok(shape)
    }

    fn floats(&self, name: &str) -> Result<Cow<'a, [f32]>> {
        self.weights.floats(&self.path(name))
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn misshaped(&self, name: &str, expected: String, got: &[usize]) -> Error {
        refuse(format!(
            "{} should be {expected}, got {got:?}",
            self.path(name)
        ))
    }
}
