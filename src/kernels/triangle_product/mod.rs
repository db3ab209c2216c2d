//! `out[i,j,c] = factor * sum_k a[c,i,k] * b[c,j,k]`: the product of triangle multiplication.

mod coop;
mod planes;
mod tiled;

use bytemuck::{Pod, Zeroable};

pub(crate) use planes::Planes;

use super::tile::{Output, TILE128, TILE32, TILE64, TILE8X128};
use super::variant::{choose, layout, native, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Block, Cost, Device, Launch, Operand, Recorder};
use crate::tensor::{DType, Tensor};

const OP: &str = "triangle_product";

/// Inputs of [`triangle_product`].
#[derive(Debug, Clone, Copy)]
pub struct TriangleProductArguments<'a> {
    /// `[C, L, P]`, L and P at least N: the first N rows and columns of each plane are used.
    pub a: &'a Tensor,
    /// `[C, L, P]`.
    pub b: &'a Tensor,
    /// Output `[N, N, C']`, C' at least `first_channel + C`.
    pub out: &'a Tensor,
    /// The first channel of `out` to write.
    pub first_channel: usize,
    /// Multiplies the sums, which may exceed the range of f16.
    pub factor: f32,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: OP,
    coop: native(&[coop::COOP16, coop::COOP8]),
    plain: &[
        tiled::variant(&TILE8X128),
        tiled::variant(&TILE128),
        tiled::variant(&TILE64),
        tiled::variant(&TILE32),
    ],
    params: layout!(Params {
        m,
        n,
        k,
        factor,
        a,
        b,
        out
    }),
};

/// A product as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    output: Output,
    /// Element types of a, b and the output.
    storage: [DType; 3],
    /// Layout of a, b and the output; absent where the caller can provide either.
    layout: Option<Layout>,
}

/// Layout of the tensors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// a and b `[C, L, P]`, the output `[N, N, C]`.
    ChannelsLast,
    /// [`Planes`], all three.
    Planes,
}

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    m: u32,
    n: u32,
    k: u32,
    factor: f32,
    a: [u32; 4],
    b: [u32; 4],
    out: [u32; 4],
}

/// Factor of products that are stored as f16, which keeps long sums in range; a constant of the
/// shader of the variants on cooperative matrices.
pub(crate) const FACTOR: f32 = 0.0625;

/// Whether products on a device are written as [`Planes`], as the variant that runs them requires.
pub(crate) fn writes_planes(device: &Device) -> bool {
    let problem = Problem {
        output: Output::new(device, 1 << 20, 1 << 10),
        storage: [DType::F16; 3],
        layout: None,
    };
    choose(device, &KERNEL, &problem).is_ok_and(|variant| variant.uses_coop())
}

/// The product over k, written into some channels of `out`.
///
/// # Errors
/// [`Error::Shape`] where the tensors do not agree.
pub fn triangle_product(r: &mut Recorder, arguments: &TriangleProductArguments) -> Result<()> {
    let Extents {
        n,
        channels,
        pitch,
        plane,
        out_channels,
    } = Extents::of(arguments)?;
    let TriangleProductArguments {
        a,
        b,
        out,
        first_channel,
        factor,
    } = *arguments;
    let reach = (channels - 1) * plane + n;
    let product = Product {
        n,
        channels,
        // Blocks of rows i and columns j.
        extent: [n, n],
        axes: [usize::MAX; 2],
        operands: [
            a.operand(0, [pitch, 0], reach),
            b.operand(0, [0, pitch], reach),
            out.operand(first_channel, [n * out_channels, out_channels], channels),
        ],
        strides: [
            [plane, pitch],
            [plane, pitch],
            [n * out_channels, out_channels],
        ],
        k: n,
        factor,
    };
    let problem = Problem {
        output: Output::new(r.device(), channels * n, n),
        storage: [a, b, out].map(Tensor::dtype),
        layout: Some(Layout::ChannelsLast),
    };
    product.record(r, &problem)
}

/// `out[c,i,j] = FACTOR * sum_k a[c,i,k] * b[c,j,k]`, for all channels of a.
pub(crate) fn triangle_product_of_planes(
    r: &mut Recorder,
    a: &Planes,
    b: &Planes,
    out: &Planes,
) -> Result<()> {
    let (n, channels) = (a.n, a.channels());
    let product = Product {
        n,
        channels,
        // Blocks of channels, the third axis of the grid.
        extent: [channels, 1],
        axes: [65_535, usize::MAX],
        operands: [a, b, out].map(Planes::whole_planes),
        strides: [a, b, out].map(|planes| [planes.plane, planes.pitch]),
        k: a.pitch,
        factor: FACTOR,
    };
    let problem = Problem {
        output: Output::new(r.device(), channels * n, n),
        storage: [DType::F16; 3],
        layout: Some(Layout::Planes),
    };
    product.record(r, &problem)
}

/// A product, ready to be recorded.
struct Product<'a> {
    n: usize,
    channels: usize,
    extent: [usize; 2],
    axes: [usize; 2],
    /// a, b and the output.
    operands: [Operand<'a, 2>; 3],
    /// Strides of a, b and the output, as the shader reads them.
    strides: [[usize; 2]; 3],
    k: usize,
    factor: f32,
}

impl Product<'_> {
    fn record(&self, r: &mut Recorder, problem: &Problem) -> Result<()> {
        let (n, planes) = (self.n, problem.layout == Some(Layout::Planes));
        let variant = choose(r.device(), &KERNEL, problem)?;
        let specialization = variant.specialization(problem);
        let [tile_m, tile_n] = variant.tile;
        let per_index = if planes { n * n } else { self.channels };
        let flops = 2.0 * (n * per_index) as f64;
        for block in r.blocks(OP, self.extent, self.axes, &self.operands, flops)? {
            let bound: [_; 3] =
                std::array::from_fn(|at| r.bind(at as u32 + 1, &self.operands[at], &block));
            let [a, b, out] = std::array::from_fn(|at| {
                let [first, second] = self.strides[at].map(|stride| stride as u32);
                [first, second, bound[at].1, 0]
            });
            let (m, columns, channels) = self.sizes(&block, planes);
            let params = Params {
                m: m as u32,
                n: columns as u32,
                k: self.k as u32,
                factor: self.factor,
                a,
                b,
                out,
            };
            let tiles = [m.div_ceil(tile_m) as u32, columns.div_ceil(tile_n) as u32];
            let moved = channels * (m * n + columns * n + m * columns);
            r.launch(Launch {
                label: [KERNEL.name, variant.name],
                shader: &variant.shader,
                specialization: &specialization,
                bindings: bound.into_iter().map(|(binding, _)| binding).collect(),
                params: bytemuck::bytes_of(&params),
                grid: if planes {
                    [tiles[1], tiles[0], channels as u32]
                } else {
                    [channels as u32, tiles[1], tiles[0]]
                },
                cost: Cost {
                    flops: flops * block.len() as f64,
                    bytes: (problem.storage[0].bytes() * moved) as f64,
                },
            })?;
        }
        Ok(())
    }

    /// Rows, columns and channels of a block's output.
    fn sizes(&self, block: &Block<2>, planes: bool) -> (usize, usize, usize) {
        let [first, second] = block.extent;
        if planes {
            // Rows of planes are padded with zeros, which the kernel writes.
            (self.n, self.k, first)
        } else {
            (first, second, self.channels)
        }
    }
}

struct Extents {
    n: usize,
    channels: usize,
    /// Elements from one row to the next.
    pitch: usize,
    /// Elements from one channel to the next.
    plane: usize,
    out_channels: usize,
}

impl Extents {
    fn of(arguments: &TriangleProductArguments) -> Result<Self> {
        let TriangleProductArguments {
            a,
            b,
            out,
            first_channel,
            ..
        } = *arguments;
        let [n, m, out_channels] = out.shape()[..] else {
            return Err(Error::shape(OP, "out", "[N, N, C]", out.describe()));
        };
        let (channels, rows, pitch) = match a.shape()[..] {
            [channels, rows, pitch] if rows >= n && pitch >= n => (channels, rows, pitch),
            _ => {
                return Err(Error::shape(
                    OP,
                    "a",
                    format!("[C, {n} or more, {n} or more]"),
                    a.describe(),
                ))
            }
        };
        if b.shape() != a.shape() {
            return Err(Error::shape(
                OP,
                "b",
                format!("{:?}", a.shape()),
                b.describe(),
            ));
        }
        match n == m && first_channel + channels <= out_channels {
            true => Ok(Extents {
                n,
                channels,
                pitch,
                plane: rows * pitch,
                out_channels,
            }),
            false => Err(Error::shape(
                OP,
                "out",
                format!("[{n}, {n}, {} or more]", first_channel + channels),
                out.describe(),
            )),
        }
    }
}
