//! Between JavaScript's values and Rust's: named tensors as typed arrays, JSON, promises, and errors with the same text as in Rust.

use std::collections::BTreeMap;
use std::future::Future;

use js_sys::{Array, Float32Array, Function, Object, Promise, Reflect, Uint8Array, JSON};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::error::{Error, Result};
use crate::weights::{HostData, HostTensor};

/// `{ name: { data: Float32Array | Uint8Array, shape: number[] } }`; bytes are booleans. `undefined` counts as absent.
pub(super) fn host_tensors(op: &str, tensors: &JsValue) -> Result<BTreeMap<String, HostTensor>> {
    let object = tensors.dyn_ref::<Object>().ok_or_else(|| Error::shape(op, "tensors", "an object of named tensors", kind(tensors)))?;
    let mut named = BTreeMap::new();
    for entry in Object::entries(object).iter() {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if !value.is_undefined() && !value.is_null() {
            let tensor = host_tensor(op, &name, &value)?;
            tensor.check(op, &name)?;
            named.insert(name, tensor);
        }
    }
    Ok(named)
}

fn host_tensor(op: &str, name: &str, value: &JsValue) -> Result<HostTensor> {
    let field = |field: &str| Reflect::get(value, &JsValue::from(field)).unwrap_or(JsValue::UNDEFINED);
    let (data, shape) = (field("data"), field("shape"));
    let data = if let Some(floats) = data.dyn_ref::<Float32Array>() {
        HostData::F32(floats.to_vec())
    } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        HostData::Bool(bytes.to_vec().iter().map(|byte| *byte != 0).collect())
    } else {
        return Err(Error::shape(op, name, "{ data: Float32Array | Uint8Array, shape }", format!("data of {}", kind(&data))));
    };
    let extents = shape.dyn_ref::<Array>().map(|shape| shape.iter().map(extent).collect::<Option<Vec<usize>>>());
    match extents.flatten() {
        Some(shape) => Ok(HostTensor { shape, data }),
        None => Err(Error::shape(op, name, "a shape of whole numbers", kind(&shape))),
    }
}

fn extent(value: JsValue) -> Option<usize> {
    value.as_f64().filter(|extent| extent.fract() == 0.0 && (0.0..4e9).contains(extent)).map(|extent| extent as usize)
}

fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}

pub(super) fn json_of(value: &JsValue) -> Result<Value> {
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Object(Default::default()));
    }
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string()).ok_or_else(|| Error::input("options", "cannot be read as JSON"))?;
    serde_json::from_str(&text).map_err(|error| Error::input("options", error))
}

pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue> {
    let text = serde_json::to_string(value).map_err(|error| Error::input("result", error))?;
    JSON::parse(&text).map_err(|_| Error::input("result", "cannot be read as JSON"))
}

pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<()> {
    Reflect::set(object, &JsValue::from(name), value).map(|_| ()).map_err(|_| Error::input(name, "could not be set"))
}

pub(super) fn tell(callback: &Option<Function>, report: &JsValue, done: usize, total: usize) -> Result<()> {
    match callback {
        Some(callback) => {
            let told = callback.call3(&JsValue::NULL, report, &JsValue::from(done as f64), &JsValue::from(total as f64));
            told.map(|_| ()).map_err(|error| Error::input("the progress callback threw", format!("{error:?}")))
        }
        None => Ok(()),
    }
}

pub(super) fn promise(future: impl Future<Output = Result<JsValue>> + 'static) -> Promise {
    future_to_promise(async move { future.await.map_err(|error| js_error(error).into()) })
}

pub(super) fn js_error(error: Error) -> JsError {
    JsError::new(&error.to_string())
}

pub(super) fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &JsValue::from("performance")).ok().and_then(|value| value.dyn_into::<Clock>().ok());
    performance.map_or_else(js_sys::Date::now, |clock| clock.now())
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Performance)]
    type Clock;
    #[wasm_bindgen(method)]
    fn now(this: &Clock) -> f64;
}
