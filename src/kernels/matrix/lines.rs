//! What the kernels with a norm in them read: lines of a pair tensor, and the norm's parameters.

use super::CHANNELS;
use crate::error::{Error, Result};
use crate::gpu::Operand;
use crate::kernels::View;
use crate::tensor::Tensor;

/// A pair tensor `[N, M, 128]` as lines of places: its rows, or its columns.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'a> {
    tensor: &'a Tensor,
    /// Elements from the tensor's first to that of the first line.
    start: usize,
    /// How many lines.
    pub lines: usize,
    /// How many places in each.
    pub places: usize,
    /// Elements from one line to the next.
    pub line: usize,
    /// Elements from one place to the next.
    pub place: usize,
}

impl<'a> Lines<'a> {
    /// The rows of `z [N, M, 128]`, or of a mask `[N, M]` with one element each.
    pub fn rows(z: &'a Tensor) -> Result<Self> {
        let (n, m, channels) = match z.shape() {
            [n, m, channels] => (*n, *m, *channels),
            [n, m] => (*n, *m, 1),
            _ => return Err(Error::shape("lines", "z", "of 2 or 3 axes", z.describe())),
        };
        Ok(Lines {
            tensor: z,
            start: 0,
            lines: n,
            places: m,
            line: m * channels,
            place: channels,
        })
    }

    /// The columns.
    pub fn columns(z: &'a Tensor) -> Result<Self> {
        let rows = Self::rows(z)?;
        Ok(Lines {
            lines: rows.places,
            places: rows.lines,
            line: rows.place,
            place: rows.line,
            ..rows
        })
    }

    /// Some of the lines.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        Lines {
            start: self.start + range.start * self.line,
            lines: range.len(),
            ..self.clone()
        }
    }

    /// How a launch over lines sees them; `width` elements of each place.
    pub fn operand(&self, width: usize) -> Operand<'a, 1> {
        self.tensor.operand(
            self.start,
            [self.line],
            (self.places - 1) * self.place + width,
        )
    }

    /// A mask as attention reads it: a row for each line, a key for each place.
    pub fn keys(&self) -> View<'a> {
        View {
            tensor: self.tensor,
            start: self.start,
            outer: [0, self.line, 0],
            query: 0,
            key: self.place,
        }
    }

    /// For a shader: stride of lines, stride of places, elements to skip, unused.
    pub fn view(&self, skip: u32) -> [u32; 4] {
        [self.line as u32, self.place as u32, skip, 0]
    }

    /// Refuses other channels than the kernels are written for.
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
pub(crate) struct Norm<'a> {
    pub scale: &'a Tensor,
    pub offset: &'a Tensor,
}
