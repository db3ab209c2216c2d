//! Channels as planes, the layout of triangle multiplication on cooperative matrices.

use std::ops::Range;

use super::coop::TILE_K;
use crate::error::Result;
use crate::gpu::{Operand, Recorder};
use crate::tensor::{DType, Tensor};

/// Channels as planes `[C, N, pitch]` in f16; each row is padded with zeros.
#[derive(Debug, Clone)]
pub(crate) struct Planes {
    tensor: Tensor,
    /// Rows of a plane, and columns of a row without padding.
    pub n: usize,
    /// Elements from one row to the next: N, rounded up to whole tiles of the product.
    pub pitch: usize,
    /// Elements from one plane to the next: an odd number of tiles more, so that the same element
    /// of many planes is spread over many memory channels.
    pub plane: usize,
}

impl Planes {
    /// Allocates planes for a kernel to write.
    pub fn allocate(r: &Recorder, channels: usize, n: usize) -> Result<Self> {
        let pitch = n.next_multiple_of(TILE_K);
        let plane = n * pitch + 64;
        Ok(Planes {
            tensor: r.allocate_as(&[channels, plane], DType::F16)?,
            n,
            pitch,
            plane,
        })
    }

    /// Planes that hold the numbers of `tensor [C, plane]`.
    pub fn of_tensor(tensor: Tensor, n: usize) -> Self {
        Planes {
            pitch: n.next_multiple_of(TILE_K),
            plane: tensor.shape()[1],
            n,
            tensor,
        }
    }

    /// The planes as a tensor `[C, plane]`.
    pub fn tensor(&self) -> &Tensor {
        &self.tensor
    }

    /// Some of the planes.
    pub fn part(&self, channels: Range<usize>) -> Result<Self> {
        Ok(Planes {
            tensor: self.tensor.rows(channels)?,
            ..self.clone()
        })
    }

    /// Number of planes.
    pub fn channels(&self) -> usize {
        self.tensor.shape()[0]
    }

    /// The first `channels` planes, for a launch over rows.
    pub fn operand(&self, channels: usize) -> Operand<'_, 1> {
        self.tensor
            .operand(0, [self.pitch], (channels - 1) * self.plane + self.pitch)
    }

    /// The planes, for a launch over channels.
    pub(super) fn whole_planes(&self) -> Operand<'_, 2> {
        self.tensor.operand(0, [self.plane, 0], self.n * self.pitch)
    }
}
