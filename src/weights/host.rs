//! Tensors in host memory.

use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::tensor::Tensor;

/// Elements in host memory.
#[derive(Debug, Clone, PartialEq)]
pub enum HostData {
    /// Floating point; f16 and bf16 are widened when read.
    F32(Vec<f32>),
    /// True or false.
    Bool(Vec<bool>),
    /// Whole numbers.
    Int(Vec<i64>),
}

/// A row-major tensor in host memory.
#[derive(Debug, Clone, PartialEq)]
pub struct HostTensor {
    /// The extents, outermost first.
    pub shape: Vec<usize>,
    /// The elements.
    pub data: HostData,
}

impl HostTensor {
    /// The elements where they are floating point.
    pub fn floats(&self) -> Option<&[f32]> {
        match &self.data {
            HostData::F32(data) => Some(data),
            _ => None,
        }
    }

    /// The elements as floating point, whatever they are.
    pub fn to_floats(&self) -> Vec<f32> {
        match &self.data {
            HostData::F32(data) => data.clone(),
            HostData::Bool(data) => data.iter().map(|set| f32::from(u8::from(*set))).collect(),
            HostData::Int(data) => data.iter().map(|number| *number as f32).collect(),
        }
    }

    /// A copy on a device; whole numbers become f32.
    ///
    /// # Errors
    /// As [`Device::upload`].
    pub fn upload(&self, device: &Device) -> Result<Tensor> {
        match &self.data {
            HostData::F32(data) => device.upload(data, &self.shape),
            HostData::Bool(data) => device.upload_bool(data, &self.shape),
            HostData::Int(_) => device.upload(&self.to_floats(), &self.shape),
        }
    }

    /// Refuses a tensor whose shape and elements do not agree.
    ///
    /// # Errors
    /// [`Error::Shape`] naming `argument` of `op`.
    pub fn check(&self, op: &str, argument: &str) -> Result<()> {
        let count = match &self.data {
            HostData::F32(data) => data.len(),
            HostData::Bool(data) => data.len(),
            HostData::Int(data) => data.len(),
        };
        if self.shape.contains(&0) {
            return Err(Error::shape(
                op,
                argument,
                "of extents above zero",
                format!("{:?}", self.shape),
            ));
        }
        let expected = self
            .shape
            .iter()
            .try_fold(1usize, |product, extent| product.checked_mul(*extent));
        match expected == Some(count) {
            true => Ok(()),
            false => Err(Error::shape(
                op,
                argument,
                format!("as many elements as the shape {:?} has", self.shape),
                count,
            )),
        }
    }
}
