//! The two parts that every layer is made of: LayerNorm and bias-or-not Linear.

use std::ops::Range;

use crate::error::{Error, Result};
use crate::gpu::{Device, Recorder};
use crate::kernels::{layer_norm, LayerNormArguments, LinearArguments, Rows};
use crate::tensor::{DType, Tensor};
use crate::weights::Scope;

/// OpenFold3's epsilon, everywhere.
const EPSILON: f32 = 1e-5;

/// LayerNorm over C channels: `weight` and `bias`, each `[C]`, each optional.
///
/// What it gives is stored as its device stores what follows a norm: from here, through
/// [`Projection`]s and the kernels, a layer's own numbers are f32 or f16. Kernels give what they
/// are given, so that nothing else has to know.
#[derive(Debug, Clone)]
pub struct LayerNorm {
    weight: Option<Tensor>,
    bias: Option<Tensor>,
    storage: DType,
}

impl LayerNorm {
    /// Reads `weight` and `bias` where they are there.
    pub fn load(device: &Device, weights: &Scope) -> Result<Self> {
        let read = |name: &str| -> Result<Option<Tensor>> {
            if !weights.has(name) {
                return Ok(None);
            }
            let channels = weights.shape(name)?.iter().product();
            Ok(Some(
                device.upload(&weights.vector(name, channels)?, &[channels])?,
            ))
        };
        Ok(LayerNorm {
            weight: read("weight")?,
            bias: read("bias")?,
            storage: device.storage(),
        })
    }

    /// A norm without scale and offset.
    pub fn plain(device: &Device) -> Self {
        LayerNorm {
            weight: None,
            bias: None,
            storage: device.storage(),
        }
    }

    /// Scale and offset, `[channels]` each; ones and zeros where the norm has none.
    pub fn parameters(&self, device: &Device, channels: usize) -> Result<[Tensor; 2]> {
        let of = |own: &Option<Tensor>, otherwise: f32| {
            own.clone().map_or_else(
                || device.upload(&vec![otherwise; channels], &[channels]),
                Ok,
            )
        };
        Ok([of(&self.weight, 1.0)?, of(&self.bias, 0.0)?])
    }

    /// The rows, normalised, in a new contiguous tensor.
    pub fn forward(&self, r: &mut Recorder, x: Rows) -> Result<Tensor> {
        self.forward_scaled(r, x, 1.0)
    }

    /// The norm of rows that come multiplied with `factor`: of what the rows were before.
    pub fn forward_scaled(&self, r: &mut Recorder, x: Rows, factor: f32) -> Result<Tensor> {
        let (scale, offset) = (
            self.weight.as_ref().map(Rows::from),
            self.bias.as_ref().map(Rows::from),
        );
        layer_norm(
            r,
            &LayerNormArguments {
                x,
                scale,
                offset,
                epsilon: EPSILON * factor * factor,
                storage: self.storage,
            },
        )
    }
}

/// Some columns of a tensor `[.., C]`.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub tensor: Tensor,
    pub columns: Range<usize>,
}

impl Part {
    /// All of them.
    pub fn whole(tensor: Tensor) -> Self {
        let channels = *tensor.shape().last().unwrap_or(&1);
        Part {
            tensor,
            columns: 0..channels,
        }
    }

    /// As kernels read them.
    pub fn rows(&self) -> Rows<'_> {
        Rows::from(&self.tensor).columns(self.columns.clone())
    }
}

/// `LN(x) * scale + offset`, with a row of scale and offset for each row of x, stored as these are.
pub(crate) fn modulated(r: &mut Recorder, x: Rows, scale: Rows, offset: Rows) -> Result<Tensor> {
    let storage = scale.dtype();
    layer_norm(
        r,
        &LayerNormArguments {
            x,
            scale: Some(scale),
            offset: Some(offset),
            epsilon: EPSILON,
            storage,
        },
    )
}

/// A product with `weight [N, K]`, or with several stacked on top of each other, and an optional
/// bias.
#[derive(Debug, Clone)]
pub struct Projection {
    weight: Tensor,
    bias: Option<Tensor>,
}

impl Projection {
    /// Reads `<name>.weight` and, where it is there, `<name>.bias`.
    pub fn load(device: &Device, weights: &Scope, name: &str, inputs: usize) -> Result<Self> {
        Self::load_stacked(device, weights, &[name], inputs)
    }

    /// Reads several projections of the same input as one; those without a bias get zeros where
    /// another has one.
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

    /// Reads projections of several inputs, `(name, K)`, whose outputs are added, as one of the
    /// inputs side by side; zeros widen the rows to a multiple of four, which vectors read faster.
    /// None of them may have a bias.
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
        Ok(Projection {
            weight: device.upload_in(device.storage(), &joined, &[outputs, inputs])?,
            bias: None,
        })
    }

    /// What `weight [N, K]` and `bias [N]` hold.
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
        Ok(Projection {
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
        Ok(Projection {
            weight: self.weight.rows(outputs)?,
            bias,
        })
    }

    /// N.
    pub fn outputs(&self) -> usize {
        self.weight.shape()[0]
    }

    /// What the weight is stored as, and what a layer's own numbers around it are.
    pub fn storage(&self) -> DType {
        self.weight.dtype()
    }

    /// The weight, `[N, K]`.
    pub fn weight(&self) -> &Tensor {
        &self.weight
    }

    /// The product of `x`, for `linear` or `linear_into`, with the bias and no other epilogue.
    pub fn of<'a>(&'a self, x: impl Into<Rows<'a>>) -> LinearArguments<'a> {
        LinearArguments {
            bias: self.bias.as_ref(),
            ..LinearArguments::new(x, &self.weight)
        }
    }
}

/// Calls `one` for each batch of `z [B, N, N, C]` (B may be left out), its mask `[N, N]` and its
/// part of `out`.
///
/// # Errors
/// [`Error::Shape`] where `z` is no pair tensor or the mask has another shape than its edges.
pub(crate) fn per_batch(
    op: &str,
    z: &Tensor,
    pair_mask: Option<&Tensor>,
    out: &Tensor,
    mut one: impl FnMut(&Tensor, Option<&Tensor>, &Tensor) -> Result<()>,
) -> Result<()> {
    let (batches, n, channels) = match z.shape() {
        [n, m, channels] if n == m => (1, *n, *channels),
        [batches @ .., n, m, channels] if n == m => (batches.iter().product(), *n, *channels),
        _ => {
            return Err(Error::shape(
                op,
                "z",
                "f32 [B, N, N, C] or [N, N, C]",
                z.describe(),
            ))
        }
    };
    let edges = &z.shape()[..z.shape().len() - 1];
    if let Some(mask) = pair_mask.filter(|mask| mask.shape() != edges) {
        return Err(Error::shape(
            op,
            "pair_mask",
            format!("{edges:?}"),
            mask.describe(),
        ));
    }
    for batch in 0..batches {
        let part = |tensor: &Tensor, shape: &[usize]| one_batch(tensor, batches, batch, shape);
        let mask = pair_mask.map(|mask| part(mask, &[n, n])).transpose()?;
        one(
            &part(z, &[n, n, channels])?,
            mask.as_ref(),
            &part(out, &[n, n, channels])?,
        )?;
    }
    Ok(())
}

/// One of the `batches` that lead a tensor, as `shape`.
pub(crate) fn one_batch(
    tensor: &Tensor,
    batches: usize,
    batch: usize,
    shape: &[usize],
) -> Result<Tensor> {
    tensor
        .reshape(&[&[batches], shape].concat())?
        .rows(batch..batch + 1)?
        .reshape(shape)
}
