//! Parts of tensors: one of several batches, and some of the columns.

use std::ops::Range;

use crate::error::{Error, Result};
use crate::kernels::{FirstColumn, Rows};
use crate::tensor::Tensor;

/// Some columns of a tensor `[.., C]`.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub tensor: Tensor,
    pub columns: Range<usize>,
}

impl Part {
    /// All columns.
    pub fn whole(tensor: Tensor) -> Self {
        let channels = *tensor.shape().last().unwrap_or(&1);
        Part {
            tensor,
            columns: 0..channels,
        }
    }

    /// The columns from the first of them on.
    pub fn first_column(&self) -> FirstColumn<'_> {
        FirstColumn {
            tensor: &self.tensor,
            first: self.columns.start,
        }
    }

    /// The columns as kernels read them.
    pub fn rows(&self) -> Rows<'_> {
        Rows::from(&self.tensor).columns(self.columns.clone())
    }
}

/// Calls `one` for each batch of `z [B, N, N, C]` (B may be omitted), with its mask `[N, N]` and
/// its part of `out`.
///
/// # Errors
/// [`Error::Shape`] where `z` is not a pair tensor or the shape of the mask differs.
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

/// One of the `batches` of a tensor, as `shape`.
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
