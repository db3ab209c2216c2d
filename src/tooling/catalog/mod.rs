//! Operations and layers by name: named tensors in, named tensors out.
//!
//! `trifold verify` and the browser call them. The names of operations and tensors are OpenFold3's,
//! or those of the library whose interface an operation has.

mod bounds;
pub(crate) mod layers;
mod model;
mod operations;
mod table;
pub(crate) mod workloads;

use std::collections::BTreeMap;

pub use bounds::{Bound, Bounds};
pub use model::{ModelCall, ModelOp, ModelOutputs, MODEL};
use serde_json::Value;
pub use table::ALL;
pub use workloads::{Work, Workload};

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::Activation;
use crate::tensor::Tensor;
use crate::weights::Weights;

/// An operation or a layer that can be called or timed by name.
pub struct Op {
    /// Its name.
    pub name: &'static str,
    /// Its inputs and outputs, in one line.
    pub summary: &'static str,
    /// Error bounds of a layer's outputs. Operations are compared with a reference instead.
    pub bounds: Bounds,
    /// Loads it with weights and options; `None` if it can only be timed.
    load: Option<Load>,
    /// Random inputs for timing, if any.
    workload: Option<Workload>,
}

type Load = fn(&Device, &Weights, &Value) -> Result<Loaded>;

/// An operation with its weights on a device.
pub struct Loaded {
    run: Box<Run>,
}

type Run = dyn Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync;

/// Outputs of an operation, by name.
pub type Outputs = Vec<(&'static str, Tensor)>;

/// Inputs of an operation, by name.
#[derive(Debug, Default)]
pub struct Inputs {
    op: String,
    tensors: BTreeMap<String, Tensor>,
}

impl Inputs {
    /// The inputs of a call of `op`.
    pub fn new(op: &str, tensors: BTreeMap<String, Tensor>) -> Self {
        Inputs {
            op: op.into(),
            tensors,
        }
    }

    fn get(&self, name: &str) -> Result<&Tensor> {
        let given = || self.tensors.keys().cloned().collect::<Vec<_>>().join(", ");
        self.tensors
            .get(name)
            .ok_or_else(|| Error::shape(&self.op, name, "given", format!("only {}", given())))
    }

    fn maybe(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name)
    }
}

impl Op {
    /// Loads the operation with its weights and options.
    ///
    /// # Errors
    /// [`Error::Weights`] where weights are missing, misshaped or left over, [`Error::Input`] for
    /// an unknown option.
    pub fn load(&self, device: &Device, weights: &Weights, options: &Value) -> Result<Loaded> {
        let load = self
            .load
            .ok_or_else(|| unknown(self.name, "called", callable().map(|op| op.name)))?;
        let loaded = load(device, weights, options)?;
        weights.all_used()?;
        Ok(loaded)
    }

    /// The random inputs for timing.
    ///
    /// # Errors
    /// [`Error::Input`] where it can only be called.
    pub fn workload(&self) -> Result<Workload> {
        self.workload
            .ok_or_else(|| unknown(self.name, "timed", timed().map(|op| op.name)))
    }

    /// As [`Workload::prepare`].
    ///
    /// # Errors
    /// As [`Workload::prepare`], and [`Error::Input`] where it can only be called.
    pub fn prepare(&self, device: &Device, n: usize) -> Result<Work> {
        self.workload()?.prepare(device, n)
    }
}

impl Loaded {
    fn new(
        run: impl Fn(&mut Recorder, &Inputs) -> Result<Outputs> + Send + Sync + 'static,
    ) -> Self {
        Loaded { run: Box::new(run) }
    }

    /// Records the operation.
    ///
    /// # Errors
    /// [`Error::Shape`] where an input is missing or does not fit, [`Error::Device`] where memory
    /// runs out.
    pub fn run(&self, r: &mut Recorder, inputs: &Inputs) -> Result<Outputs> {
        (self.run)(r, inputs)
    }
}

/// The operations that can be called.
pub fn callable() -> impl Iterator<Item = &'static Op> {
    ALL.iter().filter(|op| op.load.is_some())
}

/// The operations that can be timed.
pub fn timed() -> impl Iterator<Item = &'static Op> {
    ALL.iter().filter(|op| op.workload.is_some())
}

/// The callable operation of that name.
///
/// # Errors
/// [`Error::Input`] with the known names.
pub fn find(name: &str) -> Result<&'static Op> {
    callable().find(|op| op.name == name).ok_or_else(|| {
        let known = callable().map(|op| op.name);
        unknown(name, "called", known.chain(MODEL.iter().map(|op| op.name)))
    })
}

/// The operation of that name that can be timed.
///
/// # Errors
/// [`Error::Input`] with the known names.
pub fn find_timed(name: &str) -> Result<&'static Op> {
    timed()
        .find(|op| op.name == name)
        .ok_or_else(|| unknown(name, "timed", timed().map(|op| op.name)))
}

fn unknown(name: &str, verb: &str, known: impl Iterator<Item = &'static str>) -> Error {
    let known = known.collect::<Vec<_>>().join(", ");
    Error::input(
        format!("operation \"{name}\""),
        format!("cannot be {verb}; these can: {known}"),
    )
}

/// The part of the model of that name, if any.
pub fn find_model(name: &str) -> Option<&'static ModelOp> {
    MODEL.iter().find(|op| op.name == name)
}

/// Names of the callable operations, separate from their functions, so that a program that only
/// lists them does not link them.
pub const NAMES: [&str; CALLABLE] = {
    let mut names = [""; CALLABLE];
    let (mut at, mut count) = (0, 0);
    while at < ALL.len() {
        if ALL[at].load.is_some() {
            names[count] = ALL[at].name;
            count += 1;
        }
        at += 1;
    }
    names
};

const CALLABLE: usize = {
    let (mut at, mut count) = (0, 0);
    while at < ALL.len() {
        count += ALL[at].load.is_some() as usize;
        at += 1;
    }
    count
};

fn number(options: &Value, name: &str) -> Result<Option<f64>> {
    match &options[name] {
        Value::Null => Ok(None),
        value => value.as_f64().map(Some).ok_or_else(|| {
            Error::input(
                format!("option {name}"),
                format!("should be a number, got {value}"),
            )
        }),
    }
}

fn activation_of(options: &Value) -> Result<Option<Activation>> {
    let known = || {
        Activation::NAMED
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    match &options["activation"] {
        Value::Null => Ok(None),
        Value::String(name) if name == "identity" => Ok(Some(Activation::Identity)),
        value => match value.as_str().and_then(Activation::named) {
            Some(activation) => Ok(Some(activation)),
            None => Err(Error::input(
                "option activation",
                format!("should be one of identity, {}, got {value}", known()),
            )),
        },
    }
}
