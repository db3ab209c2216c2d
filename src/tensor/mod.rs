//! Tensors on a device: a shape, an element type, and a part of an allocation. No arithmetic.

mod buffer;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::gpu::{self, Allocation, Binding, Block, Device, Operand, Recorder, Tier};

/// A contiguous, row-major tensor on a [`Device`], or a view of some rows of one. Cloning shares
/// the data.
#[derive(Clone)]
pub struct Tensor {
    device: Device,
    allocation: Arc<Allocation>,
    shape: Vec<usize>,
    dtype: DType,
    offset: usize,
}

impl Tensor {
    fn new(device: Device, allocation: Allocation, shape: &[usize], dtype: DType) -> Self {
        Tensor {
            device,
            allocation: Arc::new(allocation),
            shape: shape.to_vec(),
            dtype,
            offset: 0,
        }
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
    #[allow(clippy::len_without_is_empty)] // lengths of zero are refused on creation
    pub fn len(&self) -> usize {
        self.shape.iter().product()
    }

    /// The device that holds the data.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The same elements with another shape.
    ///
    /// # Errors
    /// [`Error::Shape`] where the number of elements differs.
    pub fn reshape(&self, shape: &[usize]) -> Result<Tensor> {
        if shape.iter().product::<usize>() != self.len() {
            return Err(Error::shape(
                "reshape",
                "shape",
                format!("of {} elements", self.len()),
                format!("{shape:?}"),
            ));
        }
        Ok(Tensor {
            shape: shape.to_vec(),
            ..self.clone()
        })
    }

    /// The rows `range` of the leading axis, without a copy.
    ///
    /// # Errors
    /// [`Error::Shape`] where the range is empty or ends past the axis.
    pub fn rows(&self, range: Range<usize>) -> Result<Tensor> {
        let rows = self.shape.first().copied().unwrap_or(1);
        if range.is_empty() || range.end > rows {
            return Err(Error::shape(
                "rows",
                "range",
                format!("not empty and within 0..{rows}"),
                format!("{range:?}"),
            ));
        }
        let width = self.len() / rows;
        let mut shape = self.shape.clone();
        shape[0] = range.len();
        Ok(Tensor {
            shape,
            offset: self.offset + range.start * width,
            ..self.clone()
        })
    }

    /// Reads the elements back as f32, after all work submitted so far; `bool` reads as 0 and 1. In
    /// [`Device::plan`] the result is empty.
    ///
    /// # Errors
    /// [`Error::Device`] where the device was lost, or where work submitted before was refused.
    pub async fn read(&self) -> Result<Vec<f32>> {
        self.start_reading()?.finish().await
    }

    /// Starts a read: the copy is submitted now, and later submissions do not delay it.
    pub(crate) fn start_reading(&self) -> Result<Reading> {
        let width = self.dtype.bytes() as u64;
        // Copies start and end at multiples of four bytes.
        let start = self.offset as u64 * width / 4 * 4;
        let end = ((self.offset + self.len()) as u64 * width).next_multiple_of(4);
        let mut copies = Vec::new();
        let mut at = start;
        while let Some((buffer, place)) = self.allocation.part(at).filter(|_| at < end) {
            let bytes = self.allocation.bytes_in_part(at, end - at);
            copies.push(self.device.start_reading(buffer, place, bytes)?);
            at += bytes;
        }
        Ok(Reading {
            copies,
            dtype: self.dtype,
            skip: self.offset - (start / width) as usize,
            len: self.len(),
        })
    }

    /// [`Tensor::read`], blocking. Not available in browsers.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read_blocking(&self) -> Result<Vec<f32>> {
        pollster::block_on(self.read())
    }

    /// The tensor as seen from a launch's index box, `start` elements after its first.
    pub(crate) fn operand<const R: usize>(
        &self,
        start: usize,
        strides: [usize; R],
        inner: usize,
    ) -> Operand<'_, R> {
        Operand {
            allocation: &self.allocation,
            width: self.dtype.bytes(),
            start: self.offset + start,
            strides,
            inner,
        }
    }

    /// Rows of `width` elements from row `first`, at most `rows`, that are in one buffer.
    pub(crate) fn rows_in_buffer(&self, first: usize, rows: usize, width: usize) -> usize {
        let bytes = |elements: usize| elements as u64 * self.dtype.bytes() as u64;
        let start = bytes(self.offset + first * width);
        let fitting = self.allocation.bytes_in_part(start, bytes(rows * width));
        (fitting / bytes(width)) as usize
    }

    /// Elements from the allocation's start to the tensor's first.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// "f32 \[2, 3\]".
    pub(crate) fn describe(&self) -> String {
        format!("{} {:?}", self.dtype, self.shape)
    }
}

/// A read-back in progress.
pub(crate) struct Reading {
    /// A copy from each buffer; none on a device that only plans.
    copies: Vec<gpu::Reading>,
    dtype: DType,
    /// Number of elements to skip in the copy.
    skip: usize,
    len: usize,
}

impl Reading {
    /// Waits for the elements; none on a device that only plans.
    pub async fn finish(self) -> Result<Vec<f32>> {
        if self.copies.is_empty() {
            return Ok(Vec::new());
        }
        if self.dtype != DType::F16 {
            return joined(self.copies).await;
        }
        let halves: Vec<u16> = joined(self.copies).await?;
        Ok(halves[self.skip..][..self.len]
            .iter()
            .map(|bits| half::f16::from_bits(*bits).to_f32())
            .collect())
    }
}

async fn joined<T: bytemuck::Pod>(copies: Vec<gpu::Reading>) -> Result<Vec<T>> {
    let mut elements = Vec::new();
    for copy in copies {
        let part = copy.finish().await?;
        match elements.is_empty() {
            true => elements = part,
            false => elements.extend(part),
        }
    }
    Ok(elements)
}

impl fmt::Debug for Tensor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tensor({})", self.describe())
    }
}

impl Device {
    /// The element type of weights and LayerNorm outputs of layers on this device.
    pub(crate) fn storage(&self) -> DType {
        if self.tier() == Tier::Portable {
            DType::F32
        } else {
            DType::F16
        }
    }

    /// Copies `data` into a new f32 tensor. NaN and infinities are copied unchanged.
    ///
    /// # Errors
    /// [`Error::Shape`] where an extent is zero or the lengths differ;
    /// [`crate::DeviceError::OutOfMemory`] past the device's buffer size.
    pub fn upload(&self, data: &[f32], shape: &[usize]) -> Result<Tensor> {
        self.upload_as(data, shape, DType::F32)
    }

    /// Copies `data`, rounded to f16, into a new f16 tensor.
    ///
    /// # Errors
    /// As [`Device::upload`].
    pub fn upload_f16(&self, data: &[f32], shape: &[usize]) -> Result<Tensor> {
        expect_count(data.len(), shape)?;
        let mut bytes: Vec<u8> = data
            .iter()
            .flat_map(|number| half::f16::from_f32(*number).to_le_bytes())
            .collect();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        Ok(Tensor::new(
            self.clone(),
            self.upload_bytes(&bytes)?,
            shape,
            DType::F16,
        ))
    }

    /// Copies `data` into a new tensor of f32 or f16.
    pub(crate) fn upload_in(&self, dtype: DType, data: &[f32], shape: &[usize]) -> Result<Tensor> {
        match dtype {
            DType::F16 => self.upload_f16(data, shape),
            _ => self.upload(data, shape),
        }
    }

    /// Copies `data` into a new boolean tensor.
    ///
    /// # Errors
    /// As [`Device::upload`].
    pub fn upload_bool(&self, data: &[bool], shape: &[usize]) -> Result<Tensor> {
        let numbers: Vec<f32> = data.iter().map(|&set| f32::from(u8::from(set))).collect();
        self.upload_as(&numbers, shape, DType::Bool)
    }

    fn upload_as(&self, data: &[f32], shape: &[usize], dtype: DType) -> Result<Tensor> {
        expect_count(data.len(), shape)?;
        Ok(Tensor::new(
            self.clone(),
            self.upload_bytes(bytemuck::cast_slice(data))?,
            shape,
            dtype,
        ))
    }

    /// As [`Device::upload`], in several buffers where one is too small: for a tensor that kernels
    /// read in blocks of rows.
    pub(crate) fn upload_rows(&self, data: &[f32], shape: &[usize]) -> Result<Tensor> {
        expect_count(data.len(), shape)?;
        Ok(Tensor::new(
            self.clone(),
            self.upload_parts(data, shape)?,
            shape,
            DType::F32,
        ))
    }
}

impl Recorder {
    /// Submits and reads `tensor` back.
    ///
    /// # Errors
    /// As [`Recorder::submit`] and [`Tensor::read`].
    pub async fn read(&mut self, tensor: &Tensor) -> Result<Vec<f32>> {
        self.submit()?;
        tensor.read().await
    }

    /// [`Recorder::read`], blocking. Not available in browsers.
    ///
    /// # Errors
    /// As [`Recorder::read`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read_blocking(&mut self, tensor: &Tensor) -> Result<Vec<f32>> {
        pollster::block_on(self.read(tensor))
    }

    /// Copies `data` into a tensor whose buffer may be reused, for repeated uploads. Recorded work
    /// is submitted first, as the copy takes effect before work that is submitted later.
    pub(crate) fn upload(&mut self, data: &[f32], shape: &[usize]) -> Result<Tensor> {
        self.submit()?;
        let tensor = self.allocate(shape)?;
        if tensor.len() != data.len() {
            return Err(Error::shape(
                "upload",
                "data",
                format!("{} elements for shape {shape:?}", tensor.len()),
                data.len(),
            ));
        }
        self.device()
            .write(&tensor.allocation, bytemuck::cast_slice(data));
        Ok(tensor)
    }

    /// A tensor that a kernel writes; its contents are undefined.
    pub(crate) fn allocate(&self, shape: &[usize]) -> Result<Tensor> {
        self.allocate_as(shape, DType::F32)
    }

    /// The same with another element type.
    pub(crate) fn allocate_as(&self, shape: &[usize], dtype: DType) -> Result<Tensor> {
        count("allocate", shape)?;
        Ok(Tensor::new(
            self.device().clone(),
            self.device().allocate(self.id(), shape, dtype)?,
            shape,
            dtype,
        ))
    }

    /// Binds a whole tensor; also returns the number of elements to skip in the binding.
    pub(crate) fn bind_whole(&self, index: u32, tensor: &Tensor) -> (Binding, u32) {
        self.bind(
            index,
            &tensor.operand(0, [0], tensor.len()),
            &Block {
                start: [0],
                extent: [1],
            },
        )
    }
}

fn expect_count(given: usize, shape: &[usize]) -> Result<()> {
    let count = count("upload", shape)?;
    match count == given {
        true => Ok(()),
        false => Err(Error::shape(
            "upload",
            "data",
            format!("{count} elements for shape {shape:?}"),
            given,
        )),
    }
}

/// Number of elements of a shape, whose extents must not be zero.
fn count(op: &str, shape: &[usize]) -> Result<usize> {
    let product = shape.iter().try_fold(1usize, |product, &extent| {
        product.checked_mul(extent).filter(|product| *product > 0)
    });
    product.ok_or_else(|| {
        Error::shape(
            op,
            "shape",
            "of extents above zero whose product can be counted",
            format!("{shape:?}"),
        )
    })
}
