//! Tensors in wgpu buffers of an application, and the wgpu buffers of tensors.

use super::{count, Tensor};
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::gpu::Device;

impl Tensor {
    /// A tensor in a buffer of the application, without a copy: elements of `dtype` from byte
    /// `offset`, row-major. For [`DType::Bool`] these are f32 1 or 0.
    ///
    /// The buffer must belong to the wgpu device of `device`. It remains the application's: it is
    /// not counted in [`Device::memory`] and not reused. While the tensor exists, the application
    /// must not map or destroy the buffer; its own writes to it are ordered by submission.
    ///
    /// # Errors
    /// [`Error::Input`] where the buffer lacks the usage `STORAGE`, is too short, or `offset` is
    /// not a multiple of 4 bytes; [`Error::Shape`] where an extent is zero.
    pub fn from_buffer(
        device: &Device,
        buffer: &wgpu::Buffer,
        offset: u64,
        shape: &[usize],
        dtype: DType,
    ) -> Result<Tensor> {
        let refused = |message: String| Err(Error::input("buffer of a tensor", message));
        let width = dtype.bytes() as u64;
        let bytes = (count("from_buffer", shape)? as u64).saturating_mul(width);
        let end = offset.saturating_add(bytes.checked_next_multiple_of(4).unwrap_or(u64::MAX));
        if !buffer.usage().contains(wgpu::BufferUsages::STORAGE) {
            return refused(format!(
                "should have the usage STORAGE, got {:?}",
                buffer.usage()
            ));
        }
        if !offset.is_multiple_of(4) {
            return refused(format!(
                "should start at a multiple of 4 bytes, got {offset}"
            ));
        }
        if end > buffer.size() {
            return refused(format!(
                "should hold {end} bytes for {dtype} {shape:?} at byte {offset}, got {}",
                buffer.size()
            ));
        }
        let mut tensor = Tensor::new(device.clone(), device.adopt(buffer), shape, dtype);
        tensor.offset = (offset / width) as usize;
        Ok(tensor)
    }

    /// The wgpu buffer of the tensor, with the byte offset and length of its elements; `None` in
    /// [`Device::plan`], and for a tensor that is larger than one buffer of the device.
    ///
    /// It has the usages `STORAGE`, `COPY_SRC` and `COPY_DST`. Submit work that writes the tensor
    /// before work that reads the buffer, and keep the tensor meanwhile: after the last clone is
    /// dropped, other tensors may use the buffer. A view of rows may start at an offset below the
    /// alignment of storage bindings; bind the whole buffer then.
    pub fn buffer(&self) -> Option<wgpu::BufferBinding<'_>> {
        let width = self.dtype.bytes();
        let bytes = (self.len() * width).next_multiple_of(4) as u64;
        Some(wgpu::BufferBinding {
            buffer: self.allocation.buffer()?,
            offset: (self.offset * width) as u64,
            size: wgpu::BufferSize::new(bytes),
        })
    }
}
