//! The browser's view of the crate: named tensors as typed arrays, promises, and errors with the same text as in Rust.

mod job;
mod model;
mod result;
mod values;

use js_sys::{Array, Float32Array, Function, Object, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use self::values::{host_tensors, js_error, json_of, now, promise, set, tell, to_js};
use crate::catalog::{self, Inputs, Loaded};
use crate::error::{Error, Result};
use crate::gpu::{Device, DeviceOptions, LimitsRequest};
use crate::weights::Weights;
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

/// Reads a query, `{ text, name?, files? }`, and says what it holds.
#[wasm_bindgen(js_name = checkQuery)]
pub fn check_query(query: JsValue) -> std::result::Result<JsValue, JsError> {
    let checked = job::Given::new(&query).and_then(|given| to_js(&given.described()?));
    checked.map_err(js_error)
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

    /// Loads OpenFold3 from files `{ name: string, size: number, read(start, length): Uint8Array }`, parts of one checkpoint.
    #[wasm_bindgen(js_name = loadModel)]
    pub fn load_model(&self, files: Array) -> Promise {
        let device = self.device.clone();
        promise(async move { Ok(model::Model::load(&device, &files).await?.into()) })
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
