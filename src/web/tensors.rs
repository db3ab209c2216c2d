//! Named tensors from JavaScript.

use std::collections::BTreeMap;

use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::error::{Error, Result};
use crate::weights::{HostData, HostTensor};

/// `{ name: { data: Float32Array | Uint8Array, shape: number[] } }`; bytes are booleans.
/// `undefined` counts as absent, and tensors that are kept on the GPU are skipped.
pub(super) fn host_tensors(op: &str, tensors: &JsValue) -> Result<BTreeMap<String, HostTensor>> {
    let object = tensors
        .dyn_ref::<Object>()
        .ok_or_else(|| Error::shape(op, "tensors", "an object of named tensors", kind(tensors)))?;
    let mut named = BTreeMap::new();
    for entry in Object::entries(object).iter() {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if !value.is_undefined() && !value.is_null() && kept_id(&value).is_none() {
            let tensor = one_host_tensor(op, &name, &value)?;
            named.insert(name, tensor);
        }
    }
    Ok(named)
}

/// One tensor, checked.
pub(super) fn one_host_tensor(op: &str, name: &str, value: &JsValue) -> Result<HostTensor> {
    let tensor = host_tensor(op, name, value)?;
    tensor.check(op, name)?;
    Ok(tensor)
}

fn host_tensor(op: &str, name: &str, value: &JsValue) -> Result<HostTensor> {
    let field =
        |field: &str| Reflect::get(value, &JsValue::from(field)).unwrap_or(JsValue::UNDEFINED);
    let (data, shape) = (field("data"), field("shape"));
    let data = if let Some(floats) = data.dyn_ref::<Float32Array>() {
        HostData::F32(floats.to_vec())
    } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        HostData::Bool(bytes.to_vec().iter().map(|byte| *byte != 0).collect())
    } else {
        return Err(Error::shape(
            op,
            name,
            "{ data: Float32Array | Uint8Array, shape }",
            format!("data of {}", kind(&data)),
        ));
    };
    let extents = shape
        .dyn_ref::<Array>()
        .map(|shape| shape.iter().map(extent).collect::<Option<Vec<usize>>>());
    match extents.flatten() {
        Some(shape) => Ok(HostTensor { shape, data }),
        None => Err(Error::shape(
            op,
            name,
            "a shape of whole numbers",
            kind(&shape),
        )),
    }
}

/// The number of a kept tensor, if the value is one.
pub(super) fn kept_id(value: &JsValue) -> Option<u32> {
    let id = Reflect::get(value, &JsValue::from("gpu")).ok()?;
    id.as_f64().map(|id| id as u32)
}

fn extent(value: JsValue) -> Option<usize> {
    value
        .as_f64()
        .filter(|extent| extent.fract() == 0.0 && (0.0..4e9).contains(extent))
        .map(|extent| extent as usize)
}

fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}
