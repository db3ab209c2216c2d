//! Runs case files: inputs, weights and the outputs that OpenFold3 computed from them.
//!
//! A case file is a safetensors file. Its header has a JSON text `case`, whose `op` names an entry
//! of [`crate::tooling::catalog`]. Its tensors are:
//!
//! - `in.<name>`: inputs;
//! - `w.<parameter>`: weights;
//! - `out.<name>`: expected outputs;
//! - `valid.<name>`: a mask of the elements of an output that are compared, default all;
//! - `conf.<name>`: expected scores of the outputs of a whole model;
//! - `noise.<n>`: draws of N(0, 1) in the order of calls.

mod case;
#[cfg(not(target_arch = "wasm32"))]
mod checkpoints;
mod expect;
#[cfg(not(target_arch = "wasm32"))]
mod features;
mod scores;

use std::collections::BTreeMap;

#[cfg(not(target_arch = "wasm32"))]
pub use checkpoints::CHECKPOINTS;
pub use scores::SCORES;
use serde::Serialize;

use self::case::CaseFile;
use crate::error::{Error, Result};
use crate::gpu::{Device, Tier};
use crate::tooling::catalog::{self, Inputs, ModelCall, MODEL};
use crate::tooling::check::compare;
use crate::tooling::reference::Exact;
use crate::weights::{HostData, HostTensor};

/// The comparison of one output of a case.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The case's name.
    pub case: String,
    /// The output's name.
    pub output: String,
    /// The largest difference from the file; infinite for NaN.
    pub max_error: f64,
    /// The largest ratio of a difference to its bound.
    pub over_bound: f64,
    /// True where every element is within its bound.
    pub passed: bool,
    /// The tier that ran.
    pub tier: String,
    /// The GPU that ran it.
    pub adapter: String,
    /// Wall-clock milliseconds from upload to readback, compilation included.
    pub ms: f64,
}

/// Runs a case file and compares every output in it. `now` returns milliseconds of any clock.
///
/// # Errors
/// [`Error::Weights`] or [`Error::Input`] where the file is not a readable case or its op unknown,
/// and the errors of the op. An output that differs is not an error: see [`Line::passed`].
pub async fn verify(device: &Device, bytes: &[u8], now: impl Fn() -> f64) -> Result<Vec<Line>> {
    run(device, &CaseFile::parse(bytes)?, now).await
}

/// Runs the case file at `path`, which may refer to files next to it ([`CHECKPOINTS`]).
///
/// # Errors
/// As [`verify`], and [`Error::Input`] where a file cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub async fn verify_file(
    device: &Device,
    path: &std::path::Path,
    now: impl Fn() -> f64,
) -> Result<Vec<Line>> {
    let bytes = std::fs::read(path).map_err(|error| Error::file(path, error))?;
    let case = CaseFile::parse(&bytes)?;
    match case.op.as_str() {
        CHECKPOINTS => checkpoints::verify(&case, path, now),
        op if features::FEATURES.contains(&op) => features::verify(&case, path, now),
        _ => run(device, &case, now).await,
    }
}

/// The names of every op that a case file may have.
pub fn ops() -> impl Iterator<Item = &'static str> {
    #[cfg(not(target_arch = "wasm32"))]
    let on_host = features::FEATURES.iter().copied().chain([CHECKPOINTS]);
    #[cfg(target_arch = "wasm32")]
    let on_host = std::iter::empty();
    catalog::callable()
        .map(|op| op.name)
        .chain(MODEL.iter().map(|op| op.name))
        .chain([SCORES])
        .chain(on_host)
}

/// Outputs of an op, by name.
type Got = BTreeMap<String, HostTensor>;

async fn run(device: &Device, case: &CaseFile, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    let start = now();
    if case.op == SCORES {
        return scores::compare_scores(case, &case.inputs, &case.outputs, || Place {
            tier: None,
            adapter: "none",
            ms: now() - start,
        });
    }
    let got = match catalog::find_model(&case.op) {
        Some(op) => {
            let call = ModelCall {
                op: &case.op,
                inputs: &case.inputs,
                weights: &case.weights,
                noise: &case.noise,
                options: case.options(),
            };
            op.run(device, &call).await?.into_iter().collect()
        }
        None => run_layer(device, case).await?,
    };
    let place = Place {
        tier: Some(device.tier()),
        adapter: &device.report().name,
        ms: now() - start,
    };
    let mut lines = compare_outputs(case, &got, &place)?;
    if !case.scores.is_empty() {
        lines.extend(scores::compare_scores(case, &got, &case.scores, || place)?);
    }
    Ok(lines)
}

async fn run_layer(device: &Device, case: &CaseFile) -> Result<Got> {
    let loaded = catalog::find(&case.op)?.load(device, &case.weights, case.options())?;
    let uploaded = case
        .inputs
        .iter()
        .map(|(name, tensor)| Ok((name.clone(), tensor.upload(device)?)));
    let inputs = Inputs::new(&case.op, uploaded.collect::<Result<_>>()?);
    let mut r = device.recorder();
    let outputs = loaded.run(&mut r, &inputs)?;
    let mut got = Got::new();
    for (name, tensor) in &outputs {
        let data = HostData::F32(r.read(tensor).await?);
        got.insert(
            name.to_string(),
            HostTensor {
                shape: tensor.shape().to_vec(),
                data,
            },
        );
    }
    Ok(got)
}

/// The GPU that ran a case, and the time it took.
struct Place<'a> {
    /// `None` for the CPU.
    tier: Option<Tier>,
    adapter: &'a str,
    ms: f64,
}

impl Place<'_> {
    fn tier(&self) -> String {
        self.tier
            .map_or_else(|| "host".into(), |tier| tier.to_string())
    }
}

fn compare_outputs(case: &CaseFile, got: &Got, place: &Place) -> Result<Vec<Line>> {
    let magnitudes = case.magnitudes()?;
    let mut lines = Vec::new();
    for (name, expected) in &case.outputs {
        let own = got.get(name).ok_or_else(|| {
            Error::input(&case.name, format!("{} gives no output `{name}`", case.op))
        })?;
        let values = case.selected_rows(&own.shape, &own.to_floats());
        let (exact, tolerance) = case.expectation(
            name,
            expected,
            magnitudes.get(name.as_str()),
            place.tier.unwrap_or_default(),
        )?;
        let kept = case.valid(name, expected)?;
        let keep = |at: usize| kept.as_ref().is_none_or(|kept| kept[at]);
        let pick = |at: usize| (keep(at) && at < values.len()).then(|| values[at]);
        let shown: Vec<f32> = (0..exact.len()).filter_map(pick).collect();
        let wanted: Vec<Exact> = (0..exact.len())
            .filter(|at| keep(*at))
            .map(|at| exact[at])
            .collect();
        let comparison = compare(&shown, &wanted, tolerance);
        lines.push(Line {
            case: case.name.clone(),
            output: name.clone(),
            max_error: comparison.max_error,
            over_bound: comparison.over_bound,
            passed: comparison.passed() && values.len() == exact.len(),
            tier: place.tier(),
            adapter: place.adapter.into(),
            ms: place.ms,
        });
    }
    Ok(lines)
}
