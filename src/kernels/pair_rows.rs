//! A pair tensor as the fused kernels read it: by rows, or by columns.

use std::ops::Range;

use super::coop::CHANNELS;
use super::View;
use crate::error::{Error, Result};
use crate::gpu::Operand;
use crate::tensor::Tensor;

/// A pair tensor `[N, M, 128]` or a mask `[N, M]`, or its transpose.
#[derive(Debug, Clone)]
pub(crate) struct PairRows<'a> {
    tensor: &'a Tensor,
    /// Elements from the tensor's first to that of the first row.
    start: usize,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub cols: usize,
    /// Elements from one row to the next.
    pub row_stride: usize,
    /// Elements from one column to the next.
    pub col_stride: usize,
}

impl<'a> PairRows<'a> {
    /// The rows of `z [N, M, 128]`, or of a mask `[N, M]`.
    pub fn of(z: &'a Tensor) -> Result<Self> {
        let (rows, cols, channels) = match z.shape() {
            [n, m, channels] => (*n, *m, *channels),
            [n, m] => (*n, *m, 1),
            _ => return Err(Error::shape("pair", "z", "of 2 or 3 axes", z.describe())),
        };
        Ok(PairRows {
            tensor: z,
            start: 0,
            rows,
            cols,
            row_stride: cols * channels,
            col_stride: channels,
        })
    }

    /// The rows of the transpose: the columns of `z`.
    pub fn transposed(z: &'a Tensor) -> Result<Self> {
        let pair = Self::of(z)?;
        Ok(PairRows {
            rows: pair.cols,
            cols: pair.rows,
            row_stride: pair.col_stride,
            col_stride: pair.row_stride,
            ..pair
        })
    }

    /// Some of the rows.
    pub fn part(&self, range: Range<usize>) -> Self {
        PairRows {
            start: self.start + range.start * self.row_stride,
            rows: range.len(),
            ..self.clone()
        }
    }

    /// The tensor for a launch over rows, with `width` elements to a pair.
    pub fn operand(&self, width: usize) -> Operand<'a, 1> {
        self.tensor.operand(
            self.start,
            [self.row_stride],
            (self.cols - 1) * self.col_stride + width,
        )
    }

    /// A mask as attention reads it: a key for each column.
    pub fn keys(&self) -> View<'a> {
        View {
            tensor: self.tensor,
            start: self.start,
            outer: [0, self.row_stride, 0],
            query: 0,
            key: self.col_stride,
        }
    }

    /// Strides for a shader: row, column, elements to skip, unused.
    pub fn view(&self, skip: u32) -> [u32; 4] {
        [self.row_stride as u32, self.col_stride as u32, skip, 0]
    }

    /// Refuses other numbers of channels than the kernels are written for.
    pub fn expect_channels(&self, op: &str) -> Result<()> {
        match self.tensor.shape() {
            [_, _, CHANNELS] => Ok(()),
            _ => Err(Error::shape(
                op,
                "x",
                format!("f32 [N, M, {CHANNELS}]"),
                self.tensor.describe(),
            )),
        }
    }
}

/// Scale and offset of a LayerNorm, `[128]` each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LayerNormParameters<'a> {
    pub scale: &'a Tensor,
    pub offset: &'a Tensor,
}
