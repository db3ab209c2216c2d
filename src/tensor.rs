//! Tensors on a device: a shape, an element type, and a place in a buffer. No arithmetic.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::gpu::{Allocation, Device};

/// What the elements of a tensor are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DType {
    /// 32-bit floating point.
    F32,
    /// True or false; on the device one f32 each, 1 or 0, so that a mask of either kind reads alike.
    Bool,
}

impl DType {
    /// Bytes of one element on the device.
    pub fn bytes(self) -> usize {
        4
    }
}

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DType::F32 => "f32",
            DType::Bool => "bool",
        })
    }
}

/// A contiguous, row-major tensor on a [`Device`], or a view of some rows of one. Cloning shares the data.
#[derive(Clone)]
pub struct Tensor {
    device: Device,
    allocation: Arc<Allocation>,
    shape: Vec<usize>,
    dtype: DType,
    offset: usize,
}

impl Tensor {
    pub(crate) fn new(device: Device, allocation: Allocation, shape: &[usize], dtype: DType) -> Self {
        Tensor { device, allocation: Arc::new(allocation), shape: shape.to_vec(), dtype, offset: 0 }
    }

    /// The extents, outermost first.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The element type.
    pub fn dtype(&self) -> DType {
        self.dtype
    }

    /// The number of elements.
    #[allow(clippy::len_without_is_empty)] // zero lengths are refused on creation
    pub fn len(&self) -> usize {
        self.shape.iter().product()
    }

    /// The device that holds the data.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The same elements under another shape.
    ///
    /// # Errors
    /// [`Error::Shape`] where the number of elements differs.
    pub fn reshape(&self, shape: &[usize]) -> Result<Tensor> {
        if shape.iter().product::<usize>() != self.len() {
            return Err(Error::shape("reshape", "shape", format!("of {} elements", self.len()), format!("{shape:?}")));
        }
        Ok(Tensor { shape: shape.to_vec(), ..self.clone() })
    }

    /// The rows `range` of the leading axis, without a copy.
    ///
    /// # Errors
    /// [`Error::Shape`] where the range is empty or ends past the axis.
    pub fn rows(&self, range: Range<usize>) -> Result<Tensor> {
        let rows = self.shape.first().copied().unwrap_or(1);
        if range.is_empty() || range.end > rows {
            return Err(Error::shape("rows", "range", format!("not empty and within 0..{rows}"), format!("{range:?}")));
        }
        let width = self.len() / rows;
        let mut shape = self.shape.clone();
        shape[0] = range.len();
        Ok(Tensor { shape, offset: self.offset + range.start * width, ..self.clone() })
    }

    /// Reads the elements back, after all work submitted so far; `bool` comes as 0 and 1.
    ///
    /// # Errors
    /// [`Error::Device`] where the device was lost, or where work submitted before was refused.
    pub async fn read(&self) -> Result<Vec<f32>> {
        self.device.read(self).await
    }

    /// [`Tensor::read`], blocking. Not available in browsers.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read_blocking(&self) -> Result<Vec<f32>> {
        pollster::block_on(self.read())
    }

    pub(crate) fn allocation(&self) -> &Arc<Allocation> {
        &self.allocation
    }

    /// Elements from the buffer's start to the tensor's first.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// "f32 \[2, 3\]".
    pub(crate) fn describe(&self) -> String {
        format!("{} {:?}", self.dtype, self.shape)
    }
}

impl fmt::Debug for Tensor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tensor({})", self.describe())
    }
}
