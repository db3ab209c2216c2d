//! `out[i,j,c] = factor * sum_k a[i,k,c] * b[j,k,c]`: the product of triangle multiplication.

use bytemuck::{Pod, Zeroable};

use super::{layout, Kernel};
use crate::error::{Error, Result};
use crate::gpu::{Cost, Launch, Recorder, Shader, Specialization};
use crate::tensor::{DType, Tensor};

/// Which edges of the triangle are multiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// `a[i,k] * b[j,k]`: the edges that leave i and j.
    Outgoing,
    /// `a[k,i] * b[k,j]`: the edges that enter i and j.
    Incoming,
}

/// What [`triangle_product`] works on.
#[derive(Debug, Clone, Copy)]
pub struct TriangleProductArguments<'a> {
    /// `[N, N, C]`, C a multiple of 4.
    pub a: &'a Tensor,
    /// `[N, N, C]`.
    pub b: &'a Tensor,
    /// Which edges.
    pub edges: Edges,
    /// Written: `[N, N, C']`, C' at least `first_channel + C`.
    pub out: &'a Tensor,
    /// The first channel of `out` to write; a multiple of 4.
    pub first_channel: usize,
    /// Multiplies the sums, which may exceed what f16 holds.
    pub factor: f32,
}

pub(crate) const KERNEL: Kernel = Kernel {
    shader: Shader { stem: "triangle_product", text: include_str!("../../wgsl/triangle_product.wgsl") },
    variants: &["tile16"],
    specializations: |_, storage| vec![specialization([storage; 3])],
    params: layout!(Params { rows, columns, k, channels, a, b, out, factor, padding_0, padding_1, padding_2 }),
};

/// Rows and columns of a workgroup, as written in the shader.
const TILE: usize = 16;
/// Vectors of channels of a workgroup, as written in the shader.
const CHANNELS: usize = 8;

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    columns: u32,
    k: u32,
    channels: u32,
    a: [u32; 4],
    b: [u32; 4],
    out: [u32; 4],
    factor: f32,
    padding_0: u32,
    padding_1: u32,
    padding_2: u32,
}

/// `storage` is that of a, b and the output.
fn specialization(storage: [DType; 3]) -> Specialization {
    let aliases = ["StoredA", "StoredB", "StoredOut"].into_iter().zip(storage);
    aliases.fold(Specialization::default(), |text, (alias, dtype)| text.stored(alias, dtype, 4))
}

/// The product over k, written into some channels of `out`.
///
/// # Errors
/// [`Error::Shape`] where the tensors do not agree, [`Error::Unsupported`] where C or the first channel is no multiple of 4.
pub fn triangle_product(r: &mut Recorder, arguments: &TriangleProductArguments) -> Result<()> {
    let [n, channels, out_channels] = check(arguments)?;
    let TriangleProductArguments { a, b, edges, out, first_channel, factor } = *arguments;
    let specialization = specialization([a, b, out].map(Tensor::dtype));
    let (line, k) = match edges {
        Edges::Outgoing => (n * channels, channels),
        Edges::Incoming => (channels, n * channels),
    };
    let reach = (n - 1) * k + channels;
    let operands = [a.operand(0, [line, 0], reach), b.operand(0, [0, line], reach), out.operand(first_channel, [n * out_channels, out_channels], channels)];
    let flops = 2.0 * (n * channels) as f64;
    for block in r.blocks(KERNEL.stem(), [n, n], [usize::MAX; 2], &operands, flops)? {
        let (bind_a, skip_a) = r.bind(1, &operands[0], &block);
        let (bind_b, skip_b) = r.bind(2, &operands[1], &block);
        let (bind_out, skip_out) = r.bind(3, &operands[2], &block);
        let [rows, columns] = block.extent;
        let params = Params {
            rows: rows as u32,
            columns: columns as u32,
            k: n as u32,
            channels: (channels / 4) as u32,
            a: [line as u32, k as u32, skip_a, 0],
            b: [line as u32, k as u32, skip_b, 0],
            out: [(n * out_channels) as u32, out_channels as u32, skip_out, 0],
            factor,
            padding_0: 0,
            padding_1: 0,
            padding_2: 0,
        };
        r.launch(Launch {
            shader: &KERNEL.shader,
            variant: KERNEL.variants[0],
            specialization: &specialization,
            bindings: vec![bind_a, bind_b, bind_out],
            params: bytemuck::bytes_of(&params),
            grid: [columns.div_ceil(TILE) as u32, rows.div_ceil(TILE) as u32, (channels / 4).div_ceil(CHANNELS) as u32],
            cost: Cost { flops: flops * block.len() as f64, bytes: (a.dtype().bytes() * channels * (rows * n + columns * n + rows * columns)) as f64 },
        })?;
    }
    Ok(())
}

/// N, C and the channels of `out`.
fn check(arguments: &TriangleProductArguments) -> Result<[usize; 3]> {
    const OP: &str = "triangle_product";
    let TriangleProductArguments { a, b, out, first_channel, .. } = *arguments;
    let [n, m, channels] = a.shape()[..] else {
        return Err(Error::shape(OP, "a", "f32 [N, N, C]", a.describe()));
    };
    if n != m {
        return Err(Error::shape(OP, "a", "f32 [N, N, C]", a.describe()));
    }
    if b.shape() != a.shape() {
        return Err(Error::shape(OP, "b", format!("f32 {:?}", a.shape()), b.describe()));
    }
    let out_channels = match out.shape()[..] {
        [rows, columns, own] if rows == n && columns == n && own >= first_channel + channels => own,
        _ => return Err(Error::shape(OP, "out", format!("f32 [{n}, {n}, {} or more]", first_channel + channels), out.describe())),
    };
    let places = [channels, first_channel, out_channels, a.offset(), b.offset(), out.offset()];
    match places.iter().all(|place| place % 4 == 0) {
        true => Ok([n, channels, out_channels]),
        false => Err(Error::unsupported(OP, "channels should come in multiples of 4")),
    }
}
