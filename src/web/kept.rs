//! Tensors that stay on the GPU between calls; JavaScript refers to them by number.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Float32Array, Object, Promise};
use wasm_bindgen::prelude::*;

use super::tensors::{kept_id, one_host_tensor};
use super::values::{js_error, promise, set, OrThrown};
use super::Gpu;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{activation, Activation};
use crate::tensor::Tensor;

/// The kept tensors of a device.
#[derive(Clone, Default)]
pub(super) struct Kept {
    table: Rc<RefCell<Table>>,
}

#[derive(Default)]
struct Table {
    next: u32,
    tensors: BTreeMap<u32, Tensor>,
}

impl Kept {
    /// Keeps a tensor: `{ id, shape }`.
    pub(super) fn keep(&self, tensor: Tensor) -> Result<JsValue> {
        let kept = Object::new();
        set(&kept, "shape", &shape_of(&tensor))?;
        let mut table = self.table.borrow_mut();
        table.next += 1;
        let id = table.next;
        table.tensors.insert(id, tensor);
        set(&kept, "id", &JsValue::from(id))?;
        Ok(kept.into())
    }

    fn get(&self, id: u32) -> Result<Tensor> {
        let tensor = self.table.borrow().tensors.get(&id).cloned();
        tensor.ok_or_else(|| Error::input("tensor on the GPU", "was disposed"))
    }

    /// The kept tensors among the named ones, `{ gpu: id }`, as copies, since layers overwrite
    /// inputs.
    pub(super) fn inputs(
        &self,
        r: &mut Recorder,
        tensors: &JsValue,
    ) -> Result<BTreeMap<String, Tensor>> {
        let mut inputs = BTreeMap::new();
        let Some(object) = tensors.dyn_ref::<Object>() else {
            return Ok(inputs);
        };
        for entry in Object::entries(object).iter() {
            let entry: Array = entry.unchecked_into();
            if let Some(id) = kept_id(&entry.get(1)) {
                let name = entry.get(0).as_string().unwrap_or_default();
                let tensor = self.get(id)?;
                let copy = match tensor.dtype() {
                    DType::F32 => activation(r, &tensor, Activation::Identity)?,
                    _ => tensor,
                };
                inputs.insert(name, copy);
            }
        }
        Ok(inputs)
    }
}

/// `{ data, shape }` of a tensor.
pub(super) async fn read(r: &mut Recorder, tensor: &Tensor) -> Result<JsValue> {
    let data = r.read(tensor).await?;
    let read = Object::new();
    set(&read, "data", &Float32Array::from(&data[..]))?;
    set(&read, "shape", &shape_of(tensor))?;
    Ok(read.into())
}

fn shape_of(tensor: &Tensor) -> JsValue {
    let extents = tensor.shape().iter().map(|extent| *extent as f64);
    extents.map(JsValue::from).collect::<Array>().into()
}

#[wasm_bindgen]
impl Gpu {
    /// Copies a tensor to the GPU: `{ id, shape }`.
    pub fn upload(&self, tensor: JsValue) -> OrThrown<JsValue> {
        let upload = || {
            let host = one_host_tensor("upload", "tensor", &tensor)?;
            self.kept.keep(host.upload(&self.device)?)
        };
        upload().map_err(js_error)
    }

    /// Takes f32 in a buffer of `bytes` with `usage`, from byte `offset`: `{ id, shape }`. During
    /// the call, the caller makes its `GPUDevice.createBuffer` return the buffer.
    pub fn adopt(&self, shape: Vec<u32>, bytes: f64, usage: u32, offset: f64) -> OrThrown<JsValue> {
        let shape: Vec<usize> = shape.into_iter().map(|extent| extent as usize).collect();
        let adopt = || {
            let buffer = lent_buffer(&self.device, bytes as u64, usage);
            let tensor =
                Tensor::from_buffer(&self.device, &buffer, offset as u64, &shape, DType::F32)?;
            self.kept.keep(tensor)
        };
        adopt().map_err(js_error)
    }

    /// The buffer of a kept tensor: `{ buffer: GPUBuffer, offset, size }`.
    pub fn buffer(&self, id: u32) -> OrThrown<JsValue> {
        let buffer = || {
            let tensor = self.kept.get(id)?;
            let missing = || Error::input("tensor on the GPU", "has no buffer");
            let binding = tensor.buffer().ok_or_else(missing)?;
            let handle = binding.buffer.as_webgpu().ok_or_else(missing)?;
            let size = binding.size.map_or(0, |size| size.get());
            let shown = Object::new();
            set(&shown, "buffer", handle.as_ref())?;
            set(&shown, "offset", &JsValue::from(binding.offset as f64))?;
            set(&shown, "size", &JsValue::from(size as f64))?;
            Ok(shown.into())
        };
        buffer().map_err(js_error)
    }

    /// Reads a kept tensor: `{ data, shape }`.
    pub fn read(&self, id: u32) -> Promise {
        let (device, kept) = (self.device.clone(), self.kept.clone());
        promise(async move { read(&mut device.recorder(), &kept.get(id)?).await })
    }

    /// Frees a kept tensor.
    pub fn release(&self, id: u32) {
        self.kept.table.borrow_mut().tensors.remove(&id);
    }
}

fn lent_buffer(device: &Device, bytes: u64, usage: u32) -> wgpu::Buffer {
    device.raw().create_buffer(&wgpu::BufferDescriptor {
        label: None,
        size: bytes,
        usage: wgpu::BufferUsages::from_bits_truncate(usage),
        mapped_at_creation: false,
    })
}
