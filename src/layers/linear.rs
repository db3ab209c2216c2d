//! A product with a weight, with or without bias (OpenFold3 `Linear`).

use std::ops::Range;

use crate::error::{Error, Result};
use crate::gpu::Device;
use crate::kernels::{LinearArguments, Rows};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// A product with `weight [N, K]`, or with several stacked on top of each other, and an optional
/// bias.
///
/// ```no_run
/// # use trifold::layers::Linear;
/// # use trifold::weights::Weights;
/// # use trifold::Device;
/// # fn example(
/// #     device: &Device,
/// #     weights: &Weights,
/// # ) -> trifold::Result<()> {
/// let layer = Linear::load(device, &weights.at("input_embedder"), "linear_s", 449)?;
/// println!("{} outputs", layer.outputs());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Linear {
    weight: Tensor,
    bias: Option<Tensor>,
}

impl Linear {
    /// Reads `<name>.weight` and, if present, `<name>.bias`.
    pub fn load(device: &Device, weights: &Scope, name: &str, inputs: usize) -> Result<Self> {
        Self::load_stacked(device, weights, &[name], inputs)
    }

    /// Reads several projections of the same input as one. If any has a bias, the others get zeros.
    pub fn load_stacked(
        device: &Device,
        weights: &Scope,
        names: &[&str],
        inputs: usize,
    ) -> Result<Self> {
        let mut stacked = Vec::new();
        let mut bias = Vec::new();
        let mut any_bias = false;
        for name in names {
            let part = weights.at(name);
            let (rows, data) = part.matrix("weight", inputs)?;
            stacked.extend_from_slice(&data);
            match part.has("bias") {
                true => bias.extend_from_slice(&part.vector("bias", rows)?),
                false => bias.resize(bias.len() + rows, 0.0),
            }
            any_bias |= part.has("bias");
        }
        Self::of_numbers(device, &stacked, if any_bias { &bias } else { &[] }, inputs)
    }

    /// Reads projections of several inputs, `(name, K)`, whose outputs are added, as one projection
    /// of the concatenated inputs. Zeros pad the rows to a multiple of four, which vectors read
    /// faster. None of them may have a bias.
    pub fn load_joined(device: &Device, weights: &Scope, parts: &[(&str, usize)]) -> Result<Self> {
        let read = |(name, inputs): &(&str, usize)| weights.at(name).matrix("weight", *inputs);
        let parts: Vec<_> = parts
            .iter()
            .map(|part| Ok((part.1, read(part)?)))
            .collect::<Result<_>>()?;
        let outputs = parts.first().map_or(0, |(_, (rows, _))| *rows);
        if parts.iter().any(|(_, (rows, _))| *rows != outputs) {
            return Err(Error::Weights(format!(
                "projections that are added should all have {outputs} outputs"
            )));
        }
        let inputs = parts
            .iter()
            .map(|(inputs, _)| inputs)
            .sum::<usize>()
            .next_multiple_of(4);
        let mut joined = Vec::with_capacity(outputs * inputs);
        for row in 0..outputs {
            parts.iter().for_each(|(own, (_, data))| {
                joined.extend_from_slice(&data[row * own..(row + 1) * own])
            });
            joined.resize((row + 1) * inputs, 0.0);
        }
        Ok(Linear {
            weight: device.upload_in(device.storage(), &joined, &[outputs, inputs])?,
            bias: None,
        })
    }

    /// A layer from `weight [N, K]` and `bias [N]`.
    pub fn of_numbers(
        device: &Device,
        weight: &[f32],
        bias: &[f32],
        inputs: usize,
    ) -> Result<Self> {
        let outputs = weight.len() / inputs;
        let bias = (!bias.is_empty())
            .then(|| device.upload(bias, &[outputs]))
            .transpose()?;
        Ok(Linear {
            weight: device.upload_in(device.storage(), weight, &[outputs, inputs])?,
            bias,
        })
    }

    /// The projection to some of the outputs.
    pub fn part(&self, outputs: Range<usize>) -> Result<Self> {
        let bias = self
            .bias
            .as_ref()
            .map(|bias| bias.rows(outputs.clone()))
            .transpose()?;
        Ok(Linear {
            weight: self.weight.rows(outputs)?,
            bias,
        })
    }

    /// K.
    pub fn inputs(&self) -> usize {
        self.weight.shape()[1]
    }

    /// Whether a bias is added.
    pub fn has_bias(&self) -> bool {
        self.bias.is_some()
    }

    /// The bias, `[N]`.
    pub fn bias(&self) -> Option<&Tensor> {
        self.bias.as_ref()
    }

    /// N.
    pub fn outputs(&self) -> usize {
        self.weight.shape()[0]
    }

    /// Element type of the weight, and of the tensors that a layer computes for it.
    pub fn storage(&self) -> DType {
        self.weight.dtype()
    }

    /// The weight, `[N, K]`.
    pub fn weight(&self) -> &Tensor {
        &self.weight
    }

    /// The product with the bias and no other epilogue, for `linear` or `linear_into`.
    pub fn of<'a>(&'a self, x: impl Into<Rows<'a>>) -> LinearArguments<'a> {
        LinearArguments {
            bias: self.bias.as_ref(),
            ..LinearArguments::new(x, &self.weight)
        }
    }
}
