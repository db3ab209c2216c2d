//! `out[i,j,c] = factor * sum_k a[c,i,k] * b[c,j,k]`: the product of triangle multiplication.

use bytemuck::{Pod, Zeroable};

use super::tile::{Problem, Tile, VARIANTS};
use super::{choose, layout, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// What [`triangle_product`] works on.
#[derive(Debug, Clone, Copy)]
pub struct TriangleProductArguments<'a> {
    /// `[C, L, P]`, L and P at least N: of each plane the first N lines and places count.
    pub a: &'a Tensor,
    /// `[C, L, P]`.
    pub b: &'a Tensor,
    /// Written: `[N, N, C']`, C' at least `first_channel + C`.
    pub out: &'a Tensor,
    /// The first channel of `out` to write.
    pub first_channel: usize,
    /// Multiplies the sums, which may exceed what f16 holds.
    pub factor: f32,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader {
        name: "triangle_product",
        text: include_str!("../../wgsl/triangle_product.wgsl"),
    },
    variants: VARIANTS,
    specializations: |variant, storage| vec![specialization(variant, [storage; 3])],
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

/// `storage` is that of a, b and the output.
fn specialization(variant: &str, storage: [DType; 3]) -> Specialization {
    let aliases = ["StoredX", "StoredW", "StoredOut"].into_iter().zip(storage);
    aliases.fold(Tile::of(variant).specialize(), |text, (alias, dtype)| {
        text.stored(alias, dtype, 1)
    })
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
    let problem = Problem::new(r.device(), channels * n, n);
    let variant = choose(r.device(), &KERNEL, |variant| problem.supports(variant))?;
    let specialization = specialization(variant, [a, b, out].map(Tensor::dtype));
    let tile = Tile::of(variant);
    let reach = (channels - 1) * plane + n;
    let operands = [
        a.operand(0, [pitch, 0], reach),
        b.operand(0, [0, pitch], reach),
        out.operand(first_channel, [n * out_channels, out_channels], channels),
    ];
    let flops = 2.0 * (n * channels) as f64;
    for block in r.blocks(KERNEL.name(), [n, n], [usize::MAX; 2], &operands, flops)? {
        let (bind_a, skip_a) = r.bind(1, &operands[0], &block);
        let (bind_b, skip_b) = r.bind(2, &operands[1], &block);
        let (bind_out, skip_out) = r.bind(3, &operands[2], &block);
        let [rows, columns] = block.extent;
        let params = Params {
            m: rows as u32,
            n: columns as u32,
            k: n as u32,
            factor,
            a: [plane as u32, pitch as u32, skip_a, 0],
            b: [plane as u32, pitch as u32, skip_b, 0],
            out: [(n * out_channels) as u32, out_channels as u32, skip_out, 0],
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant,
            specialization: &specialization,
            bindings: vec![bind_a, bind_b, bind_out],
            params: bytemuck::bytes_of(&params),
            grid: [
                channels as u32,
                columns.div_ceil(tile.n) as u32,
                rows.div_ceil(tile.m) as u32,
            ],
            cost: Cost {
                flops: flops * block.len() as f64,
                bytes: (a.dtype().bytes() * channels * (rows * n + columns * n + rows * columns))
                    as f64,
            },
        })?;
    }
    Ok(())
}

struct Extents {
    n: usize,
    channels: usize,
    /// Elements from one line to the next.
    pitch: usize,
    /// Elements from one channel to the next.
    plane: usize,
    out_channels: usize,
}

impl Extents {
    fn of(arguments: &TriangleProductArguments) -> Result<Self> {
        const OP: &str = "triangle_product";
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
        let (channels, lines, pitch) = match a.shape()[..] {
            [channels, lines, pitch] if lines >= n && pitch >= n => (channels, lines, pitch),
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
                plane: lines * pitch,
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
