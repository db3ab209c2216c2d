//! The browser's view of the crate: named tensors as typed arrays, promises, and errors with the same text as in Rust.

use std::collections::BTreeMap;
use std::future::Future;

use js_sys::{Array, Float32Array, Function, Object, Promise, Reflect, Uint8Array, JSON};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::catalog::{self, Inputs, Loaded};
use crate::error::{Error, Result};
use crate::gpu::{Device, DeviceOptions, LimitsRequest};
use crate::weights::{HostData, HostTensor, Weights};
use crate::{bench, check, tier, verify};

/// A GPU opened for work.
#[wasm_bindgen]
pub struct Gpu {
    device: Device,
}

/// An operation with its weights on the GPU.
#[wasm_bindgen]
pub struct Layer {
    device: Device,
    op: &'static str,
    loaded: std::rc::Rc<Loaded>,
}

/// The names that `run` and `load` know.
#[wasm_bindgen]
pub fn operations() -> Vec<String> {
    catalog::ALL.iter().map(|op| op.name.to_string()).collect()
}

/// The names that `bench` can time.
#[wasm_bindgen]
pub fn benchmarks() -> Vec<String> {
    bench::OPS.iter().map(|op| op.name.to_string()).collect()
}

#[wasm_bindgen]
impl Gpu {
    /// Opens the GPU that the browser gives: `{ limits?: "best" | "default", byteBudget?: number, lowPower?: boolean }`.
    pub fn open(options: JsValue) -> Promise {
        promise(async move {
            let device = Device::open(open_options(&json_of(&options)?)?).await?;
            Ok(Gpu { device }.into())
        })
    }

    /// What the device is and offers.
    pub fn report(&self) -> std::result::Result<JsValue, JsError> {
        to_js(self.device.report()).map_err(js_error)
    }

    /// The tiers, and which are admitted.
    pub fn tiers(&self) -> std::result::Result<JsValue, JsError> {
        to_js(&tier::tiers(self.device.report())).map_err(js_error)
    }

    /// Bytes of GPU memory held.
    pub fn memory(&self) -> std::result::Result<JsValue, JsError> {
        to_js(&self.device.memory()).map_err(js_error)
    }

    /// Runs an operation on named tensors.
    pub fn run(&self, op: String, tensors: JsValue, options: JsValue) -> Promise {
        let device = self.device.clone();
        promise(async move {
            let op = catalog::find(&op)?;
            let loaded = op.load(&device, &Weights::default(), &json_of(&options)?)?;
            call(&device, op.name, &loaded, &tensors).await
        })
    }

    /// Loads a layer with named weights, which stay on the GPU.
    pub fn load(&self, op: String, weights: JsValue, options: JsValue) -> Promise {
        let device = self.device.clone();
        promise(async move {
            let op = catalog::find(&op)?;
            let loaded = op.load(&device, &Weights::new(host_tensors(op.name, &weights)?), &json_of(&options)?)?;
            Ok(Layer { device, op: op.name, loaded: loaded.into() }.into())
        })
    }

    /// Runs a case file and compares its outputs.
    pub fn verify(&self, bytes: Vec<u8>) -> Promise {
        let device = self.device.clone();
        promise(async move { to_js(&verify::verify(&device, &bytes, now).await?) })
    }

    /// Runs every kernel against its reference; `on_report(report, done, total)` after each.
    #[wasm_bindgen(js_name = selfTest)]
    pub fn self_test(&self, on_report: Option<Function>) -> Promise {
        let device = self.device.clone();
        promise(async move {
            let cases = check::self_test();
            let reports = Array::new();
            for (done, case) in cases.iter().enumerate() {
                let start = now();
                let report = to_js(&case.run(&device).await?)?;
                set(&report, "ms", &JsValue::from(now() - start))?;
                tell(&on_report, &report, done + 1, cases.len())?;
                reports.push(&report);
            }
            Ok(reports.into())
        })
    }

    /// Times operations over sizes: `{ ops?: string[], n?: number[], repeats?: number }`; `on_row(row, done, total)` after each.
    pub fn bench(&self, options: JsValue, on_row: Option<Function>) -> Promise {
        let device = self.device.clone();
        promise(async move {
            let options: BenchOptions = serde_json::from_value(json_of(&options)?).map_err(|error| Error::input("bench options", error))?;
            let plan = options.plan()?;
            let rows = Array::new();
            for (done, (op, n)) in plan.iter().enumerate() {
                let row = to_js(&bench::measure(&device, op, *n, options.repeats.unwrap_or(5), now).await?)?;
                tell(&on_row, &row, done + 1, plan.len())?;
                rows.push(&row);
            }
            Ok(rows.into())
        })
    }

    /// Frees the GPU's memory; every later call is rejected.
    pub fn destroy(&self) {
        self.device.destroy();
    }
}

#[wasm_bindgen]
impl Layer {
    /// Runs the layer on named tensors.
    pub fn run(&self, tensors: JsValue) -> Promise {
        let (device, op, loaded) = (self.device.clone(), self.op, self.loaded.clone());
        promise(async move { call(&device, op, &loaded, &tensors).await })
    }
}

#[derive(serde::Deserialize)]
struct BenchOptions {
    ops: Option<Vec<String>>,
    n: Option<Vec<usize>>,
    repeats: Option<usize>,
}

impl BenchOptions {
    fn plan(&self) -> Result<Vec<(&'static bench::BenchOp, usize)>> {
        let ops: Vec<&bench::BenchOp> = match &self.ops {
            Some(names) => names.iter().map(|name| bench::find(name)).collect::<Result<_>>()?,
            None => bench::OPS.iter().collect(),
        };
        let sizes = self.n.clone().unwrap_or_else(|| vec![16, 32, 64, 128]);
        Ok(ops.into_iter().flat_map(|op| sizes.iter().map(move |n| (op, *n))).collect())
    }
}

async fn call(device: &Device, op: &str, loaded: &Loaded, tensors: &JsValue) -> Result<JsValue> {
    let host = host_tensors(op, tensors)?;
    let uploaded = host.into_iter().map(|(name, tensor)| Ok((name, tensor.upload(device)?)));
    let inputs = Inputs::new(op, uploaded.collect::<Result<_>>()?);
    let mut r = device.recorder();
    let outputs = loaded.run(&mut r, &inputs)?;
    let result = Object::new();
    for (name, tensor) in &outputs {
        let data = r.read(tensor).await?;
        let shape: Array = tensor.shape().iter().map(|extent| JsValue::from(*extent as f64)).collect();
        let named = Object::new();
        set(&named, "data", &Float32Array::from(&data[..]))?;
        set(&named, "shape", &shape)?;
        set(&result, name, &named)?;
    }
    Ok(result.into())
}

/// `{ name: { data: Float32Array | Uint8Array, shape: number[] } }`; bytes are booleans. `undefined` counts as absent.
fn host_tensors(op: &str, tensors: &JsValue) -> Result<BTreeMap<String, HostTensor>> {
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

fn open_options(options: &Value) -> Result<DeviceOptions> {
    let limits = match &options["limits"] {
        Value::Null => LimitsRequest::Best,
        Value::String(name) if name == "best" => LimitsRequest::Best,
        Value::String(name) if name == "default" => LimitsRequest::WebGpuDefault,
        other => return Err(Error::input("option limits", format!("should be \"best\" or \"default\", got {other}"))),
    };
    let byte_budget = match &options["byteBudget"] {
        Value::Null => None,
        value => Some(
            value
                .as_f64()
                .filter(|bytes| *bytes >= 1.0)
                .ok_or_else(|| Error::input("option byteBudget", format!("should be a number of bytes, got {value}")))? as u64,
        ),
    };
    Ok(DeviceOptions { adapter: None, limits, byte_budget, low_power: options["lowPower"].as_bool().unwrap_or(false), ..DeviceOptions::default() })
}

fn json_of(value: &JsValue) -> Result<Value> {
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Object(Default::default()));
    }
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string()).ok_or_else(|| Error::input("options", "cannot be read as JSON"))?;
    serde_json::from_str(&text).map_err(|error| Error::input("options", error))
}

fn to_js(value: &impl Serialize) -> Result<JsValue> {
    let text = serde_json::to_string(value).map_err(|error| Error::input("result", error))?;
    JSON::parse(&text).map_err(|_| Error::input("result", "cannot be read as JSON"))
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<()> {
    Reflect::set(object, &JsValue::from(name), value).map(|_| ()).map_err(|_| Error::input(name, "could not be set"))
}

fn tell(callback: &Option<Function>, report: &JsValue, done: usize, total: usize) -> Result<()> {
    match callback {
        Some(callback) => {
            let told = callback.call3(&JsValue::NULL, report, &JsValue::from(done as f64), &JsValue::from(total as f64));
            told.map(|_| ()).map_err(|error| Error::input("the progress callback threw", format!("{error:?}")))
        }
        None => Ok(()),
    }
}

fn promise(future: impl Future<Output = Result<JsValue>> + 'static) -> Promise {
    future_to_promise(async move { future.await.map_err(|error| js_error(error).into()) })
}

fn js_error(error: Error) -> JsError {
    JsError::new(&error.to_string())
}

fn now() -> f64 {
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
