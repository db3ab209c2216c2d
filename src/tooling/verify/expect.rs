//! Expected outputs of a case, and their error bounds.

use std::collections::BTreeMap;

use super::case::CaseFile;
use crate::error::{Error, Result};
use crate::gpu::Tier;
use crate::tooling::catalog::{self, Bound, Bounds};
use crate::tooling::check::Tolerance;
use crate::tooling::reference::{self, AttentionInputs, Exact, Function, Term};
use crate::weights::HostTensor;

/// Bound of an operation in f32, relative to the sum of absolute terms.
const OPERATION: Tolerance = Tolerance {
    relative: 2e-6,
    floor: 2e-7,
};

/// The bounds of an op: those of its catalog entry. Ops without an entry compute features.
fn bounds(op: &str) -> Bounds {
    let layer = || catalog::find(op).ok().map(|op| op.bounds);
    let part = || catalog::find_model(op).map(|op| op.bounds);
    part().or_else(layer).unwrap_or(Bounds::EXACT)
}

impl CaseFile {
    /// The expected elements of an output, and the bound on their errors: of each element for
    /// operations, of the output for layers.
    pub fn expectation(
        &self,
        name: &str,
        expected: &HostTensor,
        magnitudes: Option<&Vec<f64>>,
        tier: Tier,
    ) -> Result<(Vec<Exact>, Tolerance)> {
        let values = expected.to_floats();
        match magnitudes {
            Some(magnitudes) if magnitudes.len() == values.len() => {
                let exact = values
                    .iter()
                    .zip(magnitudes)
                    .map(|(value, magnitude)| Exact {
                        value: f64::from(*value),
                        magnitude: *magnitude,
                    });
                Ok((exact.collect(), OPERATION))
            }
            Some(magnitudes) => Err(Error::input(
                format!("out.{name}"),
                format!(
                    "has {} elements where the inputs give {}",
                    values.len(),
                    magnitudes.len()
                ),
            )),
            None => self.by_op(name, &values, tier),
        }
    }

    /// The bound of all ops except operations.
    fn by_op(&self, name: &str, values: &[f32], tier: Tier) -> Result<(Vec<Exact>, Tolerance)> {
        let with_magnitude = |magnitude: f64| {
            values
                .iter()
                .map(|value| Exact {
                    value: f64::from(*value),
                    magnitude,
                })
                .collect()
        };
        match bounds(&self.op).on(tier) {
            Bound::OfDeviation(relative) => {
                let kept = self.valid(name, &self.outputs[name])?;
                let compared = values
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| kept.as_ref().is_none_or(|kept| kept[*at]));
                Ok((
                    with_magnitude(deviation(compared.map(|(_, value)| f64::from(*value)))),
                    Tolerance {
                        relative,
                        floor: 0.0,
                    },
                ))
            }
            Bound::OfValue(relative) => {
                let exact = values.iter().map(|value| Exact {
                    value: f64::from(*value),
                    magnitude: f64::from(value.abs()),
                });
                Ok((
                    exact.collect(),
                    Tolerance {
                        relative,
                        floor: relative,
                    },
                ))
            }
            Bound::Absolute(floor) => Ok((
                with_magnitude(0.0),
                Tolerance {
                    relative: 0.0,
                    floor,
                },
            )),
        }
    }

    /// The sums of absolute terms of each output of an operation; none for layers.
    pub fn magnitudes(&self) -> Result<BTreeMap<&'static str, Vec<f64>>> {
        let input = |name: &str| {
            self.inputs
                .get(name)
                .map(HostTensor::to_floats)
                .ok_or_else(|| Error::input(&self.name, format!("has no in.{name}")))
        };
        let only = |name, exact: Vec<Exact>| {
            BTreeMap::from([(name, exact.iter().map(|exact| exact.magnitude).collect())])
        };
        Ok(match self.op.as_str() {
            "swiglu" => only("o", reference::swiglu(&input("a")?, &input("b")?)),
            "softmax" => only(
                "o",
                reference::softmax(*self.inputs["x"].shape.last().unwrap_or(&1), &input("x")?),
            ),
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
                named
                    .map(|(name, function)| {
                        (
                            name,
                            reference::activation(function, &x)
                                .iter()
                                .map(|exact| exact.magnitude)
                                .collect(),
                        )
                    })
                    .into()
            }
            "evoformer_attention" => only("o", self.evoformer_attention()?),
            "triangle_attention" | "triangle_attention_cross" => {
                only("o", self.triangle_attention()?)
            }
            _ => BTreeMap::new(),
        })
    }

    fn triangle_attention(&self) -> Result<Vec<Exact>> {
        let [b, n, h, q, d] = self.five("q")?;
        let [_, _, _, k, _] = self.five("k")?;
        let term = self
            .inputs
            .contains_key("mask")
            .then(|| self.input("mask", b * n * k))
            .transpose()?;
        Ok(reference::attention(&AttentionInputs {
            groups: b * n,
            heads: h,
            queries: q,
            keys: k,
            width: d,
            scale: self.meta["scale"]
                .as_f64()
                .unwrap_or(1.0 / (d as f64).sqrt()),
            q: &self.input("q", b * n * h * q * d)?,
            k: &self.input("k", b * n * h * k * d)?,
            v: &self.input("v", b * n * h * k * d)?,
            pair_bias: Some(&self.input("bias", b * h * q * k)?),
            term: term.as_deref().map(Term::Mask),
            gate: None,
        }))
    }

    /// The axes are heads before positions in the reference, and positions before heads in the
    /// contract.
    fn evoformer_attention(&self) -> Result<Vec<Exact>> {
        let [b, s, n, h, d] = self.five("q")?;
        let count = b * s * n * h * d;
        let heads_first = |name: &str| -> Result<Vec<f32>> {
            let data = self.input(name, count)?;
            Ok((0..count)
                .map(|at| {
                    data[((at / (h * n * d) * n + at / d % n) * h + at / (n * d) % h) * d + at % d]
                })
                .collect())
        };
        let pair = self
            .inputs
            .contains_key("pair_bias")
            .then(|| self.input("pair_bias", b * h * n * n))
            .transpose()?;
        let term = self
            .inputs
            .contains_key("res_mask")
            .then(|| self.input("res_mask", b * s * n))
            .transpose()?;
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
        Ok((0..count)
            .map(|at| {
                exact[((at / (h * n * d) * h + at / d % h) * n + at / (h * d) % n) * d + at % d]
            })
            .collect())
    }

    fn five(&self, name: &str) -> Result<[usize; 5]> {
        let shape = self
            .inputs
            .get(name)
            .map(|tensor| tensor.shape.clone())
            .unwrap_or_default();
        shape.try_into().map_err(|shape: Vec<usize>| {
            Error::shape(&self.op, name, "of 5 axes", format!("{shape:?}"))
        })
    }

    fn input(&self, name: &str, count: usize) -> Result<Vec<f32>> {
        let data = self
            .inputs
            .get(name)
            .map(HostTensor::to_floats)
            .ok_or_else(|| Error::input(&self.name, format!("has no in.{name}")))?;
        match data.len() == count {
            true => Ok(data),
            false => Err(Error::shape(
                &self.op,
                name,
                format!("{count} elements"),
                data.len(),
            )),
        }
    }
}

fn deviation(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    (values.map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt()
}
