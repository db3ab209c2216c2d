//! The product of triangle multiplication, channel by channel.

use bytemuck::{Pod, Zeroable};

use super::{spelled, variant, VARIANTS};
use crate::error::Result;
use crate::gpu::{Block, Cost, Launch, Operand, Recorder, Shader};
use crate::kernels::{layout, Kernel};
use crate::tensor::{DType, Tensor};

/// Channels as planes `[C, N, pitch]` in f16; each line is padded with zeros.
#[derive(Debug, Clone)]
pub(crate) struct Planes {
    tensor: Tensor,
    /// Lines of a plane, and places of a line that count.
    pub n: usize,
    /// Elements from one line to the next: N, in whole tiles of the product.
    pub pitch: usize,
    /// Elements from one plane to the next: an odd number of tiles more, so that the same place of
    /// many planes lies in many memory channels.
    pub plane: usize,
}

impl Planes {
    /// Planes for a kernel to write.
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

    /// Some of the planes.
    pub fn part(&self, channels: std::ops::Range<usize>) -> Result<Self> {
        Ok(Planes {
            tensor: self.tensor.rows(channels)?,
            ..self.clone()
        })
    }

    /// How many there are.
    pub fn channels(&self) -> usize {
        self.tensor.shape()[0]
    }

    /// How a launch over lines sees the first `channels` planes.
    pub fn operand(&self, channels: usize) -> Operand<'_, 1> {
        self.tensor
            .operand(0, [self.pitch], (channels - 1) * self.plane + self.pitch)
    }
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "matrix/triangle_product",
        text: include_str!("../../../wgsl/matrix/triangle_product.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, _| vec![spelled(variant)],
    params: layout!(Params {
        rows,
        columns,
        k,
        padding,
        a,
        b,
        out
    }),
};

/// What the product is multiplied with, as written in the shader.
pub(crate) const FACTOR: f32 = 0.0625;
/// Rows and columns of a workgroup, as written in the shader.
const TILE: usize = 128;
/// How far k moves at a time, as written in the shader.
const TILE_K: usize = 32;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    columns: u32,
    k: u32,
    padding: u32,
    a: [u32; 4],
    b: [u32; 4],
    out: [u32; 4],
}

/// `out[c,i,j] = FACTOR * sum_k a[c,i,k] * b[c,j,k]`, for as many channels as a has.
pub(crate) fn triangle_product(
    r: &mut Recorder,
    a: &Planes,
    b: &Planes,
    out: &Planes,
) -> Result<()> {
    if super::ABSENT {
        return super::refused();
    }
    let (n, channels) = (a.n, a.channels());
    let operands =
        [a, b, out].map(|planes| planes.tensor.operand(0, [planes.plane], n * planes.pitch));
    let variant = variant(r.device(), &KERNEL)?;
    let specialization = spelled(variant);
    let flops = 2.0 * (n * n * n) as f64;
    for block in r.blocks("triangle_product", [channels], [65_535], &operands, flops)? {
        let Block {
            extent: [count], ..
        } = block;
        let (bind_a, skip_a) = r.bind(1, &operands[0], &block);
        let (bind_b, skip_b) = r.bind(2, &operands[1], &block);
        let (bind_out, skip_out) = r.bind(3, &operands[2], &block);
        let view = |planes: &Planes, skip: u32| [planes.plane as u32, planes.pitch as u32, skip, 0];
        let params = Params {
            rows: n as u32,
            columns: out.pitch as u32,
            k: a.pitch as u32,
            padding: 0,
            a: view(a, skip_a),
            b: view(b, skip_b),
            out: view(out, skip_out),
        };
        let tiles = n.div_ceil(TILE) as u32;
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings: vec![bind_a, bind_b, bind_out],
            params: bytemuck::bytes_of(&params),
            grid: [tiles, tiles, count as u32],
            cost: Cost {
                flops: flops * count as f64,
                bytes: (6 * count * n * n) as f64,
            },
        })?;
    }
    Ok(())
}
