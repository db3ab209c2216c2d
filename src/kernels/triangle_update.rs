//! The end of triangle multiplication: two norms, two products, the gate and the residual in one
//! pass.

use bytemuck::{Pod, Zeroable};

use super::coop::{self, CHANNELS};
use super::pair_rows::{LayerNormParameters, PairRows};
use super::rows::flat_grid;
use super::triangle_product::{Planes, FACTOR};
use super::variant::{choose, layout, native, shader, Kernel, Needs, Refusal, Variant};
use crate::error::Result;
use crate::gpu::{Cost, Device, Launch, Recorder};
use crate::shader::{MatrixSize, Specialization};
use crate::tensor::{DType, Tensor};

const OP: &str = "triangle_update";

/// Inputs of [`triangle_update`].
#[derive(Debug, Clone)]
pub(crate) struct TriangleUpdateArguments<'a> {
    /// The pair representation, with the rows of the product.
    pub x: PairRows<'a>,
    /// Output, with the strides of x; if absent, the update is added to x.
    pub out: Option<PairRows<'a>>,
    /// The product of triangle multiplication, times [`FACTOR`].
    pub product: &'a Planes,
    /// LayerNorm over the channels of x.
    pub norm: LayerNormParameters<'a>,
    /// LayerNorm over the channels of the product: f32 `[128, 2]`, scale and offset of each.
    pub product_norm: &'a Tensor,
    /// f16 `[256, 128]`: 16 rows of the gate, then the same 16 rows of the output, and so on.
    pub weight: &'a Tensor,
}

pub(crate) const KERNEL: Kernel<Problem> = Kernel {
    name: OP,
    coop: native(&[
        variant("coop16", MatrixSize::Sixteen),
        variant("coop8", MatrixSize::Eight),
    ]),
    plain: &[],
    params: layout!(Params {
        rows,
        cols,
        padded_cols,
        plane,
        x_stride_row,
        x_stride_col,
        skip_x,
        skip_product,
        skip_w,
        skip_out,
        padding_1,
        padding_2
    }),
};

#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
struct Params {
    rows: u32,
    cols: u32,
    padded_cols: u32,
    plane: u32,
    x_stride_row: u32,
    x_stride_col: u32,
    skip_x: u32,
    skip_product: u32,
    skip_w: u32,
    skip_out: u32,
    padding_1: u32,
    padding_2: u32,
}

/// An update as its variants see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problem {
    channels: usize,
    in_place: bool,
}

/// Whether the kernel runs on a device for pairs of so many channels.
pub(crate) fn is_supported(device: &Device, channels: usize) -> bool {
    let problem = Problem {
        channels,
        in_place: false,
    };
    choose(device, &KERNEL, &problem).is_ok()
}

const fn variant(name: &'static str, size: MatrixSize) -> Variant<Problem> {
    Variant {
        name,
        shader: shader!("coop/triangle_update"),
        needs: Needs::Matrices(size),
        tile: [64, 1],
        supports,
        specialize,
        examples,
    }
}

fn supports(_: &Variant<Problem>, problem: &Problem) -> Result<(), Refusal> {
    coop::supports_channels(problem.channels)
}

fn specialize(variant: &Variant<Problem>, problem: &Problem) -> Specialization {
    coop::specialization(variant)
        .define_if("ACCUMULATE", problem.in_place)
        .define_if("EIGHT", coop::size_of(variant) == MatrixSize::Eight)
        .value("EPSILON_PRODUCT", format!("{:e}", 1e-5 * FACTOR * FACTOR))
}

fn examples(_: &Variant<Problem>, _: DType) -> Vec<Problem> {
    [false, true]
        .map(|in_place| Problem {
            channels: CHANNELS,
            in_place,
        })
        .to_vec()
}

/// `out = sigmoid(w_gate . LN(x)) * (w_out . LN(product))`, or `x +=` that.
pub(crate) fn triangle_update(r: &mut Recorder, arguments: &TriangleUpdateArguments) -> Result<()> {
    let TriangleUpdateArguments {
        x,
        out,
        product,
        norm,
        product_norm,
        weight,
    } = arguments;
    x.expect_channels(OP)?;
    let problem = Problem {
        channels: CHANNELS,
        in_place: out.is_none(),
    };
    let variant = choose(r.device(), &KERNEL, &problem)?;
    let specialization = variant.specialization(&problem);
    let operands: Vec<_> = [
        Some(x.operand(CHANNELS)),
        Some(product.operand(CHANNELS)),
        out.as_ref().map(|out| out.operand(CHANNELS)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let flops = 4.0 * (x.cols * CHANNELS * CHANNELS) as f64;
    for block in r.blocks(OP, [x.rows], [usize::MAX], &operands, flops)? {
        let rows = block.len();
        let (bind_x, skip_x) = r.bind(1, &operands[0], &block);
        let (bind_product, skip_product) = r.bind(2, &operands[1], &block);
        let (bind_w, skip_w) = r.bind_whole(3, weight);
        let (bind_scale, _) = r.bind_whole(4, norm.scale);
        let (bind_offset, _) = r.bind_whole(5, norm.offset);
        let (bind_norm, _) = r.bind_whole(6, product_norm);
        let mut bindings = vec![
            bind_x,
            bind_product,
            bind_w,
            bind_scale,
            bind_offset,
            bind_norm,
        ];
        let skip_out = operands.get(2).map_or(0, |out| {
            let (bind_out, skip) = r.bind(7, out, &block);
            bindings.push(bind_out);
            skip
        });
        let params = Params {
            rows: rows as u32,
            cols: x.cols as u32,
            padded_cols: product.pitch as u32,
            plane: product.plane as u32,
            x_stride_row: x.row_stride as u32,
            x_stride_col: x.col_stride as u32,
            skip_x,
            skip_product,
            skip_w,
            skip_out,
            padding_1: 0,
            padding_2: 0,
        };
        r.launch(Launch {
            label: [KERNEL.name, variant.name],
            shader: &variant.shader,
            specialization: &specialization,
            bindings,
            params: bytemuck::bytes_of(&params),
            grid: flat_grid((rows * product.pitch).div_ceil(variant.tile[0])),
            cost: Cost {
                flops: flops * rows as f64,
                bytes: (10 * rows * x.cols * CHANNELS) as f64,
            },
        })?;
    }
    Ok(())
}
