//! Operations and layers by name, case files, the self-test and the benchmark, which the module
//! that only folds does not have.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;

use super::kept::{self, Kept};
use super::tensors::host_tensors;
use super::values::{json_of, now, promise, set, to_js};
use super::Gpu;
use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::tooling::catalog::{self, Inputs, Loaded, Op};
use crate::tooling::{bench, check, verify};
use crate::weights::Weights;

/// An operation with its weights on the GPU.
#[wasm_bindgen]
pub struct Layer {
    device: Device,
    kept: Kept,
    op: &'static str,
    loaded: std::rc::Rc<Loaded>,
}

#[wasm_bindgen]
impl Gpu {
    /// Runs an operation on named tensors. With `keep` its outputs stay on the GPU.
    pub fn run(&self, op: String, tensors: JsValue, options: JsValue, keep: bool) -> Promise {
        let (device, kept) = (self.device.clone(), self.kept.clone());
        promise(async move {
            let op = catalog::find(&op)?;
            let loaded = op.load(&device, &Weights::default(), &json_of(&options)?)?;
            let call = Call {
                device: &device,
                kept: &kept,
                op: op.name,
                keep,
            };
            call.run(&loaded, &tensors).await
        })
    }

    /// Loads a layer with named weights, which stay on the GPU.
    pub fn load(&self, op: String, weights: JsValue, options: JsValue) -> Promise {
        let (device, kept) = (self.device.clone(), self.kept.clone());
        promise(async move {
            let op = catalog::find(&op)?;
            let loaded = op.load(
                &device,
                &Weights::new(host_tensors(op.name, &weights)?),
                &json_of(&options)?,
            )?;
            Ok(Layer {
                device,
                kept,
                op: op.name,
                loaded: loaded.into(),
            }
            .into())
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
            let cases = check::self_test(&device);
            let reports = Array::new();
            for (done, case) in cases.iter().enumerate() {
                let start = now();
                let report = to_js(&case.run(&device).await?)?;
                set(&report, "ms", &JsValue::from(now() - start))?;
                report_to(&on_report, &report, done + 1, cases.len())?;
                reports.push(&report);
            }
            Ok(reports.into())
        })
    }

    /// Times operations over sizes: `{ ops?: string[], n?: number[], repeats?: number }`;
    /// `on_row(row, done, total)` after each.
    pub fn bench(&self, options: JsValue, on_row: Option<Function>) -> Promise {
        let device = self.device.clone();
        promise(async move {
            let options: WorkloadOptions = serde_json::from_value(json_of(&options)?)
                .map_err(|error| Error::input("bench options", error))?;
            let plan = options.plan()?;
            let rows = Array::new();
            for (done, (op, n)) in plan.iter().enumerate() {
                let row = to_js(
                    &bench::measure(&device, op, *n, options.repeats.unwrap_or(5), now).await?,
                )?;
                report_to(&on_row, &row, done + 1, plan.len())?;
                rows.push(&row);
            }
            Ok(rows.into())
        })
    }
}

#[wasm_bindgen]
impl Layer {
    /// Runs the layer on named tensors. With `keep` its outputs stay on the GPU.
    pub fn run(&self, tensors: JsValue, keep: bool) -> Promise {
        let (device, kept) = (self.device.clone(), self.kept.clone());
        let (op, loaded) = (self.op, self.loaded.clone());
        promise(async move {
            let call = Call {
                device: &device,
                kept: &kept,
                op,
                keep,
            };
            call.run(&loaded, &tensors).await
        })
    }
}

#[derive(serde::Deserialize)]
struct WorkloadOptions {
    ops: Option<Vec<String>>,
    n: Option<Vec<usize>>,
    repeats: Option<usize>,
}

impl WorkloadOptions {
    fn plan(&self) -> Result<Vec<(&'static Op, usize)>> {
        let ops: Vec<&Op> = match &self.ops {
            Some(names) => names
                .iter()
                .map(|name| catalog::find_timed(name))
                .collect::<Result<_>>()?,
            None => catalog::timed().collect(),
        };
        let sizes = self.n.clone().unwrap_or_else(|| vec![16, 32, 64, 128]);
        Ok(ops
            .into_iter()
            .flat_map(|op| sizes.iter().map(move |n| (op, *n)))
            .collect())
    }
}

/// A call of an operation.
struct Call<'a> {
    device: &'a Device,
    kept: &'a Kept,
    op: &'a str,
    /// Whether outputs stay on the GPU.
    keep: bool,
}

impl Call<'_> {
    async fn run(&self, loaded: &Loaded, tensors: &JsValue) -> Result<JsValue> {
        let mut r = self.device.recorder();
        let mut given = self.kept.inputs(&mut r, tensors)?;
        for (name, tensor) in host_tensors(self.op, tensors)? {
            given.insert(name, tensor.upload(self.device)?);
        }
        let outputs = loaded.run(&mut r, &Inputs::new(self.op, given))?;
        if self.keep {
            r.submit()?;
        }
        let result = Object::new();
        for (name, tensor) in outputs {
            let shown = match self.keep {
                true => self.kept.keep(tensor)?,
                false => kept::read(&mut r, &tensor).await?,
            };
            set(&result, name, &shown)?;
        }
        Ok(result.into())
    }
}

fn report_to(
    callback: &Option<Function>,
    report: &JsValue,
    done: usize,
    total: usize,
) -> Result<()> {
    match callback {
        Some(callback) => {
            let returned = callback.call3(
                &JsValue::NULL,
                report,
                &JsValue::from(done as f64),
                &JsValue::from(total as f64),
            );
            returned
                .map(|_| ())
                .map_err(|error| Error::input("the progress callback threw", format!("{error:?}")))
        }
        None => Ok(()),
    }
}
