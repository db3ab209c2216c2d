//! Runs case files: inputs, weights and the outputs that OpenFold3 computed from them.
//!
//! A case file is a safetensors file with `in.<name>`, `w.<parameter>`, `out.<name>`, and where an output is to be compared
//! only in places `valid.<name>`, plus a JSON text `case` in its header whose `op` says what to run ([`crate::catalog`]).

#[cfg(not(target_arch = "wasm32"))]
mod checkpoints;
mod scores;

use std::collections::BTreeMap;

#[cfg(not(target_arch = "wasm32"))]
pub use checkpoints::CHECKPOINTS;
pub use scores::SCORES;
use serde::Serialize;
use serde_json::Value;

use crate::catalog::{self, Inputs};
use crate::check::{compare, Tolerance};
use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::reference::{self, AttentionInputs, Exact, Function, Term};
use crate::weights::{HostTensor, SafetensorsFile, Weights};

/// How one output of a case compares.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The case's name.
    pub case: String,
    /// The output's name.
    pub output: String,
    /// The largest difference from the file; infinite for NaN.
    pub max_error: f64,
    /// The largest ratio of a difference to what is allowed there.
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

/// A layer's outputs may differ by this share of their standard deviation, in f32.
const LAYER: f64 = 2e-5;
/// Whole blocks, and the outer product mean, whose normaliser makes rounding large where no sequence is shared.
const BLOCK: f64 = 5e-5;
/// An operation's elements may differ by this share of the sum of absolute terms, in f32.
const OPERATION: Tolerance = Tolerance { relative: 2e-6, floor: 2e-7 };

/// Runs a case file and compares every output in it. `now` gives milliseconds on any clock.
///
/// # Errors
/// [`Error::Weights`] or [`Error::Input`] where the file is not a readable case or its op unknown, and what the op refuses.
/// An output that differs is no error: see [`Line::passed`].
pub async fn verify(device: &Device, bytes: &[u8], now: impl Fn() -> f64) -> Result<Vec<Line>> {
    run(device, &CaseFile::parse(bytes)?, now).await
}

/// Runs the case file at `path`, which may be one of those that other files lie beside ([`CHECKPOINTS`]).
///
/// # Errors
/// As [`verify`], and [`Error::Input`] where a file cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub async fn verify_file(device: &Device, path: &std::path::Path, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    let bytes = std::fs::read(path).map_err(|error| Error::input("reading", error))?;
    let case = CaseFile::parse(&bytes)?;
    match case.op.as_str() {
        CHECKPOINTS => checkpoints::verify(&case, path, now),
        _ => run(device, &case, now).await,
    }
}

async fn run(device: &Device, case: &CaseFile, now: impl Fn() -> f64) -> Result<Vec<Line>> {
    if case.op == SCORES {
        return scores::verify(case, now);
    }
    let op = catalog::find(&case.op)?;
    let start = now();
    let loaded = op.load(device, &case.weights, case.options())?;
    let uploaded = case.inputs.iter().map(|(name, tensor)| Ok((name.clone(), tensor.upload(device)?)));
    let inputs = Inputs::new(&case.op, uploaded.collect::<Result<_>>()?);
    let mut r = device.recorder();
    let outputs = loaded.run(&mut r, &inputs)?;
    let mut got = BTreeMap::new();
    for (name, tensor) in &outputs {
        got.insert(*name, (tensor.shape().to_vec(), r.read(tensor).await?));
    }
    let ms = now() - start;
    let magnitudes = case.magnitudes()?;
    let mut lines = Vec::new();
    for (name, expected) in &case.outputs {
        let (shape, values) = got.get(name.as_str()).ok_or_else(|| Error::input(&case.name, format!("{} gives no output `{name}`", case.op)))?;
        let values = case.selected_rows(shape, values);
        let (exact, tolerance) = case.expectation(name, expected, magnitudes.get(name.as_str()))?;
        let kept = case.valid(name, expected)?;
        let keep = |at: usize| kept.as_ref().is_none_or(|kept| kept[at]);
        let pick = |at: usize| (keep(at) && at < values.len()).then(|| values[at]);
        let shown: Vec<f32> = (0..exact.len()).filter_map(pick).collect();
        let wanted: Vec<Exact> = (0..exact.len()).filter(|at| keep(*at)).map(|at| exact[at]).collect();
        let comparison = compare(&shown, &wanted, tolerance);
        lines.push(Line {
            case: case.name.clone(),
            output: name.clone(),
            max_error: comparison.max_error,
            over_bound: comparison.over_bound,
            passed: comparison.passed() && values.len() == exact.len(),
            tier: "portable".into(),
            adapter: device.report().name.clone(),
            ms,
        });
    }
    Ok(lines)
}

struct CaseFile {
    op: String,
    name: String,
    meta: Value,
    inputs: BTreeMap<String, HostTensor>,
    weights: Weights,
    outputs: BTreeMap<String, HostTensor>,
    valid: BTreeMap<String, HostTensor>,
}

impl CaseFile {
    fn parse(bytes: &[u8]) -> Result<Self> {
        let file = SafetensorsFile::parse(bytes)?;
        let text = file.metadata("case").ok_or_else(|| Error::input("the header", "has no `case`: this is not a case file"))?;
        let meta: Value = serde_json::from_str(text).map_err(|error| Error::input("the header's `case`", error))?;
        let field = |name: &str| meta[name].as_str().map(str::to_string).ok_or_else(|| Error::input("the header's `case`", format!("has no `{name}`")));
        let under = |prefix: &str| -> Result<BTreeMap<String, HostTensor>> {
            file.names().filter_map(|name| name.strip_prefix(prefix)).map(|name| Ok((name.to_string(), file.tensor(&format!("{prefix}{name}"))?))).collect()
        };
        let case = CaseFile {
            op: field("op")?,
            name: field("case")?,
            inputs: under("in.")?,
            weights: Weights::new(under("w.")?),
            outputs: under("out.")?,
            valid: under("valid.")?,
            meta,
        };
        match case.outputs.is_empty() && !case.meta["files"].is_object() {
            true => Err(Error::input(&case.name, "has no outputs `out.*` to compare with")),
            false => Ok(case),
        }
    }

    fn is_block(&self) -> bool {
        self.op.contains("_block") || self.op == "outer_product_mean"
    }

    /// The constructor's arguments where they are recorded apart, else all there is.
    fn options(&self) -> &Value {
        if self.meta["args"].is_object() {
            &self.meta["args"]
        } else {
            &self.meta
        }
    }

    /// Cases of large outputs keep only the rows `in.rows` of their second axis.
    fn selected_rows(&self, shape: &[usize], values: &[f32]) -> Vec<f32> {
        match self.inputs.get("rows") {
            Some(rows) if shape.len() > 2 && shape[0] == 1 => {
                let width: usize = shape[2..].iter().product();
                rows.to_floats().iter().flat_map(|row| values.iter().skip(*row as usize * width).take(width)).copied().collect()
            }
            _ => values.to_vec(),
        }
    }

    /// True where an element of the output is to be compared: the mask has the output's shape without its channels.
    fn valid(&self, name: &str, output: &HostTensor) -> Result<Option<Vec<bool>>> {
        let Some(valid) = self.valid.get(name) else { return Ok(None) };
        let count: usize = output.shape.iter().product();
        let places = valid.to_floats();
        if places.is_empty() || !count.is_multiple_of(places.len()) {
            return Err(Error::input(format!("valid.{name}"), format!("of shape {:?} does not fit out.{name} {:?}", valid.shape, output.shape)));
        }
        let channels = count / places.len();
        Ok(Some((0..count).map(|at| places[at / channels] != 0.0).collect()))
    }

    /// What an output should be and how far it may be off: operations element by element, layers by the output's deviation.
    fn expectation(&self, name: &str, expected: &HostTensor, magnitudes: Option<&Vec<f64>>) -> Result<(Vec<Exact>, Tolerance)> {
        let values = expected.to_floats();
        match magnitudes {
            Some(magnitudes) if magnitudes.len() == values.len() => {
                let exact = values.iter().zip(magnitudes).map(|(value, magnitude)| Exact { value: f64::from(*value), magnitude: *magnitude });
                Ok((exact.collect(), OPERATION))
            }
            Some(magnitudes) => Err(Error::input(format!("out.{name}"), format!("has {} elements where the inputs give {}", values.len(), magnitudes.len()))),
            None => {
                let kept = self.valid(name, expected)?;
                let spread =
                    deviation(values.iter().enumerate().filter(|(at, _)| kept.as_ref().is_none_or(|kept| kept[*at])).map(|(_, value)| f64::from(*value)));
                let exact = values.iter().map(|value| Exact { value: f64::from(*value), magnitude: spread }).collect();
                Ok((exact, Tolerance { relative: if self.is_block() { BLOCK } else { LAYER }, floor: 0.0 }))
            }
        }
    }

    /// The sums of absolute terms of each output of an operation; none for layers.
    fn magnitudes(&self) -> Result<BTreeMap<&'static str, Vec<f64>>> {
        let input = |name: &str| self.inputs.get(name).map(HostTensor::to_floats).ok_or_else(|| Error::input(&self.name, format!("has no in.{name}")));
        let only = |name, exact: Vec<Exact>| BTreeMap::from([(name, exact.iter().map(|exact| exact.magnitude).collect())]);
        Ok(match self.op.as_str() {
            "swiglu" => only("o", reference::swiglu(&input("a")?, &input("b")?)),
            "softmax" => only("o", reference::softmax(*self.inputs["x"].shape.last().unwrap_or(&1), &input("x")?)),
            "activations" => {
                let x = input("x")?;
                let named = [
                    ("sigmoid", Function::Sigmoid),
                    ("silu", Function::Silu),
                    ("relu", Function::Relu),
                    ("gelu", Function::Gelu),
                    ("gelu_tanh", Function::GeluTanh),
                    ("mish", Function::Mish),
                ];
                named.map(|(name, function)| (name, reference::activation(function, &x).iter().map(|exact| exact.magnitude).collect())).into()
            }
            "evoformer_attention" => only("o", self.evoformer_attention()?),
            "triangle_attention" | "triangle_attention_cross" => only("o", self.triangle_attention()?),
            _ => BTreeMap::new(),
        })
    }

    fn triangle_attention(&self) -> Result<Vec<Exact>> {
        let [b, n, h, q, d] = self.five("q")?;
        let [_, _, _, k, _] = self.five("k")?;
        let term = self.inputs.contains_key("mask").then(|| self.input("mask", b * n * k)).transpose()?;
        Ok(reference::attention(&AttentionInputs {
            groups: b * n,
            heads: h,
            queries: q,
            keys: k,
            width: d,
            scale: self.meta["scale"].as_f64().unwrap_or(1.0 / (d as f64).sqrt()),
            q: &self.input("q", b * n * h * q * d)?,
            k: &self.input("k", b * n * h * k * d)?,
            v: &self.input("v", b * n * h * k * d)?,
            pair_bias: Some(&self.input("bias", b * h * q * k)?),
            term: term.as_deref().map(Term::Mask),
            gate: None,
        }))
    }

    /// The reference has heads before positions, the contract positions before heads.
    fn evoformer_attention(&self) -> Result<Vec<Exact>> {
        let [b, s, n, h, d] = self.five("q")?;
        let count = b * s * n * h * d;
        let heads_first = |name: &str| -> Result<Vec<f32>> {
            let data = self.input(name, count)?;
            Ok((0..count).map(|at| data[((at / (h * n * d) * n + at / d % n) * h + at / (n * d) % h) * d + at % d]).collect())
        };
        let pair = self.inputs.contains_key("pair_bias").then(|| self.input("pair_bias", b * h * n * n)).transpose()?;
        let term = self.inputs.contains_key("res_mask").then(|| self.input("res_mask", b * s * n)).transpose()?;
        let exact = reference::attention(&AttentionInputs {
            groups: b * s,
            heads: h,
            queries: n,
            keys: n,
            width: d,
            scale: 1.0 / (d as f64).sqrt(),
            q: &heads_first("q")?,
            k: &heads_first("k")?,
            v: &heads_first("v")?,
            pair_bias: pair.as_deref(),
            term: term.as_deref().map(Term::Bias),
            gate: None,
        });
        Ok((0..count).map(|at| exact[((at / (h * n * d) * h + at / d % h) * n + at / (h * d) % n) * d + at % d]).collect())
    }

    fn five(&self, name: &str) -> Result<[usize; 5]> {
        let shape = self.inputs.get(name).map(|tensor| tensor.shape.clone()).unwrap_or_default();
        shape.try_into().map_err(|shape: Vec<usize>| Error::shape(&self.op, name, "of 5 axes", format!("{shape:?}")))
    }

    fn input(&self, name: &str, count: usize) -> Result<Vec<f32>> {
        let data = self.inputs.get(name).map(HostTensor::to_floats).ok_or_else(|| Error::input(&self.name, format!("has no in.{name}")))?;
        match data.len() == count {
            true => Ok(data),
            false => Err(Error::shape(&self.op, name, format!("{count} elements"), data.len())),
        }
    }
}

fn deviation(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    (values.map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt()
}
