//! The crate's interface for browsers: named tensors as typed arrays, promises, and errors with the
//! same text as in Rust.
//!
//! It is compiled twice: as a module that only folds, which a page loads first, and with the
//! feature `web-operations` as a module with all functions.

mod job;
#[cfg(feature = "web-operations")]
mod kept;
mod model;
#[cfg(feature = "web-operations")]
mod operations;
mod result;
#[cfg(feature = "web-operations")]
mod tensors;
mod values;

use js_sys::{Array, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use self::values::{js_error, json_of, promise, to_js, OrThrown};
use crate::error::{DeviceError, Error, Result};
use crate::gpu::{tiers, Device, DeviceOptions, LimitsRequest, TierRequest, TIERS};
use crate::tooling::catalog;

/// An open GPU.
#[wasm_bindgen]
pub struct Gpu {
    device: Device,
    #[cfg(feature = "web-operations")]
    kept: kept::Kept,
}

impl Gpu {
    fn new(device: Device) -> Gpu {
        Gpu {
            device,
            #[cfg(feature = "web-operations")]
            kept: kept::Kept::default(),
        }
    }
}

/// The names that `run` and `load` know.
#[wasm_bindgen]
pub fn operations() -> Vec<String> {
    catalog::NAMES.map(str::to_string).into()
}

/// Reads a query, `{ text, name?, files? }`, and returns a summary.
#[wasm_bindgen(js_name = checkQuery)]
pub fn check_query(query: JsValue) -> OrThrown<JsValue> {
    let checked = job::Given::new(&query).and_then(|given| to_js(&given.described()?));
    checked.map_err(js_error)
}

#[wasm_bindgen]
impl Gpu {
    /// Opens the browser's GPU. Options: `limits?: "best" | "default"`, `byteBudget?: number`,
    /// `lowPower?: boolean`, `tier?: "best" | "portable" | "f16"`, `subgroups?: boolean`,
    /// `lent?: boolean`: the browser's `requestDevice` returns a device of the caller.
    pub fn open(options: JsValue) -> Promise {
        promise(async move {
            let options = json_of(&options)?;
            let opened = open_options(&options)?;
            let device = match options["lent"].as_bool() {
                Some(true) => lent(opened).await?,
                _ => Device::open(opened).await?,
            };
            Ok(Gpu::new(device).into())
        })
    }

    /// Name, limits and features of the device.
    pub fn report(&self) -> OrThrown<JsValue> {
        to_js(self.device.report()).map_err(js_error)
    }

    /// The tiers, and whether each is supported.
    pub fn tiers(&self) -> OrThrown<JsValue> {
        to_js(&tiers(self.device.report())).map_err(js_error)
    }

    /// The tier of the kernels that layers and models use.
    pub fn tier(&self) -> String {
        self.device.tier().to_string()
    }

    /// A warning about the device, if any.
    pub fn warning(&self) -> Option<String> {
        self.device.warning().map(str::to_string)
    }

    /// Bytes of GPU memory held.
    pub fn memory(&self) -> OrThrown<JsValue> {
        to_js(&self.device.memory()).map_err(js_error)
    }

    /// Loads OpenFold3 from files
    /// `{ name: string, size: number, read(start, length): Uint8Array }`, parts of one checkpoint.
    #[wasm_bindgen(js_name = loadModel)]
    pub fn load_model(&self, files: Array) -> Promise {
        let device = self.device.clone();
        promise(async move { Ok(model::Model::load(&device, &files).await?.into()) })
    }

    /// Frees the GPU's memory; every later call is rejected.
    pub fn destroy(&self) {
        self.device.destroy();
    }
}

/// Marks the device that `requestDevice` returns as the caller's, with the limits and features that
/// it was opened with: wgpu has no constructor for it.
async fn lent(options: DeviceOptions) -> Result<Device> {
    let refused = |message: String| {
        Error::from(DeviceError::Request {
            adapter: "the caller's device".into(),
            message,
        })
    };
    let instance = wgpu::Instance::default();
    let adapter = instance.request_adapter(&wgpu::RequestAdapterOptions::default());
    let adapter = adapter.await.map_err(|error| refused(error.to_string()))?;
    let device = adapter.request_device(&wgpu::DeviceDescriptor::default());
    let (device, queue) = device.await.map_err(|error| refused(error.to_string()))?;
    Device::from_wgpu(&adapter, device, queue, options).await
}

fn open_options(options: &Value) -> Result<DeviceOptions> {
    let limits = match &options["limits"] {
        Value::Null => LimitsRequest::Best,
        Value::String(name) if name == "best" => LimitsRequest::Best,
        Value::String(name) if name == "default" => LimitsRequest::WebGpuDefault,
        other => {
            return Err(Error::input(
                "option limits",
                format!("should be \"best\" or \"default\", got {other}"),
            ))
        }
    };
    let byte_budget = match &options["byteBudget"] {
        Value::Null => None,
        value => Some(
            value
                .as_f64()
                .filter(|bytes| *bytes >= 1.0)
                .ok_or_else(|| {
                    Error::input(
                        "option byteBudget",
                        format!("should be a number of bytes, got {value}"),
                    )
                })? as u64,
        ),
    };
    let flag = |name: &str| options[name].as_bool().unwrap_or(false);
    let tier = tier_request(&options["tier"])?;
    Ok(DeviceOptions {
        limits,
        byte_budget,
        tier,
        low_power: flag("lowPower"),
        subgroups: flag("subgroups"),
        ..DeviceOptions::default()
    })
}

/// The default is the best tier that the browser supports.
fn tier_request(option: &Value) -> Result<TierRequest> {
    let wrong = || {
        Error::input(
            "option tier",
            format!(
                "should be \"best\", {}, got {option}",
                TIERS.map(|tier| format!("\"{tier}\"")).join(", ")
            ),
        )
    };
    match option {
        Value::Null => Ok(TierRequest::Best),
        Value::String(name) if name == "best" => Ok(TierRequest::Best),
        Value::String(name) => name.parse().map(TierRequest::Exactly).map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}
