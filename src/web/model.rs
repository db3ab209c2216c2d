//! OpenFold3 in the browser: weights from files that are read in pieces, estimates, and folding
//! with progress.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Float32Array, Function, Promise, Uint8Array};
use serde_json::{json, Value};
use wasm_bindgen::prelude::*;

use super::job::{Given, Options};
use super::result::folded;
use super::values::{js_error, promise, set, to_js, OrThrown};
use crate::error::{Error, Result};
use crate::fold::{share_done, Estimate, Fold, FoldOptions, Planner};
use crate::gpu::Device;
use crate::network;
use crate::openfold3::{self, check_weights, merged, ModelVersion, OpenFold3, Stage};
use crate::weights::{ReadRange, Weights};

/// Largest size of results in the memory of the wasm, which is limited to 4 GiB.
const MOST_HOST_BYTES: u64 = 2 << 30;

/// A model with its weights on the GPU.
#[wasm_bindgen]
pub struct Model {
    inner: Rc<Inner>,
}

struct Inner {
    model: OpenFold3,
    planner: Planner,
    defaults: FoldOptions,
    version: ModelVersion,
    device: Device,
    tensors: usize,
    built_in: bool,
}

#[wasm_bindgen]
extern "C" {
    /// A file that JavaScript reads.
    #[wasm_bindgen(js_name = Object)]
    type JsFile;
    #[wasm_bindgen(method, getter)]
    fn name(this: &JsFile) -> String;
    #[wasm_bindgen(method, getter)]
    fn size(this: &JsFile) -> f64;
    #[wasm_bindgen(method, catch)]
    fn read(this: &JsFile, start: f64, length: f64) -> std::result::Result<Uint8Array, JsValue>;
}

impl ReadRange for JsFile {
    fn size(&self) -> u64 {
        JsFile::size(self) as u64
    }

    fn read(&self, start: u64, length: usize) -> std::result::Result<Vec<u8>, String> {
        let read = JsFile::read(self, start as f64, length as f64);
        read.map(|bytes| bytes.to_vec()).map_err(|error| {
            error
                .dyn_ref::<js_sys::Error>()
                .map_or_else(|| format!("{error:?}"), |error| error.message().into())
        })
    }
}

impl Model {
    pub(super) async fn load(device: &Device, files: &Array) -> Result<Model> {
        let named = |file: JsValue| {
            let file: JsFile = file.unchecked_into();
            (file.name(), Box::new(file) as Box<dyn ReadRange>)
        };
        let weights = Weights::from_pieces(files.iter().map(named).collect())?;
        let weights = merged(&weights).unwrap_or(weights);
        let version = check_weights(&weights).map_err(Error::shortened)?;
        let model = OpenFold3::load(device, &weights)?;
        let settings = match network::is_built_in(&weights) {
            true => network::SETTINGS,
            false => openfold3::Settings::default(),
        };
        let inner = Inner {
            planner: Planner::new(device, &weights)?,
            defaults: FoldOptions::default()
                .settings(settings)
                .note(model.note().map(str::to_string)),
            model,
            version,
            device: device.clone(),
            tensors: weights.names().count(),
            built_in: network::is_built_in(&weights),
        };
        // The GPU reports failed uploads at this point.
        device.wait().await?;
        Ok(Model {
            inner: Rc::new(inner),
        })
    }
}

#[wasm_bindgen]
impl Model {
    /// Version, note and number of tensors of the weights.
    pub fn about(&self) -> OrThrown<JsValue> {
        let Inner {
            defaults,
            version,
            tensors,
            ..
        } = &*self.inner;
        to_js(&json!({ "generation": version.name(), "note": defaults.note, "tensors": tensors }))
            .map_err(js_error)
    }

    /// The size of a job; an error if it does not fit this GPU and page.
    pub fn estimate(&self, query: JsValue, options: JsValue) -> Promise {
        let inner = self.inner.clone();
        promise(async move {
            let given_query = Given::new(&query)?;
            let job = given_query.job(inner.version)?;
            let given = Options::new(&options)?;
            let options = given.over(&inner.defaults);
            let estimate = inner.estimate(&job, &options, given.max_memory).await?;
            let warnings = match inner.built_in {
                true => given_query.warnings()?,
                false => Vec::new(),
            };
            to_js(&shown(&estimate, &warnings))
        })
    }

    /// Folds. `on_stage(stage)` returns false to cancel; the promise is then rejected with an error
    /// of code `cancelled`.
    pub fn fold(&self, query: JsValue, options: JsValue, on_stage: Option<Function>) -> Promise {
        promise(self.inner.clone().fold(query, options, on_stage, None))
    }

    /// Folds, resumes from the state and stores the progress in it.
    #[wasm_bindgen(js_name = foldFrom)]
    pub fn fold_from(
        &self,
        query: JsValue,
        options: JsValue,
        on_stage: Option<Function>,
        state: &FoldState,
    ) -> Promise {
        promise(
            self.inner
                .clone()
                .fold(query, options, on_stage, Some(state.kept.clone())),
        )
    }
}

/// The state of a fold, to resume after its device is lost. It is stored in the memory of the wasm,
/// independent of a device.
///
/// After a failure, open a device, load the model, and fold the same query with the same options
/// and this state. The state is empty after a complete fold, and if memory is too short for it.
#[wasm_bindgen]
pub struct FoldState {
    kept: Rc<RefCell<openfold3::FoldState>>,
    reader: openfold3::FoldStateReader,
}

#[wasm_bindgen]
impl FoldState {
    /// An empty state.
    #[wasm_bindgen(constructor)]
    pub fn new() -> FoldState {
        FoldState::of(openfold3::FoldState::default())
    }

    fn of(state: openfold3::FoldState) -> FoldState {
        FoldState {
            reader: state.reader(),
            kept: Rc::new(RefCell::new(state)),
        }
    }

    /// The state as bytes, to store, also while a fold uses it.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.reader.to_bytes()
    }

    /// Reads the bytes of `toBytes`.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &[u8]) -> OrThrown<FoldState> {
        let state = openfold3::FoldState::from_bytes(bytes);
        state.map(FoldState::of).map_err(js_error)
    }

    /// Completed cycles of the trunk, completed denoising steps, and bytes. Null while a fold uses
    /// the state.
    pub fn about(&self) -> OrThrown<JsValue> {
        let Ok(kept) = self.kept.try_borrow() else {
            return Ok(JsValue::NULL);
        };
        to_js(&json!({ "cycles": kept.cycles(), "steps": kept.steps(), "bytes": kept.bytes() }))
            .map_err(js_error)
    }
}

fn state_in_use() -> Error {
    Error::input("resume state", "is in use by another fold")
}

impl Inner {
    async fn fold(
        self: Rc<Self>,
        query: JsValue,
        options: JsValue,
        on_stage: Option<Function>,
        kept: Option<Rc<RefCell<openfold3::FoldState>>>,
    ) -> Result<JsValue> {
        let job = Given::new(&query)?.job(self.version)?;
        let given = Options::new(&options)?;
        let options = given.over(&self.defaults);
        let estimate = self.estimate(&job, &options, given.max_memory).await?;
        let has_room = estimate.host_bytes + estimate.state_bytes <= MOST_HOST_BYTES;
        let mut kept = kept
            .as_ref()
            .filter(|_| has_room)
            .map(|kept| kept.try_borrow_mut())
            .transpose()
            .map_err(|_| state_in_use())?;
        self.device.trim_memory();
        let mut thrown = None;
        let tokens = job.features.tokens.count();
        let report = |stage: Stage<'_>| {
            let Some(on_stage) = &on_stage else {
                return true;
            };
            let share = share_done(&stage, tokens, &options.settings);
            call(on_stage, &stage, share, options.settings.samples).unwrap_or_else(|error| {
                thrown = Some(error);
                false
            })
        };
        let fold = Fold::new(&self.model, &job)
            .options(options.clone())
            .on_progress(report);
        let fold = match kept.as_deref_mut() {
            Some(state) => fold.resume(state),
            None => fold,
        };
        let done = fold.run().await;
        match thrown {
            Some(error) => Err(error),
            None => folded(&job, &options, &done?),
        }
    }

    async fn estimate(
        &self,
        job: &crate::fold::Job,
        options: &FoldOptions,
        most: Option<u64>,
    ) -> Result<Estimate> {
        let estimate = self.planner.estimate(job, &options.settings, most).await?;
        match estimate.host_bytes > MOST_HOST_BYTES {
            true => Err(Error::too_large(
                format!("query {:?}", job.structure.name),
                format!(
                    "{} samples of {} tokens take {} MiB of results, more than the {} MiB of a \
                        page: ask for fewer samples",
                    options.settings.samples,
                    estimate.tokens,
                    estimate.host_bytes >> 20,
                    MOST_HOST_BYTES >> 20
                ),
            )),
            false => Ok(estimate),
        }
    }
}

fn shown(estimate: &Estimate, warnings: &[String]) -> Value {
    json!({
        "tokens": estimate.tokens,
        "atoms": estimate.atoms,
        "msa_rows": estimate.msa_rows,
        "weight_bytes": estimate.weight_bytes,
        "device_bytes": estimate.device_bytes,
        "host_bytes": estimate.host_bytes,
        "state_bytes": estimate.state_bytes,
        "warnings": warnings,
    })
}

/// The callback's answer to a stage.
fn call(on_stage: &Function, stage: &Stage<'_>, share: f64, samples: usize) -> Result<bool> {
    let (report, coordinates) = match stage {
        Stage::Embedding => (json!({ "stage": "embedding", "step": 0, "of": 1 }), None),
        Stage::Trunk {
            cycle,
            of,
            block,
            blocks,
        } => (
            json!({
                "stage": "trunk",
                "step": cycle * blocks + block,
                "of": of * blocks,
                "cycle": cycle,
                "cycles": of,
            }),
            None,
        ),
        Stage::Diffusion {
            step,
            of,
            coordinates,
        } => (
            json!({ "stage": "diffusion", "step": step, "of": of, "samples": samples }),
            Some(*coordinates),
        ),
        Stage::Confidence { sample, of } => (
            json!({ "stage": "confidence", "step": sample, "of": of }),
            None,
        ),
    };
    let report = to_js(&report)?;
    set(&report, "share", &JsValue::from(share))?;
    if let Some(coordinates) = coordinates {
        set(&report, "coordinates", &Float32Array::from(coordinates))?;
    }
    let answer = on_stage
        .call1(&JsValue::NULL, &report)
        .map_err(|error| Error::input("the progress callback threw", format!("{error:?}")))?;
    Ok(answer.as_bool() != Some(false))
}
